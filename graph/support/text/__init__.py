"""Folding of names for comparison."""
