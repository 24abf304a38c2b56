"""Rows of a list of officers or shareholders as records."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field

from graph.model.ids import own_company_id
from graph.model.party_kind import kind_by_name
from graph.model.records import Kind, Source, Tie, Value
from graph.model.shares import Share
from graph.model.vocabulary.countries import country_code
from graph.model.vocabulary.lexicon import WordClass
from graph.model.vocabulary.name_annotations import capacity_of_name
from graph.model.vocabulary.placeholders import is_nobody, is_placeholder
from graph.model.vocabulary.tie_wordings import status_meaning
from scrapers.contract.collector import Record, Unknown
from scrapers.parsing.day_first_dates import written_day
from scrapers.parsing.holders.holder_names import personal_number_key
from scrapers.parsing.holders.holdings import HolderRegister, ListedParty, Lot, Namesakes, Office
from scrapers.parsing.holders.stated_shares import (
    NO_SHARE,
    holds_nothing,
    number_of_shares,
    single_share,
    spanning_share,
)
from scrapers.parsing.json_values import unknown_value
from scrapers.parsing.places import location_records
from scrapers.sources.registers.acra.entities import is_active
from scrapers.sources.registers.bizfile.share_classes import (
    ShareClasses,
    class_of,
    holds_none,
    is_joint,
    mentions_shares,
)

_DAYS = ("date_appointed", "date_ceased")


def is_office(row: Mapping[str, str]) -> bool:
    """Return whether a row states a position."""
    return not is_placeholder(row.get("position", ""))


def party_number(row: Mapping[str, str]) -> str:
    """Return the identity number of a party, empty where the row has none."""
    return "" if is_placeholder(row.get("id", "")) else row["id"]


def name_and_office(row: Mapping[str, str]) -> str:
    """Return a name with its position, which tells officers without a number apart."""
    return f"{row.get('name', '')} {row.get('position', '')}"


@dataclass(slots=True)
class CompanyRows:
    """Maker of records from the rows of one company."""

    register: HolderRegister
    holders: Namesakes
    officers: Namesakes
    classes: ShareClasses
    _: KW_ONLY
    located: set[str] = field(default_factory=set)

    def records(self, row: Mapping[str, str], source: Source, where: str) -> Iterator[Record]:
        """Yield the party of a row with what it holds, its office and its address."""
        if not is_office(row) and not mentions_shares(row):
            yield unknown_value("row without a position or shares", row["name"], where)
            return
        for name in _DAYS:
            if not is_placeholder(row.get(name, "")) and not written_day(row[name]):
                yield unknown_value(name, row[name], where)
        if status_meaning(row.get("status", "x")) is WordClass.UNKNOWN and row.get("status"):
            yield unknown_value("status", row["status"], where)
        party = self._row_party(row)
        ties = [
            *self._office_records(party, row, source, where),
            *self._lot_records(party, row, source, where),
        ]
        yield from ties
        if any(isinstance(record, Tie) for record in ties) and not is_nobody(party.name):
            yield from self._address_records(party, row, source)

    def _row_party(self, row: Mapping[str, str]) -> ListedParty:
        number, place = party_number(row), row.get("nationality", "")
        # A foreign number may happen to have the form of a Singapore one.
        here = not place or "singapore" in place.casefold() or place.upper() == "SG"
        ident = own_company_id("SG", number) if here else ""
        key = personal_number_key(number)
        if not key and is_office(row):
            key = self.officers.key(name_and_office(row))
        elif not key:
            key = self.holders.key(row["name"])
        kind = Kind.COMPANY if ident else kind_by_name(row["name"]).kind
        # A person's identity number only keeps namesakes apart; it is never stored.
        shown = number if kind is Kind.COMPANY else ""
        values = {"nationality": place, "registration_number": shown}
        return ListedParty(
            name=row["name"],
            kind=Kind.COMPANY if ident else None,
            ident=ident,
            key=key,
            values=values,
        )

    def _office_records(
        self, party: ListedParty, row: Mapping[str, str], source: Source, where: str
    ) -> Iterator[Record]:
        if not is_office(row):
            return
        position = row["position"]
        if "audit" in position.casefold():
            # One firm audits thousands of companies, so a shared auditor ties no two of them.
            yield Unknown("auditor: not taken", where)
            return
        since, until = (written_day(row.get(name, "")) for name in _DAYS)
        yield from self.register.office(
            party, source, Office(role=position, since=since, until=until, over=_end_words(row))
        )

    def _lot_records(
        self, party: ListedParty, row: Mapping[str, str], source: Source, where: str
    ) -> Iterator[Record]:
        if not mentions_shares(row):
            return
        figures = " ".join(row[name] for name in ("shares", "percentage") if row.get(name))
        nothing = holds_none(row)
        if nothing and not self.classes.is_holder(row):
            yield unknown_value(f"holder of no shares: {row['name'][:60]}", figures, where)
            return
        yield from _contradictory_figures(row, where)
        if self.classes.is_exceeded(row):
            yield unknown_value(
                "total of a class that its rows exceed", row.get("class_total", ""), where
            )
        share, how = (NO_SHARE, "") if nothing else self._share(row)
        if share is not None and how == _FIGURES_DIFFER:
            yield unknown_value("percentage that is not that of the shares", figures, where)
        words = " ".join(filter(None, (row.get("shares", ""), row.get("class", ""), "shares")))
        lot = Lot(
            share=share,
            wording=f"holds {words}",
            interest=self._interest(row),
            is_joint=is_joint(row),
            until=written_day(row.get("date_ceased", "")),
            over=_end_words(row),
            extra=_extra(row, how),
        )
        yield from self.register.holding(party, source, lot)

    def _interest(self, row: Mapping[str, str]) -> str:
        """Return the interest of a row, empty for plain shares.

        A part of one class among several is not a part of the company, so it names its class.
        """
        company, name = class_of(row)
        interest = f"shares of class {name}" if self.classes.are_several(company) else ""
        capacity = capacity_of_name(f"({row.get('capacity', '')})")
        return f"{interest or 'shares'} {capacity}" if capacity else interest

    def _share(self, row: Mapping[str, str]) -> tuple[Share | None, str]:
        """Return the share of a row and its basis.

        The share is a range where the percentage and the number of shares differ.
        """
        counted, how = self.classes.share(row)
        stated = single_share(row.get("percentage", ""))
        if number_of_shares(row.get("shares", "")) == 0:
            counted = NO_SHARE
        if stated is None or counted is None:
            return stated or counted, "" if stated else how
        both = spanning_share(stated, counted)
        return both, "" if both is stated else _FIGURES_DIFFER

    def _address_records(
        self, party: ListedParty, row: Mapping[str, str], source: Source
    ) -> Iterator[Record]:
        address, statement = row.get("address", ""), self.register.party(party, source)
        country = country_code(address.rpartition(",")[2])
        kind, standing = statement.kind, self.register.origin.standing
        for record in location_records(
            statement.entity, address, country, "service", source, standing, kind=kind
        ):
            if not isinstance(record, Tie) or record.id not in self.located:
                yield record
            if isinstance(record, Tie):
                self.located.add(record.id)


_OWN_CAPACITY = re.compile("beneficial|own\\b|legal owner", re.IGNORECASE)
_FIGURES_DIFFER = "percentage and number of shares differ"


def _end_words(row: Mapping[str, str]) -> str:
    """Return the words that end a row without a readable date; empty for a current row."""
    status = row.get("status", "")
    if status_meaning(status or "active") is not None and is_active(status) is not True:
        return status.casefold()
    return "" if is_placeholder(row.get("date_ceased", "")) else "ceased"


def _contradictory_figures(row: Mapping[str, str], where: str) -> Iterator[Unknown]:
    capacity = row.get("capacity", "")
    if (
        not is_placeholder(capacity)
        and not capacity_of_name(f"({capacity})")
        and not _OWN_CAPACITY.search(capacity)
    ):
        yield unknown_value("capacity", capacity, where)
    number, percent = row.get("shares", ""), row.get("percentage", "")
    if number and not holds_nothing(number) and number_of_shares(number) is None:
        yield unknown_value("number of shares", number, where)
    if percent and not holds_nothing(percent) and single_share(percent) is None:
        yield unknown_value("percentage", percent, where)


def _extra(row: Mapping[str, str], how: str) -> dict[str, Value | None]:
    return {
        "shares_held": row.get("shares", ""),
        "share_class": row.get("class", ""),
        "currency": row.get("currency", ""),
        "class_total": row.get("class_total", ""),
        "total_shares": row.get("total", ""),
        "capacity": row.get("capacity", ""),
        "whole_of_class": how if how != _FIGURES_DIFFER else "",
    }
