"""Candidates of which one side could as well be another party."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from graph.matches.candidate import Candidate, EvidenceLine, Grade
from graph.support.language import N_, lazy_text

IdPair = tuple[str, str]
_NUMBERED = frozenset({"same_number", "lei"})
MOST_NAMED = 5
"""Rivals of a candidate that are named; there may be more."""


def is_open(candidate: Candidate) -> bool:
    """Whether another could as well be meant: nothing speaks for the pair as a number would."""
    numbered = any(line.what in _NUMBERED and line.bits > 0 for line in candidate.lines)
    return candidate.grade in (Grade.STRONG, Grade.LIKELY) and not numbered


def find_rivals(
    open_pairs: Iterable[IdPair], differ: Callable[[str, str], bool]
) -> Mapping[IdPair, tuple[str, ...]]:
    """Return the rivals of each pair that has any.

    A rival is as likely one with a side of the pair, and surely differs from the other side.
    """
    pairs = tuple(open_pairs)
    beside: dict[str, list[str]] = defaultdict(list)
    for left, right in pairs:
        beside[left].append(right)
        beside[right].append(left)
    found = {pair: _rivals(pair, beside, differ) for pair in pairs}
    return {pair: tuple(rivals) for pair, rivals in found.items() if rivals}


def _rivals(
    pair: IdPair, beside: Mapping[str, list[str]], differ: Callable[[str, str], bool]
) -> list[str]:
    left, right = pair
    found = {r for r in beside[left] if r != right and differ(right, r)}
    found |= {r for r in beside[right] if r != left and differ(left, r)}
    return sorted(found)[:MOST_NAMED]


def cap_candidate(candidate: Candidate, rivals: Sequence[str], name: str) -> Candidate:
    """Return an ambiguous candidate as possible; ``name`` is that of the first rival."""
    text = lazy_text(
        N_("It could as well be {name} ({id}), which is another party"), name=name, id=rivals[0]
    )
    return replace(
        candidate,
        grade=Grade.POSSIBLE,
        lines=(*candidate.lines, EvidenceLine("ambiguous", 0, text)),
        ambiguous_with=tuple(rivals),
    )
