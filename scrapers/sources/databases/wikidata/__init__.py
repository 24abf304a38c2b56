"""Wikidata: its editors' statements about owners, parents, subsidiaries and officers."""
