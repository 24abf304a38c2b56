"""Digests of all parties at once: a number each, of all that the comparison of a party rests on.

A party whose digest is that of the last run is not read again. All texts are made numbers in a few
steps, since a digest of each text alone would take as long as reading the parties.
"""

from array import array
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from graph.model.records import Contents, Entity, Kind, TieType

Digests = NDArray[np.uint64]
_AT_ONCE = 50_000
_STEPS = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1))
_BEGIN = np.uint64(0x9E3779B97F4A7C15)


def digest_parties(contents: Contents, ids: Sequence[str], claiming: Collection[str]) -> Digests:
    """Return the digests of some parties; ``claiming`` are the sources whose word is a claim.

    Parts are added up, so the order of statements and ties does not count.
    """
    entities = contents.entities
    place = {ident: number for number, ident in enumerate(entities)}
    shown = _digest_texts([_shown(entity) for entity in entities.values()])
    found = shown.copy()
    _add_statements(found, contents, place, claiming)
    _add_ties(found, contents, place, _mix(shown) + _digest_texts(list(entities)))
    return found[np.fromiter(map(place.__getitem__, ids), np.int64, len(ids))]


def _shown(entity: Entity) -> str:
    """Return what others are compared by: the name; a phone is read by its country as well."""
    country = entity.text("country") if entity.kind is Kind.CONTACT else ""
    return f"{entity.name}\n{country}" if country else entity.name


def _add_statements(
    found: Digests, contents: Contents, place: Mapping[str, int], claiming: Collection[str]
) -> None:
    stated = [s for s in contents.statements if s.entity in place]
    values = [s.values for s in stated]
    sizes = np.fromiter(map(len, values), np.int64, len(values))
    names = _digest_repeated(list(chain.from_iterable(values)))
    texts = _digest_texts(list(map(str, chain.from_iterable(v.values() for v in values))))
    of_value = np.repeat(np.arange(len(stated)), sizes)
    said = _sum_up(_mix(names + _mix(texts)), of_value, len(stated))
    sources = _digest_repeated([_source(contents, s.source, claiming) for s in stated])
    about = np.fromiter((place[s.entity] for s in stated), np.int64, len(stated))
    found += _sum_up(_mix(said + sources), about, len(found))


def _source(contents: Contents, ident: str, claiming: Collection[str]) -> tuple[str, str, bool]:
    source = contents.sources.get(ident)
    return ident, source.title if source else "", ident in claiming


def _add_ties(
    found: Digests, contents: Contents, place: Mapping[str, int], beside: Digests
) -> None:
    """Add each tie to the digests of both ends; ``beside`` tells a party at the other end."""
    starts, ends, kinds = array("q"), array("q"), []
    for tie in contents.ties:
        start, end = place.get(tie.start), place.get(tie.end)
        if start is not None and end is not None and tie.type is not TieType.SAME_AS:
            starts.append(start)
            ends.append(end)
            kinds.append(f"{tie.type.value} {tie.purpose}")
    told = _digest_repeated(kinds)
    found += _sum_up(_mix(told + beside[np.array(ends)]), np.array(starts), len(found))
    found += _sum_up(_mix(_mix(told) + beside[np.array(starts)]), np.array(ends), len(found))


def _sum_up(parts: Digests, places: NDArray[np.int64], size: int) -> Digests:
    """Return the sum of the parts of each place."""
    order = np.argsort(places, kind="stable")
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(parts[order], dtype=np.uint64)))
    ends = np.cumsum(np.bincount(places, minlength=size))
    found: Digests = np.diff(sums[np.concatenate(([0], ends))])
    return found


def _digest_repeated(things: Sequence[object]) -> Digests:
    """Return the digests of things of which many are equal, by their texts."""
    places: dict[object, int] = {}
    numbers = [places.setdefault(thing, len(places)) for thing in things]
    return _digest_texts(list(map(str, places)))[np.array(numbers, np.int64)]


def _digest_texts(texts: Sequence[str]) -> Digests:
    parts = [_digest_some(texts[i : i + _AT_ONCE]) for i in range(0, len(texts), _AT_ONCE)]
    return np.concatenate([np.empty(0, np.uint64), *parts])


def _digest_some(texts: Sequence[str]) -> Digests:
    """Return a number for each text: its letters, each times a number of its place, added up."""
    letters = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = np.concatenate(([0], np.cumsum(sizes)))
    within = np.arange(len(letters)) - np.repeat(ends[:-1], sizes)
    weights = _mix(np.arange(1, sizes.max(initial=0) + 1, dtype=np.uint64))
    parts = (letters.astype(np.uint64) + np.uint64(1)) * weights[within]
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(parts, dtype=np.uint64)))
    return _mix(np.diff(sums[ends]) + sizes.astype(np.uint64))


def _mix(numbers: Digests) -> Digests:
    """Return numbers in which every bit of the given ones counts (splitmix64)."""
    mixed = numbers + _BEGIN
    for shift, factor in _STEPS:
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return mixed
