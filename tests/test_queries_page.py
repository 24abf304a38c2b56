"""The saved queries over a store with more parties than a browser can list in one field."""

import pytest

from graph.model import Kind, Records, Source, Statement
from graph.settings import settings
from graph.stores.opening import open_store
from tests import test_app
from tests.test_app import opened

_store = test_app._store
SOURCE = Source("invented-list", "An invented list")


@pytest.fixture(scope="module")
def _many(_store: None) -> None:
    names = {f"invented-{n}": f"Invented {n}" for n in range(5_001)}
    names["invented-odd"] = "Quillfeather Trading"
    statements = [Statement(i, Kind.COMPANY, SOURCE.id, {"name": n}) for i, n in names.items()]
    with open_store(settings()) as store:
        store.load(Records((SOURCE,), tuple(statements), ()), by="test", files=())


@pytest.mark.usefixtures("_many")
def test_a_party_of_many_is_found_by_a_misspelt_name() -> None:
    app = opened("queries", query="below_a_company")
    assert app.selectbox[0].options == []
    app.text_input(key="below_a_company_company_asked").input("Quilfeather").run()
    assert app.selectbox[0].value == "invented-odd"
