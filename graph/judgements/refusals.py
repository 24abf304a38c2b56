"""Judgements that are not allowed, each refused with its reason; nothing is written then."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import KW_ONLY, dataclass

from graph.errors import InputError, UnknownIdError
from graph.judgements.groups import PartyGroups
from graph.judgements.judgement import NewJudgement
from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.catalogue import DECISIVE
from graph.model.records import Entity, Judgement, Tie
from graph.support.language import N_, DateText, LazyText, Text, join_lines, lazy_text

SEARCH = "python -m graph search"
_DAY = len("2026-11-29")

CompareEntries = Callable[[str, str], Iterable[EvidenceLine]]
"""Compares two entries by id; gives the lines of evidence for and against."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Reason against one party: two members of the groups that surely differ.

    ``line`` says why. ``chain`` are the acceptances that lead from the judged pair to these two.
    """

    one: str
    other: str
    _: KW_ONLY
    line: Text
    chain: tuple[Tie, ...]


class JudgementRefusedError(InputError):
    """An acceptance of ``pair`` against what was judged before, or what a register rules out."""

    def __init__(self, message: LazyText, pair: tuple[str, str], obstacle: Obstacle) -> None:
        super().__init__(message)
        self.pair = pair
        self.obstacle = obstacle


def refuse_unfit_pair(
    left: str, right: str, entities: Mapping[str, Entity], others: Mapping[str, str]
) -> None:
    """Refuse a pair that cannot be one party, whatever speaks for it.

    ``others`` are the ids that are no entry, with what they are: "a source", "an import".

    Raises:
        UnknownIdError: an id is unknown, or that of a source or an import.
        InputError: both ids are one, or the entries are of two kinds.
    """
    for ident in (left, right):
        if ident in entities:
            continue
        if ident in others:
            raise UnknownIdError(
                N_("{id} is {kind}, not an entry; search for the entry: {command} NAME"),
                id=ident,
                kind=LazyText(others[ident]),
                command=SEARCH,
            )
        raise UnknownIdError(
            N_("The store has nothing under {id!r}; search for its name first: {command} NAME"),
            id=ident,
            command=SEARCH,
        )
    if left == right:
        raise InputError(
            N_("{id} is named twice; name two entries, search for the other: {command} NAME"),
            id=left,
            command=SEARCH,
        )
    one, other = entities[left], entities[right]
    if one.kind is not other.kind:
        raise InputError(
            N_("{left} is a {kind} and {right} a {other}: never one party. Search: {command} NAME"),
            left=left,
            kind=LazyText(one.kind),
            right=right,
            other=LazyText(other.kind),
            command=SEARCH,
        )


def refuse_contradiction(
    new: NewJudgement,
    groups: PartyGroups,
    entities: Mapping[str, Entity],
    compare: CompareEntries,
) -> None:
    """Refuse an acceptance that an older rejection or a decisive difference stands against.

    Raises:
        JudgementRefusedError: it names the chain of judgements and the line.
    """
    if new.judgement is Judgement.ACCEPTED and (
        found := find_obstacle(new.left, new.right, groups, compare)
    ):
        text = _refusal_text(new, found, entities)
        raise JudgementRefusedError(text, (new.left, new.right), found)


def find_obstacle(
    left: str, right: str, groups: PartyGroups, compare: CompareEntries
) -> Obstacle | None:
    """Return what stands against two groups as one party, a judgement before a difference.

    A judgement of the named pair itself is no obstacle: the new one replaces it.
    """
    if right in groups.members(left):
        return _difference((left, right), [(left, right)], groups, compare)
    pairs = list(groups.linked_pairs(left, right))
    for one, other in pairs[1:]:
        tie = groups.in_force.get(frozenset((one, other)))
        if tie is not None and tie.judgement is Judgement.REJECTED:
            line = lazy_text(N_("judged different by {author}"), author=judged_words(tie))
            return _obstacle(groups, (left, right), (one, other), line)
    return _difference((left, right), pairs, groups, compare)


def _difference(
    named: tuple[str, str],
    pairs: Iterable[tuple[str, str]],
    groups: PartyGroups,
    compare: CompareEntries,
) -> Obstacle | None:
    for one, other in pairs:
        for each in compare(one, other):
            if each.what in DECISIVE:
                return _obstacle(groups, named, (one, other), each.text)
    return None


def _obstacle(
    groups: PartyGroups, named: tuple[str, str], found: tuple[str, str], line: Text
) -> Obstacle:
    chain = (*groups.chain(found[0], named[0]), *groups.chain(named[1], found[1]))
    return Obstacle(*found, line=line, chain=chain)


def judged_words(tie: Tie) -> Text:
    """Return who judged and on which day, as a sentence names it: "EV on 3 May 2026"."""
    if not tie.judged_at:
        return tie.judged_by or lazy_text(N_("a source"))
    if not tie.judged_by:
        return lazy_text(N_("a source on {day}"), day=DateText(tie.judged_at[:_DAY]))
    form = N_("{author} on {day}")
    return lazy_text(form, author=tie.judged_by, day=DateText(tie.judged_at[:_DAY]))


def obstacle_lines(
    pair: tuple[str, str], found: Obstacle, name: Callable[[str], Text]
) -> tuple[LazyText, ...]:
    """Return what stands against a pair, and each judgement that leads to it, with their names."""
    left, right = pair
    first = lazy_text(
        N_("{left} and {right} cannot be judged the same: {one} and {other}: {line}."),
        left=name(left),
        right=name(right),
        one=name(found.one),
        other=name(found.other),
        line=found.line,
    )
    form = N_("{one} and {other} were judged the same by {author}")
    chain = (
        lazy_text(form, one=name(tie.start), other=name(tie.end), author=judged_words(tie))
        for tie in found.chain
    )
    return first, *chain


def entry_words(ident: str, entities: Mapping[str, Entity]) -> Text:
    """Return an entry as a message names it: its name and, since names repeat, its id."""
    if ident not in entities:
        return ident
    return lazy_text(N_("{name} ({id})"), name=entities[ident].name, id=ident)


def _refusal_text(new: NewJudgement, found: Obstacle, entities: Mapping[str, Entity]) -> LazyText:
    lines = obstacle_lines((new.left, new.right), found, lambda i: entry_words(i, entities))
    way = lazy_text(
        N_("Nothing was written. Take the older judgement back first, or search: {command} NAME"),
        command=SEARCH,
    )
    return join_lines((*lines, way))
