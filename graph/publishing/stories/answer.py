"""The answer that a story's steps rest on: headline, responses and limits, as far as printed.

What is withheld for publication is named in none of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass

from graph.analyses.tracing.verdict import CaveatKind, Denial, Verdict
from graph.model.records import Contents, Entity
from graph.presentation.claims import checked_sentence, dated_headline
from graph.presentation.verdict_words import (
    caveat_words,
    evidence_words,
    overstatement_words,
    verdict_names,
)
from graph.publishing.stories.step_facts import SourceNumbers
from graph.publishing.stories.steps import StepContents, StoryCase
from graph.support.language import gettext as _

_DENIES = "denies"


@dataclass(frozen=True, slots=True)
class Response:
    """What a party says against a tie, in the wording of a source, with its number in the list."""

    party: str
    wording: str
    source: str
    number: int


@dataclass(frozen=True, slots=True)
class StoryAnswer:
    """What stands around the steps; each part is empty where there is nothing to say.

    ``cannot`` are likely overstatements, ``not_checked`` pairs of what and why, ``rests_on`` the
    numbers of reports and judgements.
    """

    headline: str
    responses: tuple[Response, ...]
    cannot: tuple[str, ...]
    not_checked: tuple[tuple[str, str], ...]
    _: KW_ONLY
    rests_on: str


def story_answer(
    case: StoryCase, shown: Iterable[StepContents], sources: SourceNumbers
) -> StoryAnswer:
    """Return what is to be printed around the steps of a story."""
    responses = tuple(_responses(case, shown, sources))
    verdict = case.verdict
    if verdict is None:
        return StoryAnswer(headline="", responses=responses, cannot=(), not_checked=(), rests_on="")
    not_checked = tuple(_not_checked(case, verdict))
    if not _is_printable(case, verdict):
        told = _("the verdict rests on what is left out of this page")
        return StoryAnswer(
            headline=checked_sentence(verdict, told),
            responses=responses,
            cannot=(),
            not_checked=not_checked,
            rests_on="",
        )
    rests_on = evidence_words(verdict.rests_on) if verdict.standing else ""
    headline = checked_sentence(verdict, dated_headline(verdict))
    return StoryAnswer(
        headline=headline,
        responses=responses,
        cannot=tuple(_limits(case, verdict)),
        not_checked=not_checked,
        rests_on=rests_on,
    )


def _is_printable(case: StoryCase, verdict: Verdict) -> bool:
    """Whether a chain that may be printed gives the verdict, or there is none at all."""
    resting = [c for c in verdict.chains if c.strength == verdict.verdict and not c.mass]
    return not resting or any(case.is_printable(chain) for chain in resting)


def _limits(case: StoryCase, verdict: Verdict) -> Iterator[str]:
    names = verdict_names(verdict)
    for each in verdict.overstatements:
        if _may_be_named(case, each.parties):
            yield overstatement_words(each, names)


def _not_checked(case: StoryCase, verdict: Verdict) -> Iterator[tuple[str, str]]:
    names = verdict_names(verdict)
    for each in verdict.caveats:
        # Who rejected a match, and that somebody did, is left out with the match.
        if each.kind is not CaveatKind.OVERRULED_MATCH and _may_be_named(case, each.parties):
            yield caveat_words(each, names)


def _may_be_named(case: StoryCase, parties: Iterable[Entity]) -> bool:
    return not any(party.id in case.private_ids.parties for party in parties)


def _responses(
    case: StoryCase, shown: Iterable[StepContents], sources: SourceNumbers
) -> Iterator[Response]:
    """Yield what the parties of the verdict, and those of the steps, say against it."""
    traced = case.verdict.denials if case.verdict else ()
    parties = {ident for each in shown for ident in each.parties}
    told = set()
    for denial in (*traced, *_denials(case.contents, parties)):
        source = denial.source.id if denial.source else ""
        key = (denial.entity.id, denial.wording, source)
        if key in told or not _may_be_named(case, [denial.entity]):
            continue
        told.add(key)
        number = sources.number(source)
        yield Response(denial.entity.name, denial.wording, sources.name(source), number)


def _denials(contents: Contents, parties: set[str]) -> Iterator[Denial]:
    """Yield what some parties deny: a step may show one that no chain leads through."""
    for statement in contents.statements:
        wording = statement.values.get(_DENIES)
        if wording and statement.entity in parties:
            entity = contents.entities[statement.entity]
            for each in wording if isinstance(wording, tuple) else (str(wording),):
                yield Denial(entity, each, contents.sources.get(statement.source))
