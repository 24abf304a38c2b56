"""Last day on which ties of each party of a board can hold."""

from dataclasses import dataclass

import numpy as np

from graph.analyses.party_ends import party_ends
from graph.model.records import ENDING
from graph.registers.board.numbering import Numbering
from graph.registers.board.part import Flags, Numbers
from graph.registers.board.united import all_sources, displayed, united_statements
from graph.registers.building.stated_arrays import preferred_ends
from graph.registers.shelf.arrays_file import NO_END, UNKNOWN_END, UNSTATED_KIND

FIRST_DAY = 1
"""The first day there is, after which no tie of a party holds whose end is not dated."""


_MOST_SETTLED = 20_000


@dataclass(frozen=True, slots=True)
class PartyEnds:
    """``last`` day of each party; where ``doubtful``, it may have ended without a day.

    The ties of a doubtful party are taken to hold: the exact code decides.
    """

    last: Numbers
    doubtful: Flags


def party_ends_of(numbering: Numbering, stands_for: Numbers) -> PartyEnds:
    """Return the ends of all parties; entries that are one end together."""
    stated_in = np.zeros(numbering.count, np.uint8)
    for part, numbers in zip(numbering.parts, numbering.of_part, strict=True):
        stated_in[numbers[part.columns.kind != UNSTATED_KIND]] += 1
    columns = [part.columns.ends for part in numbering.parts]
    own = [numbers[ends.party] for ends, numbers in zip(columns, numbering.of_part, strict=True)]
    party = np.concatenate(own)
    first = np.concatenate([ends.first for ends in columns])
    last = np.concatenate([ends.last for ends in columns])
    is_other = np.concatenate([ends.is_other for ends in columns])
    unsure = np.concatenate([ends.is_doubtful for ends in columns])
    unsure |= (first == UNKNOWN_END) & (stated_in[party] > 1)
    doubtful = np.zeros(numbering.count, np.bool_)
    doubtful[stands_for[party[unsure]]] = True
    sure = ~unsure
    counts = np.flatnonzero(sure)[
        preferred_ends(stands_for[party[sure]], first[sure], is_other[sure])
    ]
    ended = np.full(numbering.count, NO_END, np.int32)
    ended[stands_for[party[counts]]] = np.maximum(last[counts], FIRST_DAY)
    doubtful &= ended == NO_END
    _settle_doubtful(numbering, stands_for, ended, doubtful)
    return PartyEnds(ended[stands_for], doubtful[stands_for])


def _settle_doubtful(
    numbering: Numbering, stands_for: Numbers, ended: Numbers, doubtful: Flags
) -> None:
    """Read what is stated of doubtful parties, if they are few, and let the exact code decide."""
    members = np.flatnonzero(doubtful[stands_for]).tolist()
    if len(members) > _MOST_SETTLED:
        return
    sources = all_sources(numbering.parts)
    stated = united_statements(numbering, members)
    one = {numbering.id_of(n): numbering.id_of(int(stands_for[n])) for n in members}
    ending = (s for each in stated.values() for s in each if ENDING & s.values.keys())
    found = party_ends(ending, displayed(stated, sources), sources, lambda i: one.get(i, i))
    for ident in found:
        number = numbering.number_of(ident)
        if number is not None:
            ended[number] = FIRST_DAY
    doubtful[:] = False
