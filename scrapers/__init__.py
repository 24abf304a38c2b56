"""Every source that can be collected from: one line a source."""

from scrapers import (
    amazon_seller,
    article,
    companies_house,
    dsa_trader,
    ebay_seller,
    gleif,
    impressum,
    jsonld,
    tiktok_shop,
    walmart,
)
from scrapers.base import Collector

COLLECTORS: tuple[Collector, ...] = (
    *companies_house.COLLECTORS,
    *gleif.COLLECTORS,
    amazon_seller.COLLECTOR,
    ebay_seller.COLLECTOR,
    tiktok_shop.COLLECTOR,
    walmart.COLLECTOR,
    dsa_trader.COLLECTOR,
    impressum.COLLECTOR,
    jsonld.COLLECTOR,
    article.COLLECTOR,
)
