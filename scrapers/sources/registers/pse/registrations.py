"""What registrations state: a system, its registrant, and who may be one with another."""

import re
from collections.abc import Iterable, Iterator, Mapping

from graph.model.ids import shortened
from graph.model.records import Judgement, Kind, Source, Statement, Tie, TieType, Value
from scrapers.contract.collector import Record
from scrapers.parsing.json_values import stated
from scrapers.parsing.statements import says
from scrapers.sources.registers.pse.rows import ACTIVE, ORIGIN, Row
from scrapers.sources.trader_details.platforms import registered_platform


def name_key(name: str) -> str:
    """Return a registrant's name as it is compared: spelling and punctuation do not count."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def lowest(rows: Iterable[Row], before: Mapping[str, Row]) -> dict[str, Row]:
    """Return for each business number the row of the lowest number: later ones never take it."""
    found = dict(before)
    for row in rows:
        number = row.business_number
        if number and (number not in found or _order(row) < _order(found[number])):
            found[number] = row
    return found


def _order(row: Row) -> tuple[int, str]:
    return len(row.key), row.key


def row_records(row: Row, listed: str, source: Source, first: Row | None) -> Iterator[Record]:
    """Yield a system, its registrant, and that this one may be that of the row ``first``.

    Registrants of one name are neither one nor proposed to be: only a number says so.
    """
    yield says(ORIGIN, source, row.platform, Kind.PLATFORM, _values(row))
    if not row.registrant:
        return
    yield _registrant(row, listed, source)
    yield _operates(row, source)
    if first is not None and first.operator != row.operator and first.registrant:
        yield _registrant(first, listed, source)
        yield Tie(
            shortened(f"pse:{row.operator}:same-number:{first.operator}"),
            TieType.SAME_AS,
            row.operator,
            first.operator,
            source.id,
            ORIGIN.standing,
            judgement=Judgement.PROPOSED,
            wording=f"registered under the same business number (NIB {row.business_number})",
        )


def _registrant(row: Row, listed: str, source: Source) -> Statement:
    country = "ID" if listed.startswith("LOKAL") else ""
    values = {"name": row.registrant, "country": country, "business_number": row.business_number}
    return says(ORIGIN, source, row.operator, Kind.COMPANY, values)


def _values(row: Row) -> dict[str, Value | None]:
    sites = row.sites.sites
    return {
        "name": row.system,
        "website": sites[0] if sites else "",
        "websites": sites if len(sites) > 1 else (),
        "website_as_stated": row.sites.stated if row.sites.unread else "",
        "sector": row.sector,
        "status": row.status,
        "active": ACTIVE.get(row.state),
        "registered": row.since,
        "registration_number": row.number,
        "licence_number": row.licence,
        "register_page": row.detail,
        "unknown_reason": () if row.registrant else ("operator: the registrant is not named",),
    }


def _operates(row: Row, source: Source) -> Tie:
    """Tie a registrant to its system; no more than a link where it may not run it today.

    Until when a revoked registration held, the register does not say; and whoever enters somebody
    else's platform runs none of it.
    """
    brand = registered_platform(row.system, row.sites.mentioned)
    if row.sites.unread and not brand:
        brand = registered_platform(row.sites.stated, ())
    doubt = {"DICABUT": "registration revoked", "": "not said to be in force"}.get(row.state, "")
    linked = bool(doubt or brand)
    wording = "registered operator" + (f" ({doubt})" if doubt else "")
    return Tie(
        f"pse:{row.key}:operates",
        TieType.LINKED_TO if linked else TieType.OPERATES,
        row.operator,
        row.platform,
        source.id,
        ORIGIN.standing,
        since=row.since,
        role="" if linked else "registrant",
        wording=f"{wording} of a system named {row.system!r}" if brand else wording,
        extra=stated({"registration_status": row.status, "names_platform": brand}),
    )
