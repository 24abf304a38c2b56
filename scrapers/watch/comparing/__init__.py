"""Comparison of two readings of a watched subject, by what its source states."""
