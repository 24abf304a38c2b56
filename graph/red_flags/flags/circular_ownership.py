"""Companies that hold shares of each other in a ring."""

from collections.abc import Iterator

import networkx as nx

from graph.analyses.tracing.search.hops import Hop
from graph.model.records import Kind
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import GLOBAL_WITNESS_2018
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.holders import shareholder_hops
from graph.red_flags.scene import Scene
from graph.red_flags.words import source_kinds
from graph.support.language import N_, lazy_text

NAME = "circular_ownership"


def _holdings(scene: Scene) -> list[Hop]:
    """Return the shareholdings of companies in others, without votes, options and trusts."""
    held = [s for c in scene.nodes[Kind.COMPANY] for s in shareholder_hops(scene, c)]
    return [s for s in held if scene.ground.kind(s.there) is Kind.COMPANY]


def _detect(scene: Scene) -> Iterator[Finding]:
    holdings = _holdings(scene)
    web: nx.DiGraph[str] = nx.DiGraph((s.there, s.here) for s in holdings)
    rings = [r for r in nx.strongly_connected_components(web) if len(r) > 1]
    for ring in sorted(rings, key=min):
        ties = [s.tie for s in holdings if s.there in ring and s.here in ring]
        sentence = lazy_text(
            N_("{companies} hold shares of each other in a ring ({sources})."),
            companies=scene.names(ring),
            sources=source_kinds(ties),
        )
        yield make_finding(scene, NAME, min(ring), sentence, entities=sorted(ring), ties=ties)


def _held_companies(scene: Scene) -> frozenset[str]:
    return frozenset(s.here for s in _holdings(scene))


FLAG = Flag(
    name=NAME,
    title=N_("Companies that hold each other in a ring"),
    why_it_matters=N_("A ring counts capital twice, and no owner is at its end."),
    innocent_explanation=N_(
        "Cross-holdings are an old habit of business groups in many countries."
    ),
    source=GLOBAL_WITNESS_2018,
    strength=FlagStrength.MODERATE,
    population=Population(
        N_("companies that another company holds (a ring counts once)"), _held_companies
    ),
    detect=_detect,
)
