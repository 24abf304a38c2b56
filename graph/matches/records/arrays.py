"""Things grouped and added up by what they belong to, as arrays of places."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Numbers = NDArray[np.uint64]


def join_ranges(starts: Places, ends: Places) -> Places:
    """Return all places from each start to its end, one range after the other."""
    sizes = ends - starts
    firsts = np.repeat(starts - np.concatenate(([0], np.cumsum(sizes)))[:-1], sizes)
    found: Places = firsts + np.arange(sizes.sum())
    return found


def sum_between(numbers: Numbers, limits: Places) -> Numbers:
    """Return the sum of the numbers from each limit to the next."""
    sums = np.zeros(len(numbers) + 1, np.uint64)
    np.cumsum(numbers, out=sums[1:])
    found: Numbers = np.diff(sums[limits])
    return found


@dataclass(frozen=True, slots=True)
class Grouped:
    """Places of things by the place of their owner; ``starts`` is where those of each begin.

    A thing without an owner, with the place -1, is in no group.
    """

    order: Places
    starts: Places

    @classmethod
    def of(cls, owners: Places, size: int) -> "Grouped":
        """Group things by owner, within each in their own order."""
        ends = np.cumsum(np.bincount(owners + 1, minlength=size + 1))
        return cls(np.argsort(owners, kind="stable"), ends)

    def of_one(self, owner: int) -> list[int]:
        """Return the places of what belongs to one owner."""
        found: list[int] = self.order[self.starts[owner] : self.starts[owner + 1]].tolist()
        return found

    def sum_up(self, parts: Numbers) -> Numbers:
        """Return the sum of the parts of each owner."""
        return sum_between(parts[self.order], self.starts)
