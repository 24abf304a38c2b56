"""Column reader of BasicCompanyData: rows of a common form, without making records.

A row with a date that cannot be read, an unknown status, an end, a mere place or a name that the
gate would touch goes to the record parser of the file and through the gate.
"""

from collections.abc import Iterator, Sequence

import orjson

from graph.analyses.party_ends import stated_end
from graph.model.records import Kind, Source, Statement, Tie
from graph.model.vocabulary.placeholders import is_no_number, is_placeholder
from graph.registers.shelf.rows import stated_row, tie_row
from scrapers.bulk.homes import leave_out_homes, of_no_known_kind
from scrapers.bulk.part_writer import PartWriter
from scrapers.bulk.readers.asked_once import AskedOnce
from scrapers.bulk.readers.company_ids import british_id
from scrapers.bulk.readers.locations import Locations
from scrapers.bulk.readers.row_columns import StatedColumns, StatedForm, TieColumns
from scrapers.contract.collector import Unknown
from scrapers.contract.page import Page
from scrapers.parsing.admission import RecordGate
from scrapers.parsing.places import Place
from scrapers.sources.registers.companies_house.basic_file import (
    ADDRESS,
    STATUSES,
    line_and_country,
    name_until,
    office_records,
    row_records,
    unknown_columns,
)
from scrapers.sources.registers.companies_house.dates import date_of
from scrapers.sources.registers.companies_house.origin import Company

_ROWS_WAITING = 60_000
_SICS = tuple(f"SICCode.SicText_{n}" for n in range(1, 5))
_PREVIOUS = tuple(
    (f"PreviousName_{n}.CompanyName", f"PreviousName_{n}.CONDATE") for n in range(1, 11)
)
_HOME = Company("00000001").country
_NO_ACTIVITY = ("", "None Supplied")


class _Columns:
    """Places of the columns that are read; a column that is not there is empty in every row."""

    def __init__(self, headings: Sequence[str]) -> None:
        # A row is read with one empty cell more, which stands for every missing column.
        self._places = {heading: place for place, heading in enumerate(headings)}
        self._missing = len(headings)
        self.name = self._place("CompanyName")
        self.number = self._place("CompanyNumber")
        self.status = self._place("CompanyStatus")
        self.category = self._place("CompanyCategory")
        self.origin = self._place("CountryOfOrigin")
        self.since = self._place("IncorporationDate")
        self.until = self._place("DissolutionDate")
        self.country = self._place("RegAddress.Country")
        self.address = tuple(map(self._place, ADDRESS))
        self.sics = tuple(map(self._place, _SICS))
        self.previous = tuple((self._place(name), self._place(day)) for name, day in _PREVIOUS)

    def _place(self, heading: str) -> int:
        return self._places.get(heading, self._missing)


