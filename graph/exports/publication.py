"""What must not be printed, taken out: birth dates, homes, private contacts, rejected merges.

Captures are left out too, since they cannot be redacted; the digests of their bytes stay.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace

from graph.analyses.tracing.matches import match
from graph.exports.base import LeftOut, Selection
from graph.language import N_
from graph.model import (
    BIRTH,
    Contents,
    Entity,
    Judgement,
    Kind,
    Source,
    Statement,
    Tie,
    TieType,
    Value,
)

BIRTHS = N_("birth dates")
HOMES = N_("home addresses")
CONTACTS = N_("private contacts")
MERGES = N_("rejected merges")
CAPTURES = N_("captures")

_PRINTABLE = frozenset({"business", "service"})
_MONTH = re.compile(r"\d{4}(-\d{2})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d).*", re.ASCII | re.DOTALL)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+", re.ASCII)
_LETTERS = re.compile("[^a-z]")
_BIRTH = frozenset(name.replace("_", "") for name in BIRTH) | {"dob", "birthday"}
_HOME = frozenset({"address", "addresses", "street", "postcode", "postal", "zip", "residence"})
_PRIVATE = frozenset(
    "email mail phone telephone tel mobile fax contact contacts website url homepage".split()
)
_COUNTRY = frozenset({"country", "nation"})

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Withheld:
    """Ids of what must not be printed, each with what it is.

    ``private`` are those of the ties that are private themselves, and not for the place they lead
    to; ``ties`` are both.
    """

    private: Mapping[str, str]
    ties: Mapping[str, str]
    parties: Mapping[str, str]


def published(selection: Selection) -> tuple[Selection, tuple[LeftOut, ...]]:
    """Return what may be printed, and what was left out with its count."""
    contents, left = published_contents(selection.contents)
    ids = {tie.id for tie in contents.ties}
    chains = tuple(
        chain
        for chain in selection.chains
        if {hop.tie.id for hop in (*chain.hops, *chain.via)} <= ids
    )
    return Selection(contents, chains, selection.cut), left


def published_contents(contents: Contents) -> tuple[Contents, tuple[LeftOut, ...]]:
    """Return the contents that may be printed, and what was left out with its count."""
    gone = withheld(contents)
    left = Counter(gone.private.values())
    ties = (tie for tie in contents.ties if tie.id not in gone.ties)
    shown = Contents(
        {i: _entity(e) for i, e in contents.entities.items() if i not in gone.parties},
        {id_: _source(source, left) for id_, source in contents.sources.items()},
        tuple(_statement(s, left) for s in contents.statements if s.entity not in gone.parties),
        tuple(_tie(tie, left) for tie in ties),
        contents.unfinished,
    )
    return shown, tuple(LeftOut(what, count) for what, count in sorted(left.items()))


def withheld(contents: Contents) -> Withheld:
    """Return the ties that must not be printed, and the places that only these lead to."""
    kinds = {id_: entity.kind for id_, entity in contents.entities.items()}
    undone = _undone_merges(contents)
    private = {tie.id: what for tie in contents.ties if (what := _what(tie, kinds, undone))}
    places = {
        id_: HOMES if kinds[id_] is Kind.ADDRESS else CONTACTS
        for id_ in _orphans(contents, tuple(t for t in contents.ties if t.id not in private))
    }
    near = {
        tie.id: places.get(tie.start) or places[tie.end]
        for tie in contents.ties
        if {tie.start, tie.end} & places.keys()
    }
    return Withheld(private, {**near, **private}, places)


def _undone_merges(contents: Contents) -> frozenset[str]:
    """Return the matches that are rejected, and those that held again were a rejection gone."""
    found = match(contents.ties, contents.entities)
    accepted = [tie for ties in found.merging.values() for tie in ties]
    holding = {frozenset((t.start, t.end)) for t in (*found.proposed, *accepted)}
    return frozenset(
        tie.id
        for tie in contents.ties
        if tie.type is TieType.SAME_AS
        and (tie.judgement is Judgement.REJECTED or frozenset((tie.start, tie.end)) not in holding)
    )


def _what(tie: Tie, kinds: Mapping[str, Kind], undone: Set[str]) -> str:
    """Say what a tie is left out as; empty where it may be printed."""
    ends = {kinds.get(tie.start), kinds.get(tie.end)}
    if tie.id in undone:
        return MERGES
    if ends == {Kind.PERSON, Kind.ADDRESS}:
        return "" if tie.purpose.strip().casefold() in _PRINTABLE else HOMES
    return CONTACTS if ends == {Kind.PERSON, Kind.CONTACT} else ""


def _orphans(contents: Contents, kept: tuple[Tie, ...]) -> set[str]:
    """Return addresses and contacts that only left-out ties, or matches of such, tied to others."""
    places = {i for i, e in contents.entities.items() if e.kind in (Kind.ADDRESS, Kind.CONTACT)}
    tied = {end for tie in contents.ties for end in (tie.start, tie.end)}
    held = {end for tie in kept for end in (tie.start, tie.end) if tie.type is not TieType.SAME_AS}
    return (places & tied) - held


def _tie(tie: Tie, left: Counter[str]) -> Tie:
    values = _without(tie.extra, _open, left)
    return replace(tie, extra=values) if values != tie.extra else tie


def _source(source: Source, left: Counter[str]) -> Source:
    if not source.capture:
        return source
    left[CAPTURES] += 1
    return replace(source, capture="")


def _statement(statement: Statement, left: Counter[str]) -> Statement:
    return replace(statement, values=_printable(statement.kind, statement.values, left))


def _entity(entity: Entity) -> Entity:
    # The same values as in its statements, where they are counted.
    return replace(entity, values=_printable(entity.kind, entity.values, Counter()))


def _printable(kind: Kind, values: Values, left: Counter[str]) -> Values:
    return _without(values, _private if kind is Kind.PERSON else _open, left)


def _private(name: str) -> str:
    """Say what a value of a person is left out as; empty where it may be printed."""
    words = {word.casefold() for word in _WORDS.findall(name)}
    if words & _COUNTRY:
        return ""
    if words & _PRIVATE:
        return CONTACTS
    return HOMES if words & _HOME and not words & _PRINTABLE else ""


def _open(_name: str) -> str:
    return ""


def _without(values: Values, withheld: Callable[[str], str], left: Counter[str]) -> Values:
    kept: dict[str, Value] = {}
    for name, value in values.items():
        if _LETTERS.sub("", name.casefold()) in _BIRTH:
            _keep_month(kept, name, value, left)
        elif what := withheld(name):
            left[what] += 1
        else:
            kept[name] = value
    return kept


def _keep_month(kept: dict[str, Value], name: str, value: Value, left: Counter[str]) -> None:
    """Keep year and month of a birth date; what is neither a date nor a month is not kept."""
    dates = value if isinstance(value, tuple) else (str(value),)
    months = tuple(d[:7] for d in dates if _MONTH.fullmatch(d) or _DAY.fullmatch(d))
    if months != dates:
        left[BIRTHS] += 1
    if months:
        kept[name] = months if isinstance(value, tuple) else months[0]
