"""A working graph by its steps: what moves, what stays, and the way back."""

import pytest

from graph.presentation.layout.chain_layout import Spot
from tests.views.workspace.market import CONTENTS, MANY, NEIGHBOURS
from views.shell.session import Snapshot
from views.workspace import canvas_actions
from views.workspace.case import graph_steps
from views.workspace.case.case import Case
from views.workspace.case.graph_state import EMPTY_GRAPH, Filters, Layout, WorkingGraph
from views.workspace.case.history import MOST_STEPS, History, StepKind

SHOT = Snapshot(1, CONTENTS)


def case_of(*ids: str) -> Case:
    return canvas_actions.add_parties(Case("one"), ids, NEIGHBOURS)


def done(case: Case, **message: object) -> Case:
    alter = canvas_actions.message_action(message, NEIGHBOURS)
    assert alter
    return alter(case)


def test_expanding_shows_fifty_at_a_time_and_moves_nothing() -> None:
    case = case_of("a1", "c1")
    shown = [len(case.graph.spots)]
    for _ in range(4):
        before = dict(case.graph.spots)
        case = done(case, act="expand", id="a1", key="LOCATED_AT<")
        assert before.items() <= case.graph.spots.items()
        shown.append(len(case.graph.spots))
    assert shown == [2, 52, 102, MANY + 2, MANY + 2]


def test_expanding_one_kind_of_tie_leaves_the_others() -> None:
    case = done(case_of("c1"), act="expand", id="c1", key="OWNS<")
    assert set(case.graph.spots) == {"c1", "c9"}


def test_new_parties_stand_beside_their_anchor_and_on_nobody() -> None:
    case = done(case_of("a1"), act="expand", id="a1", key="")
    anchor = case.graph.spots["a1"]
    spots = list(case.graph.spots.values())
    assert len({(round(s.x), round(s.y)) for s in spots}) == len(spots)
    assert max(abs(s.x - anchor.x) for s in spots) < 900
    assert max(abs(s.y - anchor.y) for s in spots) < 600


def test_a_party_taken_in_stands_beside_one_it_is_tied_to() -> None:
    case = case_of("c1", "c2")
    spot = Spot(5000, 0)
    case = case.take_step(StepKind.MOVE, graph_steps.move(case.graph, {"c2": spot}))
    case = canvas_actions.add_parties(case, ["s2", "nobody"], NEIGHBOURS)
    assert abs(case.graph.spots["s2"].x - spot.x) < 400
    assert "nobody" not in case.graph.spots


def test_expanding_brings_hidden_neighbours_back_to_where_they_were() -> None:
    case = case_of("c1", "c9")
    place = case.graph.spots["c9"]
    case = done(case, act="hide", ids=["c9"])
    case = done(case, act="expand", id="c1", key="OWNS<")
    assert case.graph.spots["c9"] == place
    assert not case.graph.hidden


@pytest.mark.parametrize(
    "message",
    [
        {"act": "hide", "ids": ["c1"]},
        {"act": "pin", "ids": ["c1"]},
        {"act": "remove", "ids": ["c1"]},
        {"act": "expand", "id": "c1", "key": ""},
        {"act": "move", "spots": {"c1": [7, 8]}},
        {"act": "arrange", "layout": "tree"},
        {"act": "sift", "facet": "kind", "value": "Company"},
    ],
    ids=lambda m: str(m["act"]),
)
def test_every_step_is_undone_and_done_again(message: dict[str, object]) -> None:
    before = case_of("c1", "s1", "t1")
    after = done(before, **message)
    assert after.graph != before.graph
    assert after.undo().graph == before.graph
    assert after.undo().redo().graph == after.graph


def test_a_new_step_forgets_what_was_undone_and_old_steps_go() -> None:
    history = History()
    for n in range(MOST_STEPS + 20):
        history = history.take_step(StepKind.ADD, WorkingGraph({"c1": Spot(n, 0)}))
    assert len(history.past) == MOST_STEPS
    assert not history.undo().take_step(StepKind.HIDE, EMPTY_GRAPH).ahead
    assert history.take_step(StepKind.HIDE, history.now.graph) is history


@pytest.mark.parametrize("layout", list(Layout))
def test_a_layout_keeps_pins_and_puts_nobody_on_them(layout: Layout) -> None:
    case = case_of("s1", "s2", "t1", "c1", "c2", "c9", "a1")
    case = case.take_step(StepKind.MOVE, graph_steps.move(case.graph, {"c9": Spot(333, 444)}))
    case = done(case, act="pin", ids=["c9"])
    case = done(case, act="arrange", layout=layout.value)
    spots = case.graph.spots
    assert spots["c9"] == Spot(333, 444)
    assert all(abs(s.x - 333) > 40 or abs(s.y - 444) > 40 for i, s in spots.items() if i != "c9")
    assert done(case, act="arrange", layout=layout.value).graph == case.graph


def test_a_pinned_party_takes_no_other_place() -> None:
    graph = WorkingGraph({"c1": Spot(0, 0), "c2": Spot(0, 0)}, pinned=frozenset({"c1"}))
    after = graph_steps.arrange(graph, Layout.TREE, {"c1": Spot(9, 9), "c2": Spot(9, 9)})
    assert after.spots == {"c1": Spot(0, 0), "c2": Spot(9, 9)}


def test_layered_places_owners_to_the_right_of_what_they_own() -> None:
    case = done(case_of("s1", "c1", "c9"), act="arrange", layout="layered")
    spots = case.graph.spots
    assert spots["s1"].x < spots["c1"].x < spots["c9"].x


def test_a_tree_places_owners_above_what_they_own() -> None:
    case = done(case_of("s1", "c1", "c9"), act="arrange", layout="tree")
    spots = case.graph.spots
    assert spots["s1"].y > spots["c1"].y > spots["c9"].y


def test_a_view_gives_back_places_pins_and_filters() -> None:
    case = done(case_of("c1", "c9"), act="pin", ids=["c9"])
    filtered = graph_steps.set_filters(case.graph, Filters(kinds=frozenset({"Address"})))
    case = case.take_step(StepKind.SIFT, filtered).save_view("first")
    changed = done(case, act="remove", ids=["c1"])
    assert changed.open_view("first").graph == filtered
    assert changed.open_view("first").undo().graph == changed.graph
    assert not changed.remove_view("first").views


def test_an_unknown_act_is_none() -> None:
    assert canvas_actions.message_action({"act": "drop"}, NEIGHBOURS) is None
