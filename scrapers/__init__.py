"""Collectors: sources, their captures, and the records of a run."""
