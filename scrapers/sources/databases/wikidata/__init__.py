"""Wikidata: what its editors state of owners, parents, subsidiaries and officers."""

from scrapers.sources.databases.wikidata.api import COLLECTOR

__all__ = ["COLLECTOR"]
