"""Many acceptances at once: which pairs may be judged so, what they change together, one import.

Never by grade or score: each pair has one number of one register, with nothing against it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from itertools import combinations

from graph.analyses.projection import Projection, project
from graph.errors import InputError
from graph.importing.manual_entry import read_entries
from graph.judgements.changes.chances import pairs_near_chains
from graph.judgements.changes.contents_reads import ContentsReads
from graph.judgements.changes.verdicts import (
    RowPair,
    VerdictChange,
    change_between,
    changed_rows,
)
from graph.judgements.groups import PartyGroups, contradictions, party_groups
from graph.judgements.judgement import NewJudgement, judgement_row, new_record_id
from graph.judgements.refusals import CompareEntries, entry_words
from graph.matches.candidate import Candidate, Grade
from graph.matches.evidence.catalogue import DECISIVE
from graph.model.dates import as_of_day
from graph.model.records import OWN_ENTRY, Contents, Kind, Tie
from graph.stores.results import Receipt
from graph.stores.store import Store
from graph.support.language import N_, join_lines, lazy_text

LEAST_SAMPLED = 30
"""Pairs that have to be judged the same in a sample before, and none different."""

_NAMED = 3  # changed verdicts that are told in full
_STEP = 200  # storefronts traced between two looks whether it is still wanted

Report = Callable[[int, int], None]
"""Called with the storefronts that are traced, and all that will be; raises to end the work."""


@dataclass(frozen=True, slots=True)
class JointChanges:
    """What some acceptances change together.

    ``groups`` are the sizes of the parties of more than two entries that arise, the largest first;
    ``unjudged`` counts the pairs that become one though nobody judged them.
    """

    verdicts: tuple[VerdictChange, ...]
    verdict_count: int
    _: KW_ONLY
    groups: tuple[int, ...]
    unjudged: int


def has_one_number(candidate: Candidate, kind: Kind) -> bool:
    """Whether a pair of companies has one number of one register, and nothing against it."""
    whats = {line.what for line in candidate.lines}
    is_clear = not whats & DECISIVE and all(line.bits >= 0 for line in candidate.lines)
    is_sure = candidate.grade is Grade.STRONG and not candidate.ambiguous_with
    return kind is Kind.COMPANY and is_sure and is_clear and "same_number" in whats


def find_joint_changes(
    contents: Contents, before: Projection, new: Sequence[NewJudgement], report: Report
) -> JointChanges:
    """Return what acceptances of pairs that are not one party yet would change together."""
    ties = tuple(each.as_tie() for each in new)
    judged = replace(contents, ties=(*contents.ties, *ties))
    groups = party_groups(judged.ties, judged.entities)
    changed, count = _verdict_changes(before, judged, groups, new, report)
    arising = {groups.members(each.left) for each in new}
    large = [members for members in arising if len(members) > 2]
    return JointChanges(
        changed,
        count,
        groups=tuple(sorted(map(len, large), reverse=True)),
        unjudged=sum(_count_unjudged(groups, members) for members in large),
    )


def _verdict_changes(
    before: Projection,
    judged: Contents,
    groups: PartyGroups,
    new: Iterable[NewJudgement],
    report: Report,
) -> tuple[tuple[VerdictChange, ...], int]:
    pairs = ((each.left, each.right) for each in new)
    if not any(pairs_near_chains(judged, ContentsReads(judged), groups, pairs)):
        return (), 0
    after, day = project(judged), as_of_day(None)
    fronts = sorted(e.id for e in judged.entities.values() if e.kind is Kind.STOREFRONT)
    changed: list[RowPair] = []
    for start in range(0, len(fronts), _STEP):
        report(start, len(fronts))
        changed += changed_rows(before, after, fronts[start : start + _STEP], day)
    return tuple(change_between(before, after, rows, day) for rows in changed[:_NAMED]), len(
        changed
    )


def _count_unjudged(groups: PartyGroups, members: Sequence[str]) -> int:
    return sum(frozenset(pair) not in groups.in_force for pair in combinations(members, 2))


def accept_together(
    store: Store, contents: Contents, new: Sequence[NewJudgement], compare: CompareEntries
) -> Receipt:
    """Write acceptances as one import, which one undo takes back; all of them or none.

    ``contents`` are those of the store now.

    Raises:
        InputError: the evidence of one has changed, or one contradicts a judgement or a register.
    """
    _refuse_changed_evidence(contents, new, compare)
    _refuse_contradictions(contents, new, compare)
    author, day = new[0].author, new[0].judged_at[:10]
    source = new_record_id("source", day)
    form = N_("{count} judgements at once by {author}")
    title = str(lazy_text(form, count=len(new), author=author))
    rows = [judgement_row(each, new_record_id("tie", day), source) for each in new]
    head = {"id": source, "title": title, "type": OWN_ENTRY, "published": day}
    reading = read_entries([head], [], rows)
    if problems := reading.problems_with(store.known_ids):
        raise InputError(join_lines(problems))
    return store.load(reading.records, by=author, files=())


def _refuse_changed_evidence(
    contents: Contents, new: Iterable[NewJudgement], compare: CompareEntries
) -> None:
    for each in new:
        now = {(line.what, line.left, line.right) for line in compare(each.left, each.right)}
        if now != {(line.what, line.left, line.right) for line in each.evidence}:
            raise InputError(
                N_("Nothing was written: the evidence on {left} and {right} has changed."),
                left=entry_words(each.left, contents.entities),
                right=entry_words(each.right, contents.entities),
            )


def _refuse_contradictions(
    contents: Contents, new: Iterable[NewJudgement], compare: CompareEntries
) -> None:
    ties: list[Tie] = [each.as_tie() for each in new]
    known = {c.rejected.id for c in contradictions(contents.ties)}
    every = [*contents.ties, *ties]
    for found in contradictions(every):
        if found.rejected.id not in known:
            _refuse(contents, found.rejected.start, found.rejected.end)
    groups = party_groups(every, contents.entities)
    for members in {groups.members(tie.start) for tie in ties}:
        for one, other in combinations(members, 2):
            if any(line.what in DECISIVE for line in compare(one, other)):
                _refuse(contents, one, other)


def _refuse(contents: Contents, one: str, other: str) -> None:
    raise InputError(
        N_("Nothing was written: {one} and {other} cannot be one party, and would become it."),
        one=entry_words(one, contents.entities),
        other=entry_words(other, contents.entities),
    )
