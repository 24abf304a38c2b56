"""Homes of persons, which no shelf holds: only an address of service or business is written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from graph.model.records import Kind, Statement, Tie, TieType, Value
from scrapers.contract.collector import Record

_WRITTEN = frozenset({"service", "business"})
_STATED_ADDRESSES = frozenset({"icij_address", "stated_addresses", "address"})

KindOf = Callable[[str], Kind | None]


def of_no_known_kind(_ident: str) -> Kind | None:
    """Return that nothing is known of a party's kind, where each line states its own."""
    return None


CountryOf = Callable[[str], str]


def may_be_home(kind: Kind | None, purpose: str) -> bool:
    """Whether an address of a party, for a purpose, may be a home."""
    return kind is Kind.PERSON and purpose not in _WRITTEN


def _no_country(_ident: str) -> str:
    return ""


def leave_out_homes(
    records: Sequence[Record], kind_of: KindOf, country_of: CountryOf = _no_country
) -> list[Record]:
    """Return records without homes: of other addresses of a person, only the country is kept.

    ``kind_of`` tells the kind of a party, and ``country_of`` the country of an address, that is
    not stated among the records.
    """
    stated = {r.entity: r.kind for r in records if isinstance(r, Statement)}

    located = [r for r in records if isinstance(r, Tie) and r.type is TieType.LOCATED_AT]
    homes = {
        t.id for t in located if may_be_home(stated.get(t.start) or kind_of(t.start), t.purpose)
    }
    if not homes and Kind.PERSON not in stated.values():
        return list(records)
    kept = {t.end for t in located if t.id not in homes}
    lone = {t.end for t in located if t.id in homes} - kept
    countries: dict[str, Value] = {i: c for i in lone if i not in stated and (c := country_of(i))}
    countries |= {
        r.entity: r.values["country"]
        for r in records
        if isinstance(r, Statement) and r.entity in lone and "country" in r.values
    }
    return [each for r in records for each in _without_home(r, homes, lone, countries)]


def _without_home(
    record: Record, homes: set[str], lone: set[str], countries: dict[str, Value]
) -> Iterator[Record]:
    match record:
        case Tie() if record.id in homes:
            if record.end in countries:
                values = {"place": countries[record.end]}
                yield Statement(record.start, Kind.PERSON, record.source, values)
        case Statement() if record.entity in lone:
            pass
        case Statement() if record.kind is Kind.PERSON and _STATED_ADDRESSES & record.values.keys():
            plain = {n: v for n, v in record.values.items() if n not in _STATED_ADDRESSES}
            yield replace(record, values=plain)
        case _:
            yield record
