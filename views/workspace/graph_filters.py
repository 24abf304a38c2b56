"""Filters of a working graph, with the number of items that each hides."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from fractions import Fraction

from graph.analyses.tracing.tie_reader import TieReader
from graph.model.records import Entity, Tie, TieType, source_standing
from graph.presentation import tie_style
from graph.presentation.neighbours import Neighbours
from views.workspace.case.graph_state import Filters, WorkingGraph

NOT_STATED = "not stated"  # standing or source of a tie without one


class Facet(StrEnum):
    """The property that a filter tests."""

    KIND = "kind"
    TIE = "tie"
    STRENGTH = "strength"
    STANDING = "standing"
    SOURCE = "source"
    AS_OF = "as of"
    UNDATED = "undated"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class FilteredGraph:
    """The visible part of a working graph, with counts of the rest.

    ``options`` counts what each facet could hide, before any filter: parties by kind, ties by every
    other facet. ``hidden_counts`` counts what each facet hides by itself. ``missing_parties`` are
    parties of the graph that the store no longer holds.
    """

    parties: tuple[str, ...]
    ties: tuple[Tie, ...]
    options: Mapping[Facet, Mapping[str, int]]
    hidden_counts: Mapping[Facet, int]
    _: KW_ONLY
    hidden_by_hand: int
    missing_parties: tuple[str, ...]
    party_total: int
    tie_total: int


def apply_filters(graph: WorkingGraph, neighbours: Neighbours, reader: TieReader) -> FilteredGraph:
    """Apply the filters of a working graph to its parties and the ties between them.

    ``reader`` is the reader of ties on the day of the filters, or on today.
    """
    contents = reader.contents
    held = [i for i in graph.spots if i in contents.entities]
    present = [i for i in held if i not in graph.hidden]
    ties = list(neighbours.ties_between(present))
    words = {tie.id: _facet_words(tie, reader) for tie in ties}
    kinds = {i: str(contents.entities[i].kind) for i in present}
    tests = _hide_tests(graph.filters, reader)
    hidden_counts: Counter[Facet] = Counter()
    kept = []
    for tie in ties:
        failed = [f for f, hidden in tests.items() if hidden(tie, words[tie.id])]
        hidden_counts.update(failed)
        if not failed:
            kept.append(tie)
    parties = tuple(i for i in present if kinds[i] not in graph.filters.kinds)
    hidden_counts[Facet.KIND] = len(present) - len(parties)
    inside = set(parties)
    return FilteredGraph(
        parties=parties,
        ties=tuple(t for t in kept if t.start in inside and t.end in inside),
        options=_options(kinds, words),
        hidden_counts=hidden_counts,
        hidden_by_hand=len(held) - len(present),
        missing_parties=tuple(i for i in graph.spots if i not in contents.entities),
        party_total=len(held),
        tie_total=len(ties),
    )


_FacetWords = Mapping[Facet, str]


def _facet_words(tie: Tie, reader: TieReader) -> _FacetWords:
    sources = reader.contents.sources
    standing = source_standing(tie.standing, sources.get(tie.source))
    return {
        Facet.TIE: str(tie.type),
        Facet.STRENGTH: tie_style.strength_slug(reader.strength(tie)),
        Facet.STANDING: str(standing or NOT_STATED),
        Facet.SOURCE: tie.source if tie.source in sources else NOT_STATED,
    }


def _options(
    kinds: Mapping[str, str], words: Mapping[str, _FacetWords]
) -> dict[Facet, dict[str, int]]:
    options: dict[Facet, dict[str, int]] = {Facet.KIND: dict(Counter(kinds.values()))}
    for facet in (Facet.TIE, Facet.STRENGTH, Facet.STANDING, Facet.SOURCE):
        options[facet] = dict(Counter(each[facet] for each in words.values()))
    return options


_HideTest = Callable[[Tie, _FacetWords], bool]


def _hide_tests(filters: Filters, reader: TieReader) -> dict[Facet, _HideTest]:
    """Return the tests that hide a tie, for the filters that are set."""
    listed = {
        Facet.TIE: filters.ties,
        Facet.STRENGTH: filters.strengths,
        Facet.STANDING: filters.standings,
        Facet.SOURCE: filters.sources,
    }
    tests: dict[Facet, _HideTest] = {f: _is_among(f, out) for f, out in listed.items() if out}
    if filters.as_of:
        tests[Facet.AS_OF] = lambda tie, _words: not reader.holds(tie)
    if filters.undated:
        tests[Facet.UNDATED] = lambda tie, _words: not (tie.since or tie.until)
    if filters.least_share:
        least = Fraction(filters.least_share, 100)
        tests[Facet.SHARE] = lambda tie, _words: is_share_below(tie, least)
    return tests


def _is_among(facet: Facet, out: frozenset[str]) -> _HideTest:
    return lambda _tie, words: words[facet] in out


def is_share_below(tie: Tie, least: Fraction) -> bool:
    """Return whether a holding is certainly below ``least``; an unstated share is not."""
    if tie.type is not TieType.OWNS or tie.share is None:
        return False
    return tie.share.max < least or (tie.share.max == least and tie.share.max_open)


def reading_order(
    graph: WorkingGraph, parties: tuple[str, ...], entities: Mapping[str, Entity]
) -> list[str]:
    """Return the parties in reading order: column by column, each from the top."""
    spots = graph.spots
    return sorted(parties, key=lambda i: (round(spots[i].x / 60), spots[i].y, entities[i].name, i))
