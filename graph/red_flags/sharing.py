"""What several sellers give alike: addresses, contacts and numbers, and who has no stated tie."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from graph.analyses.tracing.ground import Placed, ships
from graph.model import Kind, TieType
from graph.red_flags.scene import Scene

_PARTIES = frozenset({Kind.COMPANY, Kind.PERSON})
Givers = Mapping[str, list[Placed]]


def given(scene: Scene, shared: str, *types: TieType) -> Givers:
    """Return the sellers that give an address or contact, each with its ties to it.

    What a storefront gives counts for each of its sellers; where none is stated, for itself.
    """
    found: dict[str, list[Placed]] = defaultdict(list)
    for p in scene.into(shared, *types):
        if ships(p.tie):
            continue
        if p.start in scene.storefronts:
            operators = {o.start for o in scene.into(p.start, TieType.OPERATES)}
            for giver in sorted(operators) or [p.start]:
                found[giver].append(p)
        elif p.start in scene.sellers:
            found[p.start].append(p)
    return found


def untied(scene: Scene, givers: Iterable[str]) -> tuple[str, ...]:
    """Return those that share with another to whom no tie is stated."""
    found: set[str] = set()
    for one, other in combinations(sorted(givers), 2):
        if not tied(scene, one, other):
            found |= {one, other}
    return tuple(sorted(found))


def tied(scene: Scene, one: str, other: str) -> bool:
    """Whether any tie is stated between two parties, or to one more party that both have."""
    if scene.groups.together(one, other) is not None:
        return True
    left, right = _beside(scene, one), _beside(scene, other)
    return other in left or one in right or bool(left & right)


def _beside(scene: Scene, node: str) -> set[str]:
    """Return the companies and persons to which a party has a tie."""
    found = {p.start for p in scene.into(node)} | {p.end for p in scene.out_of(node)}
    return {n for n in found if scene.ground.kind(n) in _PARTIES}


def shared_among_untied(
    scene: Scene, nodes: Iterable[str], *types: TieType
) -> Iterator[tuple[str, tuple[str, ...], list[Placed]]]:
    """Yield each address or contact with the untied sellers that give it and their ties.

    One of more tenants than the limit says nothing of any two of them.
    """
    for node in nodes:
        tenants = {p.start for p in scene.into(node, *types)}
        if not 1 < len(tenants) <= scene.limits.mass_tenants:
            continue
        givers = given(scene, node, *types)
        apart = untied(scene, givers)
        if apart:
            yield node, apart, [p for giver in apart for p in givers[giver]]


def given_by_sellers(scene: Scene, nodes: Iterable[str], *types: TieType) -> frozenset[str]:
    """Return the addresses or contacts that any seller gives."""
    return frozenset(node for node in nodes if given(scene, node, *types))
