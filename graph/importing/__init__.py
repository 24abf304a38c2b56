"""Readers of files that others made: pure functions from bytes to records, without a store."""
