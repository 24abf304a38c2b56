"""How a figure comes about: the chains of an owner, their products and their sum."""

from fractions import Fraction

from graph.analyses.intervals import Interval
from graph.analyses.ownership.explanation import MOST_CHAINS, compute_chains
from graph.analyses.ownership.queries import owners
from graph.analyses.projection import Projection
from tests.graph.analyses.cases import build


def _held(*holdings: tuple[str, str, str]) -> Projection:
    return build(*((f"{a} OWNS {b}", {"share": share}) for a, b, share in holdings))


def _ends(share: Interval) -> tuple[Fraction, Fraction]:
    return share.low.value, share.high.value


def test_products_along_add_up_across_to_the_figure() -> None:
    graph = _held(("p1", "c2", "50%"), ("c2", "c3", "60%"), ("p1", "c3", "10%"))
    found = compute_chains(graph, "p1", "c3", "multiplicative")
    assert [[e.id for e in c.parties] for c in found.chains] == [["p1", "c3"], ["p1", "c2", "c3"]]
    assert [_ends(c.product)[0] for c in found.chains] == [Fraction(1, 10), Fraction(3, 10)]
    row = next(r for r in owners(graph, "c3", "multiplicative").rows if r.party.id == "p1")
    assert found.total == row.share
    assert found.tried_all


def test_bands_are_multiplied_end_by_end_and_not_stated_is_anything() -> None:
    graph = _held(("p1", "c2", "50-67%"), ("c2", "c3", "90-100%"), ("p2", "c3", ""))
    assert _ends(compute_chains(graph, "p1", "c3", "multiplicative").total) == (
        Fraction(45, 100),
        Fraction(67, 100),
    )
    assert _ends(compute_chains(graph, "p2", "c3", "multiplicative").total) == (
        Fraction(0),
        Fraction(1),
    )


def test_on_a_circle_the_sum_is_that_of_simple_paths() -> None:
    graph = _held(("p1", "c2", "60%"), ("c2", "c3", "30%"), ("c3", "c2", "40%"))
    found = compute_chains(graph, "p1", "c3", "multiplicative")
    (row,) = (r for r in owners(graph, "c3", "simple_paths").rows if r.party.id == "p1")
    assert found.total == row.share


def test_too_many_chains_are_cut_and_said() -> None:
    middle = [f"c{n}" for n in range(10, 10 + MOST_CHAINS + 1)]
    found = compute_chains(
        _held(*(("p1", m, "1%") for m in middle), *((m, "c3", "1%") for m in middle)),
        "p1",
        "c3",
        "multiplicative",
    )
    assert (len(found.chains), found.tried_all) == (MOST_CHAINS, False)
