"""``graph story``: the file that is written, and none where an id is unknown."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from graph.stores.local_server import Access
from tests.command_line import Answer, type_line
from tests.graph.exports.cases import owned_shop, records_of
from tests.servers import fill

Command = Callable[..., Answer]
STORY = {
    "title": "Who sells?",
    "storefront": "shop",
    "as_of": "2024",
    "steps": [{"show": {"chain": 1}, "title": "The chain", "text": "Plain"}],
}


@pytest.fixture
def command(embedded_server: Access, use_store: Callable[[Access], None]) -> Command:
    fill(embedded_server, records_of(owned_shop()))
    use_store(embedded_server)
    return partial(type_line, "graph", "story")


def test_a_story_is_written_in_the_language_asked_for(command: Command, tmp_path: Path) -> None:
    told = tmp_path / "story.json"
    told.write_text(json.dumps(STORY))
    assert command(told, "--out", tmp_path / "en.html").status == 0
    assert command(told, "--out", tmp_path / "id.html", "--lang", "id").status == 0
    assert '<html lang="en">' in (tmp_path / "en.html").read_text()
    assert '<html lang="id">' in (tmp_path / "id.html").read_text()


def test_an_unknown_id_is_named_and_nothing_is_written(command: Command, tmp_path: Path) -> None:
    told = tmp_path / "story.json"
    for wrong in ({"storefront": "no-shop"}, {"steps": [{"show": {"node": "no-shop"}}]}):
        told.write_text(json.dumps({**STORY, **wrong}))
        status, _out, err = command(told, "--out", tmp_path / "out.html")
        assert status == 2
        assert "no-shop" in err
    assert command(tmp_path / "none.json", "--out", tmp_path / "out.html").status == 2
    assert not (tmp_path / "out.html").exists()
