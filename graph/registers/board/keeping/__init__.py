"""Boards kept for the next run: their key and their files."""
