"""Sums over the chains that pass no party twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from graph.analyses.ownership.intervals import ALL, NOTHING, End
from graph.analyses.ownership.walks import Ends, circles, is_circle

MOST_TRIES = 50_000


@dataclass(frozen=True, slots=True)
class SimpleSums:
    """Sums by party; ``whole`` is false where there were too many chains to try them all."""

    sums: dict[str, End]
    whole: bool


def simple_chains(ends: Ends, start: str) -> SimpleSums:
    """Sum the products along every chain from ``start`` that passes no party twice.

    A chain that has left a circle of holdings cannot come back to it, so that only the ways
    within each circle are counted out; after 50,000 tries in all the rest is left out.
    """
    entries: dict[str, End] = {start: ALL}
    found: dict[str, End] = {}
    left = MOST_TRIES
    for part in circles(ends, start):
        inside = set(part)
        sums: dict[str, End] = {}
        tried = 0
        for party, end in islice(_all_ways(ends, part, entries), left):
            tried += is_circle(part, ends)
            sums[party] = sums.get(party, NOTHING) + end
        left -= tried
        found |= sums
        for a, here in sums.items():
            for b, share in ends.get(a, {}).items():
                if b not in inside:
                    entries[b] = entries.get(b, NOTHING) + here * share
    found.pop(start, None)
    return SimpleSums({p: e for p, e in found.items() if e.felt}, left > 0)


def _all_ways(ends: Ends, part: list[str], entries: dict[str, End]) -> Iterator[tuple[str, End]]:
    inside = set(part)
    for entry in part:
        if entry in entries:
            yield from _ways(ends, inside, entry, entries[entry])


def _ways(ends: Ends, inside: set[str], entry: str, end: End) -> Iterator[tuple[str, End]]:
    """Yield each simple way within a circle from where it is entered, with its product."""
    yield entry, end
    passed, stack = [entry], [(end, iter(ends.get(entry, {}).items()))]
    while stack:
        here, onward = stack[-1]
        for party, share in onward:
            if party in inside and party not in passed:
                through = here * share
                yield party, through
                passed.append(party)
                stack.append((through, iter(ends.get(party, {}).items())))
                break
        else:
            stack.pop()
            passed.pop()
