"""Parsing that several sources share, without network and database."""
