"""Traces of every storefront on Spark."""
