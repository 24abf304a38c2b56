"""Companies hold each other in a ring."""

from collections.abc import Iterator

import networkx as nx

from graph.analyses.tracing.ground import Placed
from graph.language import N_
from graph.language import gettext as _
from graph.model import Kind, TieType
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.documents import GLOBAL_WITNESS_2018
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene

NAME = "circular_ownership"


def _holdings(scene: Scene) -> list[Placed]:
    """Return the holdings of one company in another; own (treasury) shares are no ring."""
    companies = scene.nodes[Kind.COMPANY]
    held = [p for c in companies for p in scene.into(c, TieType.OWNS) if p.start != c]
    held = [p for p in held if scene.ground.kind(p.start) is Kind.COMPANY]
    return [p for p in held if not (p.tie.share and p.tie.share.max == 0)]


def _detect(scene: Scene) -> Iterator[Finding]:
    holdings = _holdings(scene)
    web: nx.DiGraph[str] = nx.DiGraph((p.start, p.end) for p in holdings)
    rings = [r for r in nx.strongly_connected_components(web) if len(r) > 1]
    for ring in sorted(rings, key=min):
        sentence = _("{companies} are stated to hold shares of each other in a ring.")
        yield finding(
            scene,
            NAME,
            min(ring),
            sentence.format(companies=scene.names(ring)),
            entities=sorted(ring),
            ties=(p for p in holdings if p.start in ring and p.end in ring),
        )


def _held(scene: Scene) -> frozenset[str]:
    return frozenset(p.end for p in _holdings(scene))


FLAG = Flag(
    name=NAME,
    title=N_("Companies that hold each other in a ring"),
    why_it_matters=N_("In a ring, capital is counted twice and no owner stands at its end."),
    innocent_explanation=N_(
        "Cross-holdings are an old habit of business groups in many countries."
    ),
    source=GLOBAL_WITNESS_2018,
    strength=SignStrength.MODERATE,
    population=Population(N_("companies that another company holds (a ring counts once)"), _held),
    detect=_detect,
)
