"""What the canvas is given to draw: folded stars, the look of signs, and paths to light."""

from dataclasses import replace
from typing import Any

from graph.analyses.projection import project
from graph.analyses.tracing.chains_between import find_chains_between
from graph.analyses.tracing.common_owners import find_common_owners
from graph.analyses.tracing.tie_reader import tie_reader
from graph.model.records import Contents, Entity, Kind, Source, Standing, Tie, TieType
from graph.model.shares import parse_share
from graph.presentation.sentences.common_owner import common_owner_heading
from graph.stores.results import NodeValue
from tests.graph.analyses.cases import build
from views.drawing.query_network import row_parties
from views.workspace.canvas.folding import LEAST_FOLDED, find_stars, ties_to_draw
from views.workspace.canvas.look import Look, SignColour

SHOPS = [f"s{n}" for n in range(LEAST_FOLDED)]


def sales(*, ended: str = "") -> Contents:
    """Return storefronts of one platform, one of which may have left it."""
    entities = {s: Entity(s, Kind.STOREFRONT, f"Example {s}") for s in SHOPS}
    entities["p"] = Entity("p", Kind.PLATFORM, "Example Market")
    until = {ended: "2019"}
    ties = tuple(
        Tie(f"{s}-p", TieType.SELLS_ON, s, "p", source="", until=until.get(s, "")) for s in SHOPS
    )
    return Contents(entities, {}, (), ties)


def test_a_platforms_storefronts_fold_and_are_counted_once() -> None:
    contents = sales()
    twice = replace(contents.ties[0], id="again")
    reader = tie_reader(contents, project(contents))
    ties = (*contents.ties, twice)
    (star,) = find_stars(ties, (), reader)
    assert star.is_folded
    assert len(star.storefronts) == LEAST_FOLDED
    assert ties_to_draw(ties, [star]) == []
    (unfolded,) = find_stars(ties, {"p"}, reader)
    assert ties_to_draw(ties, [unfolded]) == list(ties)


def test_a_link_that_has_ended_is_not_folded() -> None:
    contents = sales(ended="s1")
    reader = tie_reader(contents, project(contents))
    assert find_stars(contents.ties, (), reader) == ()  # one too few sell there now


def common(share: str, standing: Standing, kind: TieType = TieType.OWNS) -> str:
    """Return the heading for two companies with one party above both."""
    entities = {i: Entity(i, Kind.COMPANY, f"Example {i.upper()}") for i in "abct"}
    sources = {"x": Source("x", "Example")}
    stated = parse_share(share) if share else None
    rest: dict[str, Any] = {"source": "x", "standing": standing}
    ties = (
        *(Tie(f"c-{i}", kind, "c", i, share=stated, **rest) for i in "ab"),
        Tie("t-c", TieType.OWNS, "t", "c", **rest),
    )
    graph = project(Contents(entities, sources, (), ties))
    owners = find_common_owners(graph, find_chains_between(graph, "a", "b"))
    assert [o.party.id for o in owners] == ["c"]  # and not the party above it too
    assert [[h.tie.id for h in leg.hops] for leg in owners[0].legs] == [["c-a"], ["c-b"]]
    return common_owner_heading(owners)


def test_the_heading_of_a_common_owner_says_no_more_than_its_sources() -> None:
    assert common("75%", Standing.REGISTER) == "Common owner: Example C"
    assert common("75%", Standing.PRESS) == "Reported common owner: Example C"
    assert common("30%", Standing.REGISTER).startswith("Common owner, at least once of a part")
    unstated = common("", Standing.REGISTER)
    assert unstated == "Common owner (share not stated): Example C"
    control = common("", Standing.REGISTER, TieType.CONTROLS)
    assert control == "Common owner or controller: Example C"


def test_who_sells_in_one_storefront_and_owns_the_seller_of_another_is_no_common_owner() -> None:
    graph = build(
        *("c1 OPERATES s1", "s1 SELLS_ON t1", "c2 OPERATES s2", "s2 SELLS_ON t1"),
        ("c1 OWNS c2", {"share": "60%"}),
    )
    owners = find_common_owners(graph, find_chains_between(graph, "s1", "s2", "2024-06-01"))
    assert common_owner_heading(owners).startswith("Common seller, owner or controller: ")


def test_a_chain_leaves_no_common_owner() -> None:
    entities = {i: Entity(i, Kind.COMPANY, i) for i in "ab"}
    graph = project(Contents(entities, {}, (), (Tie("x", TieType.OWNS, "a", "b", source=""),)))
    assert find_common_owners(graph, find_chains_between(graph, "a", "b")) == ()


def test_an_unstated_country_is_said_to_be_unstated() -> None:
    told = Entity("a", Kind.COMPANY, "A", {"country": "NO"})
    shading = Look(colour=SignColour.COUNTRY).shading([told, Entity("b", Kind.COMPANY, "B")])
    assert [entry["label"] for entry in shading.legend()] == ["Norway", "country not stated"]


def test_no_red_flag_is_no_clean_bill() -> None:
    shading = Look(colour=SignColour.FLAGS, flags={"a": 5}).shading(
        [Entity(i, Kind.COMPANY, i) for i in "ab"]
    )
    labels = {entry["label"]: entry["count"] for entry in shading.legend()}
    assert labels == {"no check raised a flag": 1, "3 red flags or more": 1}


def test_signs_grow_with_their_links_up_to_a_limit() -> None:
    sizes = Look(by_links=True).sizes({"a": 1, "b": 9, "c": 9_000}, "abc")
    assert sizes["a"] < sizes["b"] < sizes["c"] <= 64
    assert Look().sizes({"a": 1}, "a") == {}


def test_rows_name_parties_whole_or_by_id() -> None:
    contents = sales()
    rows = [(NodeValue("s1", ("Storefront",), {}), "text"), ("s2", 3), ("s1", None)]
    assert row_parties(rows, contents) == ["s1", "s2"]
