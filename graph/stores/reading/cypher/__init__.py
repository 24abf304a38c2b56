"""Cypher of users: its words, what it may do, its own limits, and names that do not exist."""
