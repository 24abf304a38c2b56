"""OpenSanctions, or a yente of one's own: listed persons and companies, and their links."""

from scrapers.opensanctions.api import COLLECTOR

__all__ = ["COLLECTOR"]
