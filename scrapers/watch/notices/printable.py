"""Part of an entry that a publication may print; what is left out is counted by its reason.

Each side of a change is made a record again and passes the redaction of the exports, so a notice
holds no more than an export with ``--publication``.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.analyses.strength_scale import Strength
from graph.analyses.tracing.verdict import NOT_FOUND
from graph.exports.redaction import (
    CONTACTS,
    HOMES,
    PrivateIds,
    ids_to_redact,
    redact_contents,
)
from graph.model.records import KIND_ASSUMED, Contents, Entity, Kind, Statement, Tie, Value
from graph.support.language import N_
from scrapers.watch.change import Change, Difference, Entry, NamedParty, TieEnds, VerdictChange
from scrapers.watch.report import is_whole

_VERDICTS = N_("verdicts that may rest on a private address or contact")

# A chain of one of these strengths passes no address and no contact.
_PRINTED = frozenset(
    {
        *(Strength.OWNED, Strength.CONTROLLED, Strength.PART_OWNED, Strength.PERSONNEL),
        *(Strength.CONNECTED, NOT_FOUND),
    }
)
_PLACES = {Kind.ADDRESS: HOMES, Kind.CONTACT: CONTACTS}
_BEFORE, _AFTER = "before", "after"
_Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Printable:
    """Entries without what must not be printed, and how many were left out for which reason."""

    entries: tuple[Entry, ...]
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Printed:
    """What is printed of a change, None for nothing, and why something is not."""

    change: Change | None
    reason: str


def printable_entries(entries: Sequence[Entry], around: Contents) -> Printable:
    """Return what may be printed of entries.

    ``around`` is what the database holds of their parties, with all ties of these.
    """
    gone = ids_to_redact(around)
    printed, left_out = list[Entry](), Counter[str]()
    for entry in entries:
        if isinstance(entry, VerdictChange):
            is_printed = {entry.before.verdict, entry.after.verdict} <= _PRINTED
            shown = _Printed(None, "" if is_printed else _VERDICTS)
            if is_printed:
                printed.append(entry)
        else:
            shown = _printed_change(entry, around.entities, gone)
            if shown.change:
                printed.append(shown.change)
        if shown.reason:
            left_out[shown.reason] += 1
    return Printable(tuple(printed), left_out)


def _printed_change(change: Change, known: Mapping[str, Entity], gone: PrivateIds) -> _Printed:
    if reason := _reason_of_ids(change, known, gone):
        return _Printed(None, reason)
    sides = {name: _redacted(change, name, known) for name in (_BEFORE, _AFTER)}
    reason = next((side.reason for side in sides.values() if side.reason), "")
    if any(side.values is None for side in sides.values()):
        return _Printed(None, reason)
    differences = tuple(_printed_differences(change, sides))
    if differences == change.differences:
        return _Printed(change, "")
    if not differences and not is_whole(change):
        return _Printed(None, reason)
    return _Printed(replace(change, differences=differences), reason)


def _reason_of_ids(change: Change, known: Mapping[str, Entity], gone: PrivateIds) -> str:
    """Return why the parties or the tie must not be named, empty if they may.

    A place of which the database holds nothing may be anyone's home.
    """
    parties = change.parties
    for ident in (change.tie.id if change.tie else "", *(party.id for party in parties)):
        if reason := gone.ties.get(ident) or gone.parties.get(ident):
            return reason
    alone = change.entity if change.tie is None else None
    if alone and alone.kind in _PLACES and alone.id not in known:
        return _PLACES[alone.kind]
    return ""


@dataclass(frozen=True, slots=True)
class _Side:
    """Values of one side that may be printed, None where nothing of it may, and the reason."""

    values: _Values | None
    reason: str


def _redacted(change: Change, name: str, known: Mapping[str, Entity]) -> _Side:
    """Return one side after the redaction of the exports."""
    stated = dict(_stated(change, name))
    entities = {party.id: _entity(party, known) for party in change.parties}
    if change.tie is not None:
        shown, left = redact_contents(Contents(entities, {}, (), (_tie(change.tie, stated),)))
        values = shown.ties[0].extra if shown.ties else None
    else:
        said = tuple(Statement(i, each.kind, "", stated) for i, each in entities.items())
        shown, left = redact_contents(Contents(entities, {}, said, ()))
        values = shown.statements[0].values if shown.statements else {}
    return _Side(values, left[0].what if left else "")


def _stated(change: Change, name: str) -> Iterator[tuple[str, Value]]:
    for each in change.differences:
        value = each.before if name == _BEFORE else each.after
        if value is not None:
            yield each.property, value


def _entity(party: NamedParty, known: Mapping[str, Entity]) -> Entity:
    """Return a party; it is a person where the source or the database says or assumes so."""
    held = known.get(party.id)
    is_person = held is not None and (held.kind is Kind.PERSON or KIND_ASSUMED in held.values)
    return Entity(party.id, Kind.PERSON if is_person else party.kind, party.name)


def _tie(ends: TieEnds, stated: _Values) -> Tie:
    return Tie(
        ends.id,
        ends.tie,
        ends.start.id,
        ends.end.id,
        source="",
        purpose=str(stated.get("purpose", ends.purpose)),
        extra=stated,
    )


def _printed_differences(change: Change, sides: Mapping[str, _Side]) -> Iterator[Difference]:
    """Yield the differences of which each stated side may be printed, and that still differ."""
    before, after = (sides[name].values or {} for name in (_BEFORE, _AFTER))
    for each in change.differences:
        shown = Difference(each.property, before.get(each.property), after.get(each.property))
        is_cut = (shown.before is None) is not (each.before is None) or (
            (shown.after is None) is not (each.after is None)
        )
        if not is_cut and shown.before != shown.after:
            yield shown
