"""Room between parties that forces have placed, so that no name covers another."""

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

PARTY_ROOM = (152.0, 92.0)
"""Px across and down that a party takes with its name."""

_ROUNDS = 60
_TOLERANCE = 1e-3  # px that count as nothing


def push_apart(at: NDArray[np.float64], free: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the positions with parties that are too near pushed apart, the shorter way.

    Parties that are not ``free`` stay, and the others give way to them.
    """
    at = at.copy()
    for _round in range(_ROUNDS):
        near = cKDTree(at).query_pairs(float(np.hypot(*PARTY_ROOM)), output_type="ndarray")
        between = at[near[:, 1]] - at[near[:, 0]]
        lacks = np.array(PARTY_ROOM) - np.abs(between)
        close = (lacks > _TOLERANCE).all(axis=1) & (free[near[:, 0]] | free[near[:, 1]])
        if not close.any():
            break
        _push_pairs(at, near[close], between[close], lacks[close], free)
    return at


def _push_pairs(
    at: NDArray[np.float64],
    near: NDArray[np.int64],
    between: NDArray[np.float64],
    lacks: NDArray[np.float64],
    free: NDArray[np.bool_],
) -> None:
    axis = lacks.argmin(axis=1)
    rows = np.arange(len(near))
    way = np.where(between[rows, axis] < 0, -1.0, 1.0)
    step = way * lacks[rows, axis] / 2 + way * _TOLERANCE
    for side, sign in ((0, -1.0), (1, 1.0)):
        who, other = near[:, side], near[:, 1 - side]
        alone = np.where(free[other], 1.0, 2.0)  # the other one does not give way
        np.add.at(at, (who, axis), np.where(free[who], sign * step * alone, 0.0))
