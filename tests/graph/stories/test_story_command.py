"""``graph story``: the file that is written, and none where an id is unknown."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.commands import main, run
from graph.model import Records
from graph.settings import settings
from graph.stores.bolt import connected
from graph.stores.local_server import Access
from tests.graph.exports.cases import owned_shop
from tests.servers import empty

Command = Callable[..., int]
STORY = {
    "title": "Who sells?",
    "storefront": "shop",
    "as_of": "2024",
    "steps": [{"show": {"chain": 1}, "title": "The chain", "text": "Plain"}],
}


@pytest.fixture
def command(embedded_server: Access, monkeypatch: pytest.MonkeyPatch) -> Iterator[Command]:
    empty(embedded_server)
    case = owned_shop()
    with connected(embedded_server) as store:
        records = Records(tuple(case.sources.values()), case.statements, case.ties)
        store.load(records, by="test", files=())
    monkeypatch.setenv("NEO4J_URI", embedded_server.uri)
    monkeypatch.setenv("NEO4J_USERNAME", embedded_server.username)
    monkeypatch.setenv("NEO4J_PASSWORD", embedded_server.password.get_secret_value())
    monkeypatch.setenv("NEO4J_DATABASE", embedded_server.database)
    settings.cache_clear()

    def ran(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["graph", "story", *map(str, arguments)])
        return run(main)

    yield ran
    settings.cache_clear()


def test_a_story_is_written_in_the_language_asked_for(command: Command, tmp_path: Path) -> None:
    told = tmp_path / "story.json"
    told.write_text(json.dumps(STORY))
    assert command(told, "--out", tmp_path / "en.html") == 0
    assert command(told, "--out", tmp_path / "id.html", "--lang", "id") == 0
    assert '<html lang="en">' in (tmp_path / "en.html").read_text()
    assert '<html lang="id">' in (tmp_path / "id.html").read_text()


def test_an_unknown_id_is_named_and_nothing_is_written(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = tmp_path / "story.json"
    for wrong in ({"storefront": "no-shop"}, {"steps": [{"show": {"node": "no-shop"}}]}):
        told.write_text(json.dumps({**STORY, **wrong}))
        assert command(told, "--out", tmp_path / "out.html") == 2
        assert "no-shop" in capsys.readouterr().err
    assert command(tmp_path / "none.json", "--out", tmp_path / "out.html") == 2
    assert not (tmp_path / "out.html").exists()
