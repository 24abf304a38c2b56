"""Notices of changes: what may be sent, in which words, and by which services."""
