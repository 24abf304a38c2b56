"""An analyst's own queries: kept as files, remembered, and offered by the command line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.errors import InputError, QueryRefusedError
from graph.support.settings import settings
from queries import own_queries
from queries.commands import main

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
        own_queries.save_query("All our companies", "Which?\n// title: x", CYPHER, ("id", "name"))
        query = own_queries.find_query("all_our_companies")
        assert (query.title, query.cypher) == ("All our companies", CYPHER)
        told = CliRunner().invoke(main, ["list"]).output
        assert "all_our_companies" in told
        assert "shared_addresses" in told
        own_queries.delete_query("all_our_companies")
        with pytest.raises(InputError, match="no query"):
            own_queries.find_query("all_our_companies")

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
            own_queries.save_query(title, "", cypher, ("n",))

    def test_what_would_write_is_not_saved(self) -> None:
        with pytest.raises(QueryRefusedError):
            own_queries.save_query("Mine", "", "MATCH (n) DELETE n", ("n",))

    def test_the_last_questions_are_remembered_once_each(self) -> None:
        for cypher in (CYPHER, "RETURN 1", CYPHER):
            own_queries.remember_query(cypher)
        assert own_queries.recent_queries() == (CYPHER, "RETURN 1")
        assert own_queries.recent_queries(mark="-another") == ()
        (own_queries.own_folder() / "asked.json").write_text("{", encoding="utf-8")
        assert own_queries.recent_queries() == ()
