"""Readers of node-and-edge formats: JSON, GraphML and GEXF."""
