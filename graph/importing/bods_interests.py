"""Interests of BODS relationships as ties; not everything the standard lists is a holding."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from graph import dates
from graph.errors import ShareError
from graph.importing.bods_parties import Note, record_id
from graph.importing.bods_statement import (
    Declared,
    Json,
    day,
    items,
    mapping,
    objects,
    text,
    truth,
    words,
)
from graph.model import SOURCE_STANDING, Source, Standing, Tie, TieType, Value
from graph.shares import Share, exact_text

_OFFICES = {
    "boardMember": "director",
    "boardChair": "director",
    "seniorManagingOfficial": "manager",
}
_CONTROL = frozenset(
    {
        "appointmentOfBoard",
        "otherInfluenceOrControl",
        "influenceOrControl",
        "controlViaCompanyRulesOrArticles",
        "controlByLegalFramework",
        "rightsGrantedByContract",
        "conditionalRightsGrantedByContract",
    }
)
# A holding as trustee, or through a firm or trust, is not the holder's own: never added to shares.
_CAPACITIES = {
    "-as-trust": "as trustee",
    "-as-firm": "as member of a firm",
    "-as-control-over": "through control over a firm or trust",
}
_WHOLE_OPEN = Share(Fraction(0), Fraction(1), min_open=True, text="(0,100]%")


@dataclass(frozen=True, slots=True)
class Parties:
    """The two ends of a relationship by their ids in the model."""

    subject: str
    holder: str


def ties_of(statement: Declared, parties: Parties, source: Source, note: Note) -> Iterator[Tie]:
    """Make one tie of each interest; a relationship without any is a link of unknown kind."""
    interests = objects(statement.details, "interests") or [{}]
    seen: Counter[str] = Counter()
    for interest in interests:
        type_ = _type(interest)
        seen[type_] += 1
        number = f"-{seen[type_]}" if seen[type_] > 1 else ""
        tie_id = f"{record_id(statement.record)}-{type_}{number}"
        tie = _tie(tie_id, statement, interest, parties, source, note)
        if tie.since and tie.until and dates.last_day(tie.until) < dates.first_day(tie.since):
            note("an interest that ends before it begins", statement.place)
        else:
            yield tie


def _type(interest: Json) -> str:
    parts = (text(interest, "type") or "unknownInterest").split("-")
    return (parts[0] + "".join(part.capitalize() for part in parts[1:]))[:60]


def _tie(
    tie_id: str, statement: Declared, interest: Json, parties: Parties, source: Source, note: Note
) -> Tie:
    type_, said = _type(interest), _said(interest)
    share = _share(interest, statement.place, note)
    since, until = _period(statement, interest, note)
    indirect = _indirect(statement, interest)
    meaning = _meaning(type_, said, share, indirect)
    extra: dict[str, Value] = {"bods_interest": type_}
    if said and meaning.get("wording") != said:
        extra["details"] = said
    if share and "share" not in meaning:
        extra["stated_share"] = share.text
    if asserted := _asserted(statement):
        extra["asserted_by"] = asserted
    tie = Tie(
        tie_id,
        TieType.LINKED_TO,
        parties.holder,
        parties.subject,
        source.id,
        SOURCE_STANDING.get(source.type, Standing.COMPILED),
        since=since,
        until=until,
        extra=extra,
    )
    return replace(tie, **meaning)


def _meaning(type_: str, said: str, share: Share | None, indirect: bool) -> dict[str, Any]:
    """Say which tie an interest is; an indirect holding is never one of its own."""
    named = words(type_)
    if "IS_INTERNATIONAL_BRANCH_OF" in said:
        return {"type": TieType.CONTROLS, "nature": "branch", "wording": said}
    if "FUND" in said.upper() and "IS_" in said:
        return {"wording": said}
    if type_ in {"shareholding", "votingRights"}:
        if indirect:
            stated = f" of {share.text}" if share else ""
            return {"wording": f"indirect holding: {named}{stated}"}
        return _holding(type_, said, share)
    if type_ in _OFFICES:
        return {"type": TieType.OFFICER_OF, "role": named, "role_kind": _OFFICES[type_]}
    nature = said.removeprefix("Relationship Type: ").replace("_", " ").lower()
    if type_ in _CONTROL and "consolidated by" in nature:
        return {"type": TieType.CONTROLS, "nature": nature, "wording": said}
    if not indirect and (type_ in _CONTROL or type_.startswith(("rightsTo", "rightTo"))):
        return {"type": TieType.CONTROLS, "nature": named, "wording": named}
    return {"wording": f"{'indirect: ' if indirect else ''}{named}"}


def _holding(type_: str, said: str, share: Share | None) -> dict[str, Any]:
    base = "" if type_ == "shareholding" else "votes"
    code = "ownership-of-shares" if type_ == "shareholding" else "voting-rights"
    natures = [part.strip("[]'\" ") for part in said.split(",") if code in part]
    capacities = [name for mark, name in _CAPACITIES.items() for n in natures if mark in n]
    if capacities and len(capacities) == len(natures):
        base = f"{base or 'shares'} {capacities[0]}"
    return {"type": TieType.OWNS, "interest": base, "share": share or _WHOLE_OPEN, "wording": said}


def _said(interest: Json) -> str:
    return text(interest, "details")


def _indirect(statement: Declared, interest: Json) -> bool:
    """Whether the holding goes through others: it says so, or it lists the steps it sums up."""
    level = text(interest, "directOrIndirect") or text(interest, "interestLevel")
    chain = items(statement.details, "componentRecords") or items(
        statement.details, "componentStatementIDs"
    )
    return level == "indirect" or bool(chain)


def _period(statement: Declared, interest: Json, note: Note) -> tuple[str, str]:
    since, until = (day(text(interest, key)) for key in ("startDate", "endDate"))
    for key, read in (("startDate", since), ("endDate", until)):
        if text(interest, key) and not read:
            note(f"{key} that is no date", statement.place)
    if statement.status == "closed" and not until:
        until = day(statement.day)
    return since, until


def _share(interest: Json, place: str, note: Note) -> Share | None:
    """Read the bounds, in percent; since 0.4 an exclusive bound is a number, before it a mark."""
    given = mapping(interest, "share")
    exact, low, high = (text(given, key) for key in ("exact", "minimum", "maximum"))
    over, under = text(given, "exclusiveMinimum"), text(given, "exclusiveMaximum")
    low_open = bool(over) or truth(given, "exclusiveMinimum")
    high_open = bool(under) or truth(given, "exclusiveMaximum")
    if not (exact or low or high or over or under):
        return None
    try:
        if exact:
            part = Fraction(exact) / 100
            return Share(part, part, text=f"{exact_text(part * 100)}%")
        least = Fraction(over or low or 0) / 100
        most = Fraction(under or high or 100) / 100
        if least == most:
            return Share(least, most, text=f"{exact_text(least * 100)}%")
        return Share(least, most, low_open, high_open, _band(least, most, low_open, high_open))
    except (ValueError, ZeroDivisionError, ShareError):
        note("a share that is none of 0 to 100 %", place)
        return None


def _band(least: Fraction, most: Fraction, low_open: bool, high_open: bool) -> str:
    left, right = "(" if low_open else "[", ")" if high_open else "]"
    return f"{left}{exact_text(least * 100)},{exact_text(most * 100)}{right}%"


def _asserted(statement: Declared) -> str:
    by = objects(mapping(statement.outer, "source"), "assertedBy")
    return "; ".join(name for name in (text(item, "name") for item in by) if name)
