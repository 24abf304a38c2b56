"""Limits of a verdict: what was not checked, what no source supports, and what parties deny."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from graph.analyses.projection import Projection
from graph.analyses.tracing.search.targets import Targets
from graph.analyses.tracing.search.walkable_graph import (
    CONTACT_TYPES,
    PERSONNEL_TYPES,
    DatedTie,
    GraphOnDay,
    WalkableGraph,
)
from graph.analyses.tracing.verdict import (
    NONE_FOUND,
    NOT_LOOKED_AT,
    Caveat,
    CaveatKind,
    Chain,
    ChainHop,
    ChainStanding,
    Denial,
    Distinction,
    EvidenceCount,
    FormerPlatform,
    Overstatement,
    OverstatementKind,
    Strength,
)
from graph.model.records import (
    REGISTERS,
    Entity,
    Judgement,
    Kind,
    Source,
    Tie,
    TieType,
    source_standing,
)

_Limit = TypeVar("_Limit", Caveat, Overstatement)
_UNDECIDED_JUDGEMENTS = frozenset({Judgement.PROPOSED, None})


def operators_of(day: GraphOnDay, storefront: str) -> list[str]:
    """Return the parties that operate the storefront on the day."""
    ties = day.ties_into(storefront)
    return sorted({p.start for p in ties if p.tie.type is TieType.OPERATES})


def strength_counts(
    day: GraphOnDay, storefront: str, targets: Targets, found: Mapping[Strength, int]
) -> dict[Strength, int | str]:
    """Return the number of chains of each strength, or ``NONE_FOUND`` or ``NOT_LOOKED_AT``.

    A strength without a chain was looked at where there is a target and the store has ties of the
    seller from which such a chain could be made.
    """
    sellers = operators_of(day, storefront)
    around = [p.tie.type for n in (storefront, *sellers) for p in day.ties_into(n)]
    around += [p.tie.type for n in (storefront, *sellers) for p in day.ties_out_of(n)]
    above = {p.tie.type for n in sellers for p in day.ties_into(n)}
    held = bool({TieType.OWNS, TieType.CONTROLS} & above)
    looked = {
        Strength.PERSONNEL: bool(PERSONNEL_TYPES & set(around)),
        Strength.SHARED_CONTACT: bool(CONTACT_TYPES & set(around)),
        Strength.CONNECTED: TieType.LINKED_TO in around or held,
        Strength.POSSIBLE_SAME: bool(sellers),
    }
    none = {
        s: NONE_FOUND if targets.legs and looked.get(s, held) else NOT_LOOKED_AT for s in Strength
    }
    return {s: found.get(s) or none[s] for s in Strength}


def caveats(
    graph: Projection,
    day: GraphOnDay,
    storefront: str,
    targets: Targets,
    chains: Sequence[Chain],
    crowded: Iterable[str],
) -> list[Caveat]:
    """Return what the answer would need and the store does not have."""
    ground = day.ground
    sellers = operators_of(day, storefront)
    found = [Caveat(kind=CaveatKind.IMPORT_UNFINISHED)] if ground.unfinished else []
    found += _seller_caveats(day, storefront, sellers)
    found += _platform_caveats(day, storefront, targets)
    passed = [s for s in sellers if ground.kind(s) is Kind.COMPANY]
    passed += [h.there.id for c in chains for h in c.hops if h.there.kind is Kind.COMPANY]
    found += _register_caveats(
        graph, day, dict.fromkeys(ground.matches.representative_of(p) for p in passed)
    )
    found += _reason_caveats(
        ground, {storefront, *sellers, *map(ground.matches.representative_of, passed)}
    )
    found += [
        Caveat(kind=CaveatKind.CROWD, parties=(ground.entities[n],), count=ground.crowd_sizes[n])
        for n in dict.fromkeys(crowded)
    ]
    judged = {ground.matches.representative_of(p) for p in passed}
    found += [
        Caveat(
            kind=CaveatKind.OVERRULED_MATCH,
            parties=(ground.entities[t.start], ground.entities[t.end]),
        )
        for t in ground.matches.overruled
        if {ground.matches.representative_of(t.start), ground.matches.representative_of(t.end)}
        & judged
    ]
    return _unique_limits(found)


def _unique_limits(found: Iterable[_Limit]) -> list[_Limit]:
    """Return each limit once; entities hold values, so the limits themselves have no hash."""
    kept: list[_Limit] = []
    for each in found:
        if each not in kept:
            kept.append(each)
    return kept


def _seller_caveats(day: GraphOnDay, storefront: str, sellers: Sequence[str]) -> Iterable[Caveat]:
    """Yield that no seller is stated for the day, or each former seller with its last day."""
    entities = day.ground.entities
    if sellers:
        return
    ties = day.ground.by_end.get(storefront, ())
    former = [p for p in ties if p.tie.type is TieType.OPERATES and p.until < day.day]
    for p in former:
        yield Caveat(kind=CaveatKind.SELLER_UNTIL, parties=(entities[p.start],), day=_end_day(p))
    if not former:
        yield Caveat(kind=CaveatKind.NO_SELLER, parties=(entities[storefront],))


def former_platforms(day: GraphOnDay, storefront: str) -> tuple[FormerPlatform, ...]:
    """Return the platforms on which a storefront sold until an earlier day, the latest first."""
    last: dict[str, DatedTie] = {}
    for p in day.ground.by_start.get(storefront, ()):
        if p.tie.type is TieType.SELLS_ON and p.until < day.day:
            last[p.end] = max(last.get(p.end, p), p, key=lambda tie: tie.until)
    ended = sorted(last.values(), key=lambda p: (p.until, p.end), reverse=True)
    return tuple(FormerPlatform(day.ground.entities[p.end], _end_day(p)) for p in ended)


def _end_day(placed: DatedTie) -> str:
    return placed.ended_by.day if placed.ended_by else placed.tie.until


def _platform_caveats(day: GraphOnDay, storefront: str, targets: Targets) -> Iterable[Caveat]:
    """Yield which part of the platform's side is not known, on the day or at all."""
    ground = day.ground
    if not targets.platforms:
        former = former_platforms(day, storefront)
        for each in former:
            yield Caveat(kind=CaveatKind.PLATFORM_UNTIL, parties=(each.platform,), day=each.until)
        if not former:
            yield Caveat(kind=CaveatKind.NO_PLATFORM, parties=(ground.entities[storefront],))
        return
    for platform in targets.platforms:
        ties = [p for p in ground.by_end.get(platform, ()) if p.tie.type is TieType.OPERATES]
        if not any(day.holds(p) for p in ties):
            kind = CaveatKind.OPERATOR_ON_OTHER_DAYS if ties else CaveatKind.NO_OPERATOR
            yield Caveat(kind=kind, parties=(ground.entities[platform],))


