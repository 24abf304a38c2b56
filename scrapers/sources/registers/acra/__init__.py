"""The open data of Singapore's register of companies (ACRA)."""

from scrapers.sources.registers.acra.api import COLLECTOR

__all__ = ["COLLECTOR"]
