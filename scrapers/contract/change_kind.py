"""Kinds of what a source states differently from before."""

from enum import StrEnum


class ChangeKind(StrEnum):
    """Kind of a change between two readings of a source, or two editions of a register."""

    NEW_PARTY = "new_party"
    NEW_TIE = "new_tie"
    ENDED_TIE = "ended_tie"
    CHANGED_TIE = "changed_tie"
    NO_LONGER_STATED = "no_longer_stated"
    CHANGED_VALUE = "changed_value"
