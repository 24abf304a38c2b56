"""The open data of Singapore's register of companies (ACRA)."""

from scrapers.acra.api import COLLECTOR

__all__ = ["COLLECTOR"]
