"""The Global Legal Entity Identifier Foundation: who is who, and who consolidates whom."""

from scrapers.sources.registers.gleif import api, golden_copy

COLLECTORS = (api.COLLECTOR, golden_copy.COLLECTOR)
