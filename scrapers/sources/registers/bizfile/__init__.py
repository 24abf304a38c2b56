"""Officers and shareholders out of BizFile profiles of Singapore (paid)."""

from scrapers.sources.registers.bizfile.files import COLLECTOR

__all__ = ["COLLECTOR"]
