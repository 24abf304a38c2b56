"""Reads from the database: records, search, and read-only queries of users."""
