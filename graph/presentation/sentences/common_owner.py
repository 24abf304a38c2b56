"""Headings that name the party above two others, and say how sure that is."""

from collections.abc import Mapping, Sequence
from enum import Enum

from graph.analyses.strength_scale import ChainStanding, Strength
from graph.analyses.tracing.common_owners import CommonOwner
from graph.support.language import N_
from graph.support.language import gettext as _


class _Tone(Enum):
    REGISTERED = "registered"
    REPORTED = "reported"
    INFERRED = "inferred"


_OPERATOR: Mapping[_Tone, str] = {
    _Tone.REGISTERED: N_("Common seller or operator: {parties}"),
    _Tone.REPORTED: N_("Reported common seller or operator: {parties}"),
    _Tone.INFERRED: N_("By our own inference, common seller or operator: {parties}"),
}
_OWNER: Mapping[_Tone, str] = {
    _Tone.REGISTERED: N_("Common owner: {parties}"),
    _Tone.REPORTED: N_("Reported common owner: {parties}"),
    _Tone.INFERRED: N_("By our own inference, common owner: {parties}"),
}
_UNSTATED_OWNER: Mapping[_Tone, str] = {
    _Tone.REGISTERED: N_("Common owner (share not stated): {parties}"),
    _Tone.REPORTED: N_("Reported common owner (share not stated): {parties}"),
    _Tone.INFERRED: N_("By our own inference, common owner (share not stated): {parties}"),
}
_SELLER_OR_ABOVE: Mapping[_Tone, str] = {
    _Tone.REGISTERED: N_("Common seller, owner or controller: {parties}"),
    _Tone.REPORTED: N_("Reported common seller, owner or controller: {parties}"),
    _Tone.INFERRED: N_("By our own inference, common seller, owner or controller: {parties}"),
}
_PART_OWNER: Mapping[_Tone, str] = {
    _Tone.REGISTERED: N_("Common owner, at least once of a part: {parties}"),
    _Tone.REPORTED: N_("Reported common owner, at least once of a part: {parties}"),
    _Tone.INFERRED: N_("By our own inference, common owner, at least once of a part: {parties}"),
}
_CONTROLLER: Mapping[_Tone, str] = {
    _Tone.REGISTERED: N_("Common owner or controller: {parties}"),
    _Tone.REPORTED: N_("Reported common owner or controller: {parties}"),
    _Tone.INFERRED: N_("By our own inference, common owner or controller: {parties}"),
}


def common_owner_heading(owners: Sequence[CommonOwner]) -> str:
    """Return the heading of the nearest common owners, as sure as the weakest of their legs."""
    parties = ", ".join(owner.party.name for owner in owners)
    return _(_messages(owners)[_weakest_tone(owners)]).format(parties=parties)


def _messages(owners: Sequence[CommonOwner]) -> Mapping[_Tone, str]:
    operates = {runs for owner in owners for runs in owner.operates}
    if operates != {False}:
        return _OPERATOR if operates == {True} else _SELLER_OR_ABOVE
    strengths = frozenset(s for owner in owners for s in owner.strengths)
    if Strength.CONTROLLED in strengths:
        return _CONTROLLER
    if Strength.PART_OWNED in strengths:
        return _PART_OWNER
    return _UNSTATED_OWNER if any(owner.has_unstated_share for owner in owners) else _OWNER


def _weakest_tone(owners: Sequence[CommonOwner]) -> _Tone:
    standings = {owner.standing for owner in owners}
    if ChainStanding.DERIVED in standings:
        return _Tone.INFERRED
    return _Tone.REGISTERED if standings == {ChainStanding.REGISTERED} else _Tone.REPORTED
