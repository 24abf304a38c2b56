"""Comparison of records with the store: new, unchanged, in conflict, or no longer stated."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from neo4j import ManagedTransaction

from graph.model.records import ENDS, Entity, Kind, Records, Source, Statement, Tie, TieType
from graph.stores.properties import source_properties, tie_properties
from graph.stores.reading import fetch
from graph.stores.results import Counts, Preview
from graph.support.hash_set import HashSet
from graph.support.language import N_, LazyText, lazy_text, ngettext

_OTHER_SOURCE = N_(
    "source {id}: the store has it with other content; use --replace to let the files replace it."
)
_OTHER_VALUE = N_(
    "entity {id}: its source states another {name}; use --replace to let the files replace it."
)
_OTHER_TIE = N_(
    "tie {id}: the store has it with other content; use --replace to let the files replace it."
)


@dataclass(frozen=True, slots=True)
class ImportDiff:
    """The difference between records and the store.

    ``stale_ties`` and ``stale_statements`` are what the listed sources stated before and no longer
    do; they are deleted when the records replace them. ``changed_ties`` and ``changed_sources`` are
    in the store with other content; ``moved_ties`` are those of them with other ends or another
    type. ``touched`` are the entities with written or deleted statements, ``fresh`` the ones that
    the store lacks, ``known_sources`` the listed sources that it has.
    """

    new: Counts
    unchanged: Counts
    differing: int
    problems: tuple[LazyText, ...]
    stale_ties: tuple[Tie, ...]
    changed_ties: tuple[Tie, ...]
    moved_ties: tuple[Tie, ...]
    changed_sources: tuple[Source, ...]
    stale_statements: tuple[Statement, ...]
    touched: frozenset[str]
    fresh: frozenset[str]
    known_sources: frozenset[str]

    def preview(self, *, replacing: bool) -> Preview:
        """Return the preview of an import."""
        return Preview(
            new=self.new,
            unchanged=self.unchanged,
            differing=self.differing,
            problems=self.problems,
            notes=self.notes(replacing),
        )

    def notes(self, replacing: bool) -> tuple[str, ...]:
        """Return a warning if other ties of the sources stay: a correction would add to them."""
        if replacing or not self.stale_ties:
            return ()
        text = ngettext(
            "The sources of these files already state {n} other tie, which stays beside the new "
            "ones; use --replace to let the files replace it.",
            "The sources of these files already state {n} other ties, which stay beside the new "
            "ones; use --replace to let the files replace them.",
            len(self.stale_ties),
        )
        return (text.format(n=len(self.stale_ties)),)


def compare_with_store(
    tx: ManagedTransaction,
    records: Records,
    *,
    replacing: bool,
    placed: HashSet | None = None,
) -> ImportDiff:
    """Compare records with the store; ``placed`` are the ids of all its ties, if known."""
    ends = {e for t in records.ties for e in (t.start, t.end)}
    about = {s.entity for s in records.statements}
    known = fetch.some_entities(tx, ends | about)
    named = {t.source for t in records.ties} | {s.source for s in records.statements if s.source}
    sources = fetch.some_sources(tx, named | {s.id for s in records.sources})
    stated = {s.id: s for s in fetch.statements_about(tx, about & known.keys())}
    ties = _known_ties(tx, records.ties, known, placed)
    own = {s.id for s in records.sources}
    problems = [
        *_missing_references(records, known, sources),
        *_kind_problems(records.statements, known),
        *_end_problems(records, known),
        *([] if replacing else _contradictions(records, sources, stated, ties)),
    ]
    now = {t.id for t in records.ties}
    earlier = fetch.ties_with(tx, "source", own) if own else ()
    stale = tuple(t for t in earlier if t.id not in now)
    changed = tuple(
        ties[t.id] for t in records.ties if t.id in ties and not _is_same(t, ties[t.id])
    )
    moved = tuple(ties[t.id] for t in records.ties if t.id in ties and _is_moved(t, ties[t.id]))
    gone = _stale_statements(tx, records, own) if replacing else ()
    return ImportDiff(
        *_counts(records, known, sources, ties),
        sum(s.id not in stated and s.entity in known for s in records.statements),
        tuple(problems),
        stale,
        changed,
        moved,
        tuple(
            sources[s.id]
            for s in records.sources
            if s.id in sources and source_properties(sources[s.id]) != source_properties(s)
        ),
        gone,
        frozenset(about | {s.entity for s in gone}),
        frozenset(about - known.keys()),
        frozenset(own & sources.keys()),
    )


def _known_ties(
    tx: ManagedTransaction,
    ties: Iterable[Tie],
    known: Collection[str],
    placed: HashSet | None,
) -> dict[str, Tie]:
    """Return those of the ties that the store has, between their ends or elsewhere."""
    between = (t for t in ties if t.start in known and t.end in known)
    found = {t.id: t for t in fetch.ties_between(tx, between)}
    # A search by id alone passes over all ties of the store; ``placed`` spares it unknown ids.
    rest = [t.id for t in ties if t.id not in found]
    if placed is not None:
        rest = sorted(placed.known_among(rest))
    return found | {t.id: t for t in fetch.ties_with(tx, "id", rest)}


def _stale_statements(
    tx: ManagedTransaction, records: Records, own: set[str]
) -> tuple[Statement, ...]:
    now = {s.id for s in records.statements}
    return tuple(s for s in fetch.statements_by_sources(tx, own) if s.id not in now)


def _counts(
    records: Records,
    known: Mapping[str, Entity],
    sources: Mapping[str, Source],
    ties: Mapping[str, Tie],
) -> tuple[Counts, Counts]:
    about = {s.entity for s in records.statements}
    old = Counts(
        sum(s.id in sources for s in records.sources),
        len(about & known.keys()),
        sum(t.id in ties for t in records.ties),
    )
    new = Counts(
        len(records.sources) - old.sources,
        len(about) - old.entities,
        len(records.ties) - old.ties,
    )
    return new, old


def _missing_references(
    records: Records, known: Mapping[str, Entity], sources: Mapping[str, Source]
) -> Iterable[LazyText]:
    entities = known.keys() | {s.entity for s in records.statements}
    named = sources.keys() | {s.id for s in records.sources}
    for tie in records.ties:
        for end in (tie.start, tie.end):
            if end not in entities:
                text = N_("tie {id}: {end!r} is neither in the files nor in the store.")
                yield lazy_text(text, id=tie.id, end=end)
        if tie.source not in named:
            text = N_("tie {id}: source {source!r} is neither in the files nor in the store.")
            yield lazy_text(text, id=tie.id, source=tie.source)
    for statement in records.statements:
        if statement.source and statement.source not in named:
            text = N_("entity {id}: source {source!r} is not known.")
            yield lazy_text(text, id=statement.entity, source=statement.source)


def _kind_problems(
    statements: Iterable[Statement], known: Mapping[str, Entity]
) -> Iterable[LazyText]:
    kinds: dict[str, Kind] = {}
    for statement in statements:
        there = known.get(statement.entity)
        if there and there.kind is not statement.kind:
            text = N_("entity {id}: it is a {kind} in the store.")
            yield lazy_text(text, id=statement.entity, kind=there.kind)
        other = kinds.setdefault(statement.entity, statement.kind)
        if other is not statement.kind:
            text = N_("entity {id}: stated as a {one} and as a {other}.")
            yield lazy_text(text, id=statement.entity, one=other, other=statement.kind)


def _end_problems(records: Records, known: Mapping[str, Entity]) -> Iterable[LazyText]:
    """Yield ties between kinds that they do not allow; an end may be in the store only."""
    kinds = {e.id: e.kind for e in known.values()} | {s.entity: s.kind for s in records.statements}
    for tie in records.ties:
        start, end = kinds.get(tie.start), kinds.get(tie.end)
        if start is None or end is None:
            continue
        froms, tos = ENDS[tie.type]
        alike = tie.type is not TieType.SAME_AS or start is end
        if start not in froms or end not in tos or not alike:
            text = N_("tie {id}: {type} cannot run from a {start} to a {end}.")
            yield lazy_text(text, id=tie.id, type=tie.type, start=start, end=end)


def _contradictions(
    records: Records,
    sources: Mapping[str, Source],
    stated: Mapping[str, Statement],
    ties: Mapping[str, Tie],
) -> Iterable[LazyText]:
    for source in records.sources:
        there = sources.get(source.id)
        if there and source_properties(there) != source_properties(source):
            yield lazy_text(_OTHER_SOURCE, id=source.id)
    for statement in records.statements:
        earlier = stated.get(statement.id)
        for name, value in (earlier.values if earlier else {}).items():
            if statement.values.get(name, value) != value:
                yield lazy_text(_OTHER_VALUE, id=statement.entity, name=name)
    for tie in records.ties:
        if tie.id in ties and not _is_same(tie, ties[tie.id]):
            yield lazy_text(_OTHER_TIE, id=tie.id)


def _is_same(one: Tie, other: Tie) -> bool:
    return not _is_moved(one, other) and tie_properties(one) == tie_properties(other)


def _is_moved(one: Tie, other: Tie) -> bool:
    return (one.type, one.start, one.end) != (other.type, other.start, other.end)
