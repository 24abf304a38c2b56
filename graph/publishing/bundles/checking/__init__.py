"""Verification of a bundle, and a bundle opened as a database."""
