"""Groups: the parties under one control on a day, and the storefronts that they run."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.analyses.ownership.calculation.control_cascade import Sides, drawn, sides_by_votes
from graph.analyses.ownership.calculation.region import reached, region_above, region_of
from graph.analyses.ownership.calculation.stakes_by_company import Book
from graph.analyses.ownership.conventions.control_fixpoint import RULE
from graph.analyses.ownership.queries import known
from graph.analyses.projection import Projection
from graph.model.dates import as_of_day
from graph.model.records import Entity, Kind, TieType


@dataclass(frozen=True, slots=True)
class Group:
    """Whom one party surely controls, by ``control_fixpoint``.

    ``head`` is controlled by nobody outside the group; in a circle of control it is the member
    with the smallest id. ``members`` holds the head too. ``possible`` are those that may be
    under control within the bands of what is stated. ``storefronts`` and ``platforms`` are those
    that a member is stated to operate.
    """

    head: Entity
    members: tuple[Entity, ...]
    possible: tuple[Entity, ...]
    storefronts: tuple[Entity, ...]
    platforms: tuple[Entity, ...]


def groups(graph: Projection, as_of: str | None = None) -> tuple[Group, ...]:
    """Return every group of two parties or more on a day (today by default), by its head's id.

    A company that several parties control by statement alone is in the group of each: that makes
    no group of these parties.

    Raises:
        DateError: ``as_of`` is no date.
    """
    book = Book(graph, as_of_day(as_of))
    sides = sides_by_votes(region_of(book, frozenset(book.parties())))
    holders = sorted(sides.low.keys() | sides.controls.keys())
    under = {h: _under(h, sides) for h in holders}
    heads = [h for h in _leading(under) if len(under[h]) > 1]
    operated = _operated(book)
    return tuple(_group(book, h, under[h], sides, operated) for h in heads)


def groups_of(graph: Projection, ident: str, as_of: str | None = None) -> tuple[Group, ...]:
    """Return the groups of a company, a person, or of those that operate a storefront.

    A party that nobody controls and that controls nobody is a group by itself.

    Raises:
        UnknownIdError: there is none such.
        DateError: ``as_of`` is no date.
    """
    book = Book(graph, as_of_day(as_of))
    kinds = frozenset({Kind.COMPANY, Kind.PERSON, Kind.STOREFRONT})
    entity = known(book, ident, kinds)
    operated = _operated(book)
    node = book.ground.matches.of(ident)
    if entity.kind is Kind.STOREFRONT:
        parties = sorted(p for p, run in operated.items() if node in run)
    else:
        parties = [node]
    found: dict[str, Group] = {}
    for party in parties:
        for head in _heads_of(book, party):
            if head not in found:
                below = region_of(book, reached(head, book.below))
                sides = sides_by_votes(below)
                found[head] = _group(book, head, _under(head, sides), sides, operated)
    return tuple(found[h] for h in sorted(found))


def _heads_of(book: Book, party: str) -> list[str]:
    sides = sides_by_votes(region_above(book, party))
    under = {h: _under(h, sides) for h in sides.low.keys() | sides.controls.keys() | {party}}
    return [h for h in _leading(under) if party in under[h]]


def _under(head: str, sides: Sides) -> frozenset[str]:
    return drawn({head}, sides.low, sides.controls, RULE.surely).members


def _leading(under: dict[str, frozenset[str]]) -> list[str]:
    """Return whom nobody controls but those that they control too, and that are named later."""
    above: dict[str, list[str]] = defaultdict(list)
    for head, members in under.items():
        for member in members - {head}:
            above[member].append(head)
    return sorted(
        party
        for party, members in under.items()
        if all(head in members and party < head for head in above[party])
    )


def _operated(book: Book) -> dict[str, set[str]]:
    operated: dict[str, set[str]] = defaultdict(set)
    for p in book.ground.ties:
        if p.tie.type is TieType.OPERATES and p.since <= book.day <= p.until:
            operated[p.start].add(p.end)
    return operated


def _group(
    book: Book, head: str, members: frozenset[str], sides: Sides, operated: dict[str, set[str]]
) -> Group:
    maybe = drawn({head}, sides.high, sides.controls, RULE.maybe).members - members
    run = {o for m in members for o in operated.get(m, ())}
    return Group(
        book.ground.entities[head],
        _named(book, members),
        _named(book, maybe),
        _named(book, (o for o in run if book.ground.kind(o) is Kind.STOREFRONT)),
        _named(book, (o for o in run if book.ground.kind(o) is Kind.PLATFORM)),
    )


def _named(book: Book, parties: Iterable[str]) -> tuple[Entity, ...]:
    return tuple(book.ground.entities[p] for p in sorted(parties))
