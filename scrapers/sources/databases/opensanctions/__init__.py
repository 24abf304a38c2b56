"""OpenSanctions, or a yente of one's own: listed persons and companies, and their links."""

from scrapers.sources.databases.opensanctions.api import COLLECTOR

__all__ = ["COLLECTOR"]
