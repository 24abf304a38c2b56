"""Pairs worth comparing, and pairs that could as well be others."""
