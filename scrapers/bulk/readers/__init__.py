"""Readers of bulk files that write columns without making records of the common lines."""
