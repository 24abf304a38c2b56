"""Parsing that several sources share; it knows no network and no store."""
