"""Column reader of the bulk file of owners: lines of a common form, without making records.

It recognises and decides nothing: a line of any other form goes to the record parser of the file
and through the gate, and what texts mean is asked of the parser's own functions (``psc_answers``).
Its rows are those of the parser, but the statements that stand in for a company on each of its
lines are one, and an address is stated once for each spelling.
"""

from collections.abc import Iterator
from typing import Any

import orjson

from graph.model.records import Kind, Source, Standing, Statement, Tie
from graph.model.vocabulary.placeholders import is_no_number, is_placeholder
from graph.registers.shelf.rows import stated_row, tie_row
from scrapers.bulk.homes import leave_out_homes, of_no_known_kind
from scrapers.bulk.part_writer import PartWriter
from scrapers.bulk.readers.asked_once import AskedOnce
from scrapers.bulk.readers.company_ids import british_id
from scrapers.bulk.readers.company_lines import (
    PAST_LIST,
    REASONS_LIST,
    REMARKS_LIST,
    CompanyLines,
    StandIns,
)
from scrapers.bulk.readers.locations import NOWHERE
from scrapers.bulk.readers.plain_text import is_plain
from scrapers.bulk.readers.psc_answers import ENTRY_FIELDS, SERVICE, PscAnswers
from scrapers.bulk.readers.row_columns import StatedColumns, StatedForm, TieColumns
from scrapers.contract.collector import Unknown
from scrapers.contract.page import Page
from scrapers.parsing.admission import RecordGate
from scrapers.parsing.places import Place, place_field
from scrapers.sources.registers.companies_house.psc_file import line_records
from scrapers.sources.registers.companies_house.records.parties import ADDRESS, NAME_PARTS
from scrapers.sources.registers.companies_house.terms import REASONS, REMARKS, STATEMENT_KIND

_HOLDER = frozenset(
    "etag kind name name_elements natures_of_control notified_on ceased_on ceased links address "
    "identity_verification_details".split()
)
_PERSON = _HOLDER | {"nationality", "country_of_residence", "date_of_birth"}
_FIRM = _HOLDER | {"identification"}
_STATEMENT = frozenset("etag kind links notified_on ceased_on ceased statement".split())
_NAME = frozenset(NAME_PARTS.split())
_BIRTH = frozenset({"month", "year"})
_ENTRY = frozenset({*ENTRY_FIELDS, "registration_number"})
_ADDRESS = frozenset(ADDRESS.split())
_STATEMENTS = REASONS | REMARKS
_PLACE = place_field(SERVICE)
_LONGEST_LINK = 200
_ROWS_WAITING = 60_000

Json = dict[str, Any]


