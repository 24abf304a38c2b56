"""Sums over chains in a graph of shares, exact, one circle of holdings at a time.

A graph is ``{from: {to: end}}``: from holders to companies, or reversed. Strongly connected parts,
whose members lead into each other, are solved together, in the order in which they are reached.
With numbers of 0 or more, elimination without any exchange of rows succeeds exactly where the sum
over all chains is finite (I-W is then an M-matrix; Berman and Plemmons, 1979, ch. 6).
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import networkx as nx

from graph.analyses.intervals import ALL, NOTHING, End
from graph.analyses.ownership.calculation.region import Holdings, reachable_parties

EndGraph = dict[str, dict[str, End]]
Sums = dict[str, End | None]
"""A sum by party; None where it has no end, because holdings in a circle feed themselves."""


class _EndlessError(Exception):
    """A circle that holds itself wholly, so that its sum has no end."""


def lower_ends(holdings: Holdings) -> EndGraph:
    """Return the graph of the lower ends, without those that are 0."""
    return {
        a: {b: s.share.low for b, s in stakes.items() if s.share.low.is_positive}
        for a, stakes in holdings.items()
    }


def upper_ends(holdings: Holdings) -> EndGraph:
    """Return the graph of the upper ends."""
    return {a: {b: s.share.high for b, s in stakes.items()} for a, stakes in holdings.items()}


def parts_from(ends: Mapping[str, Iterable[str]], start: str) -> list[list[str]]:
    """Return the strongly connected parts reachable from ``start``, from first to last."""
    found = reachable_parties(start, lambda node: set(ends.get(node, ())))
    return split_into_parts(sorted(found), ends)


def split_into_parts(parties: Sequence[str], ends: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Return the strongly connected parts of some parties, each after those that lead to it."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(parties)
    graph.add_edges_from((a, b) for a in parties for b in ends.get(a, ()) if b in graph)
    # networkx yields a part once it has left it for good, so the last parts come first.
    return [sorted(part) for part in nx.strongly_connected_components(graph)][::-1]


def is_circle(part: Sequence[str], ends: Mapping[str, Iterable[str]]) -> bool:
    """Whether a part holds something of itself."""
    return len(part) > 1 or part[0] in ends.get(part[0], ())


def sum_all_chains(ends: EndGraph, start: str) -> Sums:
    """Sum the products along every chain from ``start``, circles walked any number of times."""
    flow: Sums = dict(ends.get(start, {}))
    found: Sums = {}
    for part in parts_from(ends, start):
        solved = _solve_part(part, ends, flow)
        found |= solved
        _pass_flow(part, ends, solved, flow)
    return {party: end for party, end in found.items() if end is None or end.is_positive}


def sum_without_return(ends: EndGraph, start: str) -> Sums:
    """Sum along every chain from ``start`` that returns to ``start`` only at its end, if at all."""
    inner = {a: out for a, out in ends.items() if a != start}
    flow: Sums = dict(ends.get(start, {}))
    found: Sums = {}
    for part in parts_from(ends, start):
        for piece in split_into_parts(part, inner):
            solved = _solve_part(piece, inner, flow)
            found |= solved
            _pass_flow(piece, inner, solved, flow)
    return {party: end for party, end in found.items() if end is None or end.is_positive}


def sum_first_arrivals(ends: EndGraph, start: str) -> Sums:
    """Sum, for each party, along every chain from ``start`` that reaches it only at its end."""
    flow: Sums = dict(ends.get(start, {}))
    found: Sums = {}
    for part in parts_from(ends, start):
        solved = _solve_part(part, ends, flow)
        for party in part:
            found[party] = solved[party]
            if is_circle(part, ends):
                found[party] = _sum_first_arrival(party, part, ends, flow)
        _pass_flow(part, ends, solved, flow)
    return {party: end for party, end in found.items() if end is None or end.is_positive}


def _sum_first_arrival(party: str, part: list[str], ends: EndGraph, flow: Sums) -> End | None:
    inner = {a: {b: ends[a][b] for b in ends.get(a, ()) if b in part} for a in part if a != party}
    local = dict(flow)
    for piece in split_into_parts(part, inner):
        solved = _solve_part(piece, inner, local)
        if party in solved:
            return solved[party]
        _pass_flow(piece, inner, solved, local)
    return NOTHING


def _pass_flow(part: list[str], ends: EndGraph, solved: Sums, flow: Sums) -> None:
    inside = set(part)
    for a in part:
        here = solved[a]
        if here is not None and not here.is_positive:
            continue
        for b, share in ends.get(a, {}).items():
            if b not in inside:
                flow[b] = _add_product(flow.get(b, NOTHING), here, share)


def _add_product(total: End | None, here: End | None, share: End) -> End | None:
    return None if total is None or here is None else total + here * share


def _solve_part(part: list[str], ends: EndGraph, flow: Sums) -> Sums:
    """Return the sums within one part, given what flows into it from before."""
    known = {a: flow.get(a, NOTHING) for a in part}
    if not is_circle(part, ends):
        return dict(known)
    given = {a: end for a, end in known.items() if end is not None}
    if len(given) < len(part):
        # An endless flow into one party of a circle reaches all of them.
        return dict.fromkeys(part)
    inner = {a: {b: e for b, e in ends.get(a, {}).items() if b in given} for a in part}
    try:
        return dict(_solve_equations(inner, given))
    except _EndlessError:
        return dict.fromkeys(part)


def _solve_equations(inner: EndGraph, given: dict[str, End]) -> dict[str, End]:
    """Solve x = given + x · inner, taking the party with the fewest ties first."""
    into: EndGraph = {a: {} for a in inner}
    out = {a: dict(ends) for a, ends in inner.items()}
    for a, ends in out.items():
        for b, end in ends.items():
            into[b][a] = end
    steps: list[tuple[str, End, dict[str, End]]] = []
    while out:
        node = min(out, key=lambda n: (len(into[n]) * len(out[n]), n))
        steps.append(_eliminate_party(node, into, out, given))
    for node, again, sources in reversed(steps):
        given[node] = sum((given[a] * e for a, e in sources.items()), given[node]) * again
    return given


def _eliminate_party(
    node: str, into: EndGraph, out: EndGraph, given: dict[str, End]
) -> tuple[str, End, dict[str, End]]:
    """Replace every way through a party by direct ties; return what gives its own sum later."""
    again = _circle_weight(into[node].pop(node, NOTHING))
    out[node].pop(node, None)
    sources, onward = into.pop(node), out.pop(node)
    for b, end in onward.items():
        through = again * end
        del into[b][node]
        given[b] = given[b] + given[node] * through
        for a, first in sources.items():
            both = out[a].get(b, NOTHING) + first * through
            out[a][b] = into[b][a] = both
    for a in sources:
        del out[a][node]
    return node, again, sources


def _circle_weight(share: End) -> End:
    """Return 1 + s + s² + …, the weight of going round a circle any number of times.

    Raises:
        _EndlessError: the circle holds itself wholly, so the sum has no end.
    """
    if share.value >= 1:
        raise _EndlessError
    return End(ALL.value / (1 - share.value), share.open) if share.is_positive else End(Fraction(1))
