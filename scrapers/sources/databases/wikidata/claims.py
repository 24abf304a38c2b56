"""Statements of a Wikidata item: their value, rank, period and share.

https://www.wikidata.org/wiki/Special:MyLanguage/Help:Data_type
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from graph.errors import DateError, ShareError
from graph.model import dates
from graph.model.ids import wikidata_id
from graph.model.records import NO_VALUES, Value
from graph.model.shares import Share, exact_text
from scrapers.contract.collector import Unknown
from scrapers.parsing.json_values import Json, mapping, objects, text, unknown_value
from scrapers.sources.databases.wikidata.terms import (
    AT,
    REFERENCE,
    RETRIEVED,
    SHARE,
    SINCE,
    STATED_IN,
    UNTIL,
)

_TIME = re.compile(r"\+(\d{4})-(\d{2})-(\d{2})T")
_LENGTHS = {"9": 4, "10": 7, "11": 10}
_JULIAN = "Q1985786"
_PERCENT = "Q11229"
_QUALIFIERS = frozenset({SINCE, UNTIL, AT, SHARE})
# Named as, reason for the preferred rank, replaces, series ordinal, determination method.
_IGNORED_QUALIFIERS = frozenset({"P1810", "P7452", "P1365", "P1545", "P459"})
# Nature of the statement, sourcing circumstances, disputed by, applies to a part or jurisdiction,
# of, reason for the deprecated rank, valid in period.
DOUBTS = ("P5102", "P1480", "P1310", "P518", "P1001", "P642", "P2241", "P1264")
# Replaced by, end cause, latest date, latest and earliest end date, end period: a statement with
# one of them has ended, on a day that it does not state.
ENDS = ("P1366", "P1534", "P1326", "P12506", "P8554", "P3416")
# Object or subject has role, as: the role of the value, in the editors' words.
ROLES = ("P3831", "P2868", "P794")
_NUMBER = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,30})?")


@dataclass(frozen=True, slots=True)
class ItemClaim:
    """One statement; ``value`` is an item, empty where it is unknown or none (see ``snak``).

    ``is_best`` is false where another statement is preferred. ``has_ended`` is true for an end on
    an unknown day. ``is_doubted`` is true where the statement itself says that it does not hold as
    a whole. ``roles`` are items: the roles of the value for the item.
    """

    id: str
    property: str
    value: str
    snak: str = "value"
    is_best: bool = True
    since: str = ""
    until: str = ""
    has_ended: bool = False
    share: Share | None = None
    extra: Mapping[str, Value] = field(default_factory=lambda: NO_VALUES)
    is_doubted: bool = False
    roles: tuple[str, ...] = ()


def statements(entity: Json, name: str) -> list[Json]:
    """Return the statements of a property, without deprecated ones, preferred ones first."""
    valid = [
        s for s in objects(mapping(entity.get("claims")).get(name)) if _rank(s) != "deprecated"
    ]
    return sorted(valid, key=lambda item: _rank(item) != "preferred")


def _rank(statement: Json) -> str:
    return text(statement, "rank")


def snak_item(snak: Json) -> str:
    """Return the item of a value, empty for another value."""
    value = mapping(mapping(snak.get("datavalue")).get("value"))
    item = text(value, "id") or f"Q{text(value, 'numeric-id')}"
    return item if wikidata_id(item) else ""


def snak_text(snak: Json) -> str:
    """Return the text of a value, empty for another value."""
    return text(snak, "datavalue", "value")


def snak_date(snak: Json) -> str:
    """Return a date as precise as stated; empty if vaguer than a year or before year 1.

    A Julian date is reduced to its year, since its day is another one in our calendar.
    """
    value = mapping(mapping(snak.get("datavalue")).get("value"))
    match = _TIME.match(text(value, "time"))
    length = _LENGTHS.get(text(value, "precision"), 0)
    if match is None or not length:
        return ""
    if text(value, "calendarmodel").endswith(_JULIAN):
        length = 4
    return existing_date("-".join(match.groups())[:length])


def existing_date(date: str) -> str:
    """Return a date, empty where it does not exist."""
    try:
        dates.first_day(date)
    except DateError:
        return ""
    return date


def claims(entity: Json, name: str, where: str) -> Iterator[ItemClaim | Unknown]:
    """Yield the statements of a property whose values are items."""
    stated = statements(entity, name)
    preferred = bool(stated) and _rank(stated[0]) == "preferred"
    for statement in stated:
        main = mapping(statement.get("mainsnak"))
        ident = guid(text(statement, "id"))
        snak, value = text(main, "snaktype"), snak_item(main)
        if not ident or (snak == "value" and not value):
            yield unknown_value(f"value of {name}", snak_text(main), where)
            continue
        qualifiers = mapping(statement.get("qualifiers"))
        yield from _unknown_qualifiers(qualifiers, name, where)
        best = not preferred or _rank(statement) == "preferred"
        until = _date(qualifiers, UNTIL)
        extra = {
            **_references(statement),
            **point_in_time(_date(qualifiers, AT)),
            **_weakening_qualifiers(qualifiers),
        }
        yield ItemClaim(
            id=ident,
            property=name,
            value=value if snak == "value" else "",
            snak=snak,
            is_best=best,
            since=_date(qualifiers, SINCE),
            until=until,
            has_ended=is_over(statement) and not until,
            share=_qualifier_share(qualifiers),
            extra=extra,
            is_doubted=_has_qualifier(qualifiers, DOUBTS),
            roles=_roles(statement),
        )


def _roles(statement: Json) -> tuple[str, ...]:
    qualifiers = mapping(statement.get("qualifiers"))
    items = (snak_item(snak) for key in ROLES for snak in objects(qualifiers.get(key)))
    return tuple(dict.fromkeys(filter(None, items)))


def is_over(statement: Json) -> bool:
    """Return whether a statement has an end, on a known day or not."""
    return _has_qualifier(mapping(statement.get("qualifiers")), (UNTIL, *ENDS))


def _has_qualifier(qualifiers: Json, names: Iterable[str]) -> bool:
    snaks = (snak for name in names for snak in objects(qualifiers.get(name)))
    return any(text(snak, "snaktype") != "novalue" for snak in snaks)


def _weakening_qualifiers(qualifiers: Json) -> dict[str, Value]:
    """Return the qualifiers that weaken a statement, each with its value."""
    weakening = [
        f"{name} {snak_item(snak) or snak_date(snak) or snak_text(snak)}".strip()
        for name in (*DOUBTS, *ENDS, *ROLES)
        for snak in objects(qualifiers.get(name))
        if text(snak, "snaktype") != "novalue"
    ]
    return {"qualifiers": tuple(weakening)} if weakening else {}


def role_items(entity: Json, name: str) -> list[str]:
    """Return the items that are roles of a property's values."""
    return [item for statement in statements(entity, name) for item in _roles(statement)]


