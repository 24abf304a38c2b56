"""QCC 企查查: companies of China from files that the user exported."""

from scrapers.sources.registers.qcc.files import COLLECTOR

__all__ = ["COLLECTOR"]
