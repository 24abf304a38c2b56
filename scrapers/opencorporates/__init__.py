"""OpenCorporates: companies of many registers, as it compiles them."""

from scrapers.opencorporates.api import COLLECTOR

__all__ = ["COLLECTOR"]
