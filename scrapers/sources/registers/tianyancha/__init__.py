"""Tianyancha 天眼查: companies of China out of files that the reader got."""

from scrapers.sources.registers.tianyancha.files import COLLECTOR

__all__ = ["COLLECTOR"]
