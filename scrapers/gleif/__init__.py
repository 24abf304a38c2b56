"""The Global Legal Entity Identifier Foundation: who is who, and who consolidates whom."""

from scrapers.gleif import api, golden_copy

COLLECTORS = (api.COLLECTOR, golden_copy.COLLECTOR)
