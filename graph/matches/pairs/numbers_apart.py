"""Pairs that two numbers of one register keep apart, told by keys alone.

They are most of the pairs of a register's companies: neither party has to be read for them.
"""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from graph.matches.pairs.key_table import Flags, PartyKeys, PartyPairs
from graph.matches.pairs.keys import KeyUse, are_for
from graph.matches.parties import LEI, VAT, Party
from graph.matches.records.arrays import join_ranges

# Of a key: 40 bits for the register, 21 for the number, 3 for its use. Two numbers with equal bits
# are only read as any others; two registers with equal bits would be taken for one.
_NUMBER_BITS, _USE_BITS = 21, 3
_REGISTER = np.uint64(_NUMBER_BITS + _USE_BITS)


def lone_number_keys(party: Party) -> Iterator[int]:
    """Yield a key for each register in which a party has one number, entered by a source.

    By the rule of differing numbers, two parties that have one each are not one party.
    """
    groups = [number.group for number in party.numbers]
    for number in party.numbers:
        if number.group in (LEI, VAT) or number.claimed or groups.count(number.group) > 1:
            continue
        register, value = _bits(number.group, 40), _bits(number.value, _NUMBER_BITS)
        yield register << int(_REGISTER) | value << _USE_BITS | KeyUse.LONE_NUMBER


@lru_cache(maxsize=1 << 10)
def _bits(text: str, size: int) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> (64 - size)


def find_numbers_apart(keys: PartyKeys, pairs: PartyPairs) -> Flags:
    """Tell of each pair whether both have a number of one register, and these differ."""
    are_numbers = are_for(keys.joined, KeyUse.LONE_NUMBER)
    numbers, owners = keys.joined[are_numbers], keys.owners[are_numbers]
    registers, register = np.unique(numbers >> _REGISTER, return_inverse=True)
    slots = owners.astype(np.int64) * len(registers) + register
    left, right = pairs.sides
    first, after = np.searchsorted(owners, left), np.searchsorted(owners, left, "right")
    of_left = join_ranges(first, after)
    pair = np.repeat(np.arange(len(pairs)), after - first)
    asked = right[pair] * len(registers) + register[of_left]
    found = np.minimum(np.searchsorted(slots, asked), max(len(slots) - 1, 0))
    differ = (slots[found] == asked) & (numbers[found] != numbers[of_left])
    apart = np.zeros(len(pairs), bool)
    apart[pair[differ]] = True
    return apart
