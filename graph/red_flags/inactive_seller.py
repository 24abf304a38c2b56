"""The seller is dissolved or dormant while its storefront sells."""

import re
from collections.abc import Iterator
from datetime import date

from graph.analyses.tracing.ground import Placed
from graph.language import N_
from graph.language import gettext as _
from graph.model import TieType
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.dating import period
from graph.red_flags.documents import TRADER_DETAILS
from graph.red_flags.findings import Finding, finding, sources_of
from graph.red_flags.scene import Scene

NAME = "inactive_seller"
_INACTIVE = re.compile(
    r"dissolved|dormant|struck off|deregistered|de-registered|ceased|注销|吊销|baixada|gelöscht",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\bnot?\b|\bnon-", re.IGNORECASE)
_VALUES = ("dissolved", "status")


def _selling(scene: Scene, seller: str, after: date | None) -> list[Placed]:
    """Return the ties of a seller's storefronts that a source states, after a day if one is given.

    A page that was read before the end of a company does not show that it sold afterwards.
    """
    ties = [p for f in scene.fronts_of(seller) for p in scene.out_of(f, TieType.SELLS_ON)]
    ties += scene.sellers[seller] if ties else ()
    if after is None:
        return ties
    return [p for p in ties if _stated_after(scene, p, after)]


def _stated_after(scene: Scene, placed: Placed, day: date) -> bool:
    source = scene.ground.sources.get(placed.tie.source)
    seen = period(source.retrieved or source.published) if source else None
    return placed.since > day or (seen is not None and seen[0] > day)


def _detect(scene: Scene) -> Iterator[Finding]:
    for seller in scene.sellers:
        state, property_name, after = _state(scene, seller)
        ties = _selling(scene, seller, after) if state else []
        if not ties:
            continue
        sentence = _("{seller} is stated as {state}; its storefront {storefront} still sells.")
        fronts = scene.fronts_of(seller)
        yield finding(
            scene,
            NAME,
            seller,
            sentence.format(
                seller=scene.name(seller), state=state, storefront=scene.name(fronts[0])
            ),
            entities=fronts,
            ties=(*scene.sellers[seller], *ties),
            stated=[(seller, property_name)],
        )


def _state(scene: Scene, seller: str) -> tuple[str, str, date | None]:
    """Return how a seller is stated as inactive on the day, by which value, and since when."""
    dissolved = scene.text(seller, "dissolved")
    ended = period(dissolved)
    if ended and ended[1] <= scene.day.day:
        return _("dissolved on {day}").format(day=dissolved), "dissolved", ended[1]
    status = scene.text(seller, "status")
    inactive = _INACTIVE.search(status) and not _NEGATED.search(status)
    if inactive and not ended and _said_by_then(scene, seller):
        return f"“{status}”", "status", None
    return "", "", None


def _said_by_then(scene: Scene, seller: str) -> bool:
    """Whether the status was stated by the day; what a later source says may have begun later."""
    sources = (scene.ground.sources.get(s) for s in sources_of(scene, seller, "status"))
    dates = [period(s.published or s.retrieved) for s in sources if s]
    return any(d is None or d[0] <= scene.day.day for d in dates) or not dates


def _known(scene: Scene) -> frozenset[str]:
    return frozenset(s for s in scene.sellers if any(scene.text(s, v) for v in _VALUES))


FLAG = Flag(
    name=NAME,
    title=N_("A dissolved or dormant company still sells"),
    why_it_matters=N_("Nobody answers for what a company sells that no longer exists."),
    innocent_explanation=N_(
        "The page was not updated yet, or the business went on under a new company."
    ),
    source=TRADER_DETAILS,
    strength=SignStrength.STRONG,
    population=Population(N_("sellers whose status is stated"), _known),
    detect=_detect,
)
