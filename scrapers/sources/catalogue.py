"""All sources that can be collected from; a new one is listed here."""

from scrapers.contract.collector import Collector
from scrapers.sources.databases.icij import database as icij
from scrapers.sources.databases.opencorporates import api as opencorporates
from scrapers.sources.databases.opensanctions import api as opensanctions
from scrapers.sources.databases.wikidata import api as wikidata
from scrapers.sources.press import article
from scrapers.sources.registers import ahu
from scrapers.sources.registers.acra import api as acra
from scrapers.sources.registers.bizfile import files as bizfile
from scrapers.sources.registers.brazil_cnpj import api as brazil_cnpj
from scrapers.sources.registers.companies_house import api as companies_house
from scrapers.sources.registers.companies_house import basic_file, psc_file, site
from scrapers.sources.registers.edgar import api as edgar
from scrapers.sources.registers.gleif import api as gleif
from scrapers.sources.registers.gleif import golden_copy
from scrapers.sources.registers.pse import api as pse
from scrapers.sources.registers.qcc import files as qcc
from scrapers.sources.registers.tianyancha import files as tianyancha
from scrapers.sources.storefronts import (
    amazon_seller,
    dsa_trader,
    ebay_seller,
    impressum,
    tiktok_shop,
    walmart,
)
from scrapers.sources.storefronts.jsonld import page as jsonld

COLLECTORS: tuple[Collector, ...] = (
    companies_house.COLLECTOR,
    site.COLLECTOR,
    psc_file.COLLECTOR,
    basic_file.COLLECTOR,
    gleif.COLLECTOR,
    golden_copy.COLLECTOR,
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
