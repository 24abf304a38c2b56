"""The Global Legal Entity Identifier Foundation: LEI records and accounting consolidation."""

from scrapers.sources.registers.gleif import api, golden_copy

COLLECTORS = (api.COLLECTOR, golden_copy.COLLECTOR)
