"""Line style, label and strength of ties, hops and chains."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from graph.analyses.tracing.verdict import Chain, ChainHop, ChainStanding, ShareText, Strength
from graph.model.dates import last_day
from graph.model.records import Source, Standing, TieType, source_standing
from graph.presentation.figures import percent
from graph.presentation.visual_language import HOLLOW, NEUTRAL, SLUGS
from graph.support.language import N_
from graph.support.language import gettext as _

if TYPE_CHECKING:  # the analyses take half a second, which a page's frame does not wait for
    from graph.analyses.tracing.trace import VerdictRow

_ROLE_LETTERS = 16  # letters of a role that fit next to a line

NO_SOURCE = Source(id="", title="")


def strength_slug(strength: Strength | None) -> str:
    """Return the short word of a strength for style sheets."""
    return SLUGS[strength] if strength else NEUTRAL


def is_hollow(strength: Strength | None, standing: ChainStanding | None) -> bool:
    """Whether a tie or chain of this strength and standing is drawn as an outline."""
    return strength_slug(strength) in HOLLOW and standing is not ChainStanding.REGISTERED


def is_hop_hollow(hop: ChainHop) -> bool:
    """Whether a hop is drawn as an outline."""
    return is_hollow(hop.strength, hop.standing)


def hop_has_ended(hop: ChainHop, day: date) -> bool:
    """Whether a tie was over before a day, by its own end or by that of a party."""
    by_itself = bool(hop.tie.until) and last_day(hop.tie.until) < day
    return by_itself or (hop.ended_by is not None and hop.ended_by.final_day < day)


def hop_chip(hop: ChainHop) -> str:
    """Return the chip of a hop; a platform's own page has its own chip."""
    if source_standing(hop.tie.standing, hop.source) is Standing.PLATFORM:
        return "platform"
    return hop.standing.value


def best_chain(chains: tuple[Chain, ...], verdict: str) -> Chain | None:
    """Return the chain the verdict rests on: the first clean one of its strength."""
    return next((c for c in chains if c.strength == verdict and not c.mass), None)


def share_label(share: ShareText | None) -> str:
    """Write a share as ``51 %`` or ``25-50 %``; empty where it leaves everything open."""
    if share is None or (share.min, share.max) == ("0", "1"):
        return ""
    return percent(share)


def strength_word(verdict: str) -> Strength | None:
    """Return the strength a verdict names; None for "not found"."""
    return Strength(verdict) if verdict in set(Strength) else None


def verdict_rank(verdict: str) -> int:
    """Return the place of a verdict, strongest first; "not found" comes last."""
    strength = strength_word(verdict)
    return list(Strength).index(strength) if strength else len(Strength)


def strength_order(row: "VerdictRow") -> tuple[int, int, str, str]:
    """Return the place of a storefront in a list that begins with the strongest tie."""
    standing = list(ChainStanding).index(row.standing) if row.standing else len(ChainStanding)
    return verdict_rank(row.verdict), standing, row.storefront.name, row.storefront.id


_LABELS: Mapping[TieType, str] = {
    TieType.SAME_AS: N_("same?"),
    TieType.LINKED_TO: N_("connected to"),
    TieType.EMPLOYED_BY: N_("works for"),
    TieType.CONTROLS: N_("controls"),
    TieType.LOCATED_AT: N_("at"),
    TieType.REACHED_AT: N_("reached at"),
}


# Roles in the words that readers of sources and templates write for them.
_PLAIN_ROLES = frozenset(
    {N_("seller"), N_("operator"), N_("parent"), N_("director"), N_("officer")}
)


def plain_role(role: str) -> str:
    """Return a role in the current language if it is a plain word of ours, else as it is."""
    return _(role) if role in _PLAIN_ROLES else role


def short_label(hop: ChainHop) -> str:
    """Return the short label of a tie other than a holding; empty for types without one."""
    if hop.tie.type in (TieType.OPERATES, TieType.OFFICER_OF):
        role = hop.tie.role_kind or hop.tie.role
        return plain_role(role if len(role) <= _ROLE_LETTERS else next(iter(role.split()), ""))
    if hop.tie.type is TieType.CONTROLS and is_hop_hollow(hop):
        return _("reported control")
    return _(_LABELS.get(hop.tie.type, ""))
