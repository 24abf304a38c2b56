"""Digests of all parties at once: a number each, of all that the comparison of a party rests on.

A party whose digest is that of the last run is not read again. All texts are made numbers in a few
steps, since a digest of each text alone would take as long as reading the parties.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from functools import lru_cache
from itertools import chain, count
from operator import attrgetter
from typing import TypeVar

import numpy as np

from graph.matches.records.arrays import Numbers, Places, join_ranges, sum_between
from graph.matches.records.record_places import RecordPlaces
from graph.model.records import Contents, Entity, Kind, TieType

_Thing = TypeVar("_Thing", bound=Hashable)
_AT_ONCE = 10_000  # texts, so that what is worked out of them stays in the processor's cache
_STEPS = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1))
_BEGIN = np.uint64(0x9E3779B97F4A7C15)
_BASE = 0xD1342543DE82EF95
_INVERSE = pow(_BASE, -1, 1 << 64)


def digest_entities(records: RecordPlaces, ids: Numbers, claiming: Collection[str]) -> Numbers:
    """Return the digest of each entity; ``claiming`` are the sources whose word is a claim.

    ``ids`` are the digests of the ids. Parts are added up, so the order of statements and ties does
    not count.
    """
    shown = digest_texts(list(map(_shown, records.contents.entities.values())))
    stated = records.statements.sum_up(_digest_statements(records.contents, claiming))
    return shown + stated + records.ties.sum_up(_digest_ties(records, _mix(shown) + ids))


def _shown(entity: Entity) -> str:
    """Return what others are compared by: the name; a phone is read by its country as well."""
    if entity.kind is not Kind.CONTACT:
        return entity.name
    country = entity.text("country")
    return f"{entity.name}\n{country}" if country else entity.name


def _digest_statements(contents: Contents, claiming: Collection[str]) -> Numbers:
    """Return the digest of each statement: what it says, and who says it."""
    values = [statement.values for statement in contents.statements]
    shapes, shape = _number_things(map(tuple, values))
    sizes = np.fromiter(map(len, shapes), np.int64, len(shapes))
    ends = np.cumsum(sizes)
    names = digest_texts(list(chain.from_iterable(shapes)))
    texts = digest_texts(list(map(str, chain.from_iterable(v.values() for v in values))))
    named = names[join_ranges((ends - sizes)[shape], ends[shape])]
    said = sum_between(_mix(named + _mix(texts)), _limits(sizes[shape]))
    sources, source = _number_things(map(attrgetter("source"), contents.statements))
    told = digest_texts([str(_source(contents, ident, claiming)) for ident in sources])
    return _mix(said + told[source])


def _source(contents: Contents, ident: str, claiming: Collection[str]) -> tuple[str, str, bool]:
    source = contents.sources.get(ident)
    return ident, source.title if source else "", ident in claiming


def _digest_ties(records: RecordPlaces, beside: Numbers) -> Numbers:
    """Return the digest of each tie for either end; ``beside`` tells the party at the other end."""
    kinds, kind = _number_things(map(attrgetter("type", "purpose"), records.contents.ties))
    told = digest_texts([f"{of_type.value} {purpose}" for of_type, purpose in kinds])[kind]
    counts = np.array([of_type is not TieType.SAME_AS for of_type, _purpose in kinds], bool)[kind]
    starts, ends = records.ends[::2], records.ends[1::2]
    found = np.empty((len(told), 2), np.uint64)
    found[:, 0] = _mix(told + beside[ends])
    found[:, 1] = _mix(_mix(told) + beside[starts])
    found[~counts | (starts < 0) | (ends < 0)] = 0
    return found.ravel()


def _number_things(things: Iterable[_Thing]) -> tuple[list[_Thing], Places]:
    """Return things each once, and of each thing which one it is."""
    numbers: defaultdict[_Thing, int] = defaultdict(count().__next__)
    found = np.fromiter(map(numbers.__getitem__, things), np.int64)
    return list(numbers), found


def _limits(sizes: Places) -> Places:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))


def digest_texts(texts: Sequence[str]) -> Numbers:
    """Return a number for each text."""
    parts = [_digest_some(texts[i : i + _AT_ONCE]) for i in range(0, len(texts), _AT_ONCE)]
    return np.concatenate([np.empty(0, np.uint64), *parts])


def _digest_some(texts: Sequence[str]) -> Numbers:
    """Return a number for each text: its letters, each times a power of its place, added up.

    Places count through all texts, and the power of each text's first place is divided out.
    """
    letters = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    limits = _limits(sizes)
    sums = sum_between(letters * _powers(_BASE, len(letters)), limits)
    return _mix(sums * _powers(_INVERSE, len(letters) + 1)[limits[:-1]] + sizes.astype(np.uint64))


def _powers(base: int, size: int) -> Numbers:
    """Return the first powers of a number, modulo two to the 64."""
    return _known_powers(base, 1 << size.bit_length())[:size]


@lru_cache(maxsize=8)
def _known_powers(base: int, size: int) -> Numbers:
    factors = np.full(size, base, np.uint64)
    factors[0] = 1
    return np.cumprod(factors)


def _mix(numbers: Numbers) -> Numbers:
    """Return numbers in which every bit of the given ones counts (splitmix64)."""
    mixed = numbers + _BEGIN
    for shift, factor in _STEPS:
        mixed ^= mixed >> np.uint64(shift)
        mixed *= np.uint64(factor)
    return mixed
