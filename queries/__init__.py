"""Saved queries, one Cypher file each, and the command line that runs them."""
