"""Holdings and offices that a source describes as held for another party."""

from collections.abc import Iterator

from graph.analyses.tracing.search.walkable_graph import DatedTie
from graph.model.records import Tie, TieType
from graph.model.vocabulary.lexicon import CANDIDATE, DENIED_BEFORE, NOMINEE, plain_words
from graph.red_flags.base import Flag, FlagStrength
from graph.red_flags.facts.citations import FATF_EGMONT_2018
from graph.red_flags.facts.populations import COMPANIES_BEHIND
from graph.red_flags.facts.repeated_sources import source_title
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.support.language import N_, lazy_text

NAME = "nominee_wording"
_TYPES = (TieType.OWNS, TieType.CONTROLS, TieType.OFFICER_OF)


def nominee_words(tie: Tie) -> str:
    """Return the words of a statement that call the holder a nominee; empty where none do."""
    words = (tie.wording, tie.translation, tie.role, tie.role_kind, tie.interest, tie.nature)
    return next((text for text in words if _calls_nominee(plain_words(text))), "")


def _calls_nominee(text: str) -> bool:
    bare = CANDIDATE.sub("", text)
    found = NOMINEE.finditer(bare)
    return any(not DENIED_BEFORE.search(bare[: each.start()]) for each in found)


def _nominees(scene: Scene, company: str) -> list[DatedTie]:
    return [p for p in scene.ties_into(company, *_TYPES) if nominee_words(p.tie)]


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in sorted(scene.companies_behind):
        found = _nominees(scene, company)
        if not found:
            continue
        tie = found[0].tie
        sentence = lazy_text(
            N_("{source} says of {holder} in {company}: “{wording}”."),
            source=source_title(scene, tie.source),
            holder=scene.name(found[0].start),
            company=scene.name(company),
            wording=nominee_words(tie),
        )
        holders = (p.start for p in found)
        yield make_finding(scene, NAME, company, sentence, entities=holders, ties=found)


FLAG = Flag(
    name=NAME,
    title=N_("A source speaks of a nominee"),
    why_it_matters=N_("A nominee acts for someone else, whom the source need not name."),
    innocent_explanation=N_(
        "Banks and brokers hold shares for customers, and nominee directors may be lawful."
    ),
    source=FATF_EGMONT_2018,
    strength=FlagStrength.MODERATE,
    population=COMPANIES_BEHIND,
    detect=_detect,
)
