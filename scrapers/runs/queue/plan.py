"""Plan for many parties: which register to ask for each seller that has no register record."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analyses.tracing.search.accepted_matches import settle_matches
from graph.model.records import (
    REGISTERS,
    Contents,
    Entity,
    Kind,
    Statement,
    TieType,
    Value,
    source_standing,
    statement_standing,
)
from graph.support.language import N_, LazyText, lazy_text
from graph.support.settings import Settings
from scrapers.runs.further import FurtherSource, Way, further_sources

_NO_KEY = N_("{source} needs a key or a contact first")
_NO_WAY = N_("no register can be asked by what is known of it")


@dataclass(frozen=True, slots=True)
class PlannedSeller:
    """A seller and the register to ask for it; without one, ``lack`` says what is missing."""

    seller: Entity
    source: FurtherSource | None
    lack: LazyText


def plan_sellers(contents: Contents, settings: Settings) -> tuple[PlannedSeller, ...]:
    """Return the sellers without a register record, by name, each with the register to ask."""
    groups = _groups_of_sellers(contents)
    statements = _statements_of(contents, {i for group in groups.values() for i in group})
    planned = [
        _plan(contents.entities[seller], group, statements, settings)
        for seller, group in groups.items()
        if not any(_has_record(contents, i, statements[i]) for i in group)
    ]
    return tuple(sorted(planned, key=lambda each: (each.seller.name.casefold(), each.seller.id)))


def subjects_by_source(plan: tuple[PlannedSeller, ...]) -> dict[str, tuple[str, ...]]:
    """Return what is to be asked of each source, every subject once."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for each in plan:
        if each.source is not None:
            found[each.source.source].setdefault(each.source.subject)
    return {source: tuple(subjects) for source, subjects in found.items()}


def _groups_of_sellers(contents: Contents) -> dict[str, tuple[str, ...]]:
    """Return each company that runs a storefront, with the ids of its accepted matches."""
    of = settle_matches(list(contents.ties), contents.entities).representative_of
    same: dict[str, list[str]] = defaultdict(list)
    for ident in contents.entities:
        same[of(ident)].append(ident)
    sellers = {
        of(t.start): t.start
        for t in contents.ties
        if t.type is TieType.OPERATES
        and contents.entities[t.end].kind is Kind.STOREFRONT
        and contents.entities[t.start].kind is Kind.COMPANY
    }
    return {seller: tuple(same[group]) for group, seller in sellers.items()}


def _statements_of(contents: Contents, ids: set[str]) -> Mapping[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in contents.statements:
        if statement.entity in ids:
            found[statement.entity].append(statement)
    return found


def _has_record(contents: Contents, ident: str, statements: list[Statement]) -> bool:
    """Whether a register or filing states a tie or a value of a party, on any day."""
    sources = contents.sources
    ties = (source_standing(t.standing, sources.get(t.source)) for t in contents.ties_of(ident))
    values = (statement_standing(s, sources.get(s.source)) for s in statements)
    return any(standing in REGISTERS for standing in (*ties, *values))


def _plan(
    seller: Entity,
    ids: tuple[str, ...],
    statements: Mapping[str, list[Statement]],
    settings: Settings,
) -> PlannedSeller:
    found = further_sources(seller.kind, ids, dict(_values(ids, statements)), settings)
    registers = [s for s in found if s.way is Way.FETCH and s.standing in REGISTERS]
    ready = next((s for s in registers if s.ready), None)
    if ready is not None:
        return PlannedSeller(seller, ready, LazyText(""))
    if registers:
        return PlannedSeller(seller, None, lazy_text(_NO_KEY, source=registers[0].source))
    return PlannedSeller(seller, None, LazyText(_NO_WAY))


def _values(
    ids: tuple[str, ...], statements: Mapping[str, list[Statement]]
) -> Iterator[tuple[str, list[Value]]]:
    values: dict[str, list[Value]] = defaultdict(list)
    for statement in (s for i in ids for s in statements[i]):
        for name, value in statement.values.items():
            values[name].extend(value if isinstance(value, tuple) else (value,))
    yield from values.items()
