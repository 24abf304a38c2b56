"""An analyst's own queries: kept as files, remembered, and offered by page and command line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.errors import InputError, QueryRefusedError
from graph.settings import settings
from queries import own
from queries.commands import main
from tests import test_app
from tests.test_app import opened, text

_store = test_app._store
CYPHER = "MATCH (c:Company) RETURN c.id AS id, c.name AS name"


@pytest.fixture
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.mark.usefixtures("_folder")
class TestFiles:
    def test_a_saved_query_stands_beside_the_shipped_ones(self) -> None:
        own.save("All our companies", "Which?\n// title: x", CYPHER, ("id", "name"))
        query = own.named("all_our_companies")
        assert (query.title, query.cypher) == ("All our companies", CYPHER)
        told = CliRunner().invoke(main, ["list"]).output
        assert "all_our_companies" in told
        assert "shared_addresses" in told
        own.delete("all_our_companies")
        with pytest.raises(InputError, match="no query"):
            own.named("all_our_companies")

    @pytest.mark.parametrize(
        ("title", "cypher", "why"),
        [
            ("!!", CYPHER, "title"),
            ("Shared addresses", CYPHER, "already"),
            ("Mine", "MATCH (n {id: $x}) RETURN n", "parameters"),
        ],
    )
    def test_what_cannot_be_saved_says_why(self, title: str, cypher: str, why: str) -> None:
        with pytest.raises(InputError, match=why):
            own.save(title, "", cypher, ("n",))

    def test_what_would_write_is_not_saved(self) -> None:
        with pytest.raises(QueryRefusedError):
            own.save("Mine", "", "MATCH (n) DELETE n", ("n",))

    def test_the_last_questions_are_remembered_once_each(self) -> None:
        for cypher in (CYPHER, "RETURN 1", CYPHER):
            own.remember(cypher)
        assert own.asked() == (CYPHER, "RETURN 1")
        (own.own_folder() / "asked.json").write_text("{", encoding="utf-8")
        assert own.asked() == ()


@pytest.mark.usefixtures("_store")
class TestPage:
    def test_a_query_is_run_saved_and_offered(self) -> None:
        app = opened("queries", query="own")
        app.text_area[0].input(CYPHER)
        next(b for b in app.button if b.label == "Run").click().run()
        assert "Seitu" in set(app.dataframe[0].value["name"])
        next(f for f in app.text_input if f.label == "Title").input("Ours").run()
        next(b for b in app.button if b.label == "Save").click().run()
        assert "ours.cypher" in text(app)
        assert own.asked()[0] == CYPHER

    def test_the_place_of_a_mistake_is_pointed_at(self) -> None:
        app = opened("queries", query="own")
        app.text_area[0].input("MATCH (n)\nRETURM n")
        next(b for b in app.button if b.label == "Run").click().run()
        assert "Line 2" in text(app)
        assert any(c.value.startswith("RETURM n\n") and c.value.endswith("^") for c in app.code)
