"""Every source that can be collected from: one line a source."""

from scrapers import (
    amazon_seller,
    companies_house,
    ebay_seller,
    gleif,
    walmart,
)
from scrapers.base import Collector

COLLECTORS: tuple[Collector, ...] = (
    *companies_house.COLLECTORS,
    *gleif.COLLECTORS,
    amazon_seller.COLLECTOR,
    ebay_seller.COLLECTOR,
    walmart.COLLECTOR,
)
