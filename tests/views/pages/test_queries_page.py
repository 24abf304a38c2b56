"""The page of queries: a party of very many, and an analyst's own query."""

import pytest

from graph.model.records import Kind, Records, Source, Statement
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from queries import own_queries
from tests.pages import opened, text

CYPHER = "MATCH (c:Company) RETURN c.id AS id, c.name AS name"
SOURCE = Source("invented-list", "An invented list")


@pytest.fixture(scope="module")
def _many(app_store: Access) -> None:
    names = {f"invented-{n}": f"Invented {n}" for n in range(5_001)}
    names["invented-odd"] = "Quillfeather Trading"
    statements = [Statement(i, Kind.COMPANY, SOURCE.id, {"name": n}) for i, n in names.items()]
    with connect_store(app_store) as store:
        store.load(Records((SOURCE,), tuple(statements), ()), by="test", files=())


@pytest.mark.usefixtures("_many")
def test_a_party_of_many_is_found_by_a_misspelt_name() -> None:
    app = opened("queries", query="below_a_company")
    assert app.selectbox[0].options == []
    app.text_input(key="below_a_company_company_asked").input("Quilfeather").run()
    assert app.selectbox[0].value == "invented-odd"


@pytest.mark.usefixtures("app_store")
class TestOwnQuery:
    def test_a_query_is_run_saved_and_offered(self) -> None:
        app = opened("queries", query="own")
        app.text_area[0].input(CYPHER)
        next(b for b in app.button if b.label == "Run").click().run()
        assert "Seitu" in set(app.dataframe[0].value["name"])
        next(f for f in app.text_input if f.label == "Title").input("Ours").run()
        next(b for b in app.button if b.label == "Save").click().run()
        assert "ours.cypher" in text(app)
        assert own_queries.recent_queries()[0] == CYPHER

    def test_the_place_of_a_mistake_is_pointed_at(self) -> None:
        app = opened("queries", query="own")
        app.text_area[0].input("MATCH (n)\nRETURM n")
        next(b for b in app.button if b.label == "Run").click().run()
        assert "Line 2" in text(app)
        assert any(c.value.startswith("RETURM n\n") and c.value.endswith("^") for c in app.code)
