"""Two sources state shares of one holder in one company that cannot both be right."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from graph.analyses.tracing.ground import Placed
from graph.analyses.tracing.holdings import Holding, holdings
from graph.language import N_
from graph.language import gettext as _
from graph.model import Kind, TieType
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.documents import FATF_2023
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene
from graph.red_flags.second_opinions import repeats, title_of

NAME = "contradicting_holdings"
_BySource = Mapping[str, list[Placed]]


def _twice_stated(scene: Scene, company: str) -> Iterator[tuple[str, _BySource]]:
    """Yield each holder of whose holding several sources speak, with the ties of each."""
    found: dict[str, dict[str, list[Placed]]] = defaultdict(lambda: defaultdict(list))
    for p in scene.into(company, TieType.OWNS):
        found[p.start][p.tie.source].append(p)
    yield from ((holder, sources) for holder, sources in found.items() if len(sources) > 1)


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in scene.nodes[Kind.COMPANY]:
        for holder, by_source in _twice_stated(scene, company):
            pair = next(_contradicting(scene, by_source), None)
            if pair is not None:
                yield _finding(scene, company, holder, *pair)
                break


def _contradicting(
    scene: Scene, by_source: _BySource
) -> Iterator[tuple[list[Placed], list[Placed]]]:
    known = scene.ground.sources
    held = {s: holdings((p.tie for p in ties), known) for s, ties in by_source.items()}
    for one, other in combinations(sorted(by_source), 2):
        both = held[one].keys() & held[other].keys()
        apart = any(_apart(held[one][i], held[other][i]) for i in both)
        if apart and not repeats(scene, one, other):
            yield by_source[one], by_source[other]


def _apart(one: Holding, other: Holding) -> bool:
    """Whether two stakes have no share in common; one not stated may be any."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return one.high < other.low or other.high < one.low


def _finding(
    scene: Scene, company: str, holder: str, one: list[Placed], other: list[Placed]
) -> Finding:
    sentence = _(
        "{one} states that {holder} holds {share} of {company}, and {other} states {else_}."
    ).format(
        one=title_of(scene, one[0].tie.source),
        holder=scene.name(holder),
        share=_shares(one),
        company=scene.name(company),
        other=title_of(scene, other[0].tie.source),
        else_=_shares(other),
    )
    return finding(scene, NAME, company, sentence, entities=(holder,), ties=(*one, *other))


def _shares(ties: list[Placed]) -> str:
    return " + ".join(p.tie.share.text for p in ties if p.tie.share)


def _members(scene: Scene) -> frozenset[str]:
    companies = scene.nodes[Kind.COMPANY]
    return frozenset(c for c in companies if next(_twice_stated(scene, c), None))


FLAG = Flag(
    name=NAME,
    title=N_("Two sources state different shares of one holder"),
    why_it_matters=N_("Who owns the majority may depend on which of two entries is right."),
    innocent_explanation=N_("The entries are of different days, or one counts another class."),
    source=FATF_2023,
    strength=SignStrength.MODERATE,
    population=Population(N_("companies with a holder that several sources state"), _members),
    detect=_detect,
)
