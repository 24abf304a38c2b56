"""Place of a storefront on a day: of the platform's group, a foreign or a domestic seller."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.analyses.tracing.search.walkable_graph import Day
from graph.analyses.tracing.trace import Row
from graph.analyses.tracing.verdict import NOT_FOUND, ChainStanding, Strength
from graph.model.records import Entity, Kind, TieType
from graph.support.language import N_

PLATFORM_RUN = (Strength.OWNED, Strength.CONTROLLED)
"""The verdicts that count as of the platform's group; any weaker one is counted apart."""

_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_LIST = re.compile(r"[;,/]")


class Supply(StrEnum):
    """Group of a storefront, as far as is stated; each storefront is in exactly one place.

    The first says what a verdict says, owned or controlled; its value is what documents and
    addresses have always called it.
    """

    PLATFORM_RUN = "platform-run"
    TIED_OTHERWISE = "tied otherwise"
    FOREIGN = "foreign"
    DOMESTIC = "domestic"
    NOT_STATED = "not stated"


class Unplaced(StrEnum):
    """Why it is not stated whether a storefront is foreign or domestic."""

    NO_SELLER = N_("no seller is stated for the day")
    NO_COUNTRY = N_("the country of a seller is not stated")
    NO_MARKET = N_("the country of the market is not stated")
    BOTH = N_("it has both foreign and domestic sellers")


@dataclass(frozen=True, slots=True)
class Placing:
    """Where one storefront was placed on a day.

    ``verdict`` is a word of ``Strength`` or ``not found``, with its ``standing`` where something
    was found. ``why`` is set where the supply is not stated.
    """

    storefront: Entity
    supply: Supply
    verdict: str
    standing: ChainStanding | None
    why: Unplaced | None = None


class Parties:
    """The parties of a day, each with what is stated of it under any of its matched ids."""

    def __init__(self, day: Day) -> None:
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
        """Return those who are stated to operate a storefront on the day."""
        into = self.day.into(front)
        return sorted({p.start for p in into if p.tie.type is TieType.OPERATES})

    def market(self, front: str) -> frozenset[str]:
        """Return the countries that a storefront is stated to serve, else those of its platform."""
        own = _countries(self.text(front, "market"))
        if own:
            return own
        on = {p.end for p in self.day.out_of(front) if p.tie.type is TieType.SELLS_ON}
        return frozenset(c for p in on for c in _countries(self.text(p, "market")))


def placings(day: Day, rows: Iterable[Row]) -> Mapping[str, Placing]:
    """Place each traced storefront by its verdict, then by the countries of its sellers."""
    parties, ground = Parties(day), day.ground
    return {
        row.storefront.id: _placed(parties, row)
        for row in rows
        if ground.matches.of(row.storefront.id) == row.storefront.id
        and row.storefront.kind is Kind.STOREFRONT
    }


def _placed(parties: Parties, row: Row) -> Placing:
    if row.verdict in PLATFORM_RUN:
        return Placing(row.storefront, Supply.PLATFORM_RUN, row.verdict, row.standing)
    if row.verdict != NOT_FOUND:
        return Placing(row.storefront, Supply.TIED_OTHERWISE, row.verdict, row.standing)
    found = _by_country(parties, row.storefront.id)
    if isinstance(found, Unplaced):
        return Placing(row.storefront, Supply.NOT_STATED, row.verdict, None, found)
    return Placing(row.storefront, found, row.verdict, None)


def _by_country(parties: Parties, front: str) -> Supply | Unplaced:
    sellers, market = parties.sellers(front), parties.market(front)
    if not sellers:
        return Unplaced.NO_SELLER
    if not market:
        return Unplaced.NO_MARKET
    registered = [_countries(parties.text(s, "country")) for s in sellers]
    if not all(registered):
        return Unplaced.NO_COUNTRY
    at_home = {bool(countries & market) for countries in registered}
    if len(at_home) > 1:
        return Unplaced.BOTH
    return Supply.DOMESTIC if at_home == {True} else Supply.FOREIGN


def _countries(text: str) -> frozenset[str]:
    listed = (part.strip().upper() for part in _LIST.split(text))
    return frozenset(c for c in listed if _COUNTRY.fullmatch(c))
