"""Differences that are one change: ties of one row of a source, and what repeats a tie."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from graph.model.records import Tie, TieType
from scrapers.watch.change import Change, Difference
from scrapers.watch.comparing.matched_ties import TiePair
from scrapers.watch.comparing.stated_properties import PropertyChange

_PLACES = frozenset({"place", "ships_from", "returns_place", "service_place"})
_SITES = frozenset({"website", "websites"})
_RANK = {kind: place for place, kind in enumerate(TieType)}
_Key = tuple[object, ...]


def join_rows(changes: Sequence[Change]) -> list[Change]:
    """Return changes of ties with those of one row as one: a holder of shares and of votes.

    They are between the same two parties, on the same page, of one kind, and begin, end or differ
    alike. The tie that says most stands for the others.
    """
    groups: dict[_Key, list[Change]] = {}
    for change in changes:
        groups.setdefault(_row(change), []).append(change)
    return [_joined(group) for group in groups.values()]


def _row(change: Change) -> _Key:
    tie = change.tie
    if tie is None:
        return (change.id,)
    page = change.after or change.before
    alike: tuple[Difference, ...] = change.differences
    if all(each.before is None for each in alike) or all(each.after is None for each in alike):
        alike = tuple(each for each in alike if each.property in ("since", "until"))
    return (change.kind, tie.start.id, tie.end.id, page and page.document, alike)


def _joined(group: Sequence[Change]) -> Change:
    first, *others = sorted(group, key=_rank)
    return (
        replace(first, others=tuple(each.tie for each in others if each.tie)) if others else first
    )


def _rank(change: Change) -> int:
    return _RANK[change.tie.tie] if change.tie else 0


def without_repeated(
    found: Iterable[PropertyChange], pairs: Iterable[TiePair], matches: Iterable[Tie]
) -> Iterator[PropertyChange]:
    """Yield changed properties without those that a changed tie of the party says already.

    A value that several entries of one party share changes once, too.
    """
    said = _said_by_ties(pairs)
    same: dict[str, set[str]] = {}
    for tie in matches:
        same.setdefault(tie.start, set()).add(tie.end)
        same.setdefault(tie.end, set()).add(tie.start)
    told: dict[tuple[Difference, ...], Set[str]] = {}
    for each in found:
        if each.differences[0].property in said.get(each.entity, ()):
            continue
        if same.get(each.entity, set()) & told.get(each.differences, set()):
            continue
        told[each.differences] = {*told.get(each.differences, ()), each.entity}
        yield each


def _said_by_ties(pairs: Iterable[TiePair]) -> Mapping[str, set[str]]:
    """Return the properties of each party that its differing ties repeat."""
    said: dict[str, set[str]] = {}
    for pair in pairs:
        for tie in pair.sides:
            if tie.type is TieType.LOCATED_AT:
                said.setdefault(tie.start, set()).update(_PLACES)
            elif tie.type is TieType.REACHED_AT and tie.end.startswith("web-"):
                said.setdefault(tie.start, set()).update(_SITES)
            elif tie.end and tie.type in (TieType.OPERATES, TieType.LINKED_TO):
                said.setdefault(tie.end, set()).update({"registered", "unknown_reason"})
    return said
