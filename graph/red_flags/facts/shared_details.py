"""Addresses, contacts and numbers that several sellers give, and sellers that no tie links."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from graph.analyses.tracing.search.walkable_graph import DatedTie, is_shipping_address
from graph.model.records import Kind, TieType
from graph.red_flags.facts.register_numbers import country_code
from graph.red_flags.scene import Scene

_PARTIES = frozenset({Kind.COMPANY, Kind.PERSON})
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_STREET_AND_PLACE = (
    3  # "Mill House, Mill Lane, Ambleside" has no number, "Leeds, England" no street
)
Givers = Mapping[str, list[DatedTie]]


def sole_seller(scene: Scene, front: str) -> str:
    """Return the one seller of a storefront; empty where none or several are stated."""
    operators = {o.start for o in scene.ties_into(front, TieType.OPERATES)}
    return operators.pop() if len(operators) == 1 else ""


def giver_of(scene: Scene, placed: DatedTie) -> str:
    """Return the party that gives an address or contact by a tie: a storefront's one seller."""
    if placed.start in scene.storefronts:
        return sole_seller(scene, placed.start) or placed.start
    return placed.start


def find_givers(scene: Scene, shared: str, *types: TieType) -> Givers:
    """Return the sellers that give an address or contact, each with its ties to it.

    What a storefront gives counts for its seller. A storefront with no seller or several counts for
    itself, since it is not known which of them gave it.
    """
    givers: dict[str, list[DatedTie]] = defaultdict(list)
    for p in scene.ties_into(shared, *types):
        if not is_shipping_address(p.tie) and (
            p.start in scene.storefronts or p.start in scene.sellers
        ):
            givers[giver_of(scene, p)].append(p)
    return givers


def is_of_platform(scene: Scene, seller: str, others: Iterable[str]) -> bool:
    """Whether a seller is of the group of a platform on which one of the others sells."""
    fronts = (f for o in others if o != seller for f in (*scene.fronts_of(o), o))
    return any(scene.groups.way_to_head(seller, front) is not None for front in fronts)


def is_whole_address(scene: Scene, address: str) -> bool:
    """Whether an address names a street, box or building, and not a place alone."""
    parts = [part.strip() for part in scene.name(address).split(",")]
    own = [part for part in parts if part and not _COUNTRY.fullmatch(country_code(part))]
    return len(own) >= _STREET_AND_PLACE or any(c.isdigit() for part in own for c in part)


def untied_parties(scene: Scene, givers: Iterable[str]) -> tuple[str, ...]:
    """Return the parties that have no stated tie to at least one of the others."""
    found: set[str] = set()
    for one, other in combinations(sorted(givers), 2):
        if not are_tied(scene, one, other):
            found |= {one, other}
    return tuple(sorted(found))


def are_tied(scene: Scene, one: str, other: str) -> bool:
    """Whether any tie is stated between two parties, or from both to one more party."""
    if scene.groups.joining_ties(one, other) is not None:
        return True
    left, right = _tied_parties(scene, one), _tied_parties(scene, other)
    return other in left or one in right or bool(left & right)


def _tied_parties(scene: Scene, node: str) -> set[str]:
    """Return the companies and persons to which a party has a tie."""
    found = {p.start for p in scene.ties_into(node)} | {p.end for p in scene.ties_out_of(node)}
    return {n for n in found if scene.ground.kind(n) in _PARTIES}


def shared_among_untied(
    scene: Scene, nodes: Iterable[str], *types: TieType
) -> Iterator[tuple[str, tuple[str, ...], list[DatedTie]]]:
    """Yield each address or contact with the untied sellers that give it and their ties.

    A detail with more tenants than the limit says nothing about any two of them.
    """
    for node in nodes:
        tenants = {p.start for p in scene.ties_into(node, *types)}
        if not 1 < len(tenants) <= scene.limits.mass_tenants:
            continue
        givers = find_givers(scene, node, *types)
        apart = untied_parties(scene, givers)
        if apart:
            yield node, apart, [p for giver in apart for p in givers[giver]]


def given_by_sellers(scene: Scene, nodes: Iterable[str], *types: TieType) -> frozenset[str]:
    """Return the addresses or contacts that any seller gives."""
    return frozenset(node for node in nodes if find_givers(scene, node, *types))
