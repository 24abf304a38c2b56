"""One dissolved before the other was founded."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.parties import Party
from graph.support.language import N_, OnDate, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    yield from _between(pair.left, pair.right, is_left=True)
    yield from _between(pair.right, pair.left, is_left=False)


def _between(earlier: Party, later: Party, *, is_left: bool) -> Iterator[EvidenceLine]:
    ended = sorted(d.value for d in earlier.values("dissolved") if not d.claimed)
    begun = sorted(d.value for d in later.values("incorporated") if not d.claimed)
    # Sources that disagree decide only if the last end is before the first beginning.
    if not ended or not begun or not _is_before(ended[-1], begun[0]):
        return
    text = lazy_text(
        N_("{earlier} was dissolved {ended}, before {later} was founded {begun}"),
        earlier=earlier.name,
        ended=OnDate(ended[-1]),
        later=later.name,
        begun=OnDate(begun[0]),
    )
    values = (ended[-1], begun[0]) if is_left else (begun[0], ended[-1])
    yield EvidenceLine("dates_differ", -25, text, *values)


def _is_before(ended: str, begun: str) -> bool:
    length = min(len(ended), len(begun))
    return ended[:length] < begun[:length]


RULE = EvidenceRule(whats=("dates_differ",), find=_find, decides=True)
