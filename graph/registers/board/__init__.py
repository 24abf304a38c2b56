"""The case and some shelves as one set of arrays."""
