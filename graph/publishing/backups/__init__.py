"""Backup of a whole investigation as one file, and its restore on any of the servers."""
