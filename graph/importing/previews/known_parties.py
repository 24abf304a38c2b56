"""Parties of an import that may be in the store already: by register number, or by name alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model.records import Contents, Entity, Kind, Records, Statement
from graph.support.text.folding import fold_name

_PARTIES = frozenset({Kind.COMPANY, Kind.PERSON})
_KINDS = _PARTIES | {Kind.STOREFRONT, Kind.PLATFORM}

NameIndex = Mapping[str, Sequence[Entity]]


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party of the files and one of the store; ``by_id`` if their register number is one.

    Without it they have the same name, whatever else they have, and stay two parties.
    """

    name: str
    there: Entity
    by_id: bool


def name_index(contents: Contents) -> NameIndex:
    """Return the shops, platforms, companies and people of a store by their names, folded."""
    found: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in contents.entities.values():
        if entity.kind in _KINDS:
            found[fold_name(entity.name)].append(entity)
    return found


def known_parties(records: Records, contents: Contents, names: NameIndex) -> Iterator[KnownParty]:
    """Yield the parties of new sources that the store may know, those of one number first."""
    fresh = [s for s in records.statements if s.kind in _KINDS and s.source not in contents.sources]
    there = contents.entities
    yield from (
        KnownParty(_name(s), there[s.entity], by_id=True) for s in fresh if s.entity in there
    )
    for statement in fresh:
        if statement.entity not in there:
            alike = names.get(fold_name(_name(statement)), ())
            same = (e for e in alike if _is_alike(e.kind, statement.kind))
            yield from (KnownParty(_name(statement), e, by_id=False) for e in same)


def _name(statement: Statement) -> str:
    return str(statement.values.get("name") or statement.entity)


def _is_alike(one: Kind, other: Kind) -> bool:
    return one is other or {one, other} <= _PARTIES
