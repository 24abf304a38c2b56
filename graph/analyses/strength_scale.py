"""Strengths and standings of ties and chains, as words."""

from enum import StrEnum


class Strength(StrEnum):
    """Strength of a chain, which is that of its weakest hop; strongest first."""

    OWNED = "owned"
    CONTROLLED = "controlled"
    PART_OWNED = "part owned"
    PERSONNEL = "personnel"
    CONNECTED = "connected"
    SHARED_CONTACT = "shared contact"
    POSSIBLE_SAME = "possible same"


class ChainStanding(StrEnum):
    """Standing of a chain: the kind of evidence that it rests on, best first."""

    REGISTERED = "registered"
    REPORTED = "reported"
    DERIVED = "derived"


CONTROL_STRENGTHS = frozenset({Strength.OWNED, Strength.CONTROLLED})
"""Strengths by which one party is above another."""
