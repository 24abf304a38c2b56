"""Arrays of a board that a chain walks, and the ways along one tie.

The ways are those of ``graph.analyses.tracing.search.hop_bounds``: what depends on the way taken is
left out, so that a bound is never too high.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.model.records import Kind, TieType
from graph.registers.kernels.compiling import compiled

_TYPES = {kind: code for code, kind in enumerate(TieType)}
_KINDS = {kind: code for code, kind in enumerate(Kind)}

OWNS = _TYPES[TieType.OWNS]
CONTROLS = _TYPES[TieType.CONTROLS]
OPERATES = _TYPES[TieType.OPERATES]
OFFICER_OF = _TYPES[TieType.OFFICER_OF]
EMPLOYED_BY = _TYPES[TieType.EMPLOYED_BY]
LOCATED_AT = _TYPES[TieType.LOCATED_AT]
REACHED_AT = _TYPES[TieType.REACHED_AT]
LINKED_TO = _TYPES[TieType.LINKED_TO]
SAME_AS = _TYPES[TieType.SAME_AS]
SELLS_ON = _TYPES[TieType.SELLS_ON]
JOINED = len(_TYPES)
"""Type of an accepted match, by which two parties are one."""
LEFT_OUT = 255
"""Type of a tie that no analysis walks."""

PLATFORM = _KINDS[Kind.PLATFORM]
STOREFRONT = _KINDS[Kind.STOREFRONT]
ADDRESS, CONTACT = _KINDS[Kind.ADDRESS], _KINDS[Kind.CONTACT]
_BRAND = _KINDS[Kind.BRAND]
_PRODUCT = _KINDS[Kind.PRODUCT]
KINDS = len(_KINDS)
"""Number of kinds: what is above it is the kind of a party that nothing states."""

FAR = 9
"""Weak steps of what lies too far away."""


class Walk(NamedTuple):
    """A board's arrays: kind and crowd of each party, ties by party, and what each tie says."""

    kind: NDArray[np.uint8]
    crowd: NDArray[np.int32]
    in_starts: NDArray[np.int64]
    in_ties: NDArray[np.int32]
    out_starts: NDArray[np.int64]
    out_ties: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    type: NDArray[np.uint8]
    since: NDArray[np.int32]
    until: NDArray[np.int32]


@compiled
def is_upward(tie_type: int) -> bool:
    """Whether the start of a tie stands above its end."""
    return tie_type in (OWNS, CONTROLS, OPERATES)


@compiled
def is_closed(kind: int) -> bool:
    """Whether no chain enters or leaves a party of a kind."""
    return kind in (_BRAND, _PRODUCT)


@compiled
def is_personnel(tie_type: int) -> bool:
    """Whether the start of a tie is an officer or an employee, whom parties share."""
    return tie_type in (OFFICER_OF, EMPLOYED_BY)


@compiled
def is_shared(tie_type: int) -> bool:
    """Whether one end of a tie is what several parties may share."""
    return is_personnel(tie_type) or tie_type in (LOCATED_AT, REACHED_AT)


@compiled
def _ways_up(near: int, far: int, at_end: bool, place: int, backwards: bool) -> tuple[int, int]:
    if backwards:
        is_way = not at_end and place == 0 and near != PLATFORM
        return (0, 0) if is_way else (FAR, FAR)
    return (0, FAR) if at_end and far != PLATFORM else (FAR, FAR)


@compiled
def _ways_by_shared(near_is_shared: bool, place: int, backwards: bool) -> tuple[int, int]:
    if not backwards:
        return (1 - place, FAR) if near_is_shared else (FAR, 1)
    if near_is_shared:
        return (1, 1) if place == 1 else (FAR, FAR)
    return (1, 0) if place == 0 else (FAR, FAR)


@compiled
def _ways_direct(
    left: int, entered: int, keeps: bool, place: int, backwards: bool
) -> tuple[int, int]:
    if left == PLATFORM or (keeps and entered == PLATFORM):
        return FAR, FAR
    if keeps:
        return (1, FAR) if place == 0 else (FAR, 1)
    if backwards:
        return (1, 1) if place == 0 else (FAR, FAR)
    return 1, FAR


@compiled
def ways_along(
    tie_type: int, near: int, far: int, at_end: bool, place: int, backwards: bool
) -> tuple[int, int]:
    """Return the weak steps from a place to both places of the party at the other end of a tie.

    ``near`` and ``far`` are the kinds of both parties. ``at_end`` says that the tie points to the
    party where we are. ``place`` is 1 for one entered as a shared party, else 0. Backwards, they
    are the steps from the other end's places to here.
    """
    if is_closed(near) or is_closed(far):
        return FAR, FAR
    if is_upward(tie_type):
        return _ways_up(near, far, at_end, place, backwards)
    if is_shared(tie_type):
        shared = at_end != is_personnel(tie_type)
        return _ways_by_shared(shared, place, backwards)
    if tie_type in (LINKED_TO, SAME_AS):
        left, entered = (far, near) if backwards else (near, far)
        same = tie_type == SAME_AS
        return _ways_direct(left, entered, same, place, backwards)
    if tie_type == JOINED:
        return (0, FAR) if place == 0 else (FAR, 0)
    return FAR, FAR