def _register_caveats(
    graph: Projection, day: GraphOnDay, companies: Iterable[str]
) -> Iterable[Caveat]:
    """Yield one caveat for all companies without any register or filing in the store."""
    ground = day.ground
    missing = [ground.entities[c] for c in companies if not is_registered(graph, ground, c)]
    if missing:
        yield Caveat(kind=CaveatKind.NO_REGISTER, parties=tuple(missing))


def is_registered(graph: Projection, ground: WalkableGraph, company: str) -> bool:
    """Whether a register or filing states a tie or a value of a company, on any day."""
    ties = (*ground.by_end.get(company, ()), *ground.by_start.get(company, ()))
    if any(p.tie.standing in REGISTERS for p in ties):
        return True
    named: Sequence[str] = graph.nodes[company].get("stated_by", ())
    return any(source_standing(None, ground.sources.get(s)) in REGISTERS for s in named)


def _reason_caveats(ground: WalkableGraph, parties: set[str]) -> Iterable[Caveat]:
    for statement in ground.statements:
        reason = statement.values.get("unknown_reason")
        if reason and ground.matches.representative_of(statement.entity) in parties:
            entity = ground.entities[statement.entity]
            for each in reason if isinstance(reason, tuple) else (str(reason),):
                yield Caveat(kind=CaveatKind.REASON_STATED, parties=(entity,), reason=each)


def denials(ground: WalkableGraph, parties: set[str]) -> tuple[Denial, ...]:
    """Return the denials by the parties of a trace, as their sources word them."""
    denied = []
    for statement in ground.statements:
        wording = statement.values.get("denies")
        if wording and ground.matches.representative_of(statement.entity) in parties:
            source = ground.sources.get(statement.source)
            for each in wording if isinstance(wording, tuple) else (str(wording),):
                denied.append(Denial(ground.entities[statement.entity], each, source))
    return tuple(denied)


