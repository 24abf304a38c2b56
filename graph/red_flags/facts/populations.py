"""Populations among which several flags are counted."""

from graph.model.records import TieType
from graph.red_flags.base import Population
from graph.red_flags.scene import Scene
from graph.support.language import N_


def _operated(scene: Scene) -> frozenset[str]:
    return frozenset(p.end for ties in scene.sellers.values() for p in ties)


def _behind(scene: Scene) -> frozenset[str]:
    return scene.behind


def _located(scene: Scene) -> frozenset[str]:
    return frozenset(s for s in scene.sellers if scene.out_of(s, TieType.LOCATED_AT))


def _officered(scene: Scene) -> frozenset[str]:
    return frozenset(s for s in scene.sellers if scene.into(s, TieType.OFFICER_OF))


def _held(scene: Scene) -> frozenset[str]:
    return frozenset(s for s in scene.sellers if scene.into(s, TieType.OWNS, TieType.CONTROLS))


STOREFRONTS = Population(N_("storefronts whose seller is stated"), _operated)
BEHIND = Population(N_("companies that sell, or own or control a seller"), _behind)
SELLERS_WITH_ADDRESS = Population(N_("sellers whose address is stated"), _located)
SELLERS_WITH_OFFICERS = Population(N_("sellers whose officers are stated"), _officered)
SELLERS_WITH_OWNERS = Population(N_("sellers with a stated holder or controller"), _held)
