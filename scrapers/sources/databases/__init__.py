"""Databases that compile the statements of others."""
