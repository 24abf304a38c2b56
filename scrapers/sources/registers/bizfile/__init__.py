"""Officers and shareholders from paid BizFile profiles of Singapore."""

from scrapers.sources.registers.bizfile.files import COLLECTOR

__all__ = ["COLLECTOR"]
