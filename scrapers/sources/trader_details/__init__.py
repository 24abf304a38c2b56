"""Shared parts of the storefront sources: a seller's stated details, and records of them."""
