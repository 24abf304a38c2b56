"""First statements of an import, in the sentences that the pages will use for them."""

from collections.abc import Mapping
from itertools import islice

from graph.analyses.projection import project
from graph.analyses.tracing.tie_reader import tie_reader
from graph.model.records import Contents, Entity, Records, Tie, TieType
from graph.presentation.sentences.tie_sentences import hop_sentence


def first_sentences(records: Records, known: Mapping[str, Entity], most: int) -> tuple[str, ...]:
    """Return the first ties of records as sentences; ``known`` are parties of the store."""
    named = {s.entity: s for s in records.statements}
    entities = dict(known)
    for ident, statement in named.items():
        name = str(statement.values.get("name") or ident)
        entities.setdefault(ident, Entity(ident, statement.kind, name, statement.values))
    whole = (tie for tie in records.ties if tie.start in entities and tie.end in entities)
    first = tuple(islice(whole, most))
    shown = Contents(
        entities=entities,
        sources={source.id: source for source in records.sources},
        statements=(),
        ties=_with_holders(first, records),
    )
    about = _about(shown)
    reader = tie_reader(about, project(about))
    return tuple(dict.fromkeys(hop_sentence(reader.hop(tie)) for tie in first))


def _with_holders(first: tuple[Tie, ...], records: Records) -> tuple[Tie, ...]:
    """Return ties with all holdings in their companies, which decide how strong each is."""
    held = {tie.end for tie in first if tie.type is TieType.OWNS}
    others = (t for t in records.ties if t.type is TieType.OWNS and t.end in held)
    return tuple({tie.id: tie for tie in (*first, *others)}.values())


def _about(contents: Contents) -> Contents:
    """Return contents with the parties of their ties alone."""
    ends = {end for tie in contents.ties for end in (tie.start, tie.end)}
    return Contents(
        entities={i: e for i, e in contents.entities.items() if i in ends},
        sources=contents.sources,
        statements=contents.statements,
        ties=contents.ties,
    )
