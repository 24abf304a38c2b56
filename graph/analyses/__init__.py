"""Analyses over the graph, independent of any database or page."""
