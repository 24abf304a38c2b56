"""What the steps of a story show, looked up in the graph; what is not there is named.

A page is made to be published: what must not be printed is no part of it, and a step that shows
such a thing is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.analyses.projection import Projection, project
from graph.analyses.tracing.tie_reader import TieReader, tie_reader
from graph.analyses.tracing.trace import trace
from graph.analyses.tracing.verdict import Chain, Verdict
from graph.errors import InputError, UnknownIdError
from graph.exports.redaction import PrivateIds, ids_to_redact, redact_contents
from graph.model.dates import as_of_day
from graph.model.records import Contents, Tie
from graph.publishing.stories.story import (
    ChainSubject,
    FlagSubject,
    NodeSubject,
    StepSubject,
    Story,
    TieSubject,
)
from graph.red_flags import Scene, scene_of
from graph.red_flags.base import Flag
from graph.red_flags.detect import find_flags, raise_flags
from graph.red_flags.findings import Finding
from graph.support.language import N_, LazyText, join_lines, lazy_text

_ALL = 10_000


@dataclass(frozen=True, slots=True)
class StepContents:
    """What one step shows: ids of parties and ties, and the chain or finding they are of."""

    parties: tuple[str, ...]
    ties: tuple[Tie, ...]
    chain: Chain | None = None
    finding: tuple[Flag, Finding] | None = None


@dataclass(frozen=True)
class StoryCase:
    """The graph of a story on its day; verdict and red flags are computed when needed."""

    story: Story
    contents: Contents

    @cached_property
    def as_of(self) -> str:
        """The day of the story, today where it names none."""
        return as_of_day(self.story.as_of or None).isoformat()

    @cached_property
    def projection(self) -> Projection:
        """The graph of all that the store holds."""
        return project(self.contents)

    @cached_property
    def verdict(self) -> Verdict | None:
        """The verdict of the storefront, None where the story names none."""
        if not self.story.storefront:
            return None
        return trace(self.projection, self.story.storefront, as_of=self.as_of, limit=_ALL)

    @cached_property
    def reader(self) -> TieReader:
        """What reads single ties as strong as a trace of the day would say."""
        return tie_reader(self.contents, self.projection, self.as_of)

    @cached_property
    def private_ids(self) -> PrivateIds:
        """What must not be printed."""
        return ids_to_redact(self.contents)

    @cached_property
    def printable(self) -> "StoryCase":
        """The same story in what may be printed of the graph."""
        return StoryCase(self.story, redact_contents(self.contents)[0])

    @cached_property
    def scene(self) -> Scene:
        """The graph as the red flags read it."""
        return scene_of(self.projection, self.as_of)

    @cached_property
    def ties(self) -> dict[str, Tie]:
        """All ties by their ids."""
        return {tie.id: tie for tie in self.contents.ties}

    def step_contents(self) -> tuple[StepContents, ...]:
        """Return what each step shows.

        Raises:
            UnknownIdError: ids that the store does not hold, each named with its step.
            InputError: there is no such chain or finding.
        """
        found: list[StepContents] = []
        missing: list[LazyText] = []
        for number, step in enumerate(self.story.steps, 1):
            try:
                found.append(self.find(step.show))
            except InputError as error:
                missing.append(lazy_text(N_("Step {number}: {error}"), number=number, error=error))
        if missing:
            raise UnknownIdError(join_lines(missing))
        return tuple(found)

    def find(self, show: StepSubject) -> StepContents:
        """Return what one step shows.

        Raises:
            UnknownIdError: the store does not hold it.
            InputError: there is no such chain or finding.
        """
        shown = _step_contents(self, show)
        for ident, gone in _private_parts(shown, self.private_ids):
            raise InputError(_refusal(ident, gone))
        return shown

    def is_printable(self, chain: Chain) -> bool:
        """Whether nothing that the chain rests on must be left out."""
        return next(_private_parts(_chain_contents(chain), self.private_ids), None) is None


def _step_contents(case: StoryCase, show: StepSubject) -> StepContents:
    match show:
        case NodeSubject(node):
            return StepContents((_party(case, node),), ())
        case TieSubject(ident):
            tie = case.ties.get(ident)
            if tie is None:
                raise UnknownIdError(N_("The store has no tie under {id!r}."), id=ident)
            return StepContents((tie.start, tie.end), (tie,))
        case ChainSubject():
            return _chain_contents(_chain(case, show))
        case FlagSubject(flag, node):
            return _flag_contents(case, flag, _party(case, node))


def _private_parts(shown: StepContents, gone: PrivateIds) -> Iterator[tuple[str, str]]:
    """Yield what a step shows and must not be printed, each with what it is."""
    for ident in shown.parties:
        if ident in gone.parties:
            yield ident, gone.parties[ident]
    for tie in shown.ties:
        if tie.id in gone.ties:
            yield tie.id, gone.ties[tie.id]


def _refusal(ident: str, what: str) -> LazyText:
    form = N_(
        "{id} is left out of a page that is made to be published ({what}); take another step."
    )
    return lazy_text(form, id=ident, what=LazyText(what))


def _party(case: StoryCase, ident: str) -> str:
    if ident not in case.contents.entities:
        raise UnknownIdError(N_("The store has no party under {id!r}."), id=ident)
    return ident


def _chain(case: StoryCase, show: ChainSubject) -> Chain:
    if case.verdict is None:
        raise InputError(N_('a chain is one of a storefront; name it under "storefront".'))
    chains = case.verdict.chains
    if show.ties:
        same = next((c for c in chains if chain_ties(c) == show.ties), None)
        if same is None:
            raise InputError(N_("the chain that was picked is no longer found; pick it anew."))
        return same
    if not 1 <= show.chain <= len(chains):
        raise InputError(
            N_("{storefront} has {n} chains on {day}, and none of number {chain}."),
            storefront=case.story.storefront,
            n=len(chains),
            day=case.as_of,
            chain=show.chain,
        )
    return chains[show.chain - 1]


def chain_ties(chain: Chain) -> tuple[str, ...]:
    """Return the ids of a chain's statements in the order of its hops."""
    return tuple(hop.tie.id for hop in chain.hops)


