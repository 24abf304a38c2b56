"""What watches found, told to an assistant."""

from collections.abc import Iterator

import pytest

from graph.analyses.strength_scale import ChainStanding
from graph.model.records import Kind
from scrapers.contract.change_kind import ChangeKind
from scrapers.watch.change import (
    Change,
    Difference,
    NamedParty,
    PageCapture,
    Sentence,
    VerdictChange,
    VerdictState,
)
from scrapers.watch.kept_changes import KeptChanges, watch_folder
from scrapers.watch.report import change_document, verdict_document
from scrapers.watch.watch_list import WatchList
from tests.graph.serve.assistant import Assistant
from tests.graph.serve.case import Place

pytestmark = pytest.mark.slow

_SHOP = NamedParty("kestrel", "Kestrel Shop", Kind.STOREFRONT)
_OWNER = NamedParty("osprey", "Osprey Group plc", Kind.COMPANY)
_RENAMED = Change(
    "change-1",
    "run-1",
    "companies_house",
    "09990009",
    case="",
    at="2026-11-03T08:00:00Z",
    kind=ChangeKind.CHANGED_VALUE,
    entity=_OWNER,
    tie=None,
    differences=(Difference("name", "Osprey Ltd", "Osprey Group plc"),),
    before=None,
    after=PageCapture(
        "ch-osprey",
        "Osprey Group plc",
        "https://register.example/osprey",
        "2026-11-03",
        capture="<urn:uuid:1>",
        sha256="ab" * 32,
        run="run-1",
    ),
)
_NOW_OWNED = VerdictChange(
    "verdict-1",
    "run-2",
    "2026-11-20T08:00:00Z",
    _SHOP,
    before=VerdictState(
        "not found", None, None, Sentence({"en": "No tie to Osprey Group plc found so far"})
    ),
    after=VerdictState(
        "owned",
        ChainStanding.REGISTERED,
        _OWNER,
        Sentence({"en": "Its seller is registered as owned by Osprey Group plc"}),
    ),
    because=("change-1",),
    cases=(),
)


@pytest.fixture
def kept(place: Place) -> Iterator[KeptChanges]:
    data_dir = place.folder / "data"
    kept = KeptChanges(data_dir)
    kept.add([_RENAMED, _NOW_OWNED])
    yield kept
    for file in watch_folder(data_dir).iterdir():
        file.unlink()


def test_nothing_watched_is_said(assistant: Assistant) -> None:
    answer = assistant.ask("changes")

    assert answer["sentence"] == "Nothing is watched, so no change was found."
    assert (answer["changes"], answer["verdicts"]) == ([], [])


@pytest.mark.usefixtures("kept")
def test_changes_are_told_with_their_captures(assistant: Assistant) -> None:
    answer = assistant.ask("changes")

    assert answer["changes"] == [change_document(_RENAMED)]
    assert answer["verdicts"] == [verdict_document(_NOW_OWNED)]
    assert answer["sentence"] == (
        "Watches found 1 change and 1 changed verdict. 20 November 2026: Kestrel Shop: no tie "
        "found so far → owned (register). Now: Its seller is registered as owned by Osprey Group "
        "plc. Before: No tie to Osprey Group plc found so far. 3 November 2026: Companies House "
        "now gives “Osprey Group plc” as name of Osprey Group plc; before, it gave “Osprey Ltd”."
    )
    assert [source["url"] for source in answer["sources"]] == ["https://register.example/osprey"]


@pytest.mark.usefixtures("kept")
def test_changes_since_a_day(assistant: Assistant, place: Place) -> None:
    WatchList(place.folder / "data").add("companies_house", ["09990009"], None, None)
    since = assistant.ask("changes", since="2026-11-10")
    assert since["changes"] == []
    assert [each["storefront"]["id"] for each in since["verdicts"]] == ["kestrel"]
    assert "since 10 November 2026" in since["sentence"]

    none = assistant.ask("changes", since="2026-12")
    assert none["sentence"] == (
        "No change was found so far since 1 December 2026 in what sources state of 1 watched "
        "subject."
    )
    assert none["not_checked"] == ["09990009 of companies_house was not asked for yet"]
    assert assistant.refusal("changes", since="yesterday").startswith("'yesterday' is not a date")
