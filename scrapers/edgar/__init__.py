"""The SEC's EDGAR: companies that file in the United States, and the subsidiaries they list."""

from scrapers.edgar.api import COLLECTOR

__all__ = ["COLLECTOR"]