def _chain_contents(chain: Chain) -> StepContents:
    hops = (*chain.hops, *chain.platform_leg)
    ends = [e.id for hop in hops for e in (hop.here, hop.there)]
    # A hop through an accepted match is stated of another entry of the same party.
    ends += [end for hop in hops for end in (hop.tie.start, hop.tie.end)]
    ties = {hop.tie.id: hop.tie for hop in hops}
    return StepContents(tuple(dict.fromkeys(ends)), tuple(ties.values()), chain=chain)


def _flag_contents(case: StoryCase, name: str, node: str) -> StepContents:
    seen = _finding(case, name, node)
    if seen is None:
        raise InputError(
            N_("the red flag {name!r} is not raised at {node!r} on {day}."),
            name=name,
            node=node,
            day=case.as_of,
        )
    # Its sentence may tell a value, such as a day of birth: it is worded from what may be printed.
    printed = _finding(case.printable, name, node)
    if printed is None:
        raise InputError(
            N_("the red flag rests on what is left out of a page made to be published.")
        )
    _flag, finding = printed
    ties = tuple(case.ties[i] for i in finding.ties if i in case.ties)
    parties = dict.fromkeys(i for i in (node, *finding.entities) if i in case.contents.entities)
    return StepContents(tuple(parties), ties, finding=printed)


def _finding(case: StoryCase, name: str, node: str) -> tuple[Flag, Finding] | None:
    [raised] = raise_flags(case.scene, find_flags([name]))
    of_node = [f for f in raised.findings if f.subject == node]
    of_node += [f for f in raised.findings if node in f.entities]
    return (raised.flag, of_node[0]) if of_node else None
