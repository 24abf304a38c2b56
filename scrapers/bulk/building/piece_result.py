"""Outcome of a piece, as a process hands it back and as the journal keeps it."""

from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY
from typing import Any

from pydantic.dataclasses import dataclass

from graph.model.records import Source
from graph.registers.shelf.document import NotUnderstood, PartFile, ShelfSource
from scrapers.bulk.inputs.pieces import Piece

_MOST_VALUES = 2_000
_OTHERS = "further values that were not understood"


@dataclass(frozen=True, slots=True)
class PieceResult:
    """What was read of one piece; ``number`` counts the pieces of all passes from 1.

    ``files`` are its parts, and its notes if it made any. ``notes`` are texts for the user as they
    are stored.
    """

    number: int
    reading: str
    piece: Piece
    files: tuple[PartFile, ...]
    _: KW_ONLY
    ties: dict[str, int]
    not_understood: tuple[NotUnderstood, ...]
    sources: tuple[ShelfSource, ...]
    notes: tuple[Any, ...]


def count_values(found: Iterable[NotUnderstood]) -> tuple[NotUnderstood, ...]:
    """Return values with their counts added; one place is counted once for a value.

    Of very many different values only the first are kept, and the rest counted together.
    """
    counted: dict[str, NotUnderstood] = {}
    for each in found:
        value = each.value if each.value in counted or len(counted) < _MOST_VALUES else _OTHERS
        there = counted.get(value)
        if there is None:
            counted[value] = NotUnderstood(value, each.count, each.example)
        elif there.example != each.example:
            counted[value] = NotUnderstood(value, there.count + each.count, there.example)
    return tuple(counted.values())


def described_source(source: Source) -> ShelfSource:
    """Return a source as the description of a shelf holds it."""
    return ShelfSource(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        type=source.type,
        published=source.published,
        retrieved=source.retrieved,
        sha256=source.sha256,
        licence=str(source.licence),
        restates=source.restates,
        extra=dict(source.extra),
    )


def unique_sources(results: Sequence[PieceResult]) -> tuple[ShelfSource, ...]:
    """Return the sources of all pieces by id, each once."""
    return tuple({s.id: s for result in results for s in result.sources}.values())
