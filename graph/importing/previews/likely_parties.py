"""Parties of an import that by their evidence may be in the store already, under another id."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from graph.matches.candidate import Candidate, Grade
from graph.matches.pairs.outside import OutsideParty
from graph.model.records import Contents, Entity, Kind, Records, Statement, TieType

MOST_COMPARED = 2_000
"""Parties of an import that are compared before it is written; the page Matches compares all."""

_KINDS = frozenset({Kind.COMPANY, Kind.PERSON, Kind.STOREFRONT})
_LISTED = frozenset({Grade.STRONG, Grade.LIKELY})

_AT_ONCE = 200  # parties that are looked for together

FindParties = Callable[[Sequence[OutsideParty]], Iterable[Sequence[Candidate]]]
"""Returns the parties of the store that each description may be, best first."""


@dataclass(frozen=True, slots=True)
class LikelyParty:
    """A party of the files and the one of the store that it may be, with what speaks for it."""

    name: str
    there: Entity
    grade: Grade
    why: str


def described_parties(records: Records, contents: Contents) -> Mapping[str, OutsideParty]:
    """Return the parties of new sources that the store has not, by id; the first of very many."""
    fresh: dict[str, Statement] = {}
    for statement in records.statements:
        is_new = statement.source not in contents.sources
        if is_new and statement.kind in _KINDS and statement.entity not in contents.entities:
            fresh.setdefault(statement.entity, statement)
    names = {s.entity: str(s.values.get("name", "")) for s in records.statements}
    given: defaultdict[tuple[str, TieType], list[str]] = defaultdict(list)
    for tie in records.ties:
        if tie.type in (TieType.REACHED_AT, TieType.LOCATED_AT):
            given[tie.start, tie.type].append(names.get(tie.end, ""))
    return {ident: _description(fresh[ident], given) for ident in list(fresh)[:MOST_COMPARED]}


def _description(
    statement: Statement, given: Mapping[tuple[str, TieType], Sequence[str]]
) -> OutsideParty:
    def text(name: str) -> str:
        return str(statement.values.get(name) or "")

    return OutsideParty(
        name=text("name"),
        kind=statement.kind,
        country=text("country"),
        number=text("registration_number"),
        lei=text("lei"),
        vat_number=text("vat_number"),
        incorporated=text("incorporated"),
        birth_date=text("birth_date"),
        contacts=tuple(filter(None, given.get((statement.entity, TieType.REACHED_AT), ()))),
        addresses=tuple(filter(None, given.get((statement.entity, TieType.LOCATED_AT), ()))),
    )


def likely_parties(
    described: Mapping[str, OutsideParty], contents: Contents, find: FindParties
) -> Iterator[LikelyParty | None]:
    """Yield for each described party the strong or likely one of the store; None where none is."""
    waiting = iter(described.values())
    while some := list(islice(waiting, _AT_ONCE)):
        for outside, candidates in zip(some, find(some), strict=True):
            yield _likely(outside, next(iter(candidates), None), contents)


def _likely(
    outside: OutsideParty, best: Candidate | None, contents: Contents
) -> LikelyParty | None:
    if best is None or best.grade not in _LISTED:
        return None
    why = [str(line.text) for line in best.lines if line.bits > 0]
    return LikelyParty(outside.name, contents.entities[best.right], best.grade, "; ".join(why))
