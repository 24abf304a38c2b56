"""``python -m graph flags``: the document that others read, and the exit status."""

import json
from collections.abc import Callable
from functools import partial

import pytest

from graph.red_flags.catalogue import FLAGS
from graph.stores.local_server import Access
from tests.command_line import Answer, type_line
from tests.pages import PROJECT_S, records_in
from tests.servers import fill

Command = Callable[..., Answer]


@pytest.fixture(scope="module")
def store(embedded_server: Access) -> Access:
    """A store that holds the founding case."""
    fill(embedded_server, records_in(PROJECT_S))
    return embedded_server


@pytest.fixture
def flags(store: Access, use_store: Callable[[Access], None]) -> Command:
    """The command over that store."""
    use_store(store)
    return partial(type_line, "graph", "flags")


def test_the_document_holds_each_finding_with_what_to_check(flags: Command) -> None:
    status, out, _err = flags("--json", "--storefront", "ft-20230621-trendy-beat")
    assert status == 0
    found = {f["flag"]: f for f in json.loads(out)}
    assert found.keys() == {
        "platform_controls_seller",
        "platform_run_section",
        "platform_staff_director",
        "ships_from_elsewhere",
    }
    ships = found["ships_from_elsewhere"]
    assert ships["subject"] == {"id": "ft-20230621-trendy-beat", "name": "Trendy Beat"}
    assert ships["strength"] == "weak"
    assert [t["id"] for t in ships["ties"]] == ["s-seitu-seller"]
    assert {s["id"] for s in ships["sources"]} == {
        "wantimpres-80569",
        "radartasik-652013",
        "ft-20230621",
    }
    assert ships["innocent_explanation"]
    what = "storefronts where both countries are stated"
    assert ships["base_rate"] == {"found": 1, "of": 1, "what": what}


def test_one_flag_and_another_day_can_be_asked_for(flags: Command) -> None:
    _status, out, _err = flags("--json", "--flag", "platform_staff_director", "--as-of", "2023-07")
    assert [f["flag"] for f in json.loads(out)] == ["platform_staff_director"]


@pytest.mark.parametrize(
    "words", [("--flag", "no-such"), ("--storefront", "no-such"), ("--as-of", "yesterday")]
)
def test_what_does_not_exist_is_one_message_and_2(flags: Command, words: tuple[str, ...]) -> None:
    status, out, err = flags("--json", *words)
    assert status == 2
    assert out == ""
    assert len(err.splitlines()) == 1


def test_the_list_names_every_flag_and_who_calls_it_a_sign(flags: Command) -> None:
    status, out, _err = flags("--list")
    assert status == 0
    for flag in FLAGS:
        assert flag.title in out
        assert flag.source in out


def test_a_finding_is_dismissed_with_a_note_and_taken_back(flags: Command) -> None:
    told = json.loads(flags("--json")[1])
    key = told[0]["key"]
    assert told[0]["dismissed"] is None
    assert flags("--dismiss", key)[0] == 2
    assert flags("--dismiss", "nothing", "--note", "x")[0] == 2
    assert flags("--note", "x")[0] == 2

    status, _out, _err = flags("--dismiss", key, "--note", "Known", "--author", "Example Editor")

    assert status == 0
    again = json.loads(flags("--json")[1])
    assert [d["key"] for d in again if d["dismissed"]] == [key]
    assert [d["base_rate"] for d in again] == [d["base_rate"] for d in told]
    assert "Dismissed by Example Editor" in flags()[1]
    assert flags("--take-back", key)[0] == 0
    assert flags("--take-back", key)[0] == 2
    assert [d for d in json.loads(flags("--json")[1]) if d["dismissed"]] == []
