"""The register's bulk file of persons with significant control: a line of JSON for each.

https://download.companieshouse.gov.uk/en_pscdata.html
"""

import re
from collections.abc import Iterator, Sequence

from graph.errors import AnswerError
from graph.model.records import Source
from graph.support.language import N_
from scrapers.contract.collector import Collector, Record, file_source_of
from scrapers.contract.page import Page, parse_json
from scrapers.parsing.json_values import (
    mapping,
    require_object,
    text,
    unknown_fields,
    unknown_value,
)
from scrapers.sources.registers.companies_house.origin import Company, origin
from scrapers.sources.registers.companies_house.records.owners import owner_records
from scrapers.sources.registers.companies_house.terms import TOTALS_KIND

_ORIGIN = origin("companies_house_psc", N_("Companies House (United Kingdom), bulk file of owners"))


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield the holders of each line; numbers stand in for company names, which the file lacks."""
    for page in pages:
        source = file_source(page)
        yield source
        count = 0
        for place, line in page.lines():
            count += 1
            yield from line_records(line, place, source)
        if not count:
            raise AnswerError(N_("{where} is empty."), where=page.where)


def file_source(page: Page) -> Source:
    """Return the Source of a file, or of a part of it; its name holds its day."""
    day = re.search(r"\d{4}-\d{2}-\d{2}", page.name)
    title = f"Persons with significant control, {page.name}"
    return file_source_of(page, _ORIGIN, title, day[0] if day else "")


def line_records(line: bytes, place: str, source: Source) -> Iterator[Record]:
    """Yield the records of one line; ``place`` names it in messages.

    Raises:
        AnswerError: it is no line of this file.
    """
    record = require_object(parse_json(line, place), place)
    data = mapping(record.get("data"))
    company = Company(text(record, "company_number"))
    if text(data, "kind") == TOTALS_KIND:
        return
    if not data or not company.number:
        raise AnswerError(N_("{place} is no line of the file of owners."), place=place)
    if not company.id:
        yield unknown_value("company number", company.number, place)
        return
    yield from owner_records([data], company, source, place, _ORIGIN.name)
    yield from unknown_fields(record, ("company_number", "data"), place)


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("file: psc-snapshot-….zip, or its lines of JSON"),
    gives=N_("the owners of all companies, from the bulk file"),
    read_files=read_files,
)
