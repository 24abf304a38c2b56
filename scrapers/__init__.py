"""Every source that can be collected from: one line a source."""

from scrapers import (
    acra,
    ahu,
    bizfile,
    brazil_cnpj,
    companies_house,
    edgar,
    gleif,
    icij,
    opencorporates,
    opensanctions,
    pse,
    qcc,
    tianyancha,
    wikidata,
)
from scrapers.base import Collector

COLLECTORS: tuple[Collector, ...] = (
    *companies_house.COLLECTORS,
    *gleif.COLLECTORS,
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
