"""The register of private electronic-system operators of Indonesia (PSE)."""

from scrapers.pse.api import COLLECTOR

__all__ = ["COLLECTOR"]
