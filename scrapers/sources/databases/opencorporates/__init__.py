"""OpenCorporates: companies of many registers, as it compiles them."""

from scrapers.sources.databases.opencorporates.api import COLLECTOR

__all__ = ["COLLECTOR"]
