"""Registrations as records: a system, its registrant, and possibly identical registrants."""

import re
from collections.abc import Iterable, Iterator, Mapping

from graph.model.ids import shorten_id
from graph.model.records import Judgement, Kind, Source, Statement, Tie, TieType, Value
from graph.model.vocabulary.lexicon import stated_capacity
from graph.model.vocabulary.name_annotations import capacity_beside, joint_holders
from scrapers.contract.collector import Record
from scrapers.parsing.json_values import drop_unstated
from scrapers.parsing.statements import make_statement
from scrapers.sources.registers.pse.rows import ACTIVE, ORIGIN, SystemRow
from scrapers.sources.trader_details.platforms import registered_platform

# What the register puts behind the name of an individual.
_PERSON = re.compile(r"\b(?:perorangan|perseorangan|orang pribadi)\b", re.IGNORECASE)


def name_key(name: str) -> str:
    """Return the comparison key of a name: letter case and punctuation do not count."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def lowest_rows(rows: Iterable[SystemRow], before: Mapping[str, SystemRow]) -> dict[str, SystemRow]:
    """Return the row with the lowest key for each business number, starting from ``before``."""
    lowest = dict(before)
    for row in rows:
        number = row.business_number
        if number and (number not in lowest or _row_order(row) < _row_order(lowest[number])):
            lowest[number] = row
    return lowest


def _row_order(row: SystemRow) -> tuple[int, str]:
    return len(row.key), row.key


def row_records(
    row: SystemRow, listed: str, source: Source, first: SystemRow | None
) -> Iterator[Record]:
    """Yield a system, its registrant, and a proposal that it is the one of the row ``first``.

    Only a shared business number makes such a proposal; a shared name never does.
    """
    yield make_statement(ORIGIN, source, row.platform, Kind.PLATFORM, _values(row))
    if not row.registrant:
        return
    yield _registrant(row, listed, source)
    yield _operation_tie(row, source)
    if first is not None and first.operator != row.operator and first.registrant:
        yield _registrant(first, listed, source)
        yield Tie(
            id=shorten_id(f"pse:{row.operator}:same-number:{first.operator}"),
            type=TieType.SAME_AS,
            start=row.operator,
            end=first.operator,
            source=source.id,
            standing=ORIGIN.standing,
            judgement=Judgement.PROPOSED,
            wording=f"registered under the same business number (NIB {row.business_number})",
        )


def _registrant(row: SystemRow, listed: str, source: Source) -> Statement:
    country = "ID" if listed.startswith("LOKAL") else ""
    values = {"name": row.registrant, "country": country, "business_number": row.business_number}
    kind = Kind.PERSON if _PERSON.search(row.registrant) else Kind.COMPANY
    return make_statement(ORIGIN, source, row.operator, kind, values)


def _values(row: SystemRow) -> dict[str, Value | None]:
    sites = row.sites.sites
    return {
        "name": row.system,
        "website": sites[0] if sites else "",
        "websites": sites if len(sites) > 1 else (),
        "website_as_stated": row.sites.stated if row.sites.has_rest else "",
        "sector": row.sector,
        "status": row.status,
        "active": ACTIVE.get(row.state),
        "registered": row.since,
        "registration_number": row.number,
        "licence_number": row.licence,
        "register_page": row.detail,
        "unknown_reason": () if row.registrant else ("operator: the registrant is not named",),
    }


def _capacity_before(name: str) -> str:
    """Return the capacity that the first words of a name state: ``Kuasa dari PT Jam``."""
    capacity = stated_capacity(" ".join(name.split()[:2]))
    return capacity if capacity == "on behalf of another" else ""


def _operation_tie(row: SystemRow, source: Source) -> Tie:
    """Return the tie of a registrant to its system.

    It is only a link where the registrant may not run the system today: the register does not say
    until when a revoked registration was valid, and someone who registers another company's
    platform does not run it, nor does who registers for another.
    """
    brand = registered_platform(row.system, row.sites.mentioned)
    if row.sites.has_rest and not brand:
        brand = registered_platform(row.sites.stated, ())
    behalf = capacity_beside(row.registrant) or _capacity_before(row.registrant)
    doubt = {"DICABUT": "registration revoked", "": "not said to be in force"}.get(row.state, "")
    doubt = doubt or behalf or ("one of several" if joint_holders(row.registrant) else "")
    linked = bool(doubt or brand)
    wording = "registered operator" + (f" ({doubt})" if doubt else "")
    return Tie(
        id=f"pse:{row.key}:operates",
        type=TieType.LINKED_TO if linked else TieType.OPERATES,
        start=row.operator,
        end=row.platform,
        source=source.id,
        standing=ORIGIN.standing,
        since=row.since,
        role="" if linked else "registrant",
        wording=f"{wording} of a system named {row.system!r}" if brand else wording,
        extra=drop_unstated({"registration_status": row.status, "names_platform": brand}),
    )
