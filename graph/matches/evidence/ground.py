"""Ground of a comparison: how many parties share what two of them share."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from graph.matches.pairs.keys import KeyUse
from graph.matches.parties import Party, Shared
from graph.model.records import Kind

CountedKey = tuple[KeyUse, str]
"""What parties are counted by; a ``hash_key`` takes both parts."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Counts of a store.

    ``holders`` returns how many parties have a key of ``keys_of_party``. ``sizes`` are the numbers
    of parties of each kind, ``agent`` returns the listed agent's address that an address is, and
    ``source_title`` the title of a source by its id.
    """

    holders: Callable[[CountedKey], int]
    sizes: dict[Kind, int]
    mass_tenants: int
    agent: Callable[[str], str]
    source_title: Callable[[str], str]

    def tenants(self, shared: Shared) -> int:
        """Return how many parties have an address, contact, officer or the like."""
        return self.holders(shared_key(shared))

    def is_mass(self, shared: Shared) -> bool:
        """Whether so many have it, or an agent lends it, that it says nothing."""
        lent = shared.what == "address" and self.agent(shared.id)
        return bool(lent) or self.tenants(shared) > self.mass_tenants

    def rarity(self, kind: Kind, holders: int) -> float:
        """Return the bits of what ``holders`` parties have, of a number rounded to a power of two.

        The number is rounded so that the bits of old candidates stay as parties come.
        """
        size = _round_up(self.sizes.get(kind, 0))
        return max(math.log2(size / max(holders, 1)), 0.5)

    @property
    def rounded_sizes(self) -> dict[str, int]:
        """The numbers of parties that bits rest on, by kind."""
        return {kind.value: _round_up(size) for kind, size in self.sizes.items()}

    def begins_few(self, kind: Kind, word: str) -> bool:
        """Whether few names of a kind begin with a word."""
        return self.holders(first_word_key(kind, word)) <= self.mass_tenants

    def name_rarity(self, party: Party, keys: tuple[str, ...]) -> float:
        """Return the bits of a name, by the most frequent of its keys."""
        most = max(self.holders(name_key(party.kind, key)) for key in keys)
        return self.rarity(party.kind, most)


def _round_up(size: int) -> int:
    return 1 << max(size - 1, 1).bit_length()


def shared_key(shared: Shared) -> CountedKey:
    """Return the key under which the parties that share it are counted."""
    return KeyUse.SHARED, f"has|{shared.what}|{shared.key}"


def name_key(kind: Kind, key: str) -> CountedKey:
    """Return the key under which the parties of one name are counted."""
    return KeyUse.NAME, f"{kind}|name|{key}"


def first_word_key(kind: Kind, word: str) -> CountedKey:
    """Return the key under which the parties whose names begin with a word are counted."""
    return KeyUse.FIRST_WORD, f"{kind}|first|{word}"
