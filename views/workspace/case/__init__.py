"""A case: its graph, its steps, and its file."""
