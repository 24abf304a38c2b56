"""Groups of a large connected graph: parties with more ties among each other than to the rest."""

from collections.abc import Collection, Iterable, Sequence

import networkx as nx

_SEED = 3
_LOOSE_WEIGHT = 0.3


def split_groups(
    ids: Sequence[str], pairs: Iterable[tuple[str, str]], loose: Collection[tuple[str, str]]
) -> list[list[str]]:
    """Split a connected part into groups by Louvain's method, the largest first.

    The pairs that are ``loose`` count less: of the invented market's ties other than trade, all but
    65 then stay within a group (112 if all count the same). The same graph is always split the
    same: parties are numbered, since the order of a set of texts differs between two runs.
    """
    number = {ident: i for i, ident in enumerate(ids)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(ids)))
    for one, other in pairs:
        weight = _LOOSE_WEIGHT if (one, other) in loose else 1.0
        graph.add_edge(number[one], number[other], weight=weight)
    found = nx.community.louvain_communities(graph, seed=_SEED)
    groups = (sorted(group) for group in found)
    return [[ids[i] for i in group] for group in sorted(groups, key=lambda g: (-len(g), g))]
