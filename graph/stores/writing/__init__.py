"""Writes to the database: imports, undo, removal and notes."""
