"""Shares of one holder in one company that two sources state and that cannot both be right."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from graph.analyses.stakes import Stake, Stakes, interest_of, stakes_in
from graph.analyses.tracing.search.walkable_graph import Placed
from graph.model.records import Kind, Source, TieType
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.facts.citations import FATF_2023
from graph.red_flags.facts.repeated_sources import repeats, title_of
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import interest_words, share_of
from graph.support.language import N_, said

NAME = "contradicting_holdings"
_BySource = Mapping[str, list[Placed]]
_Stake = tuple[Stake, list[Placed]]


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


def _contradicting(scene: Scene, by_source: _BySource) -> Iterator[tuple[_Stake, _Stake]]:
    """Yield two stakes of one interest, with their ties, of sources that do not repeat another."""
    known = scene.ground.sources
    held = {s: _stakes(ties, known) for s, ties in by_source.items()}
    for one, other in combinations(sorted(by_source), 2):
        if repeats(scene, one, other):
            continue
        for interest in sorted(held[one].keys() & held[other].keys()):
            if _apart(held[one][interest], held[other][interest]):
                yield (
                    (held[one][interest], _of(by_source[one], interest)),
                    (held[other][interest], _of(by_source[other], interest)),
                )


def _of(ties: list[Placed], interest: str) -> list[Placed]:
    return [p for p in ties if interest_of(p.tie) == interest]


def _stakes(ties: list[Placed], sources: Mapping[str, Source]) -> Stakes:
    """Return what one source states of a holder's stakes."""
    holder, company = ties[0].start, ties[0].end
    return stakes_in(company, ((holder, p.tie) for p in ties), sources)[holder]


def _apart(one: Stake, other: Stake) -> bool:
    """Whether two stakes have no share in common; one not stated may be any."""
    if not one.known or not other.known:
        return False
    return one.share.high.value < other.share.low.value or (
        other.share.high.value < one.share.low.value
    )


def _finding(scene: Scene, company: str, holder: str, one: _Stake, other: _Stake) -> Finding:
    sentence = said(
        N_("{one} gives {holder} {share} of {company} ({what}); {other} gives {else_}."),
        holder=scene.name(holder),
        share=share_of(one[0]),
        company=scene.name(company),
        what=interest_words(one[0].interest),
        one=title_of(scene, one[1][0].tie.source),
        other=title_of(scene, other[1][0].tie.source),
        else_=share_of(other[0]),
    )
    return finding(scene, NAME, company, sentence, entities=(holder,), ties=(*one[1], *other[1]))


def _members(scene: Scene) -> frozenset[str]:
    companies = scene.nodes[Kind.COMPANY]
    return frozenset(c for c in companies if next(_twice_stated(scene, c), None))


FLAG = Flag(
    name=NAME,
    title=N_("Two sources state different shares of one holder"),
    why_it_matters=N_("Which party has the majority may depend on which of two entries is right."),
    innocent_explanation=N_(
        "The entries are of different days, or one counts another class of shares."
    ),
    source=FATF_2023,
    strength=SignStrength.MODERATE,
    population=Population(N_("companies with a holder that several sources state"), _members),
    detect=_detect,
)