def guid(stated: str) -> str:
    """Return the key of a statement in one spelling, for pages and for answers to queries."""
    return stated.rsplit("/", 1)[-1].replace("$", "-", 1)[:200]


def _date(qualifiers: Json, name: str) -> str:
    stated = [snak_date(snak) for snak in objects(qualifiers.get(name))]
    # Of several dates the widest stated period counts.
    known = sorted(date for date in stated if date)
    if not known:
        return ""
    return known[0] if name == SINCE else known[-1]


def point_in_time(date: str) -> dict[str, Value]:
    """Return the date for which a statement holds, as an extra value of a tie."""
    return {"stated_on": date} if date else {}


def _qualifier_share(qualifiers: Json) -> Share | None:
    for snak in objects(qualifiers.get(SHARE)):
        value = mapping(mapping(snak.get("datavalue")).get("value"))
        unit = text(value, "unit")
        low, high = text(value, "lowerBound"), text(value, "upperBound")
        if share := share_of(text(value, "amount"), unit.endswith(_PERCENT), low, high):
            return share
    return None


def share_of(amount: str, percent: bool, low: str = "", high: str = "") -> Share | None:
    """Return a stated proportion; None where it is not a share of 0 to 100 %."""
    low, high = low or amount, high or amount
    if not all(_NUMBER.fullmatch(number) for number in (low, high)):
        return None
    least, most = (Fraction(number) / (100 if percent else 1) for number in (low, high))
    try:
        if least == most:
            return Share(min=least, max=most, text=f"{exact_text(least * 100)}%")
        return Share(
            min=least, max=most, text=f"[{exact_text(least * 100)},{exact_text(most * 100)}]%"
        )
    except ShareError:
        return None


def _unknown_qualifiers(qualifiers: Json, name: str, where: str) -> Iterator[Unknown]:
    for key in sorted(
        qualifiers.keys() - _QUALIFIERS - _IGNORED_QUALIFIERS - {*DOUBTS, *ENDS, *ROLES}
    ):
        yield unknown_value(f"qualifier of {name}", key, where)
    if objects(qualifiers.get(SHARE)) and _qualifier_share(qualifiers) is None:
        yield unknown_value(f"proportion of {name}", "no share of 0 to 100 %", where)


def _references(statement: Json) -> dict[str, Value]:
    references: dict[str, list[str]] = {
        "reference_urls": [],
        "stated_in": [],
        "reference_retrieved": [],
    }
    for reference in objects(statement.get("references")):
        snaks = mapping(reference.get("snaks"))
        references["reference_urls"] += [snak_text(snak) for snak in objects(snaks.get(REFERENCE))]
        references["stated_in"] += [snak_item(snak) for snak in objects(snaks.get(STATED_IN))]
        references["reference_retrieved"] += [snak_date(s) for s in objects(snaks.get(RETRIEVED))]
    kept = {key: tuple(dict.fromkeys(filter(None, values))) for key, values in references.items()}
    return {key: values for key, values in kept.items() if values}
