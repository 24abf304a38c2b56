"""All sources whose bulk files become shelves, by name."""

from graph.errors import InputError
from graph.support.language import N_
from scrapers.bulk.sources.bods import BODS
from scrapers.bulk.sources.brazil_cnpj.source import CNPJ
from scrapers.bulk.sources.bulk_source import BulkSource
from scrapers.bulk.sources.companies_house import BASIC, PSC
from scrapers.bulk.sources.followthemoney import FOLLOWTHEMONEY
from scrapers.bulk.sources.gleif import GLEIF
from scrapers.bulk.sources.icij import ICIJ

BULK_SOURCES: tuple[BulkSource, ...] = (PSC, BASIC, GLEIF, BODS, FOLLOWTHEMONEY, ICIJ, CNPJ)


def bulk_source(name: str) -> BulkSource:
    """Return a source by its name.

    Raises:
        InputError: there is none of this name; the message names them all.
    """
    for each in BULK_SOURCES:
        if each.name == name:
            return each
    raise InputError(
        N_("There is no register source {name!r}. There are: {names}."),
        name=name,
        names=", ".join(each.name for each in BULK_SOURCES),
    )
