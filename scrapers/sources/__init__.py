"""All sources that can be collected from; a new one is listed here."""

from scrapers.contract.collector import Collector
from scrapers.sources.databases import icij, opencorporates, opensanctions, wikidata
from scrapers.sources.press import article
from scrapers.sources.registers import (
    acra,
    ahu,
    bizfile,
    brazil_cnpj,
    companies_house,
    edgar,
    gleif,
    pse,
    qcc,
    tianyancha,
)
from scrapers.sources.storefronts import (
    amazon_seller,
    dsa_trader,
    ebay_seller,
    impressum,
    jsonld,
    tiktok_shop,
    walmart,
)

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
    wikidata.COLLECTOR,
    edgar.COLLECTOR,
    icij.COLLECTOR,
    brazil_cnpj.COLLECTOR,
    pse.COLLECTOR,
    acra.COLLECTOR,
    opensanctions.COLLECTOR,
    opencorporates.COLLECTOR,
    bizfile.COLLECTOR,
    ahu.COLLECTOR,
    qcc.COLLECTOR,
    tianyancha.COLLECTOR,
)
