"""Sentences of ties: one whole message for each type, kind of source and way of reading.

Every sentence begins with ``{here}``. ``{there}`` is the party at the other end, ``{source}`` says
whose words they are where neither a register nor a report makes the statement.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.model.records import Judgement, TieType
from graph.support.language import N_


class Manner(StrEnum):
    """Manner in which a statement is made, which its sentence has to say."""

    REGISTERED = "registered"
    SHOWN = "shown"
    REPORTED = "reported"
    ATTRIBUTED = "attributed"


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A tie read from the party that acts, and from the party acted on."""

    forward: str
    backward: str

    def message_for(self, *, forward: bool) -> str:
        """Return the message of one way of reading."""
        return self.forward if forward else self.backward


Messages = Mapping[Manner, SentencePair]

OWNER: Messages = {
    Manner.REGISTERED: SentencePair(
        N_("{here} is registered as owner of {there} ({share})"),
        N_("{here} is registered as owned by {there} ({share})"),
    ),
    Manner.REPORTED: SentencePair(
        N_("{here} is reported to own {there} ({share})"),
        N_("{here} is reported to be owned by {there} ({share})"),
    ),
    Manner.ATTRIBUTED: SentencePair(
        N_("{here} owns {there} ({share}), {source}"),
        N_("{here} is owned by {there} ({share}), {source}"),
    ),
}
HOLDER: Messages = {
    Manner.REGISTERED: SentencePair(
        N_("{here} is registered as holding {share} of {there}"),
        N_("{here} is registered as {share} held by {there}"),
    ),
    Manner.REPORTED: SentencePair(
        N_("{here} is reported to hold {share} of {there}"),
        N_("{here} is reported to be {share} held by {there}"),
    ),
    Manner.ATTRIBUTED: SentencePair(
        N_("{here} holds {share} of {there}, {source}"),
        N_("{here} is {share} held by {there}, {source}"),
    ),
}
ONE_HOLDER: Messages = {
    Manner.REGISTERED: SentencePair(
        N_("{here} is registered as one holder of {there} (share not stated)"),
        N_("{here} has {there} registered as one of its holders (share not stated)"),
    ),
    Manner.REPORTED: SentencePair(
        N_("{here} is reported to be one holder of {there} (share not stated)"),
        N_("{here} is reported to have {there} as one of its holders (share not stated)"),
    ),
    Manner.ATTRIBUTED: SentencePair(
        N_("{here} is one holder of {there} (share not stated), {source}"),
        N_("{here} has {there} as one of its holders (share not stated), {source}"),
    ),
}
INTEREST: Messages = {
    Manner.REGISTERED: SentencePair(
        N_("{here} is registered as holding {interest} in {there} ({share})"),
        N_("{here} has {there} registered as holder of {interest} ({share})"),
    ),
    Manner.REPORTED: SentencePair(
        N_("{here} is reported to hold {interest} in {there} ({share})"),
        N_("{here} is reported to have {there} as holder of {interest} ({share})"),
    ),
    Manner.ATTRIBUTED: SentencePair(
        N_("{here} holds {interest} in {there} ({share}), {source}"),
        N_("{here} has {there} as holder of {interest} ({share}), {source}"),
    ),
}
SELF_NAMED: SentencePair = SentencePair(
    N_("{here} names itself as {role} of {there} in its filing"),
    N_("{here} has {there} as its {role}, as {there} names itself in its filing"),
)
TYPE_MESSAGES: Mapping[TieType, Messages] = {
    TieType.CONTROLS: {
        Manner.REGISTERED: SentencePair(
            N_("{here} is registered as controlling {there}"),
            N_("{here} is registered as controlled by {there}"),
        ),
        Manner.REPORTED: SentencePair(
            N_("{here} is reported to control {there}"),
            N_("{here} is reported to be controlled by {there}"),
        ),
        Manner.ATTRIBUTED: SentencePair(
            N_("{here} controls {there}, {source}"),
            N_("{here} is controlled by {there}, {source}"),
        ),
    },
    TieType.OPERATES: {
        Manner.REGISTERED: SentencePair(
            N_("{here} is registered as {role} of {there}"),
            N_("{here} has {there} registered as its {role}"),
        ),
        Manner.SHOWN: SentencePair(
            N_("{here} is named on the platform as {role} of {there}"),
            N_("{here} lists {there} as its {role}"),
        ),
        Manner.REPORTED: SentencePair(
            N_("{here} is reported to be {role} of {there}"),
            N_("{here} is reported to have {there} as its {role}"),
        ),
        Manner.ATTRIBUTED: SentencePair(
            N_("{here} is {role} of {there}, {source}"),
            N_("{here} has {there} as its {role}, {source}"),
        ),
    },
    TieType.OFFICER_OF: {
        Manner.REGISTERED: SentencePair(
            N_("{here} is registered as {role} of {there}"),
            N_("{here} has {there} registered as {role}"),
        ),
        Manner.REPORTED: SentencePair(
            N_("{here} is reported to be {role} of {there}"),
            N_("{here} is reported to have {there} as {role}"),
        ),
        Manner.ATTRIBUTED: SentencePair(
            N_("{here} is {role} of {there}, {source}"),
            N_("{here} has {there} as {role}, {source}"),
        ),
    },
    TieType.EMPLOYED_BY: {
        Manner.REGISTERED: SentencePair(
            N_("{here} is registered as {role} at {there}"),
            N_("{here} has {there} registered as {role}"),
        ),
        Manner.REPORTED: SentencePair(
            N_("{here} is reported to be {role} at {there}"),
            N_("{here} is reported to have {there} as {role}"),
        ),
        Manner.ATTRIBUTED: SentencePair(
            N_("{here} is {role} at {there}, {source}"),
            N_("{here} has {there} as {role}, {source}"),
        ),
    },
    TieType.LINKED_TO: {
        Manner.REGISTERED: SentencePair(
            N_("{here} is registered as connected to {there}"),
            N_("{here} is registered as connected to {there}"),
        ),
        Manner.REPORTED: SentencePair(
            N_("{here} is reported to be connected to {there}"),
            N_("{here} is reported to be connected to {there}"),
        ),
        Manner.ATTRIBUTED: SentencePair(
            N_("{here} is connected to {there}, {source}"),
            N_("{here} is connected to {there}, {source}"),
        ),
    },
    TieType.LOCATED_AT: {
        Manner.REGISTERED: SentencePair(
            N_("{here} has {there} registered as an address"),
            N_("{here} is registered as an address of {there}"),
        ),
        Manner.SHOWN: SentencePair(
            N_("{here} gives {there} as its address"),
            N_("{here} is given as an address by {there}"),
        ),
        Manner.REPORTED: SentencePair(
            N_("{here} is reported to be at {there}"),
            N_("{here} is reported to be an address of {there}"),
        ),
        Manner.ATTRIBUTED: SentencePair(
            N_("{here} is at {there}, {source}"),
            N_("{here} is an address of {there}, {source}"),
        ),
    },
    TieType.REACHED_AT: {
        Manner.REGISTERED: SentencePair(
            N_("{here} has {there} registered as a contact"),
            N_("{here} is registered as a contact of {there}"),
        ),
        Manner.SHOWN: SentencePair(
            N_("{here} gives {there} as a contact"),
            N_("{here} is given as a contact by {there}"),
        ),
        Manner.REPORTED: SentencePair(
            N_("{here} is reported to use {there}"),
            N_("{here} is reported to be a contact of {there}"),
        ),
        Manner.ATTRIBUTED: SentencePair(
            N_("{here} uses {there}, {source}"),
            N_("{here} is a contact of {there}, {source}"),
        ),
    },
    TieType.SELLS_ON: {
        Manner.SHOWN: SentencePair(N_("{here} sells on {there}"), N_("{here} carries {there}")),
        Manner.REPORTED: SentencePair(
            N_("{here} is reported to sell on {there}"), N_("{here} is reported to carry {there}")
        ),
        Manner.ATTRIBUTED: SentencePair(
            N_("{here} sells on {there}, {source}"), N_("{here} carries {there}, {source}")
        ),
    },
    TieType.SELLS: {
        Manner.SHOWN: SentencePair(N_("{here} sells {there}"), N_("{here} is sold by {there}")),
        Manner.REPORTED: SentencePair(
            N_("{here} is reported to sell {there}"), N_("{here} is reported to be sold by {there}")
        ),
        Manner.ATTRIBUTED: SentencePair(
            N_("{here} sells {there}, {source}"), N_("{here} is sold by {there}, {source}")
        ),
    },
    TieType.OF_BRAND: {
        Manner.REPORTED: SentencePair(
            N_("{here} carries the brand {there}"), N_("{here} is the brand of {there}")
        ),
    },
}
MATCH_MESSAGES: Mapping[Judgement, str] = {
    Judgement.PROPOSED: N_("{here} may be the same as {there} (not decided)"),
    Judgement.ACCEPTED: N_("{here} was judged the same as {there}"),
    Judgement.REJECTED: N_("{here} was judged not the same as {there}"),
    Judgement.UNSURE: N_("{here} was compared with {there}, and nobody could tell"),
    Judgement.WITHDRAWN: N_("{here} is no longer judged to be the same as {there}, or another"),
}
ROLES: Mapping[TieType, str] = {
    TieType.OPERATES: N_("operator"),
    TieType.OFFICER_OF: N_("officer"),
    TieType.EMPLOYED_BY: N_("employee"),
}