def count_evidence(best: Chain | None) -> EvidenceCount:
    """Return the evidence of the best chain and its leg: accounts of one report count once.

    A match that a person accepted counts as a judgement, not as a report.
    """
    if best is None:
        return EvidenceCount(0, 0, 0)
    hops = (*best.hops, *best.platform_leg)
    judged = {h.tie.id for h in hops if _is_judgement(h.tie)}
    stated = [h for h in hops if h.tie.id not in judged]
    sources: dict[str, Source] = {h.source.id: h.source for h in stated}
    sources |= {a.source.id: a.source for h in stated for a in h.other_statements}
    roots = {_original_source(s, sources) for s in sources.values()}
    return EvidenceCount(len(roots), sum(bool(s.restates) for s in sources.values()), len(judged))


def _is_judgement(tie: Tie) -> bool:
    return tie.type is TieType.SAME_AS and tie.judgement is Judgement.ACCEPTED


def _original_source(source: Source, sources: dict[str, Source]) -> str:
    passed = [source.id]
    while source.restates and source.restates not in passed:
        passed.append(source.restates)
        if source.restates not in sources:
            break
        source = sources[source.restates]
    return passed[-1]


def overstatements(
    best: Chain | None, chains: Sequence[Chain], further: Iterable[Chain]
) -> list[Overstatement]:
    """Return the likely overstatements of what was found; ``further`` chains are not listed."""
    if best is None:
        return [Overstatement(OverstatementKind.NO_TIE)]
    hops = [h for c in chains for h in c.hops]
    found = [*_unstated_owners(chains, hops)]
    if not any(_states_share(c) for some in ((best,), chains, further) for c in some):
        found.append(Overstatement(OverstatementKind.SHARE))
    if best.standing is not ChainStanding.REGISTERED:
        found.append(Overstatement(OverstatementKind.COMPANY_RECORDS))
    matches = {
        frozenset((h.here.id, h.there.id)): (h.here, h.there)
        for h in reversed(hops)
        if h.tie.type is TieType.SAME_AS and h.tie.judgement in _UNDECIDED_JUDGEMENTS
    }
    found += [Overstatement(OverstatementKind.SAME_PARTY, pair) for pair in matches.values()]
    return _unique_limits(found)


def _states_share(found: Chain) -> bool:
    return any(h.share or any(b.share for b in h.other_ties) for h in found.hops)


def _unstated_owners(chains: Sequence[Chain], hops: Sequence[ChainHop]) -> Iterable[Overstatement]:
    """Yield the targets that may not be called owners of a seller, as no chain makes them so."""
    held = {(h.tie.start, h.tie.end) for h in hops if h.tie.type is TieType.OWNS}
    owned = {c.hops[0].there.id for c in chains if c.strength is Strength.OWNED}
    for chain in chains:
        seller, target = chain.hops[0].there, chain.target
        is_weak = chain.strength not in (Strength.OWNED, Strength.PART_OWNED)
        is_stated = seller.id in owned or (target.id, seller.id) in held
        if is_weak and not is_stated and len(chain.hops) > 1:
            yield Overstatement(OverstatementKind.OWNERSHIP, (target, seller))


def name_key(party: Entity) -> str:
    """Return what the names of namesakes have in common: spaces and capitals tell nobody apart."""
    return " ".join(party.name.split()).casefold()


def distinctions(graph: Projection, parties: Iterable[Entity]) -> dict[str, Distinction]:
    """Return what distinguishes parties of the same name, by id."""
    by_name: dict[str, dict[str, Entity]] = defaultdict(dict)
    for party in parties:
        by_name[name_key(party)][party.id] = party
    alike = [e for same in by_name.values() if len(same) > 1 for e in same.values()]
    return {entity.id: _distinction(graph, entity) for entity in alike}


def _distinction(graph: Projection, entity: Entity) -> Distinction:
    number = " ".join(filter(None, map(entity.text, ("country", "registration_number"))))
    if not entity.text("registration_number"):
        number = ""
    stated_by: Sequence[str] = graph.nodes[entity.id].get("stated_by", ())
    sources: Mapping[str, Source] = graph.graph.get("sources", {})
    titles = [sources[s].title for s in stated_by if s in sources]
    return Distinction(number, titles[0] if titles else "")