class BasicRows:
    """Reader of one piece of the file; ``parsed`` counts the rows of no common form."""

    def __init__(self, source: Source, part: PartWriter) -> None:
        self._source, self._part = source, part
        self._gate = RecordGate()
        self._refused: frozenset[str] = frozenset()
        self._stated, self._ties = StatedColumns(), TieColumns()
        sample = office_records("gb-00000001", "1 Example Street", "", source)
        self._locations = Locations(source, line_and_country, sample, self._stated, self._ties)
        self._live = AskedOnce(_is_live)
        self._days = AskedOnce(_read_day)
        self._forms = AskedOnce(self._form)
        self._columns = _Columns(())
        self.parsed = 0

    def read_page(self, page: Page) -> Iterator[Unknown]:
        """Take in some rows under their headings, and yield what was not understood."""
        table = page.cells()
        _, headings = next(table)
        yield from unknown_columns(headings, page.where)
        self._columns = _Columns(headings)
        for place, cells in table:
            if not self._takes_in([*cells, ""]):
                yield from self._parse(dict(zip(headings, cells, strict=True)), place)
        if len(self._stated.entities) >= _ROWS_WAITING:
            self._write()

    def finish(self) -> None:
        """Write what waits; nothing more comes."""
        self._write()

    def _write(self) -> None:
        self._part.add_stated(self._stated.batch())
        self._part.add_ties(self._locations.take_batch())
        self._part.add_ties(self._ties.take_rows())
        self._stated.clear()

    def _takes_in(self, cells: list[str]) -> bool:
        """Take in a row of a common form; of any other, nothing is taken in."""
        at = self._columns
        name, number, status = cells[at.name], cells[at.number], cells[at.status]
        ident, is_active, since = (
            british_id(number),
            self._live[status],
            self._days[cells[at.since]],
        )
        if (
            not ident
            or is_active is None
            or since is None
            or cells[at.until]
            or not _is_name(name)
            or not _is_formed_here(number)
            or ident in self._refused
        ):
            return False
        previous, location = self._previous_names(cells), self._location(cells)
        if previous is None or location is None:
            return False
        values = {
            "name": name,
            "country": _HOME,
            "registration_number": ident[3:],
            "status": status,
            **({"active": True} if is_active else {}),
            **self._profile(cells, since),
            **previous,
        }
        self._stated.add(ident, self._forms[status], name, orjson.dumps(values).decode())
        if location.ident:
            self._locations.locate(ident, location.ident)
        return True

    def _location(self, cells: list[str]) -> Place | None:
        """Return the registered office; None for a mere place, which the parser keeps."""
        where = ", ".join([line for place in self._columns.address if (line := cells[place])])
        location = self._locations.places[where, cells[self._columns.country]]
        return location if location.ident or not location.name else None

    def _profile(self, cells: list[str], since: str) -> dict[str, object]:
        at = self._columns
        values: dict[str, object] = {}
        if category := cells[at.category]:
            values["company_type"] = category
        if origin := cells[at.origin]:
            values["country_of_origin"] = origin
        if since:
            values["incorporated"] = since
        if sics := [sic for place in at.sics if (sic := cells[place]) not in _NO_ACTIVITY]:
            values["sic_codes"] = sics
        return values

    def _previous_names(self, cells: list[str]) -> dict[str, list[str]] | None:
        """Return the earlier names of a company, None if the gate would touch one."""
        stated = [(n, cells[day]) for name, day in self._columns.previous if (n := cells[name])]
        if not stated:
            return {}
        if any(is_placeholder(name) for name, _ in stated):
            return None
        dates = [name_until(name, day) for name, day in stated]
        return {"previous_names": [name for name, _ in stated], "previous_names_dates": dates}

    def _parse(self, row: dict[str, str], place: str) -> Iterator[Unknown]:
        """Take in a row by the record parser and the gate."""
        self.parsed += 1
        admitted = self._gate.admit_page(row_records(row, self._source, place))
        for record in leave_out_homes(admitted, of_no_known_kind):
            if isinstance(record, Unknown):
                yield record
            elif isinstance(record, Tie):
                self._ties.add_row(tie_row(record))
            elif isinstance(record, Statement):
                self._stated.add_row(stated_row(record))
        self._refused = self._gate.refused

    def _form(self, status: str) -> int:
        over = stated_end({"status": status}) or None
        form = StatedForm(Kind.COMPANY.value, self._source.id, None, _HOME, over)
        return self._stated.form(form)


def _is_name(name: str) -> bool:
    """Whether the gate lets a name pass as it is."""
    return bool(name) and ("&" not in name or ";" not in name) and not is_placeholder(name)


def _is_formed_here(number: str) -> bool:
    """Whether a number is that of a company of this country, not of a mere registration."""
    if number.isdecimal():
        return True
    return not is_no_number(number) and not Company(number).is_registration


def _is_live(status: str) -> bool | None:
    """Return whether a status says active; None for one that the file is not known to use."""
    known = status.casefold()
    return known.startswith("active") if known in STATUSES else None


def _read_day(stated: str) -> str | None:
    """Return the day of a stated date, None if it cannot be read."""
    day = date_of(stated)
    return None if stated and not day else day
