"""Cases: graph, steps, and files."""
