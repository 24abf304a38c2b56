"""Pairs of entries that may be one party: found and explained by rules, decided by a person."""
