"""Shares of one holder in one company that two sources state and that cannot both be right."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from graph.analyses.stakes import Stake, Stakes, interest_of, stakes_in
from graph.analyses.tracing.search.walkable_graph import DatedTie
from graph.model.records import Kind, Source, TieType
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import FATF_2023
from graph.red_flags.facts.repeated_sources import is_repetition, source_title
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import interest_words, stake_words
from graph.support.language import N_, lazy_text

NAME = "contradicting_holdings"
_BySource = Mapping[str, list[DatedTie]]
_Stake = tuple[Stake, list[DatedTie]]


def _multi_source_holders(scene: Scene, company: str) -> Iterator[tuple[str, _BySource]]:
    """Yield each holder whose holding several sources state, with the ties of each source."""
    found: dict[str, dict[str, list[DatedTie]]] = defaultdict(lambda: defaultdict(list))
    for p in scene.ties_into(company, TieType.OWNS):
        found[p.start][p.tie.source].append(p)
    yield from ((holder, sources) for holder, sources in found.items() if len(sources) > 1)


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in scene.nodes[Kind.COMPANY]:
        for holder, by_source in _multi_source_holders(scene, company):
            pair = next(_contradictions(scene, by_source), None)
            if pair is not None:
                yield _finding(scene, company, holder, *pair)
                break


def _contradictions(scene: Scene, by_source: _BySource) -> Iterator[tuple[_Stake, _Stake]]:
    """Yield two stakes of one interest, with their ties, from two independent sources."""
    known = scene.ground.sources
    held = {s: _stakes(ties, known) for s, ties in by_source.items()}
    for one, other in combinations(sorted(by_source), 2):
        if is_repetition(scene, one, other):
            continue
        for interest in sorted(held[one].keys() & held[other].keys()):
            if _are_disjoint(held[one][interest], held[other][interest]):
                yield (
                    (held[one][interest], _interest_ties(by_source[one], interest)),
                    (held[other][interest], _interest_ties(by_source[other], interest)),
                )


def _interest_ties(ties: list[DatedTie], interest: str) -> list[DatedTie]:
    return [p for p in ties if interest_of(p.tie) == interest]


def _stakes(ties: list[DatedTie], sources: Mapping[str, Source]) -> Stakes:
    """Return what one source states of a holder's stakes."""
    holder, company = ties[0].start, ties[0].end
    return stakes_in(company, ((holder, p.tie) for p in ties), sources)[holder]


def _are_disjoint(one: Stake, other: Stake) -> bool:
    """Whether two stakes have no share in common; one that is not stated may be any."""
    if not one.known or not other.known:
        return False
    return one.share.high.value < other.share.low.value or (
        other.share.high.value < one.share.low.value
    )


def _finding(scene: Scene, company: str, holder: str, one: _Stake, other: _Stake) -> Finding:
    sentence = lazy_text(
        N_("{one} gives {holder} {share} of {company} ({what}); {other} gives {else_}."),
        holder=scene.name(holder),
        share=stake_words(one[0]),
        company=scene.name(company),
        what=interest_words(one[0].interest),
        one=source_title(scene, one[1][0].tie.source),
        other=source_title(scene, other[1][0].tie.source),
        else_=stake_words(other[0]),
    )
    return make_finding(
        scene, NAME, company, sentence, entities=(holder,), ties=(*one[1], *other[1])
    )


def _members(scene: Scene) -> frozenset[str]:
    companies = scene.nodes[Kind.COMPANY]
    return frozenset(c for c in companies if next(_multi_source_holders(scene, c), None))


FLAG = Flag(
    name=NAME,
    title=N_("Two sources state different shares of one holder"),
    why_it_matters=N_("Which party has the majority may depend on which of two entries is right."),
    innocent_explanation=N_(
        "The entries are of different days, or one counts another class of shares."
    ),
    source=FATF_2023,
    strength=FlagStrength.MODERATE,
    population=Population(N_("companies with a holder that several sources state"), _members),
    detect=_detect,
)
