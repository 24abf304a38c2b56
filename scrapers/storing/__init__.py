"""Storing of the records of a run in the database."""
