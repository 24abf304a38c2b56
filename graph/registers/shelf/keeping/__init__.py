"""Keeping of shelves: their check, the verdict of the last one, and their removal."""
