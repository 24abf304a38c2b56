"""The register of private electronic-system operators of Indonesia (PSE)."""

from scrapers.sources.registers.pse.api import COLLECTOR

__all__ = ["COLLECTOR"]
