"""Seller pages of marketplaces, imprints and schema.org data."""
