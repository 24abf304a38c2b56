"""Scene of a storefront: its chains, or its own ties where no chain was found."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from hashlib import blake2b

from graph.analyses.tracing.tie_reader import TieReader
from graph.analyses.tracing.verdict import Chain, ChainHop, Strength, Verdict
from graph.model.records import Contents, Entity, Tie, TieType
from graph.presentation.layout.chain_layout import COLUMN_STEP, Spot, chain_spots
from views.shell.links import Pick

_MANY = 8  # chains above which only the first of each strength is drawn
_CHAINS_PER_STRENGTH = 4  # of each strength below that
_MOST_OWN_TIES = 24  # ties of a storefront drawn where no chain was found
_MOST_TARGETS = 6  # targets drawn there


@dataclass(frozen=True, slots=True)
class DrawingScene:
    """Parties at their places with the ties between them, and the ends of the chains.

    ``lit`` holds the ids of the highlighted ties; the others are dimmed. None dims nothing. A tie
    that has ended by ``day`` is drawn as ended.
    """

    entities: Mapping[str, Entity]
    spots: Mapping[str, Spot]
    hops: Sequence[ChainHop]
    start: str = ""
    _: KW_ONLY
    targets: frozenset[str] = frozenset()
    lit: frozenset[str] | None = None
    day: date = field(default_factory=date.today)


def chain_id(chain: Chain) -> str:
    """Return an id made of the ties of a chain: the same as long as its statements are the same."""
    ties = "\n".join(hop.tie.id for hop in chain.hops)
    return blake2b(ties.encode(), digest_size=6).hexdigest()


def chains_to_draw(chains: Sequence[Chain], pick: Pick | None) -> list[Chain]:
    """Return the chains to draw: the first of each strength, and the picked one."""
    count: Counter[Strength] = Counter()
    out = []
    for chain in chains:
        count[chain.strength] += 1
        picked = pick is not None and pick == Pick("chain", chain_id(chain))
        if picked or count[chain.strength] <= (1 if len(chains) > _MANY else _CHAINS_PER_STRENGTH):
            out.append(chain)
    return out


def verdict_scene(
    verdict: Verdict, chains: list[Chain], reader: TieReader, pick: Pick | None
) -> DrawingScene:
    """Return the scene of the drawn chains, or of the storefront's own ties without one."""
    day = date.fromisoformat(verdict.as_of)
    return _chain_scene(chains, reader, pick, day) if chains else _storefront_scene(verdict, reader)


def _chain_scene(
    chains: list[Chain], reader: TieReader, pick: Pick | None, day: date
) -> DrawingScene:
    entities = {
        e.id: e for c in chains for h in (*c.hops, *c.platform_leg) for e in (h.here, h.there)
    }
    spots = chain_spots(chains, {ident: e.name for ident, e in entities.items()})
    hops = {h.tie.id: h for c in chains for h in (*c.hops, *c.platform_leg)}
    start = chains[0].hops[0].here.id
    for tie in _sales(reader.contents, start, spots):
        hops.setdefault(tie.id, reader.hop(tie))
    lit = [c for c in chains if pick == Pick("chain", chain_id(c))]
    shown = frozenset(h.tie.id for c in lit for h in (*c.hops, *c.platform_leg)) if lit else None
    targets = frozenset(c.target.id for c in chains)
    return DrawingScene(
        entities=entities,
        spots=spots,
        hops=list(hops.values()),
        start=start,
        targets=targets,
        lit=shown,
        day=day,
    )


def _sales(contents: Contents, start: str, spots: Mapping[str, Spot]) -> list[Tie]:
    """Return one SELLS_ON tie of the storefront for each platform that is drawn."""
    sales = {
        t.end: t for t in contents.ties_of(start) if t.type is TieType.SELLS_ON and t.start == start
    }
    return [t for end, t in sales.items() if end in spots]


def _storefront_scene(verdict: Verdict, reader: TieReader) -> DrawingScene:
    """Return the scene without a chain: the storefront's own ties, and its targets apart."""
    start, contents = verdict.storefront, reader.contents
    near = contents.ties_of(start.id)[:_MOST_OWN_TIES]
    others = list(dict.fromkeys(t.other_end(start.id) for t in near))
    spots = {start.id: Spot(0, 0)}
    for i, ident in enumerate(others):
        spots[ident] = Spot(COLUMN_STEP * 1.6, (i - (len(others) - 1) / 2) * 96)
    for i, target in enumerate(verdict.targets[:_MOST_TARGETS]):
        spots.setdefault(target.id, Spot(COLUMN_STEP * 3.2, i * 96))
    entities = {ident: contents.entities[ident] for ident in spots}
    run = [t for i in spots for t in contents.ties_of(i) if t.type is TieType.OPERATES]
    ties = (t for t in (*near, *run) if {t.start, t.end} <= spots.keys())
    hops = {t.id: reader.hop(t) for t in ties}
    targets = frozenset(t.id for t in verdict.targets) & spots.keys()
    day = date.fromisoformat(verdict.as_of)
    return DrawingScene(
        entities=entities,
        spots=spots,
        hops=list(hops.values()),
        start=start.id,
        targets=frozenset(targets),
        day=day,
    )
