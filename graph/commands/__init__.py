"""The command line of the graph: ``python -m graph …``."""
