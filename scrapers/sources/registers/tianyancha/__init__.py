"""Tianyancha 天眼查: companies of China from files that the user exported."""

from scrapers.sources.registers.tianyancha.files import COLLECTOR

__all__ = ["COLLECTOR"]
