"""Ownership graph of sellers: the model, its store, and the analysis of it."""
