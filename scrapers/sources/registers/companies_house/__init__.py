"""The register of companies of the United Kingdom, with its several access routes."""

from scrapers.sources.registers.companies_house import api, basic_file, psc_file, site

COLLECTORS = (
    api.COLLECTOR,
    site.COLLECTOR,
    psc_file.COLLECTOR,
    basic_file.COLLECTOR,
)
