"""The page of the working graph through Streamlit's test runner: acts as the canvas sends them."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from graph.model.records import Kind, Records, Source, Statement, Tie, TieType
from graph.stores.open_store import open_store
from graph.support.settings import settings
from tests.pages import drawn_parties, graph_sheet, opened, text

SHOP = "ft-20230621-trendy-beat"
SEITU = "ft-20230621-seitu"


def send(app: AppTest, **message: object) -> AppTest:
    """Send an act as the canvas does."""
    drawn = next(e for e in app.get("bidi_component") if e.key == "working")
    states = app._tree.get_widget_states()
    state = states.widgets.add()
    state.id = f"$$STREAMLIT_INTERNAL_KEY_{drawn.proto.id}__events"
    state.json_trigger_value = json.dumps([{"event": "act", "value": message}])
    app._run(states)
    assert not app.exception
    return app.run()


def load_unranked() -> None:
    """Give the shop a tie whose standing neither it nor its source states."""
    source = Source("plain", "Example note")
    known = Statement("plain-page", Kind.CONTACT, "plain", {"name": "Example page"})
    tie = Tie("plain-tie", TieType.REACHED_AT, SHOP, "plain-page", source="plain")
    with open_store(settings()) as store:
        store.load(Records((source,), (known,), (tie,)), by="test", files=())


def marked(app: AppTest) -> set[str]:
    """Return the ids of the names and links that are marked as new."""
    items = [*graph_sheet(app)["nodes"], *graph_sheet(app)["edges"]]
    return {item["id"] for item in items if item.get("mark")}


@pytest.mark.usefixtures("app_store")
class TestWorkingGraph:
    def test_a_link_brings_a_party_and_the_graph_outlives_the_session(self) -> None:
        app = opened("graph", case="One", add=SHOP)
        assert drawn_parties(app) == {SHOP}
        send(app, act="expand", id=SHOP, key="OPERATES<")
        assert SEITU in drawn_parties(app)
        assert {SHOP, SEITU} <= drawn_parties(opened("graph", case="One"))
        assert "Nothing is in this graph yet" in text(opened("graph", case="Another"))

    def test_a_step_is_undone(self) -> None:
        app = opened("graph", case="Two", add=SHOP)
        send(app, act="hide", ids=[SHOP])
        assert drawn_parties(app) == set()
        assert graph_sheet(app)["can"]["undo"] == "hide 1 name"
        send(app, act="undo")
        assert drawn_parties(app) == {SHOP}
        assert graph_sheet(app)["said"] == "Undone: hide 1 name"

    def test_the_choice_in_the_address_opens_its_dossier(self) -> None:
        app = opened("graph", case="Three", add=SHOP, pick=f"entity:{SHOP}")
        assert "known inside as Project S" in text(app)

    def test_an_unknown_party_is_named_and_adds_nothing(self) -> None:
        app = opened("graph", case="Four", add="nobody-<b>1</b>")
        assert "nobody-&lt;b&gt;1&lt;/b&gt;" in text(app)
        assert "Nothing is in this graph yet" in text(app)

    def test_a_graph_of_the_store_is_tabled_as_it_is_shown(self) -> None:
        app = opened("graph", case="Five", add=SHOP)
        send(app, act="expand", id=SHOP, key="")
        app.toggle(key="as_table").set_value(True).run()
        assert not app.exception
        parties, ties = (table.value for table in app.dataframe)
        assert set(parties["Id"]) == drawn_parties(app)
        assert set(ties["Id"]) == {edge["id"] for edge in graph_sheet(app)["edges"]}

    def test_a_tie_that_states_no_standing_can_be_filtered(self) -> None:
        load_unranked()
        app = opened("graph", case="Six", add=SHOP)
        send(app, act="expand", id=SHOP, key="")
        offered = [option for field in app.multiselect for option in field.options]
        assert any(o.startswith("not stated") for o in offered)
        assert any(o.startswith("Press") for o in offered)

    def test_what_came_since_the_graph_was_opened_is_marked_until_it_is_undone(self) -> None:
        opened("graph", case="Seven", add=[SHOP, SEITU])
        app = opened("graph", case="Seven")
        assert marked(app) == set()
        source = Source("later", "Example note")
        owner = Statement("later-owner", Kind.COMPANY, "later", {"name": "Example Later Ltd"})
        owns = Tie("later-owns", TieType.OWNS, "later-owner", SEITU, source="later")
        office = Tie("later-tie", TieType.OPERATES, SEITU, SHOP, source="later")
        with open_store(settings()) as store:
            written = store.load(Records((source,), (owner,), (owns, office)), by="test", files=())
        app.run()
        assert marked(app) == {"later-tie"}
        later = next(e for e in graph_sheet(app)["edges"] if e["id"] == "later-tie")
        assert later["label"][-1] == "✦ new"
        send(app, act="expand", id=SEITU, key="OWNS<")
        assert marked(app) == {"later-owner", "later-tie"}
        assert {"mark", "count"} <= graph_sheet(app)["legend"][0].keys()
        with open_store(settings()) as store:
            store.undo(written.import_id)
        app.run()
        assert marked(app) == set()

    def test_what_was_last_added_is_marked_and_an_undone_step_is_not(self) -> None:
        opened("graph", case="Eight", add=SHOP)
        app = opened("graph", case="Eight", add=SEITU)
        assert marked(app) == {SEITU}
        send(app, act="undo")
        assert marked(app) == set()
        send(app, act="redo")
        assert marked(app) == {SEITU}
        assert marked(opened("graph", case="Eight")) == set()
