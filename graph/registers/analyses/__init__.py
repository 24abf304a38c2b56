"""Trace, control, owners, rings and mass parties over case and shelves."""
