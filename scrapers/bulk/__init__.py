"""Bulk files of registers into shelves."""
