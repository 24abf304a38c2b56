"""Answers of the Reconciliation API 0.2, by which OpenRefine matches its rows with a store."""
