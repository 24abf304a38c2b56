"""Officers and shareholders out of BizFile profiles of Singapore (paid)."""

from scrapers.bizfile.files import COLLECTOR

__all__ = ["COLLECTOR"]
