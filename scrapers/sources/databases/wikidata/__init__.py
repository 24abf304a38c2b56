"""Wikidata: its editors' statements about owners, parents, subsidiaries and officers."""

from scrapers.sources.databases.wikidata.api import COLLECTOR

__all__ = ["COLLECTOR"]
