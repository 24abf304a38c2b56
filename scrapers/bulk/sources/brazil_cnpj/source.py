"""The register's open data: one company a CNPJ básico, by the id of its head office."""

import codecs
import re
from collections.abc import Callable, Iterator, Sequence

from graph.errors import AnswerError
from graph.model.ids import document_id
from graph.support.language import N_
from scrapers.bulk.building.notes import sort_by_key
from scrapers.bulk.inputs.documents import Document
from scrapers.bulk.inputs.pieces import Form
from scrapers.bulk.sources.brazil_cnpj.files import CODE_TABLES, Table, table_of, table_rows
from scrapers.bulk.sources.brazil_cnpj.rows import (
    Codes,
    company_records,
    head_office_id,
    office_records,
    partner_json,
    unread_partner,
)
from scrapers.bulk.sources.bulk_source import BulkSource, Desk, Groups, Part, Pass
from scrapers.bulk.sources.lookups import open_notes, sort_repeated
from scrapers.bulk.sources.plain_plan import day_in_name, head_of
from scrapers.contract.collector import Record, file_source_of
from scrapers.contract.page import Page
from scrapers.parsing.json_values import unknown_value
from scrapers.sources.registers.brazil_cnpj.api import (
    COLLECTOR,
    ORIGIN,
    partner_key,
    partner_records,
)

_CODES, _NAMESAKES, _ROWS = "codes", "namesakes", "rows"
# K3241.K03200Y0.D51108.EMPRECSV: the last digit of the year, the month, the day.
_RELEASE = re.compile(r"\.D(\d)(\d\d)(\d\d)\.")


def _note_codes(page: Page, desk: Desk) -> Iterator[Sequence[Record]]:
    table = table_of(page.name)
    for _, row in table_rows(page):
        desk.note(f"{table} {row['code']}", row["words"])
    yield []


def _codes(desk: Desk) -> Codes:
    notes = open_notes(desk.lookups / _CODES)

    def words(table: Table, code: str) -> str:
        return (notes.last(f"{table} {code}") or "") if notes and code else ""

    return words


def _note_partners(page: Page, desk: Desk) -> Iterator[Sequence[Record]]:
    codes = _codes(desk)
    for place, row in table_rows(page):
        key = partner_key(partner_json(row, codes))
        desk.note(f"{row['basico']} {document_id('', key)}", place)
    yield []


def _read(page: Page, desk: Desk) -> Groups:
    table = table_of(page.name)
    source = file_source_of(page, ORIGIN, f"CNPJ, {page.name}", _published_in(page.name))
    yield [source]
    codes = _codes(desk)
    namesakes = open_notes(desk.lookups / _NAMESAKES)
    for place, row in table_rows(page):
        company = head_office_id(row["basico"])
        if not company:
            yield [unknown_value("CNPJ", row["basico"], place)]
        elif table is Table.COMPANIES:
            yield list(company_records(row, company, codes, source, place))
        elif table is Table.OFFICES:
            yield list(office_records(row, company, codes, source, place))
        else:
            number = namesakes.last(place) if namesakes else None
            key = f" {number}" if number else ""
            partner = partner_json(row, codes)
            records = partner_records(partner, company, key, source, place)
            yield [*unread_partner(row, codes, place), *records]


def _plan(documents: Sequence[Document]) -> Sequence[Pass]:
    tables = [table_of(each.name) for each in documents]
    if Table.COMPANIES not in tables:
        raise AnswerError(N_("There is no table Empresas among the files of the CNPJ."))
    _refuse_missing_codes(tables)
    for each in documents:
        if head_of(each, 3) == codecs.BOM_UTF8:
            raise AnswerError(
                N_(
                    "{where} was saved in UTF-8; the files of the CNPJ are in Latin-1. "
                    "Give it as it was downloaded."
                ),
                where=each.name,
            )

    def parts(wanted: Callable[[Table], bool]) -> tuple[Part, ...]:
        return tuple(Part(n, Form.BARE_CSV) for n, table in enumerate(tables) if wanted(table))

    is_row_table = {Table.COMPANIES, Table.OFFICES, Table.PARTNERS}.__contains__
    return [
        Pass(_CODES, parts(CODE_TABLES.__contains__), _note_codes, sort_notes=sort_by_key),
        Pass(
            _NAMESAKES,
            parts(lambda table: table is Table.PARTNERS),
            _note_partners,
            sort_notes=sort_repeated,
        ),
        Pass(_ROWS, parts(is_row_table), _read),
    ]


def _refuse_missing_codes(tables: Sequence[Table]) -> None:
    """Refuse partners without the table that says what they are."""
    needed = {Table.PARTNERS: (Table.QUALIFICATIONS, Table.COUNTRIES)}
    for table, codes in needed.items():
        missing = [code for code in codes if code not in tables]
        if table in tables and missing:
            raise AnswerError(
                N_("{table} needs the tables of codes beside it: {missing}."),
                table=table.title(),
                missing=", ".join(code.title() for code in missing),
            )


def _published(document: Document) -> str:
    return _published_in(document.name) or day_in_name(document)


def _published_in(name: str) -> str:
    released = _RELEASE.search(name)
    return f"202{released[1]}-{released[2]}-{released[3]}" if released else ""


CNPJ = BulkSource(
    name=COLLECTOR.name,
    title=ORIGIN.title,
    rules=2,
    plan=_plan,
    example="Empresas0.zip",
    published=_published,
)
