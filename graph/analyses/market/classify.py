"""Placement of a storefront on a day: the platform's group, a foreign or a domestic seller."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from graph.analyses.tracing.search.walkable_graph import GraphOnDay
from graph.analyses.tracing.trace import VerdictRow
from graph.analyses.tracing.verdict import NOT_FOUND, ChainStanding, Strength
from graph.model.records import Entity, Kind, TieType
from graph.support.language import N_

PLATFORM_RUN = (Strength.OWNED, Strength.CONTROLLED)
"""Verdicts that place a storefront in the platform's group; weaker ones count separately."""

_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_LIST = re.compile(r"[;,/]")


class Supply(StrEnum):
    """Group of a storefront as far as sources state it; each storefront is in exactly one.

    ``PLATFORM_RUN`` means a verdict of owned or controlled. Its value is fixed, because documents
    and page addresses use it.
    """

    PLATFORM_RUN = "platform-run"
    TIED_OTHERWISE = "tied otherwise"
    FOREIGN = "foreign"
    DOMESTIC = "domestic"
    NOT_STATED = "not stated"


class UnplacedReason(StrEnum):
    """Reason why a storefront is placed neither as foreign nor as domestic."""

    NO_SELLER = N_("no seller is stated for the day")
    NO_COUNTRY = N_("the country of a seller is not stated")
    NO_MARKET = N_("the country of the market is not stated")
    BOTH = N_("it has both foreign and domestic sellers")


@dataclass(frozen=True, slots=True)
class Placement:
    """Placement of one storefront on a day.

    ``verdict`` is a word of ``Strength`` or ``not found``, with its ``standing`` where something
    was found. ``reason`` is set where the supply is not stated.
    """

    storefront: Entity
    supply: Supply
    verdict: str
    standing: ChainStanding | None
    _: KW_ONLY
    reason: UnplacedReason | None = None


class MarketParties:
    """The parties of a day, each with what is stated of it under any of its matched ids."""

    def __init__(self, day: GraphOnDay) -> None:
        self.day = day
        self._members: dict[str, list[str]] = defaultdict(list)
        for member, node in sorted(day.ground.matches.stands_for.items()):
            if member != node:
                self._members[node].append(member)

    def text(self, node: str, property_name: str) -> str:
        """Return a value as text, empty where no source states it."""
        entities = self.day.ground.entities
        values = (entities[m].text(property_name) for m in (node, *self._members.get(node, ())))
        return next(filter(None, values), "")

    def sellers(self, front: str) -> list[str]:
        """Return the parties that are stated to operate a storefront on the day."""
        into = self.day.ties_into(front)
        return sorted({p.start for p in into if p.tie.type is TieType.OPERATES})

    def market_countries(self, front: str) -> frozenset[str]:
        """Return the countries that a storefront is stated to serve, else those of its platform."""
        own = _countries(self.text(front, "market"))
        if own:
            return own
        on = {p.end for p in self.day.ties_out_of(front) if p.tie.type is TieType.SELLS_ON}
        return frozenset(c for p in on for c in _countries(self.text(p, "market")))


def place_storefronts(day: GraphOnDay, rows: Iterable[VerdictRow]) -> Mapping[str, Placement]:
    """Place each traced storefront by its verdict, then by the countries of its sellers."""
    parties, ground = MarketParties(day), day.ground
    return {
        row.storefront.id: _placement(parties, row)
        for row in rows
        if ground.matches.representative_of(row.storefront.id) == row.storefront.id
        and row.storefront.kind is Kind.STOREFRONT
    }


def _placement(parties: MarketParties, row: VerdictRow) -> Placement:
    if row.verdict in PLATFORM_RUN:
        return Placement(
            storefront=row.storefront,
            supply=Supply.PLATFORM_RUN,
            verdict=row.verdict,
            standing=row.standing,
        )
    if row.verdict != NOT_FOUND:
        return Placement(
            storefront=row.storefront,
            supply=Supply.TIED_OTHERWISE,
            verdict=row.verdict,
            standing=row.standing,
        )
    by_country = _supply_by_country(parties, row.storefront.id)
    if isinstance(by_country, UnplacedReason):
        return Placement(
            storefront=row.storefront,
            supply=Supply.NOT_STATED,
            verdict=row.verdict,
            standing=None,
            reason=by_country,
        )
    return Placement(
        storefront=row.storefront, supply=by_country, verdict=row.verdict, standing=None
    )


def _supply_by_country(parties: MarketParties, front: str) -> Supply | UnplacedReason:
    sellers, market = parties.sellers(front), parties.market_countries(front)
    if not sellers:
        return UnplacedReason.NO_SELLER
    if not market:
        return UnplacedReason.NO_MARKET
    registered = [_countries(parties.text(s, "country")) for s in sellers]
    if not all(registered):
        return UnplacedReason.NO_COUNTRY
    at_home = {bool(countries & market) for countries in registered}
    if len(at_home) > 1:
        return UnplacedReason.BOTH
    return Supply.DOMESTIC if at_home == {True} else Supply.FOREIGN


def _countries(text: str) -> frozenset[str]:
    listed = (part.strip().upper() for part in _LIST.split(text))
    return frozenset(c for c in listed if _COUNTRY.fullmatch(c))
