"""OpenSanctions, or your own yente server: listed persons and companies, and their links."""

from scrapers.sources.databases.opensanctions.api import COLLECTOR

__all__ = ["COLLECTOR"]
