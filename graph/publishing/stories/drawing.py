"""Contents of the drawing of a story, and what is left out of it."""

from collections.abc import Iterable, Set
from dataclasses import replace

from graph.exports.base import Redaction
from graph.exports.redaction import redact_contents
from graph.exports.selection import part_of_contents
from graph.model import precedence
from graph.model.records import Contents, Judgement, Tie, TieType
from graph.publishing.stories.steps import StepContents, StoryCase

_NONE = frozenset({Judgement.REJECTED, Judgement.UNSURE})


def story_contents(case: StoryCase, shown: Iterable[StepContents]) -> Contents:
    """Return the parties and ties that the steps show, and further ties between these parties."""
    shown = tuple(shown)
    stated = {tie.id: tie for each in shown for tie in each.ties}
    inside = {i for each in shown for i in each.parties}
    inside |= {end for tie in stated.values() for end in (tie.start, tie.end)}
    for tie in _connecting_ties(case, inside, stated.values()):
        stated[tie.id] = tie
    contents = case.contents
    source_ids = {tie.source for tie in stated.values()}
    source_ids |= {s.source for s in contents.statements if s.entity in inside}
    source_ids |= {i for each in shown if each.finding for i in each.finding[1].sources}
    return replace(
        contents,
        entities={i: e for i, e in contents.entities.items() if i in inside},
        sources={i: s for i, s in contents.sources.items() if i in source_ids},
        statements=(),
        ties=tuple(stated.values()),
    )


def _connecting_ties(case: StoryCase, inside: set[str], stated: Iterable[Tie]) -> list[Tie]:
    """Return one tie of each type between parties that no step connects, if it holds that day."""
    counts = precedence.counting_match_ids(case.contents.ties)
    joined = {frozenset({tie.start, tie.end}) for tie in stated}
    found: dict[tuple[str, str, str], Tie] = {}
    for tie in sorted(case.contents.ties, key=lambda t: t.id):
        ends = frozenset({tie.start, tie.end})
        new = len(ends) > 1 and ends <= inside and ends not in joined
        holds = case.reader.holds(tie) and _is_possible_tie(tie, counts)
        if new and holds and tie.id not in case.private_ids.ties:
            found.setdefault((tie.type, tie.start, tie.end), tie)
    return list(found.values())


def _is_possible_tie(tie: Tie, counts: Set[str]) -> bool:
    """Whether a tie may be drawn: a match must not be rejected, undecided or withdrawn."""
    return tie.type is not TieType.SAME_AS or (tie.id in counts and tie.judgement not in _NONE)


def story_redactions(case: StoryCase, shown: Iterable[StepContents]) -> tuple[Redaction, ...]:
    """Return counts of what must not be printed of the shown parties."""
    inside = {i for each in shown for i in each.parties}
    ties = tuple(t for t in case.contents.ties if {t.start, t.end} & inside)
    near = part_of_contents(
        case.contents, inside | {e for t in ties for e in (t.start, t.end)}, ties
    )
    stated = tuple(s for s in near.statements if s.entity in inside)
    return redact_contents(replace(near, statements=stated))[1]
