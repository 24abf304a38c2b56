"""The register of companies of the United Kingdom, by its several ways in."""

from scrapers.companies_house import api

COLLECTORS = (api.COLLECTOR,)
