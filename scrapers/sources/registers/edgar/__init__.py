"""The SEC's EDGAR: companies that file in the United States, and the subsidiaries they list."""

from scrapers.sources.registers.edgar.api import COLLECTOR

__all__ = ["COLLECTOR"]
