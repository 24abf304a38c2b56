"""Number of verdicts that each waiting pair would change, worked out in the background.

Until all are known the list is in the order of the evidence; then those that change one come first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import TypeAlias

from graph.errors import InvestigatorError
from graph.judgements.changes.chances import Ends, count_changes, pairs_near_chains
from graph.judgements.changes.contents_reads import ContentsReads
from graph.judgements.groups import PartyGroups
from graph.model.records import Contents
from graph.support.language import N_
from views.jobs.job import BackgroundJob, JobRegistry
from views.shell.identity import Role
from views.shell.place import kept_in_place

_KEY = "marks"  # one at a time, whoever looks at it
_STOPPED = N_("Stopped.")


@dataclass(frozen=True)
class MarkRequest:
    """The pairs that wait at one revision of the store, and what it holds then."""

    revision: int
    contents: Contents
    _: KW_ONLY
    reads: ContentsReads
    groups: PartyGroups
    pairs: Sequence[Ends]


MarkJob: TypeAlias = BackgroundJob[MarkRequest, None]


class _KeptMarks:
    """The numbers as last worked out; None before the first time."""

    counts: Mapping[Ends, int] | None = None
    revision = -1


@kept_in_place()
def _kept() -> _KeptMarks:
    return _KeptMarks()


@kept_in_place()
def _mark_jobs() -> JobRegistry[MarkRequest, None]:
    return JobRegistry(Role.READER)


def verdict_marks() -> Mapping[Ends, int] | None:
    """Return the verdicts that each pair would change, those that change none left out.

    They are those of the last time while they are worked out anew; None before the first time.
    """
    return _kept().counts


def last_marking() -> MarkJob | None:
    """Return the work that is under way, or has ended."""
    return _mark_jobs().find(_KEY)


def mark_if_older(request: MarkRequest) -> MarkJob | None:
    """Start working out the numbers of another revision; return None where they are known."""
    if _kept().revision == request.revision:
        return None
    return _mark_jobs().begin(_KEY, request, _mark)


def follow_judgement(before: int, after: int) -> None:
    """Take that only a judgement lies between two revisions: the order stays while one judges."""
    if _kept().revision == before:
        _kept().revision = after


def _mark(job: MarkJob) -> None:
    asked = job.request
    near = list(pairs_near_chains(asked.contents, asked.reads, asked.groups, asked.pairs))
    counts: dict[Ends, int] = {}
    for number, pair in enumerate(near):
        job.report(number, len(near))
        job.end_if_stopped(_STOPPED)
        if count := _count(asked.reads, pair):
            counts[pair] = count
    kept = _kept()
    kept.counts, kept.revision = counts, asked.revision


def _count(reads: ContentsReads, pair: Ends) -> int:
    try:
        return count_changes(reads, pair)
    except (InvestigatorError, LookupError):
        return 0  # an entry of the pair went away meanwhile
