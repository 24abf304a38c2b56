"""``graph log``: what the commands write into it, and how it is listed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.model.log import Deed, LogEntry
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from graph.support.os_user import os_user
from tests.command_line import type_line
from tests.paths import ROOT

SHOP, SEITU = "ft-20230621-trendy-beat", "ft-20230621-seitu"


@pytest.fixture
def named(
    server: Access,
    use_store: Callable[[Access], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Access:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    use_store(server)
    return server


def _log(*words: str) -> list[dict[str, Any]]:
    answer = type_line("graph", "log", "--json", *words)
    assert answer.status == 0, answer.err
    entries: list[dict[str, Any]] = json.loads(answer.out)
    return entries


def _type(*words: object) -> str:
    answer = type_line("graph", *words)
    assert answer.status == 0, answer.err
    return answer.out


@pytest.mark.usefixtures("named")
def test_the_commands_say_who_did_what(tmp_path: Path) -> None:
    _type("import", ROOT / "examples" / "project_s", "--author", "Ana Example")
    note = json.loads(_type("note", SEITU, "Text", "--author", "Ben Example", "--json"))["id"]
    _type("unnote", note)
    _type("match", "reject", SEITU, "ft-20230621-if-yooou", "--author", "Cem Example")
    _type("export", "json", "--around", SEITU, "--out", tmp_path / "a.json", "--author", "Dia")
    _type("bundle", SHOP, "--out", tmp_path / "b")
    _type("remove", SEITU, "--yes", "--author", "Eli Example")
    imports = {each["by"]: each["id"] for each in json.loads(_type("imports", "--json"))}
    made, judged = imports["Ana Example"], imports["Cem Example"]
    _type("undo", made)
    _type("reset", "--yes")

    entries = _log()
    assert all(list(each) == ["at", "who", "what", "ids", "import"] for each in entries)
    assert [(e["who"], e["what"], e["ids"], e["import"]) for e in entries[1:]] == [
        ("Ben Example", "note", [SEITU, note], None),
        (os_user(), "note withdrawn", [SEITU, note], None),
        ("Cem Example", "judgement: rejected", [SEITU, "ft-20230621-if-yooou"], judged),
        ("Dia", "export", [SEITU], None),
        (os_user(), "bundle", [SHOP], None),
        ("Eli Example", "removal", [SEITU], None),
        (os_user(), "undo", [], made),
        (os_user(), "reset", [], None),
    ]
    assert (entries[0]["who"], entries[0]["import"]) == ("Ana Example", made)


def test_it_is_listed_from_a_day_on_and_hostile_names_do_nothing(named: Access) -> None:
    assert _type("log") == "Nothing was logged.\n"
    with connect_store(named) as store:
        store.keep_log(
            LogEntry(who, Deed.NOTE, ("c1",), at=f"{day}T10:00:00.000000+00:00")
            for who, day in (("Ana", "2026-01-31"), ("B\x1b[31m\nen", "2026-02-01"))
        )
    assert [each["who"] for each in _log("--since", "2026-02")] == ["B\x1b[31m\nen"]
    assert len(_log("--since", "2026-01-31")) == 2
    shown = _type("log").splitlines()
    assert len(shown) == 2
    assert shown[0] == "2026-01-31T10:00:00Z  Ana  note  c1"
    assert "\x1b" not in shown[1]
    assert _type("log", "--since", "2027") == "Nothing was logged since 2027.\n"
    refused = type_line("graph", "log", "--since", "yesterday")
    assert (refused.status, refused.out) == (2, "")
