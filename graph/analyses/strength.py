"""The words for how strong a tie or a chain is, and for what it rests on."""

from enum import StrEnum


class Strength(StrEnum):
    """How strong a chain is: that of its weakest hop, strongest first."""

    OWNED = "owned"
    CONTROLLED = "controlled"
    PART_OWNED = "part owned"
    PERSONNEL = "personnel"
    CONNECTED = "connected"
    SHARED_CONTACT = "shared contact"
    POSSIBLE_SAME = "possible same"


class ChainStanding(StrEnum):
    """What a chain rests on, best first."""

    REGISTERED = "registered"
    REPORTED = "reported"
    DERIVED = "derived"


CONTROL_STRENGTHS = frozenset({Strength.OWNED, Strength.CONTROLLED})
"""The strengths by which one party is above another."""
