"""The headline of a verdict: one whole message for each strength and standing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.analyses.tracing.verdict import ChainStanding, Post, Strength, Summary
from graph.presentation.figures import dates_short, share_in_prose
from graph.presentation.names.party_names import PartyNames, party_description, sentence_subject
from graph.support.language import N_, LazyText, join_with_or, lazy_text

_MOST_NAMED = 3


class _HeadlineBasis(StrEnum):
    """Basis on which a headline rests; "registered" is for registers alone."""

    REGISTERED = "registered"
    FILED = "filed"
    REPORTED = "reported"
    DERIVED = "derived"


_BasisMessages = Mapping[_HeadlineBasis, str]

_OWNED: _BasisMessages = {
    _HeadlineBasis.REGISTERED: N_("{seller} is registered as owned by {target}"),
    _HeadlineBasis.FILED: N_("{seller} is owned by {target}, according to company filings"),
    _HeadlineBasis.REPORTED: N_("{seller} is reported to be owned by {target}"),
    _HeadlineBasis.DERIVED: N_("By our own inference, {seller_inside} is owned by {target}"),
}
_OWNED_UNSTATED: _BasisMessages = {
    _HeadlineBasis.REGISTERED: N_("{seller} is registered as owned by {target} (share not stated)"),
    _HeadlineBasis.FILED: N_(
        "{seller} is owned by {target} (share not stated), according to company filings"
    ),
    _HeadlineBasis.REPORTED: N_("{seller} is reported to be owned by {target} (share not stated)"),
    _HeadlineBasis.DERIVED: N_(
        "By our own inference, {seller_inside} is owned by {target} (share not stated)"
    ),
}
_CONTROLLED: _BasisMessages = {
    _HeadlineBasis.REGISTERED: N_("{seller} is registered as controlled by {target}"),
    _HeadlineBasis.FILED: N_("{seller} is controlled by {target}, according to company filings"),
    _HeadlineBasis.REPORTED: N_("{seller} is reported to be controlled by {target}"),
    _HeadlineBasis.DERIVED: N_("By our own inference, {seller_inside} is controlled by {target}"),
}
_PART_OWNED: _BasisMessages = {
    _HeadlineBasis.REGISTERED: N_("{seller} is registered as part owned by {target} ({share})"),
    _HeadlineBasis.FILED: N_(
        "{seller} is part owned by {target} ({share}), according to company filings"
    ),
    _HeadlineBasis.REPORTED: N_("{seller} is reported to be part owned by {target} ({share})"),
    _HeadlineBasis.DERIVED: N_(
        "By our own inference, {seller_inside} is part owned by {target} ({share})"
    ),
}
_DIRECTOR: _BasisMessages = {
    _HeadlineBasis.REGISTERED: N_("{seller} shares a director with {target}’s group (registered)"),
    _HeadlineBasis.FILED: N_(
        "{seller} shares a director with {target}’s group, according to filings"
    ),
    _HeadlineBasis.REPORTED: N_("{seller} is reported to share a director with {target}’s group"),
    _HeadlineBasis.DERIVED: N_(
        "By our own inference, {seller_inside} shares a person with {target}’s group"
    ),
}
_PERSON: _BasisMessages = {
    _HeadlineBasis.REGISTERED: N_("{seller} shares a person with {target}’s group (registered)"),
    _HeadlineBasis.FILED: N_(
        "{seller} shares a person with {target}’s group, according to filings"
    ),
    _HeadlineBasis.REPORTED: N_("{seller} is reported to share a person with {target}’s group"),
    _HeadlineBasis.DERIVED: N_(
        "By our own inference, {seller_inside} shares a person with {target}’s group"
    ),
}
_TARGET_AT_SELLER: _BasisMessages = {
    _HeadlineBasis.REGISTERED: N_("{seller} has {target} as an officer or employee (registered)"),
    _HeadlineBasis.FILED: N_(
        "{seller} has {target} as an officer or employee, according to filings"
    ),
    _HeadlineBasis.REPORTED: N_("{seller} is reported to have {target} as an officer or employee"),
    _HeadlineBasis.DERIVED: N_(
        "By our own inference, {seller_inside} has {target} as an officer or employee"
    ),
}
_TARGET_ABOVE_SELLER: _BasisMessages = {
    _HeadlineBasis.REGISTERED: N_(
        "{seller} is connected to {target} through a post as officer or employee (registered)"
    ),
    _HeadlineBasis.FILED: N_(
        "{seller} is connected to {target} through a post as officer or employee, according to "
        "filings"
    ),
    _HeadlineBasis.REPORTED: N_(
        "{seller} is reported to be connected to {target} through a post as officer or employee"
    ),
    _HeadlineBasis.DERIVED: N_(
        "By our own inference, {seller_inside} is connected to {target} through a post as officer "
        "or employee"
    ),
}
_SELLER_IN_GROUP: _BasisMessages = {
    _HeadlineBasis.REGISTERED: N_(
        "{seller} is an officer or employee of {target}’s group (registered)"
    ),
    _HeadlineBasis.FILED: N_(
        "{seller} is an officer or employee of {target}’s group, according to filings"
    ),
    _HeadlineBasis.REPORTED: N_(
        "{seller} is reported to be an officer or employee of {target}’s group"
    ),
    _HeadlineBasis.DERIVED: N_(
        "By our own inference, {seller_inside} is an officer or employee of {target}’s group"
    ),
}
_POSTS: Mapping[Post, _BasisMessages] = {
    Post.OF_TARGET_AT_SELLER: _TARGET_AT_SELLER,
    Post.OF_TARGET_ABOVE_SELLER: _TARGET_ABOVE_SELLER,
    Post.OF_SELLER: _SELLER_IN_GROUP,
}
_CONNECTED: _BasisMessages = {
    _HeadlineBasis.REGISTERED: N_("{seller} is registered as connected to {target}’s group"),
    _HeadlineBasis.FILED: N_("{seller} is connected to {target}’s group, according to filings"),
    _HeadlineBasis.REPORTED: N_("{seller} is reported to be connected to {target}’s group"),
    _HeadlineBasis.DERIVED: N_(
        "By our own inference, {seller_inside} is connected to {target}’s group"
    ),
}
_CONTACT: _BasisMessages = {
    _HeadlineBasis.REGISTERED: N_("{seller} is registered with a contact of {target}’s group"),
    _HeadlineBasis.FILED: N_(
        "{seller} gives an address or contact of {target}’s group, in a filing"
    ),
    _HeadlineBasis.REPORTED: N_("{seller} gives an address or contact of {target}’s group"),
    _HeadlineBasis.DERIVED: N_(
        "By our own inference, {seller_inside} shares a contact with {target}’s group"
    ),
}
_ADDRESS: _BasisMessages = {
    **_CONTACT,
    _HeadlineBasis.REGISTERED: N_("{seller} is registered at an address of {target}’s group"),
}
_MESSAGES: Mapping[Strength, _BasisMessages] = {
    Strength.OWNED: _OWNED,
    Strength.CONTROLLED: _CONTROLLED,
    Strength.PART_OWNED: _PART_OWNED,
    Strength.PERSONNEL: _PERSON,
    Strength.CONNECTED: _CONNECTED,
    Strength.SHARED_CONTACT: _CONTACT,
}
_IS_TARGET = N_("{target} itself is named as the seller")
_UNDECIDED = N_("{seller} may be the same as a company of {target}’s group (not decided)")
_NO_TIE = N_("No tie to {target} found so far")
_NO_TARGET = N_("No tie found so far: no source says who runs the platform")
_NO_SHARE = N_("share not stated")
_DATED = N_("{headline}, {date}")
_SOME_OR_MORE = N_("{some} or {count} more")
_SELLER = (N_("Its seller"), N_("its seller"))
_STOREFRONT = (N_("The storefront"), N_("the storefront"))


@dataclass(frozen=True, slots=True)
class _SellerText:
    """The subject of a headline, looked up late: at its start, or inside it."""

    summary: Summary
    inside: bool

    def __str__(self) -> str:
        seller = self.summary.seller
        if seller is None:
            return str(lazy_text(_STOREFRONT[self.inside]))
        described = party_description(seller)
        if not described:
            return str(lazy_text(_SELLER[self.inside]))
        return f"{described}," if self.inside else sentence_subject(described)


@dataclass(frozen=True, slots=True)
class _ShareText:
    """The share of a headline, looked up late."""

    summary: Summary

    def __str__(self) -> str:
        share = self.summary.share
        if share is None or (share.min, share.max) == ("0", "1"):
            return str(lazy_text(_NO_SHARE))
        return share_in_prose(share)


@dataclass(frozen=True, slots=True)
class _DatesText:
    """The dates after a headline, looked up late."""

    summary: Summary

    def __str__(self) -> str:
        return dates_short(self.summary.stated)


def headline(summary: Summary, names: PartyNames | None = None) -> LazyText:
    """Return the headline of a verdict; without a strength it says "found so far", never "no"."""
    called = names or PartyNames()
    if summary.strength is None or summary.standing is None or summary.target is None:
        return _not_found_headline(summary, called)
    target = called.name(summary.target)
    if summary.is_target:
        return lazy_text(_IS_TARGET, target=target)
    if summary.strength is Strength.POSSIBLE_SAME:
        return lazy_text(_UNDECIDED, seller=_SellerText(summary, inside=False), target=target)
    values = {
        "seller": _SellerText(summary, inside=False),
        "seller_inside": _SellerText(summary, inside=True),
        "target": target,
        "share": _ShareText(summary),
    }
    text = LazyText(_messages(summary)[_headline_basis(summary)], values)
    if summary.standing is ChainStanding.REPORTED and summary.stated and summary.stated.first:
        return lazy_text(_DATED, headline=text, date=_DatesText(summary))
    return text


def _not_found_headline(summary: Summary, names: PartyNames) -> LazyText:
    wanted = list(dict.fromkeys(names.name(e) for e in summary.targets))
    if not wanted:
        return lazy_text(_NO_TARGET)
    if len(wanted) <= _MOST_NAMED:
        *first, last = wanted
        return lazy_text(
            _NO_TIE, target=join_with_or([", ".join(first), last] if first else [last])
        )
    some, rest = ", ".join(wanted[:_MOST_NAMED]), len(wanted) - _MOST_NAMED
    return lazy_text(_NO_TIE, target=lazy_text(_SOME_OR_MORE, some=some, count=rest))


def _messages(summary: Summary) -> _BasisMessages:
    strength = summary.strength or Strength.POSSIBLE_SAME
    if strength is Strength.OWNED and summary.share_not_stated:
        return _OWNED_UNSTATED
    if strength is Strength.PERSONNEL and summary.post in _POSTS:
        return _POSTS[summary.post]
    if strength is Strength.PERSONNEL and summary.shares_director:
        return _DIRECTOR
    if strength is Strength.SHARED_CONTACT and summary.at_address:
        return _ADDRESS
    return _MESSAGES[strength]


def _headline_basis(summary: Summary) -> _HeadlineBasis:
    if summary.standing is ChainStanding.REGISTERED:
        return _HeadlineBasis.FILED if summary.is_filed else _HeadlineBasis.REGISTERED
    is_ours = summary.standing is ChainStanding.DERIVED
    return _HeadlineBasis.DERIVED if is_ours else _HeadlineBasis.REPORTED
