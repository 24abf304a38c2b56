"""QCC 企查查: companies of China out of files that the reader got."""

from scrapers.sources.registers.qcc.files import COLLECTOR

__all__ = ["COLLECTOR"]
