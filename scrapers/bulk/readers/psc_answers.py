"""Answers of the record parser of owners, asked once for each different text.

None is the answer to what only the record parser can read.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.records import Kind, Source, Tie, Value
from graph.model.vocabulary.countries import country_code
from graph.registers.shelf.rows import tie_row
from scrapers.bulk.readers.asked_once import AskedOnce
from scrapers.bulk.readers.holder_ties import HolderTies, Natures
from scrapers.bulk.readers.locations import Locations
from scrapers.bulk.readers.plain_text import is_plain
from scrapers.bulk.readers.row_columns import StatedColumns, TieColumns, form_of
from scrapers.parsing.json_values import text
from scrapers.sources.registers.companies_house.dates import date_of
from scrapers.sources.registers.companies_house.origin import Company
from scrapers.sources.registers.companies_house.psc_file import COLLECTOR
from scrapers.sources.registers.companies_house.records.owners import owner_records
from scrapers.sources.registers.companies_house.records.parties import (
    ABROAD,
    address_records,
    is_of_this_register,
    line_and_country,
    party_values,
)
from scrapers.sources.registers.companies_house.terms import PERSON_KINDS

ENTRY_FIELDS = (
    "legal_form",
    "legal_authority",
    "place_registered",
    "country_registered",
    "identification_type",
)
"""Fields of a company's entry in its own register, without its number."""

SERVICE = "service"
"""Purpose of a holder's address."""

_LONGEST_CODE = 100
_NUMBER = "00000001"
_LINK = "/company/00000001/persons-with-significant-control/individual/key"

StatedEntry = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """Values of a company by its register, before and behind its number."""

    first: Mapping[str, Value]
    last: Mapping[str, Value]
    country: str
    is_ours: bool
    is_known_abroad: bool


class PscAnswers:
    """Answers for the lines of one file."""

    def __init__(self, source: Source, stated: StatedColumns, ties: TieColumns) -> None:
        self._source, self._ties = source, ties
        self.holders = HolderTies(f"{COLLECTOR.name}:", ties)
        self.natures = AskedOnce(self._read_natures)
        self.days = AskedOnce(_read_day)
        self.entries = AskedOnce(_read_entry)
        sample = address_records("party", {"address_line_1": "1 Example Street"}, SERVICE, source)
        self.locations = Locations(source, line_and_country, sample, stated, ties)

    def _read_natures(self, codes: tuple[str, ...]) -> Natures | None:
        if not codes or not all(_is_code(code) for code in codes):
            return None
        item = {
            "kind": min(PERSON_KINDS),
            "name": "Invented Name",
            "links": {"self": _LINK},
            "natures_of_control": list(codes),
        }
        records = list(
            owner_records([item], Company(_NUMBER), self._source, "line", COLLECTOR.name)
        )
        ties = [record for record in records if isinstance(record, Tie)]
        # Holder, company, and one tie for each code; an unknown code would be reported.
        if len(ties) != len(codes) or len(records) != len(codes) + 2:
            return None
        return self.holders.set_of(
            tuple(tie.id.removeprefix(f"{COLLECTOR.name}:{_LINK}") for tie in ties),
            tuple(self._ties.form(form_of(tie_row(tie))) for tie in ties),
        )


def _read_day(stated: str | None) -> str | None:
    if stated is None:
        return ""
    if not isinstance(stated, str):
        return None
    cleaned = text({"date": stated}, "date")
    day = date_of(cleaned)
    return None if cleaned and not day else day


def _read_entry(stated: StatedEntry) -> RegisterEntry | None:
    texts = {name: each for name, each in zip(ENTRY_FIELDS, stated, strict=True) if each}
    if not all(isinstance(each, str) and is_plain(each) for each in texts.values()):
        return None
    if any(each is not None and not isinstance(each, str) for each in stated):
        return None
    values = party_values({"name": "Invented Name", "identification": texts}, Kind.COMPANY)
    place = texts.get("country_registered") or texts.get("place_registered") or ""
    return RegisterEntry(
        first={name: value for name, value in values.items() if name == "country"},
        last={name: value for name, value in values.items() if name not in ("name", "country")},
        country=str(values.get("country", "")),
        is_ours=is_of_this_register(texts),
        is_known_abroad=country_code(place) in ABROAD,
    )


def _is_code(code: object) -> bool:
    return isinstance(code, str) and bool(code) and len(code) < _LONGEST_CODE and is_plain(code)
