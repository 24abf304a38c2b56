"""Populations among which several flags are counted."""

from graph.model.records import TieType
from graph.red_flags.base import Population
from graph.red_flags.scene import Scene
from graph.support.language import N_


def _operated_storefronts(scene: Scene) -> frozenset[str]:
    return frozenset(p.end for ties in scene.sellers.values() for p in ties)


def _companies_behind(scene: Scene) -> frozenset[str]:
    return scene.companies_behind


def _sellers_with_address(scene: Scene) -> frozenset[str]:
    return frozenset(s for s in scene.sellers if scene.ties_out_of(s, TieType.LOCATED_AT))


def _sellers_with_officers(scene: Scene) -> frozenset[str]:
    return frozenset(s for s in scene.sellers if scene.ties_into(s, TieType.OFFICER_OF))


def _sellers_with_owners(scene: Scene) -> frozenset[str]:
    return frozenset(s for s in scene.sellers if scene.ties_into(s, TieType.OWNS, TieType.CONTROLS))


STOREFRONTS = Population(N_("storefronts whose seller is stated"), _operated_storefronts)
COMPANIES_BEHIND = Population(
    N_("companies that sell, or own or control a seller"), _companies_behind
)
SELLERS_WITH_ADDRESS = Population(N_("sellers whose address is stated"), _sellers_with_address)
SELLERS_WITH_OFFICERS = Population(N_("sellers whose officers are stated"), _sellers_with_officers)
SELLERS_WITH_OWNERS = Population(
    N_("sellers with a stated holder or controller"), _sellers_with_owners
)
