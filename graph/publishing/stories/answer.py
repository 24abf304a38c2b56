"""Answer behind the steps of a story: headline, responses and limits.

None of them names anything that is withheld for publication.
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
    """A party's denial in the wording of a source; ``number`` is the source's, 0 if unknown."""

    party: str
    wording: str
    source: str
    number: int


@dataclass(frozen=True, slots=True)
class StoryAnswer:
    """Texts around the steps; each part is empty if there is nothing to say.

    ``cannot`` lists likely overstatements, ``not_checked`` pairs of what and why, ``rests_on`` the
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
    """Return the texts to print around the steps of a story."""
    responses = tuple(_responses(case, shown, sources))
    verdict = case.verdict
    if verdict is None:
        return StoryAnswer(headline="", responses=responses, cannot=(), not_checked=(), rests_on="")
    not_checked = tuple(_not_checked(case, verdict))
    if not _is_printable(case, verdict):
        message = _("the verdict rests on what is left out of this page")
        return StoryAnswer(
            headline=checked_sentence(verdict, message),
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
    """Whether a printable chain gives the verdict, or the verdict rests on no chain."""
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
        # A rejected match is left out, so neither the rejection nor its author may be named.
        if each.kind is not CaveatKind.OVERRULED_MATCH and _may_be_named(case, each.parties):
            yield caveat_words(each, names)


def _may_be_named(case: StoryCase, parties: Iterable[Entity]) -> bool:
    return not any(party.id in case.private_ids.parties for party in parties)


def _responses(
    case: StoryCase, shown: Iterable[StepContents], sources: SourceNumbers
) -> Iterator[Response]:
    """Yield the denials of the parties of the verdict and of the steps, each once."""
    traced = case.verdict.denials if case.verdict else ()
    parties = {ident for each in shown for ident in each.parties}
    seen = set()
    for denial in (*traced, *_denials(case.contents, parties)):
        source = denial.source.id if denial.source else ""
        key = (denial.entity.id, denial.wording, source)
        if key in seen or not _may_be_named(case, [denial.entity]):
            continue
        seen.add(key)
        number = sources.number(source)
        yield Response(denial.entity.name, denial.wording, sources.name(source), number)


def _denials(contents: Contents, parties: set[str]) -> Iterator[Denial]:
    """Yield the denials of some parties; a step may show a party that is in no chain."""
    for statement in contents.statements:
        wording = statement.values.get(_DENIES)
        if wording and statement.entity in parties:
            entity = contents.entities[statement.entity]
            for each in wording if isinstance(wording, tuple) else (str(wording),):
                yield Denial(entity, each, contents.sources.get(statement.source))
