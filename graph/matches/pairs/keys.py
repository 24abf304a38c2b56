"""Keys of parties as numbers: two parties that have one key have something in common.

The lowest bits of a key say what it is used for, so that a table of keys alone tells what a change
of it touches.
"""

from enum import IntEnum
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]

_USE_BITS = np.uint64(0b111)


class KeyUse(IntEnum):
    """Use of a key."""

    NAME = 0
    """Counted: the bits of a name rest on it."""
    SHARED = 1
    """Counted: the bits of what two parties both have rest on it."""
    FIRST_WORD = 2
    """Counted: it matters only whether more than a limit have it."""
    LONE_NUMBER = 3
    """Two parties that have differing ones of one register are not one party."""
    FIRM = 4
    """Those who have it are compared."""
    NEAR = 5
    """Those who have it are compared by name, as names that are equal but for one word."""


PAIRING = (KeyUse.FIRM, KeyUse.NEAR)
"""Uses of keys of which those who have one in common are compared."""


def hash_key(use: KeyUse, text: str) -> int:
    """Return a key as a number."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(digest) & ~0b111) | use


def are_for(keys: Keys, *uses: KeyUse) -> NDArray[np.bool_]:
    """Tell of each key whether it has one of some uses."""
    found: NDArray[np.bool_] = np.isin(keys & _USE_BITS, np.array(uses, np.uint64))
    return found
