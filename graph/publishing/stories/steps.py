"""Contents of the steps of a story, looked up in the graph.

A page is made to be published: a step that shows something that must not be printed is refused.
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
from graph.red_flags.base import Flag
from graph.red_flags.detect import find_flags, raise_flags
from graph.red_flags.findings import Finding
from graph.red_flags.scene import Scene, scene_of
from graph.support.language import N_, LazyText, join_lines, lazy_text

_ALL = 10_000


@dataclass(frozen=True, slots=True)
class StepContents:
    """Parties (by id) and ties of one step, and the chain or finding they belong to."""

    parties: tuple[str, ...]
    ties: tuple[Tie, ...]
    chain: Chain | None = None
    finding: tuple[Flag, Finding] | None = None


@dataclass(frozen=True)
class StoryCase:
    """The graph of a story on its day; verdict and red flags are computed on first use."""

    story: Story
    contents: Contents

    @cached_property
    def as_of(self) -> str:
        """The ISO day of the story, today if it names none."""
        return as_of_day(self.story.as_of or None).isoformat()

    @cached_property
    def projection(self) -> Projection:
        """The graph of all contents."""
        return project(self.contents)

    @cached_property
    def verdict(self) -> Verdict | None:
        """The verdict of the storefront, None if the story names no storefront."""
        if not self.story.storefront:
            return None
        return trace(self.projection, self.story.storefront, as_of=self.as_of, limit=_ALL)

    @cached_property
    def reader(self) -> TieReader:
        """A reader of single ties that gives each the strength a trace of the day would give it."""
        return tie_reader(self.contents, self.projection, self.as_of)

    @cached_property
    def private_ids(self) -> PrivateIds:
        """The ids that must not be printed."""
        return ids_to_redact(self.contents)

    @cached_property
    def printable(self) -> "StoryCase":
        """The same story with redacted contents."""
        return StoryCase(self.story, redact_contents(self.contents)[0])

    @cached_property
    def scene(self) -> Scene:
        """The graph as the red flags read it."""
        return scene_of(self.projection, self.as_of)

    def step_contents(self) -> tuple[StepContents, ...]:
        """Return the contents of each step.

        Raises:
            UnknownIdError: steps cannot be shown; the message names each with the reason.
        """
        contents: list[StepContents] = []
        problems: list[LazyText] = []
        for number, step in enumerate(self.story.steps, 1):
            try:
                contents.append(self.find(step.show))
            except InputError as error:
                problems.append(lazy_text(N_("Step {number}: {error}"), number=number, error=error))
        if problems:
            raise UnknownIdError(join_lines(problems))
        return tuple(contents)

    def find(self, show: StepSubject) -> StepContents:
        """Return the contents of one step.

        Raises:
            UnknownIdError: there is no such party or tie.
            InputError: there is no such chain or finding, or it must not be printed.
        """
        shown = _step_contents(self, show)
        for ident, gone in _private_parts(shown, self.private_ids):
            raise InputError(_refusal(ident, gone))
        return shown

    def is_printable(self, chain: Chain) -> bool:
        """Whether everything that the chain rests on may be printed."""
        return next(_private_parts(_chain_contents(chain), self.private_ids), None) is None


def _step_contents(case: StoryCase, show: StepSubject) -> StepContents:
    match show:
        case NodeSubject(node):
            return StepContents((_party(case, node),), ())
        case TieSubject(ident):
            tie = case.contents.tie(ident)
            if tie is None:
                raise UnknownIdError(N_("The store has no tie under {id!r}."), id=ident)
            return StepContents((tie.start, tie.end), (tie,))
        case ChainSubject():
            return _chain_contents(_chain(case, show))
        case FlagSubject(flag, node):
            return _flag_contents(case, flag, _party(case, node))


def _private_parts(shown: StepContents, gone: PrivateIds) -> Iterator[tuple[str, str]]:
    """Yield the ids of a step that must not be printed, each with the reason."""
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
    # After an accepted match, a tie may name another entry of the party than its hop does.
    ends += [end for hop in hops for end in (hop.tie.start, hop.tie.end)]
    ties = {hop.tie.id: hop.tie for hop in hops}
    return StepContents(tuple(dict.fromkeys(ends)), tuple(ties.values()), chain=chain)


def _flag_contents(case: StoryCase, name: str, node: str) -> StepContents:
    found = _finding(case, name, node)
    if found is None:
        raise InputError(
            N_("the red flag {name!r} is not raised at {node!r} on {day}."),
            name=name,
            node=node,
            day=case.as_of,
        )
    # The sentence may hold a value such as a birth date, so it is made from redacted contents.
    printed = _finding(case.printable, name, node)
    if printed is None:
        raise InputError(
            N_("the red flag rests on what is left out of a page made to be published.")
        )
    _flag, finding = printed
    ties = tuple(t for i in finding.ties if (t := case.contents.tie(i)))
    parties = dict.fromkeys(i for i in (node, *finding.entities) if i in case.contents.entities)
    return StepContents(tuple(parties), ties, finding=printed)


def _finding(case: StoryCase, name: str, node: str) -> tuple[Flag, Finding] | None:
    [raised] = raise_flags(case.scene, find_flags([name]))
    of_node = [f for f in raised.findings if f.subject == node]
    of_node += [f for f in raised.findings if node in f.entities]
    return (raised.flag, of_node[0]) if of_node else None
