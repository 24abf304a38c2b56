"""State of a working graph: its parties with their places, pins, hidden ones and filters."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum
from types import MappingProxyType

from graph.presentation.layout.chain_layout import Spot

NO_SPOTS: Mapping[str, Spot] = MappingProxyType({})
NO_IDS: frozenset[str] = frozenset()


class Layout(StrEnum):
    """The layouts that arrange the parties of a working graph."""

    LAYERED = "layered"
    FORCE = "force"
    TREE = "tree"


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a working graph, as the values that each hides; an empty filter hides none.

    ``as_of`` is an ISO day, empty for any time. ``undated`` hides ties without a date.
    ``least_share`` is in percent: holdings whose upper end lies below it are hidden.
    """

    kinds: frozenset[str] = NO_IDS
    ties: frozenset[str] = NO_IDS
    strengths: frozenset[str] = NO_IDS
    standings: frozenset[str] = NO_IDS
    _: KW_ONLY
    sources: frozenset[str] = NO_IDS
    as_of: str = ""
    undated: bool = False
    least_share: int = 0


@dataclass(frozen=True, slots=True)
class WorkingGraph:
    """A working graph: a place for each party in it, hidden ones too.

    ``pinned`` parties keep their places when the others are arranged; ``hidden`` ones are not drawn
    until they are shown again. ``unfolded`` are the platforms whose many storefronts are each drawn
    with their link to it.
    """

    spots: Mapping[str, Spot] = field(default_factory=lambda: NO_SPOTS)
    pinned: frozenset[str] = NO_IDS
    hidden: frozenset[str] = NO_IDS
    layout: Layout = Layout.LAYERED
    _: KW_ONLY
    filters: Filters = Filters()
    unfolded: frozenset[str] = NO_IDS


EMPTY_GRAPH = WorkingGraph()
