"""The conventions on random small graphs, beside the plainest way to work each out.

The reference knows nothing of the engine: full matrices of fractions, every chain listed, every
set of companies tried. Bands are checked by drawing true shares from them: what these give must
lie within the interval, and no verdict may contradict it.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise, permutations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.analyses.ownership.answer import OwnershipAnswer
from graph.analyses.ownership.groups import find_groups
from graph.analyses.ownership.queries import control, holdings, owners
from graph.analyses.projection import Projection
from tests.graph.analyses.cases import Line, build

DAY = "2024-06-01"
HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)
COMPANIES = ("c1", "c2", "c3", "c4")
PARTIES = (*COMPANIES, "p1", "p2")

Shares = dict[tuple[str, str], Fraction]


@st.composite
def shares(draw: st.DrawFn) -> Shares:
    """Draw shares in tenths, at most all of each company, some companies held by none."""
    found: Shares = {}
    for company in COMPANIES:
        left = 10
        for holder in draw(st.permutations(PARTIES)):
            tenths = draw(st.integers(-6, left))
            if tenths > 0:
                found[holder, company] = Fraction(tenths, 10)
                left -= tenths
    return found


def ratio(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"


def graph_of(found: Shares, *more: Line) -> Projection:
    lines = [(f"{a} OWNS {b}", {"share": ratio(s)}) for (a, b), s in found.items()]
    values: dict[str, dict[str, str]] = {party: {} for party in PARTIES}
    return build(*lines, *more, values=values)


def exact(answer: OwnershipAnswer) -> dict[str, Fraction]:
    assert all(r.share is None or r.share.is_exact for r in answer.rows)
    return {r.party.id: r.share.low.value for r in answer.rows if r.share}


def both_ways(graph: Projection, convention: str) -> Shares:
    """Return every figure asked from above; asked from below it has to be the same."""
    above = {
        (owner, company): value
        for company in COMPANIES
        for owner, value in exact(owners(graph, company, convention, as_of=DAY)).items()
    }
    below = {
        (owner, company): value
        for owner in PARTIES
        for company, value in exact(holdings(graph, owner, convention, as_of=DAY)).items()
    }
    assert above == below
    return above


def inverse(found: Shares) -> dict[tuple[str, str], Fraction] | None:
    """Return (I - W) inverted by Gauss and Jordan, None where there is none."""
    size = len(PARTIES)
    rows = [
        [Fraction(i == j) - found.get((PARTIES[i], PARTIES[j]), Fraction(0)) for j in range(size)]
        + [Fraction(i == j) for j in range(size)]
        for i in range(size)
    ]
    for k in range(size):
        pivot = next((r for r in range(k, size) if rows[r][k]), None)
        if pivot is None:
            return None
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for r in range(size):
            if r != k and rows[r][k]:
                factor = rows[r][k]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[k], strict=True)]
    return {(PARTIES[i], PARTIES[j]): rows[i][size + j] for i in range(size) for j in range(size)}


def positive(found: Shares) -> Shares:
    return {pair: value for pair, value in found.items() if value > 0}


@given(shares())
@settings(max_examples=60, deadline=None)
def test_sums_over_all_chains(found: Shares) -> None:
    n = inverse(found)
    assume(n is not None)
    assert n is not None
    graph = graph_of(found)
    ones = {(a, b): Fraction(a == b) for a, b in n}

    assert both_ways(graph, "multiplicative") == positive({p: n[p] - ones[p] for p in n})
    assert both_ways(graph, "leontief") == both_ways(graph, "multiplicative")
    assert both_ways(graph, "loop_corrected") == positive(
        {(a, b): (n[a, b] - ones[a, b]) / n[a, a] for a, b in n}
    )


def chains(found: Shares) -> Iterator[tuple[str, ...]]:
    for length in range(2, len(PARTIES) + 1):
        for way in permutations(PARTIES, length):
            if all(pair in found for pair in pairwise(way)):
                yield way


@given(shares())
@settings(max_examples=60, deadline=None)
def test_sums_over_simple_chains(found: Shares) -> None:
    expected: Shares = {}
    for way in chains(found):
        product = Fraction(1)
        for pair in pairwise(way):
            product *= found[pair]
        ends = way[0], way[-1]
        expected[ends] = expected.get(ends, Fraction(0)) + product

    assert both_ways(graph_of(found), "simple_paths") == expected


def held(found: Shares, members: frozenset[str], company: str) -> Fraction:
    return sum((found.get((m, company), Fraction(0)) for m in members), Fraction(0))


def least_closed(found: Shares, start: str, line: Fraction, *, at_least: bool) -> frozenset[str]:
    """Return the smallest set with ``start`` that nothing more follows from, of all sets."""
    for size in range(len(COMPANIES) + 1):
        for more in combinations(COMPANIES, size):
            members = frozenset({start, *more})
            sums = {c: held(found, members, c) for c in COMPANIES if c not in members}
            if not any(s > line or (at_least and s == line) for s in sums.values()):
                return members
    raise AssertionError


@given(shares())
@settings(max_examples=60, deadline=None)
def test_control_and_blocking(found: Shares) -> None:
    graph = graph_of(found)
    for convention, at_least in (("control_fixpoint", False), ("ofac_50", True)):
        expected = {
            (p, c): held(found, least_closed(found, p, HALF, at_least=at_least), c)
            for p in PARTIES
            for c in COMPANIES
        }
        assert both_ways(graph, convention) == positive(expected)
    for p in PARTIES:
        sure = least_closed(found, p, HALF, at_least=False) - {p}
        assert {r.party.id for r in control(graph, p, DAY).rows} == sure
    for group in find_groups(graph, DAY):
        assert {m.id for m in group.members} == least_closed(
            found, group.head.id, HALF, at_least=False
        )
    under = {c for p in PARTIES for c in least_closed(found, p, HALF, at_least=False) - {p}}
    assert under <= {m.id for g in find_groups(graph, DAY) for m in g.members}


@given(shares())
@settings(max_examples=60, deadline=None)
def test_chains_of_majorities(found: Shares) -> None:
    majority = {pair: s for pair, s in found.items() if s > HALF}
    expected: Shares = {}
    for p in PARTIES:
        linked = frozenset({p, *(w[-1] for w in chains(majority) if w[0] == p)})
        expected |= {(p, c): held(found, linked, c) for c in COMPANIES}

    assert both_ways(graph_of(found), "chain_majority") == positive(expected)


@given(shares(), st.sampled_from([(p, c) for p in PARTIES for c in COMPANIES if p != c]))
@settings(max_examples=100, deadline=None)
def test_ownership_and_control_mixed(found: Shares, pair: tuple[str, str]) -> None:
    n = inverse(found)
    assume(n is not None)
    assert n is not None
    party, company = pair
    under = {p: least_closed(found, p, HALF, at_least=False) - {p} for p in PARTIES}
    onward = {*chains(found), *((p,) for p in PARTIES)}
    leads = {(w[0], w[-1]) for w in onward}
    mixed = any(
        (party, a) in leads and (b, company) in leads
        for a in PARTIES
        for b in under[a]
        if a != company
    )
    passes = (
        company in under[party]
        or found.get(pair, 0) >= QUARTER
        or held(found, under[party] - {company}, company) >= QUARTER
        or any(n[party, c] - (party == c) >= QUARTER for c in PARTIES if company in under[c])
        or (not mixed and n[pair] >= QUARTER)
    )
    graph = graph_of(found)
    above = {r.party.id: r.verdict for r in owners(graph, company, "amlr_54", as_of=DAY).rows}
    below = {r.party.id: r.verdict for r in holdings(graph, party, "amlr_54", as_of=DAY).rows}

    assert (above.get(party) == "definite") is passes
    assert above.get(party) == below.get(company)


@st.composite
def bands(draw: st.DrawFn) -> tuple[Shares, list[Line]]:
    """Draw true shares, and what is stated of them: the share, a band around it, or nothing."""
    true = draw(shares())
    lines: list[Line] = []
    for (a, b), share in true.items():
        low = draw(st.integers(0, int(share * 10)))
        high = draw(st.integers(int(share * 10), 10))
        left = "(" if low < share * 10 and draw(st.booleans()) else "["
        right = ")" if high > share * 10 and draw(st.booleans()) else "]"
        band = f"{left}{low * 10},{high * 10}{right}%"
        stated = draw(st.sampled_from(["", band, ratio(share)]))
        lines.append((f"{a} OWNS {b}", {"share": stated}))
    return true, lines


SHOWN = ("multiplicative", "loop_corrected", "simple_paths", "control_fixpoint", "chain_majority")


@given(bands(), st.sampled_from([*SHOWN, "ofac_50", "amlr_54"]), st.sampled_from(COMPANIES))
@settings(max_examples=150, deadline=None)
def test_what_is_true_lies_within_the_bands(
    drawn: tuple[Shares, list[Line]], convention: str, company: str
) -> None:
    true, lines = drawn
    assume(inverse(true) is not None)
    certain = {r.party.id: r for r in owners(graph_of(true), company, convention, as_of=DAY).rows}
    stated = {
        r.party.id: r for r in owners(graph_of({}, *lines), company, convention, as_of=DAY).rows
    }

    assert certain.keys() <= stated.keys()
    for party, row in stated.items():
        truth = certain[party].verdict if party in certain else "below"
        assert (row.verdict, truth) not in {("definite", "below"), ("below", "definite")}
        if row.share is None:
            continue
        share = certain[party].share if party in certain else None
        value = share.low.value if share else Fraction(0)
        low, high = row.share.low, row.share.high
        assert low.value < value or (low.value == value and not low.open)
        capped = row.caution is not None and party in COMPANIES
        assert capped or value < high.value or (value == high.value and not high.open)