class PscLines:
    """Reader of one piece of the file; ``parsed`` counts the lines of no common form."""

    def __init__(self, source: Source, part: PartWriter) -> None:
        self._source, self._part = source, part
        self._gate = RecordGate()
        self._refused: frozenset[str] = frozenset()
        self._stated, self._ties = StatedColumns(), TieColumns()
        self._answers = PscAnswers(source, self._stated, self._ties)
        self._locations, self._holders = self._answers.locations, self._answers.holders
        self._stand_ins = StandIns(source, self._stated)
        self._company = CompanyLines("", self._stand_ins)
        self._person_form = self._form(Kind.PERSON, "", is_filed=False)
        self._firm_forms = AskedOnce(self._firm_form)
        self.parsed = 0

    def read_page(self, page: Page) -> Iterator[Unknown]:
        """Take in some lines, and yield what was not understood."""
        for place, line in page.lines():
            if not self._takes_in(line):
                yield from self._parse(line, place)
        if len(self._stated.entities) >= _ROWS_WAITING:
            self._write()

    def finish(self) -> None:
        """Write what waits; nothing more comes."""
        self._company.end()
        self._write()

    def _write(self) -> None:
        self._part.add_stated(self._stated.batch())
        self._part.add_ties(self._holders.take_batch())
        self._part.add_ties(self._locations.take_batch())
        self._part.add_ties(self._ties.take_rows())
        self._stated.clear()

    def _takes_in(self, line: bytes) -> bool:
        """Take in a line of a common form; of any other, nothing is taken in."""
        try:
            record = orjson.loads(line)
            data, number = record["data"], record["company_number"]
            if number != self._company.number:
                self._begin_company(number)
            ident = self._company.ident
            if len(record) != 2 or not ident or ident in self._refused:
                return False
            kind = data["kind"]
            if kind == "individual-person-with-significant-control":
                return data.keys() <= _PERSON and self._takes_person(data)
            if kind == "corporate-entity-person-with-significant-control":
                return data.keys() <= _FIRM and self._takes_firm(data)
            return (
                kind == STATEMENT_KIND and data.keys() <= _STATEMENT and self._takes_statement(data)
            )
        except (AttributeError, KeyError, TypeError, ValueError):
            return False

    def _begin_company(self, number: object) -> None:
        self._company.end()
        self._company = CompanyLines(number if isinstance(number, str) else "", self._stand_ins)

    def _takes_person(self, data: Json) -> bool:
        get, name, link = data.get, data["name"], data["links"]["self"]
        values: Json = {"name": name}
        texts = [name, link]
        for field in ("nationality", "country_of_residence"):
            if (stated := get(field)) is not None and stated != "":
                values[field] = stated
                texts.append(stated)
        if (birth := get("date_of_birth")) is not None:
            year, month = birth["year"], birth["month"]
            if (
                len(birth) != 2
                or year.__class__ is not int
                or month.__class__ is not int
                or not (1000 <= year <= 9999 and 1 <= month <= 12)
            ):
                return False
            values["birth_date"] = f"{year}-{month:02d}"
        key = link.rpartition("/")[2]
        return self._takes_holder(data, f"gb-psc-{key}", self._person_form, values, texts)

    def _takes_firm(self, data: Json) -> bool:
        name, link = data["name"], data["links"]["self"]
        stated = data.get("identification")
        found: Json = {} if stated is None else stated
        entry = self._answers.entries[tuple(map(found.get, ENTRY_FIELDS))]
        number = found.get("registration_number")
        texts = [name, link]
        if entry is None or not found.keys() <= _ENTRY:
            return False
        values: Json = {"name": name, **entry.first}
        ident = ""
        if number is not None and number != "":
            if entry.is_known_abroad or is_no_number(number):
                return False
            values["registration_number"] = number
            texts.append(number)
            ident = british_id(number) if entry.is_ours else ""
        values.update(entry.last)
        if ident:
            values["standing"] = str(Standing.FILING)
        form = self._firm_forms[entry.country, bool(ident)]
        key = link.rpartition("/")[2]
        return self._takes_holder(data, ident or f"gb-psc-{key}", form, values, texts)

    def _takes_holder(
        self, data: Json, ident: str, form: int, values: Json, texts: list[str]
    ) -> bool:
        """Take in a holder whose own values are read; ``texts`` must be plain."""
        get, link, answers = data.get, texts[1], self._answers
        parts, codes = get("name_elements"), data["natures_of_control"]
        since, until = answers.days[get("notified_on")], answers.days[get("ceased_on")]
        natures = answers.natures[tuple(codes)] if codes.__class__ is list else None
        if (
            natures is None
            or since is None
            or until is None
            or (not until and (get("ceased") or get("ceased_on")))
            or (parts is not None and not parts.keys() <= _NAME)
            or link.endswith(("/", "/appointments"))
            or "/" not in link
            or " " in link
            or len(link) > _LONGEST_LINK
            or not link.isascii()
            or not is_plain(", ".join(texts))
            or is_placeholder(values["name"])
            or ident in self._refused
        ):
            return False
        address = get("address")
        location = self._location(address) if address is not None else NOWHERE
        if location is None:
            return False
        if location.name and not location.ident:
            values[_PLACE] = location.name
        self._stated.add(ident, form, values["name"], orjson.dumps(values).decode())
        if location.ident:
            self._locations.locate(ident, location.ident)
        holders = self._holders
        holders.links.append(link)
        holders.holders.append(ident)
        holders.companies.append(self._company.ident)
        holders.natures.append(natures.number)
        holders.since.append(since)
        holders.until.append(until)
        self._company.is_met = True
        return True

    def _location(self, address: Json) -> Place | None:
        if not address.keys() <= _ADDRESS:
            return None
        get = address.get
        lines = (
            get("care_of"),
            get("po_box"),
            get("premises"),
            get("address_line_1"),
            get("address_line_2"),
            get("locality"),
            get("region"),
            get("postal_code"),
        )
        where = ", ".join([line for line in lines if line is not None and line != ""])
        country = get("country")
        if country is None:
            country = ""
        elif country.__class__ is not str:
            return None
        known = self._locations.places.get((where, country))
        if known is None and is_plain(where) and is_plain(country):
            known = self._locations.places[where, country]
        return known

    def _takes_statement(self, data: Json) -> bool:
        get, code = data.get, data["statement"]
        stated, end = get("notified_on"), get("ceased_on")
        since, until = self._answers.days[stated], self._answers.days[end]
        if (
            code not in _STATEMENTS
            or since is None
            or until is None
            or (not until and (end or get("ceased")))
            or not is_plain(stated or "")
        ):
            return False
        if until:
            self._company.add(PAST_LIST, f"owner: {code} ({stated or ''} to {until})")
        else:
            name = REMARKS_LIST if code in REMARKS else REASONS_LIST
            self._company.add(name, f"owner: {code}")
        return True

    def _parse(self, line: bytes, place: str) -> Iterator[Unknown]:
        """Take in a line by the record parser and the gate."""
        self.parsed += 1
        admitted = self._gate.admit_page(line_records(line, place, self._source))
        for record in leave_out_homes(admitted, of_no_known_kind):
            if isinstance(record, Unknown):
                yield record
            elif isinstance(record, Tie):
                self._ties.add_row(tie_row(record))
            elif isinstance(record, Statement) and not self._company.takes_in(record):
                self._stated.add_row(stated_row(record))
        self._refused = self._gate.refused
        if self._company.ident in self._refused:
            # What was said before the refusal stays.
            self._company.end()

    def _form(self, kind: Kind, country: str, *, is_filed: bool) -> int:
        standing = Standing.FILING.value if is_filed else None
        form = StatedForm(kind.value, self._source.id, standing, country or None, None)
        return self._stated.form(form)

    def _firm_form(self, stated: tuple[str, bool]) -> int:
        return self._form(Kind.COMPANY, stated[0], is_filed=stated[1])
