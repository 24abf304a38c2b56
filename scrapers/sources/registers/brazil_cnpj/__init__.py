"""The register of legal entities of Brazil (CNPJ)."""

from scrapers.sources.registers.brazil_cnpj.api import COLLECTOR

__all__ = ["COLLECTOR"]
