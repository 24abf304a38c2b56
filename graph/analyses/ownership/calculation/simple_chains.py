"""Sums over the chains that pass no party twice."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from graph.analyses.intervals import ALL, NOTHING, End
from graph.analyses.ownership.calculation.chain_sums import EndGraph, is_circle, parts_from

MOST_TRIES = 50_000


@dataclass(frozen=True, slots=True)
class SimpleSums:
    """Sums by party; ``tried_all`` is false where there were too many chains to try them all."""

    sums: dict[str, End]
    tried_all: bool


def sum_simple_chains(ends: EndGraph, start: str) -> SimpleSums:
    """Sum the products along every chain from ``start`` that passes no party twice.

    A chain that has left a circle of holdings cannot come back to it. So only the ways within each
    circle are enumerated: the shortest first, at most 50,000.
    """
    entries: dict[str, End] = {start: ALL}
    found: dict[str, End] = {}
    whole = True
    for part in parts_from(ends, start):
        inside = set(part)
        entered = {a: entries[a] for a in part if a in entries}
        if is_circle(part, ends):
            sums, all_tried = _circle_sums(ends, inside, entered)
            whole = whole and all_tried
        else:
            sums = entered
        found |= sums
        for a, here in sums.items():
            for b, share in ends.get(a, {}).items():
                if b not in inside:
                    entries[b] = entries.get(b, NOTHING) + here * share
    found.pop(start, None)
    return SimpleSums({p: e for p, e in found.items() if e.is_positive}, whole)


def _circle_sums(
    ends: EndGraph, inside: set[str], entered: Mapping[str, End]
) -> tuple[dict[str, End], bool]:
    """Return the sums at each party of a circle, and whether all ways were tried."""
    sums: dict[str, End] = {}
    tried, whole = len(entered), True
    queue = deque((frozenset({a}), a, end) for a, end in entered.items())
    while queue:
        passed, here, end = queue.popleft()
        sums[here] = sums.get(here, NOTHING) + end
        for there, share in ends.get(here, {}).items():
            if there not in inside or there in passed:
                continue
            tried += 1
            if tried > MOST_TRIES:
                whole = False
                break
            queue.append((passed | {there}, there, end * share))
    return sums, whole
