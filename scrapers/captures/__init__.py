"""Captures: WARC archives, saved pages and files."""
