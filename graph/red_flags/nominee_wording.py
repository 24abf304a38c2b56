"""A source words a holding or an office as held for somebody else."""

import re
from collections.abc import Iterator

from graph.analyses.tracing.ground import Placed
from graph.language import N_
from graph.language import gettext as _
from graph.model import Tie, TieType
from graph.red_flags.base import Flag, SignStrength
from graph.red_flags.documents import FATF_EGMONT_2018
from graph.red_flags.findings import Finding, finding
from graph.red_flags.populations import BEHIND
from graph.red_flags.scene import Scene

NAME = "nominee_wording"
_TYPES = (TieType.OWNS, TieType.CONTROLS, TieType.OFFICER_OF)
_NOMINEE = re.compile(
    r"\bnominees?\b|\bas[- ]nominee|\bstraw ?m[ae]n\b|\bfront ?m[ae]n\b|\bprête-nom"
    r"|\btreuhänder|\bstrohmann|\bpinjam nama\b|\btestaferro\b|代持|挂名",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|not|non|never|without|bukan|kein\w*)\b[\w\s,-]{0,20}$", re.I)


def says_nominee(tie: Tie) -> bool:
    """Whether the words of a statement call the holder a nominee, and do not deny it."""
    words = (tie.wording, tie.translation, tie.role, tie.role_kind, tie.interest, tie.nature)
    return any(
        not _NEGATED.search(text[: found.start()])
        for text in words
        for found in _NOMINEE.finditer(text.replace("_", " "))
    )


def _nominees(scene: Scene, company: str) -> list[Placed]:
    return [p for p in scene.into(company, *_TYPES) if says_nominee(p.tie)]


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in sorted(scene.behind):
        found = _nominees(scene, company)
        if not found:
            continue
        tie = found[0].tie
        sentence = _("Of {holder} in {company} a source says: “{wording}”.").format(
            holder=scene.name(found[0].start),
            company=scene.name(company),
            wording=tie.wording or tie.role or tie.interest or tie.nature,
        )
        holders = (p.start for p in found)
        yield finding(scene, NAME, company, sentence, entities=holders, ties=found)


FLAG = Flag(
    name=NAME,
    title=N_("Words for a nominee"),
    why_it_matters=N_("A nominee holds for somebody else, and the somebody is who is asked for."),
    innocent_explanation=N_(
        "Banks and brokers hold shares for customers, and nominee directors may be lawful."
    ),
    source=FATF_EGMONT_2018,
    strength=SignStrength.MODERATE,
    population=BEHIND,
    detect=_detect,
)
