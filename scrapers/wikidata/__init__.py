"""Wikidata: what its editors state of owners, parents, subsidiaries and officers."""

from scrapers.wikidata.api import COLLECTOR

__all__ = ["COLLECTOR"]
