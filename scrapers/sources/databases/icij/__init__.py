"""The Offshore Leaks database of the International Consortium of Investigative Journalists."""

from scrapers.sources.databases.icij.database import COLLECTOR

__all__ = ["COLLECTOR"]
