"""Comparison of two editions of a shelf."""
