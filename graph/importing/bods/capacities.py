"""Capacities of the interests of one BODS relationship: own, or for a trust, a firm, another.

A register's publication lists all natures of control of a relationship in the details of each of
its interests. The type, the band and the position of an interest tell which of them it is.
"""

import re
from collections.abc import Sequence
from fractions import Fraction

from graph.model.shares import Share

# A holding as trustee, or through a firm or trust, is not the holder's own: never added to shares.
_MARKS = {
    "-as-trust": "as trustee",
    "-as-firm": "as member of a firm",
    "-as-control-over-trust": "through control over a trust",
    "-as-control-over-firm": "through control over a firm",
}
_CODES = {
    "shareholding": "ownership-of-shares",
    "votingRights": "voting-rights",
    "rightsToSurplusAssetsOnDissolution": "right-to-share-surplus-assets",
    "rightsToSurplusAssets": "right-to-share-surplus-assets",
    "appointmentOfBoard": "right-to-appoint",
    "otherInfluenceOrControl": "significant-influence",
    "influenceOrControl": "significant-influence",
}
# Interests by which the other holdings of a relationship are not the holder's own.
_FOR_ANOTHER = {"nominee": "as nominee", "trustee": "as trustee"}
_NATURE = re.compile(r"[a-z]+(?:-[a-z0-9]+){2,}")
_BAND = re.compile(r"-(\d+)-to-(\d+)-percent|more-than-(\d+)-percent")


def names_natures(details: str) -> bool:
    """Whether details are codes of natures of control, not free words."""
    return any(code in details for code in _CODES.values())


def capacities_of(
    types: Sequence[str], details: Sequence[str], shares: Sequence[Share | None]
) -> list[str]:
    """Return the capacity of each interest of a relationship, empty for the holder's own."""
    of_all = next((_FOR_ANOTHER[type_] for type_ in types if type_ in _FOR_ANOTHER), "")
    used: set[tuple[str, int]] = set()
    capacities = []
    for type_, text, share in zip(types, details, shares, strict=True):
        natures = [n for n in _NATURE.findall(text) if _CODES.get(type_, "\0") in n]
        fitting = [i for i, nature in enumerate(natures) if _is_fitting(nature, share)]
        fresh = next((i for i in fitting if (type_, i) not in used), None)
        if fresh is not None:
            used.add((type_, fresh))
            capacities.append(_capacity(natures[fresh]) or of_all)
        else:
            # No nature is left for it. If none fits at all, the weaker reading counts.
            weaker = next(filter(None, map(_capacity, natures)), "") if not fitting else ""
            capacities.append(weaker or of_all)
    return capacities


def _capacity(nature: str) -> str:
    return next((name for mark, name in _MARKS.items() if mark in nature), "")


def _is_fitting(nature: str, share: Share | None) -> bool:
    band = _BAND.search(nature)
    if band is None or share is None:
        return True
    low = Fraction(int(band[1] or band[3]), 100)
    high = Fraction(int(band[2] or 100), 100)
    return (share.min, share.max) == (low, high)
