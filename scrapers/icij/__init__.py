"""The Offshore Leaks database of the International Consortium of Investigative Journalists."""

from scrapers.icij.database import COLLECTOR

__all__ = ["COLLECTOR"]
