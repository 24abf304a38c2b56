"""Samples of candidates, to find out how many of a grade are right."""

import math
import random
from collections.abc import Sequence

from graph.matches.candidate import Candidate

_Z = 1.959963984540054
"""Standard deviations on either side that hold 95 % of a normal distribution."""


def draw_sample(candidates: Sequence[Candidate], size: int, seed: int) -> tuple[Candidate, ...]:
    """Return some candidates, the same for one seed, in the order they were drawn."""
    ordered = sorted(candidates, key=lambda c: (c.left, c.right))
    chance = random.Random(seed)  # noqa: S311 - a sample that anyone can draw again
    return tuple(chance.sample(ordered, min(size, len(ordered))))


def right_share(right: int, judged: int) -> tuple[float, float]:
    """Return the share of right ones as a range that holds it 95 times of 100 (Wilson, 1927).

    >>> [round(end, 2) for end in right_share(50, 50)]
    [0.93, 1.0]
    """
    if not 0 <= right <= judged or not judged:
        return 0.0, 1.0
    share, spread = right / judged, _Z**2 / judged
    middle = share + spread / 2
    reach = _Z * math.sqrt(share * (1 - share) / judged + spread / (4 * judged))
    low, high = (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)
    return max(low, 0.0), 1.0 if right == judged else min(high, 1.0)
