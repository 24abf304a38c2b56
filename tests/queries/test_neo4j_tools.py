"""Files for Neo4j Browser and Bloom: each query is there, and a picture says no more than here."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from graph.model.records import Kind, TieType
from graph.presentation.visual_language import TIE_SIGNS
from graph.stores.properties import model_properties
from graph.stores.reading.cypher.read_only_check import check_read_only
from graph.support.settings import settings
from queries import own_queries
from queries.library import load_all
from queries.neo4j_tools.bloom import phrase_cypher
from queries.neo4j_tools.files import tool_files
from tests.command_line import type_line

_RULE = re.compile(r"\s*([^{}]+?)\s*\{((?:'[^']*'|[^'}])*)\}")
_FIELD = re.compile(r"\{(\w+)\}")


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mapping[str, str]]:
    """The files of the shipped queries and of one of the user's own, by name."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    settings.cache_clear()
    own_queries.save_query("My 'own'", "Which \\ ones?", "MATCH (c:Company) RETURN c", ("c",))
    assert type_line("queries", "export", "--out", tmp_path / "tools").status == 0
    yield {f.name: f.read_text(encoding="utf-8") for f in (tmp_path / "tools").iterdir()}
    settings.cache_clear()


def grass_rules(text: str) -> Mapping[str, Mapping[str, str]]:
    """Read a style sheet as the Browser does: a value holds no colon, a caption is quoted."""
    assert "/*" not in text
    rules: dict[str, dict[str, str]] = {}
    for selector, body in _RULE.findall(text):
        pairs = [line.split(":") for line in body.split(";") if line.strip()]
        assert all(len(pair) == 2 for pair in pairs), body
        rules[selector] = {key.strip(): value.strip().strip("'") for key, value in pairs}
    return rules


def perspective(files: Mapping[str, str]) -> Mapping[str, Any]:
    read: Mapping[str, Any] = json.loads(files["perspective.json"])
    return read


def test_each_saved_query_is_a_favourite_named_by_its_first_line(files: Mapping[str, str]) -> None:
    saved = own_queries.all_queries()
    assert len(saved) == len(load_all()) + 1
    for query in saved:
        first, *rest = files[f"{query.name}.cypher"].splitlines()
        assert first == f"// {query.title}"
        cypher = "\n".join(line for line in rest if not line.startswith("//"))
        assert cypher == f"{query.cypher};"
        given = {m for line in rest for m in re.findall(r"^// :param (\w+) => ", line)}
        assert given == {field.name for field in query.parameters}


def test_each_saved_query_is_a_search_phrase(files: Mapping[str, str]) -> None:
    phrases = {phrase["name"]: phrase for phrase in perspective(files)["templates"]}
    assert phrases.keys() == {query.title for query in own_queries.all_queries()}
    assert len({phrase["id"] for phrase in phrases.values()}) == len(phrases)
    for phrase in phrases.values():
        named = set(re.findall(r"\$\w+", phrase["cypher"]))
        assert named == {each["name"] for each in phrase["params"]}
        assert named == set(re.findall(r"\$\w+", phrase["text"]))
        check_read_only(phrase["cypher"])


def test_each_shipped_query_says_what_it_draws() -> None:
    assert [query.name for query in load_all() if not query.draws] == []
    assert all(phrase_cypher(query) != query.cypher for query in load_all())


def test_each_label_and_type_of_the_model_has_a_style(files: Mapping[str, str]) -> None:
    labels, types = {*map(str, Kind), "Source"}, {*map(str, TieType), "STATES"}
    rules = grass_rules(files["style.grass"])
    assert rules.keys() == {
        *("node", "relationship"),
        *(f"node.{label}" for label in labels),
        *(f"relationship.{kind}" for kind in types),
    }
    drawn = perspective(files)
    assert {label for each in drawn["categories"] for label in each["labels"]} == labels
    assert {each["id"] for each in drawn["relationshipTypes"]} == types
    colors = {each["id"]: each["color"] for each in drawn["relationshipTypes"]}
    assert colors == {kind: rules[f"relationship.{kind}"]["color"] for kind in types}


def test_a_line_looks_no_stronger_than_the_least_that_its_type_may_be(
    files: Mapping[str, str],
) -> None:
    rules = grass_rules(files["style.grass"])
    width = {kind: float(rules[f"relationship.{kind}"]["shaft-width"][:-2]) for kind in TieType}
    assert max(width.values()) == width[TieType.OWNS] == TIE_SIGNS["part"].width
    holdings = {TieType.OWNS, TieType.CONTROLS}
    color = {kind: rules[f"relationship.{kind}"]["color"] for kind in TieType}
    assert {kind for kind in TieType if color[kind] == color[TieType.OWNS]} == holdings


def test_a_caption_says_share_source_period_and_judgement(files: Mapping[str, str]) -> None:
    rules = grass_rules(files["style.grass"])
    said = {kind: set(_FIELD.findall(rules[f"relationship.{kind}"]["caption"])) for kind in TieType}
    assert all(names <= model_properties() for names in said.values())
    assert all("standing" in names for names in said.values())
    assert all({"since", "until"} <= said[kind] for kind in TieType if kind is not TieType.SAME_AS)
    assert "share_text" in said[TieType.OWNS]
    assert "judgement" in said[TieType.SAME_AS]
    shown = {each["id"]: each["captions"] for each in perspective(files)["relationshipTypes"]}
    for kind, names in said.items():
        assert names <= {caption["key"] for caption in shown[kind]}, kind


def test_the_same_queries_give_the_same_bytes() -> None:
    saved = load_all()
    assert tool_files(saved) == tool_files(saved)


def test_a_zip_holds_the_same_files_and_a_folder_of_others_is_left_alone(
    files: Mapping[str, str], tmp_path: Path
) -> None:
    assert type_line("queries", "export", "--out", tmp_path / "tools.zip").status == 0
    with ZipFile(tmp_path / "tools.zip") as archive:
        assert set(archive.namelist()) == files.keys()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine", encoding="utf-8")
    refused = type_line("queries", "export", "--out", tmp_path / "mine")
    assert (refused.status, [f.name for f in (tmp_path / "mine").iterdir()]) == (2, ["letter.txt"])
