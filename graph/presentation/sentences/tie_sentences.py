"""Sentences of ties and hops, with their source, strength, share and end."""

import re
from collections.abc import Mapping

from graph.analyses.party_ends import EndKind, PartyEnd
from graph.analyses.stakes import SHARES, interest_of
from graph.analyses.tracing.verdict import ChainHop, Strength
from graph.model.records import Judgement, Standing, TieType
from graph.presentation.figures import share_in_prose
from graph.presentation.names.party_names import PartyNames
from graph.presentation.sentences.tie_messages import (
    HOLDER,
    INTEREST,
    MATCH_MESSAGES,
    ONE_HOLDER,
    OWNER,
    ROLES,
    SELF_NAMED,
    TYPE_MESSAGES,
    Manner,
    Messages,
)
from graph.presentation.tie_style import plain_role
from graph.support.language import N_, OnDate
from graph.support.language import gettext as _
from graph.support.text.folding import fold_name

PLAIN_NAMES = PartyNames()
_MANNERS: Mapping[Standing | None, Manner] = {
    Standing.REGISTER: Manner.REGISTERED,
    Standing.FILING: Manner.ATTRIBUTED,
    Standing.PLATFORM: Manner.SHOWN,
    Standing.OWN_STATEMENT: Manner.ATTRIBUTED,
    Standing.COMPILED: Manner.REPORTED,
    Standing.PRESS: Manner.REPORTED,
    Standing.OWN_RESEARCH: Manner.ATTRIBUTED,
    Standing.DERIVED: Manner.ATTRIBUTED,
    None: Manner.REPORTED,
}
# A page shows its own details itself, on a platform or on its own site.
_SHOWN_TYPES = frozenset({TieType.LOCATED_AT, TieType.REACHED_AT, TieType.SELLS_ON, TieType.SELLS})
_ENDS: Mapping[EndKind, str] = {
    EndKind.DISSOLVED: N_("{party} was dissolved {on_date}"),
    EndKind.DIED: N_("{party} died {on_date}"),
    EndKind.CLOSED: N_("the record of {party} was closed {on_date}"),
}
_ENDS_UNDATED: Mapping[EndKind, str] = {
    EndKind.DISSOLVED: N_("{party} was dissolved, day not stated"),
    EndKind.DIED: N_("{party} died, day not stated"),
    EndKind.CLOSED: N_("the record of {party} is closed, day not stated"),
}


def hop_sentence(hop: ChainHop, names: PartyNames = PLAIN_NAMES) -> str:
    """Return one hop as a complete sentence."""
    return end_sentence(hop_clause(hop, names))


def hop_clause(hop: ChainHop, names: PartyNames = PLAIN_NAMES) -> str:
    """Return one hop as a sentence without its full stop, for a longer one."""
    described = names.description(hop.there)
    if hop.tie.type is TieType.OPERATES and not hop.forward and described:
        # A party that is only described reads as a description, never as a name.
        form = _("{storefront}: {description}")
        clause = form.format(storefront=names.name(hop.here), description=described)
    else:
        clause = _hop_text(hop, names.subject(hop.here), names.name(hop.there))
    return _add_end(clause, hop, names)


def hop_words(hop: ChainHop) -> tuple[str, str]:
    """Return the words of a hop between its two names, and those after the second one."""
    text = _hop_text(hop, "\0", "\1").removeprefix("\0")
    before, _name, after = _add_end(text, hop, PLAIN_NAMES).partition("\1")
    return before.strip(), after.replace("\1", hop.there.name)


def _hop_text(hop: ChainHop, here: str, there: str) -> str:
    message = _message(hop)
    return _(message).format(
        here=here,
        there=there,
        share=_share_words(hop),
        interest=hop.tie.interest.strip(),
        role=role_of(hop),
        source=_source_words(hop),
    )


def _message(hop: ChainHop) -> str:
    tie = hop.tie
    if tie.type is TieType.SAME_AS:
        return MATCH_MESSAGES[tie.judgement or Judgement.PROPOSED]
    if tie.type is TieType.OPERATES and tie.standing is Standing.FILING and _is_by_actor(hop):
        return SELF_NAMED.message_for(forward=hop.forward)
    messages = _holding_messages(hop) if tie.type is TieType.OWNS else TYPE_MESSAGES[tie.type]
    manner = manner_of(hop)
    sentences = messages.get(manner) or messages[Manner.REPORTED]
    return sentences.message_for(forward=hop.forward)


def _holding_messages(hop: ChainHop) -> Messages:
    if interest_of(hop.tie) != SHARES:
        return INTEREST
    if hop.strength is Strength.OWNED:
        return OWNER
    return HOLDER if hop.share else ONE_HOLDER


def manner_of(hop: ChainHop) -> Manner:
    """Return the manner in which a hop is stated."""
    standing = hop.tie.standing
    if standing is Standing.OWN_STATEMENT and hop.tie.type in _SHOWN_TYPES:
        return Manner.SHOWN
    return _MANNERS[standing]


def _is_by_actor(hop: ChainHop) -> bool:
    """Whether the source of a tie is the acting party's own."""
    actor = hop.here if hop.forward else hop.there
    # The whole name: a name that begins with another is not the same party.
    publisher = re.sub(r"\s*\([^()]*\)$", "", hop.source.publisher)
    return bool(actor.name) and fold_name(publisher) == fold_name(actor.name)


def _source_words(hop: ChainHop) -> str:
    """Return whose words a statement is in, where it is neither a register's nor a report's."""
    standing, publisher = hop.tie.standing, hop.source.publisher
    if standing is Standing.FILING:
        return _("according to a filing")
    if standing is Standing.OWN_STATEMENT and publisher:
        return _("according to {publisher}’s own page").format(publisher=publisher)
    if standing is Standing.OWN_STATEMENT:
        return _("according to its own page")
    if standing is Standing.OWN_RESEARCH:
        return _("according to our own research")
    return _("by our own inference")


def role_of(hop: ChainHop) -> str:
    """Return the role of a hop in its source's words, else the plain word for it."""
    return plain_role(hop.tie.role or hop.tie.role_kind) or _(ROLES.get(hop.tie.type, ""))


def _share_words(hop: ChainHop) -> str:
    if hop.share is None:
        return _("share not stated")
    text = share_in_prose(hop.share)
    return _("{share}, entries differ").format(share=text) if hop.differs else text


def _add_end(clause: str, hop: ChainHop, names: PartyNames) -> str:
    """Return a clause with the end or beginning of a tie that does not hold, or a party's end."""
    if hop.ended_by is not None:
        when = party_end_words(hop.ended_by, names)
    elif not hop.holds and hop.tie.until:
        when = _("ended {on_date}").format(on_date=OnDate(hop.tie.until))
    elif not hop.holds and hop.tie.since:
        when = _("begins {on_date}").format(on_date=OnDate(hop.tie.since))
    else:
        return clause
    return _("{told} ({ended})").format(told=clause, ended=when)


def party_end_words(end: PartyEnd, names: PartyNames = PLAIN_NAMES) -> str:
    """Return how and when a party ended."""
    if not end.day:
        return _(_ENDS_UNDATED[end.kind]).format(party=names.name(end.party))
    return _(_ENDS[end.kind]).format(party=names.name(end.party), on_date=OnDate(end.day))


def end_sentence(text: str) -> str:
    """Return a text with a full stop; one that ends with a full stop needs no second."""
    return text if text.endswith(".") else _("{told}.").format(told=text)
