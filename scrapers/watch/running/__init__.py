"""Runs of the watches: asking, comparing, storing, and a journal to go on from."""
