"""Spreadsheets that are looked up and not imported: each row with the party that it may be."""
