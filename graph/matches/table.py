"""Rows of a table that is no import, each with the party of a store that it may be."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from graph.matches.candidate import Candidate, EvidenceLine, Grade
from graph.matches.match_index import MatchIndex
from graph.matches.pairs.outside import OutsideParty
from graph.support.language import gettext as _

COLUMNS = ("match_id", "match_name", "match_grade", "match_why", "others")
"""Columns that are added to a table."""

_MOST = 5
_FILLED_IN = frozenset({Grade.STRONG, Grade.LIKELY})


@dataclass(frozen=True, slots=True)
class RowMatch:
    """The party that a row may be.

    ``id`` and ``name`` are empty unless the best one is strong or likely and no other is as strong,
    but for entries that were judged to be one party with it; ``grade`` and ``why`` are those of the
    best one in any case, and ``others`` names each that is not filled in, with its id and grade.
    """

    id: str = ""
    name: str = ""
    grade: str = ""
    why: str = ""
    others: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of ``COLUMNS``."""
        return self.id, self.name, self.grade, self.why, self.others


RowFinder = Callable[[Sequence[OutsideParty]], Iterator[RowMatch]]
"""Looks for the party that each of some rows describes, wherever that may be."""


def match_rows(index: MatchIndex, rows: Sequence[OutsideParty]) -> Iterator[RowMatch]:
    """Look for the party of a store that each row describes."""
    return (_match(index, found) for found in index.find(rows, _MOST))


def _match(index: MatchIndex, found: tuple[Candidate, ...]) -> RowMatch:
    if not found:
        return RowMatch()
    best, *rest = found
    as_strong = [c for c in rest if c.grade is best.grade and not _are_one(index, best, c)]
    is_sure = best.grade in _FILLED_IN and not best.ambiguous_with
    is_filled_in = is_sure and not as_strong
    others = rest if is_filled_in else found
    doubt = [_doubt(index, best, as_strong[0])] if is_sure and as_strong else []
    return RowMatch(
        id=best.right if is_filled_in else "",
        name=index.parties.name(best.right) if is_filled_in else "",
        grade=str(best.grade),
        why="; ".join((*_why(best), *doubt)),
        others="; ".join(_named(index, each) for each in others),
    )


def _are_one(index: MatchIndex, best: Candidate, other: Candidate) -> bool:
    return index.parties.are_judged_one(best.right, other.right)


def _doubt(index: MatchIndex, best: Candidate, other: Candidate) -> str:
    """Return why none of two that may be one party is filled in: nobody has judged that."""
    form = _("not filled in: {one} and {other} are as strong, and nobody judged them one party")
    return form.format(one=_called(index, best), other=_called(index, other))


def _named(index: MatchIndex, candidate: Candidate) -> str:
    return f"{index.parties.name(candidate.right)} ({candidate.right}, {candidate.grade})"


def _called(index: MatchIndex, candidate: Candidate) -> str:
    return f"{index.parties.name(candidate.right)} ({candidate.right})"


def _why(candidate: Candidate) -> tuple[str, ...]:
    """Return the lines of evidence: what speaks for it, then what speaks against it or nothing."""
    speaks_for = [str(line.text) for line in candidate.lines if line.bits > 0]
    against = [_marked(line) for line in candidate.lines if line.bits <= 0]
    return *speaks_for, *against


def _marked(line: EvidenceLine) -> str:
    return f"{'against' if line.bits < 0 else 'says nothing'}: {line.text}"
