"""Position of a party: the storefronts it is linked to, and its own way to their targets."""

import pytest

from graph.analyses.projection import Projection
from graph.analyses.tracing.party_position import PartyPosition, find_position
from graph.analyses.tracing.trace import trace
from graph.analyses.tracing.verdict import Strength
from graph.errors import UnknownIdError
from tests.graph.analyses.cases import build

DAY = "2025-01-01"


@pytest.fixture(name="graph", scope="module")
def _graph() -> Projection:
    return build(
        ("c2 OWNS c1", {"share": "60%"}),
        "p1 OFFICER_OF c1",
        ("p1 EMPLOYED_BY c_parent", {"source": "press"}),
        "c1 LOCATED_AT a1",
        ("s2 SELLS_ON t1", {"source": "page"}),
        ("c3 OPERATES s2", {"source": "page"}),
        "c3 LOCATED_AT a1",
        "c4 LOCATED_AT a9",
        ("c5 OWNS c1", {"share": "30%", "until": "2020-01-01"}),
    )


def position(graph: Projection, party: str) -> PartyPosition:
    return find_position(graph, party, DAY)


def test_an_owner_has_the_storefronts_of_what_it_owns(graph: Projection) -> None:
    found = position(graph, "c2")
    assert [(s.storefront.id, s.chain.strength, s.is_seller) for s in found.storefronts] == [
        ("s1", Strength.OWNED, False),
        ("s2", Strength.SHARED_CONTACT, False),
    ]


def test_a_seller_is_no_owner(graph: Projection) -> None:
    found = position(graph, "c1")
    assert (found.storefronts[0].storefront.id, found.storefronts[0].is_seller) == ("s1", True)
    assert found.nearest is not None
    assert (found.nearest.target.id, found.nearest.strength) == ("c_parent", Strength.PERSONNEL)


def test_a_target_has_no_nearest_link_but_platforms(graph: Projection) -> None:
    found = position(graph, "c_parent")
    assert [p.id for p in found.platforms] == ["t1"]
    assert found.nearest is None
    assert [s.storefront.id for s in found.storefronts] == ["s1", "s2"]


def test_an_address_is_linked_by_sharing_alone(graph: Projection) -> None:
    strengths = {s.storefront.id: s.chain.strength for s in position(graph, "a1").storefronts}
    assert strengths == dict.fromkeys(("s1", "s2"), Strength.SHARED_CONTACT)


@pytest.mark.parametrize("party", ["c4", "a9", "c5"])
def test_what_no_chain_reaches_on_the_day_has_no_storefront(graph: Projection, party: str) -> None:
    found = position(graph, party)
    assert found.storefront_count == 0
    assert found.nearest is None


def test_the_first_are_listed_and_all_are_counted(graph: Projection) -> None:
    found = find_position(graph, "c2", DAY, limit=1)
    assert (len(found.storefronts), found.storefront_count) == (1, 2)


def test_a_crowd_ends_a_chain_and_is_counted_but_none_passes_it() -> None:
    crowd = tuple(f"c{n} LOCATED_AT a1" for n in range(10, 60))
    graph = build("c1 LOCATED_AT a1", *crowd)
    chain = position(graph, "a1").storefronts[0].chain
    assert [(m.entity.id, m.count) for m in chain.mass] == [("a1", 51)]
    assert position(graph, "c10").storefront_count == 0


def test_it_says_no_more_than_the_trace_with_the_party_as_target(graph: Projection) -> None:
    for party in ("a1", "c1", "c2", "c3", "c4", "c5", "c_parent", "p1"):
        found = {s.storefront.id: s.chain for s in position(graph, party).storefronts}
        for front in ("s1", "s2"):
            verdict = trace(graph, front, [party], DAY)
            chain = found.get(front)
            assert verdict.verdict == (chain.strength if chain else "not found"), (front, party)


def test_an_unknown_party_is_an_error(graph: Projection) -> None:
    with pytest.raises(UnknownIdError):
        position(graph, "c99")
