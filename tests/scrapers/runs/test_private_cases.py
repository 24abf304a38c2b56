"""A private case as a user types it: apart from all others, and merged, on both servers."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.model.records import Contents, Kind, Records, Source, Statement, Tie, TieType
from graph.stores.store import Store, connect_store
from graph.support.settings import settings
from scrapers.runs.find_capture import DigestMatch, find_evidence
from tests.command_line import Answer, type_line
from tests.graph.exports.cases import json_bytes, tie
from tests.scrapers.cases import cases
from tests.servers import empty, environment_of
from tests.two_places import NAME, SLUG, TwoPlaces, forget_private_case

PAGE = next(case for case in cases() if case.name == "impressum/company")
SHOP = Statement("hidden-shop", Kind.STOREFRONT, "brief", {"name": "Hidden Lantern Shop"})
SELLER = Statement("hidden-seller", Kind.COMPANY, "brief", {"name": "Hidden Lantern Ltd"})
RECORDS = Records(
    (Source("brief", "Hidden brief", retrieved="2026-09-01"),),
    (SHOP, SELLER),
    (tie("hidden-tie", TieType.OPERATES, "hidden-seller", "hidden-shop", "brief"),),
)


@pytest.fixture(autouse=True)
def _settings_of_each_line(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def shared(places_of_two: TwoPlaces) -> Iterator[Store]:
    with connect_store(places_of_two.shared) as store:
        yield store


@pytest.fixture
def private(places_of_two: TwoPlaces) -> Iterator[Store]:
    with connect_store(places_of_two.private) as store:
        store.keep_private_case(SLUG)
        yield store


def in_private_case(monkeypatch: pytest.MonkeyPatch, *words: str) -> Answer:
    with monkeypatch.context() as patch:
        patch.setenv("PRIVATE_CASE", NAME)
        settings.cache_clear()
        answer = type_line(*words)
    settings.cache_clear()
    return answer


def merged(*, status: int = 0) -> dict[str, Any]:
    answer = type_line("graph", "private", "merge", NAME, "--json")
    assert answer.status == status, answer.err
    document: dict[str, Any] = json.loads(answer.out) if status == 0 else {"said": answer.err}
    return document


class TestApart:
    def test_what_is_collected_and_asked_in_a_case_is_in_no_other_place(
        self, places_of_two: TwoPlaces, shared: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = files_outside(places_of_two)
        page = [str(PAGE.path / "page.html"), "--url", str(PAGE.told["url"])]
        read = in_private_case(monkeypatch, "scrapers", "import", "impressum", *page)
        assert read.status == 0, read.err
        assert "Lindenhof" in in_private_case(monkeypatch, "graph", "search", "Lindenhof").out
        assert "Lindenhof" not in type_line("graph", "search", "Lindenhof").out
        assert json.loads(type_line("scrapers", "runs", "--json").out) == []
        assert shared.counts().entities == 0
        assert shared.imports() == ()
        assert list(places_of_two.case_dir.glob("captures/*/captures.warc.gz"))
        assert files_outside(places_of_two) == before

    def test_a_case_sees_nothing_of_the_shared_database(
        self, shared: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shared.load(RECORDS, by="test", files=())
        answer = in_private_case(monkeypatch, "graph", "search", "Hidden", "--json")
        assert answer.status == 0, answer.err
        assert "hidden-shop" not in answer.out
        assert "hidden-shop" in type_line("graph", "search", "Hidden", "--json").out

    def test_a_case_that_is_not_there_opens_nothing(
        self, places_of_two: TwoPlaces, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        del places_of_two
        monkeypatch.setenv("PRIVATE_CASE", "South")
        settings.cache_clear()
        answer = type_line("graph", "search", "anything")
        assert (answer.status, answer.out) == (2, "")
        assert "no private case 'South'" in answer.err
        assert NAME in type_line("graph", "private", "list").out

    def test_two_cases_never_have_one_database(
        self, places_of_two: TwoPlaces, private: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert in_private_case(monkeypatch, "graph", "search", "anything").status == 0
        assert private.private_case() == SLUG
        named = environment_of(places_of_two.private)
        for name, value in named.items():
            monkeypatch.setenv(name, value)
        monkeypatch.delenv("PRIVATE_DATABASES", raising=False)
        settings.cache_clear()
        answer = type_line("graph", "search", "anything")
        assert answer.status == 2
        assert "holds a private case and nothing else" in answer.err
        own = {key.removeprefix("NEO4J_").lower(): value for key, value in named.items()}
        monkeypatch.setenv("NEO4J_URI", "")
        monkeypatch.setenv("PRIVATE_DATABASES", json.dumps({"South": own}))
        settings.cache_clear()
        answer = type_line("graph", "private", "add", "South")
        assert answer.status == 2
        assert "holds a private case and nothing else" in answer.err
        assert "South" not in type_line("graph", "private", "list").out

    def test_a_case_gets_an_empty_database_only(
        self, private: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        private.forget_private_case()
        private.load(RECORDS, by="test", files=())
        answer = in_private_case(monkeypatch, "graph", "search", "Hidden")
        assert (answer.status, answer.out) == (2, "")
        assert "give the case an empty one" in answer.err

    @pytest.mark.parametrize("databases", ["{}", "shared"])
    def test_on_neo4j_a_case_needs_a_database_of_its_own(
        self, databases: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        uri = "bolt://127.0.0.1:1"
        named = json.dumps({"South": {"uri": uri}}) if databases == "shared" else databases
        for name, value in {
            "DATA_DIR": str(tmp_path),
            "NEO4J_URI": uri,
            "PRIVATE_DATABASES": named,
        }.items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()
        answer = type_line("graph", "private", "add", "South")
        assert (answer.status, answer.out) == (2, "")
        assert "PRIVATE_DATABASES" in answer.err
        assert type_line("graph", "private", "list", "--json").out.strip() == "[]"

    @pytest.mark.parametrize("named", ["{", "[]", '{"South": {"password": "secret-word"}}', "1"])
    def test_a_setting_that_cannot_be_read_is_named_without_its_words(
        self, named: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("DATA_DIR", str(tmp_path))
        monkeypatch.setenv("PRIVATE_DATABASES", named)
        settings.cache_clear()
        answer = type_line("graph", "private", "list")
        assert answer.status == 2
        assert "PRIVATE_DATABASES" in answer.err
        assert "secret-word" not in answer.err


def holds(whole: Contents, part: Contents) -> bool:
    """Whether contents have every statement and tie of others, just as they are there."""
    return all(one in whole.statements for one in part.statements) and all(
        whole.tie(one.id) == one for one in part.ties
    )


def files_outside(places: TwoPlaces) -> set[Path]:
    """What was written next to the shared database, but for the database's own files."""
    own = ("arcadedb", "private", "log", "registers")
    there = (each for each in places.data_dir.iterdir() if each.name not in own)
    return {each for each in there if not re.search(r"\.(lock|log|json|old)$", each.name)}


class TestMerge:
    def test_all_of_a_case_comes_as_one_import_and_goes_with_it(
        self,
        places_of_two: TwoPlaces,
        shared: Store,
        private: Store,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        page = [str(PAGE.path / "page.html"), "--url", str(PAGE.told["url"])]
        assert in_private_case(monkeypatch, "scrapers", "import", "impressum", *page).status == 0
        private.load(RECORDS, by="test", files=())
        private.add_note("hidden-tie", "Only we know", "Edo Editor", None)
        own = Source("shared-brief", "Shared brief")
        shop = Statement("other-shop", Kind.STOREFRONT, own.id, {"name": "Other Shop"})
        shared.load(Records((own,), (shop,)), by="test", files=())
        before, of_case = json_bytes(shared.contents()), json_bytes(private.contents())

        first = merged()
        assert (first["notes"], first["set_aside"], first["missing_captures"]) == (1, [], 0)
        assert {each.id for each in shared.imports()} >= {first["import"]}
        whole = private.contents()
        after = shared.contents()
        assert holds(after, whole)
        assert [note.text for note in shared.notes()] == ["Only we know"]
        captured = next(each for each in after.sources.values() if each.capture)
        evidence = find_evidence(captured, places_of_two.data_dir)
        assert evidence is not None
        assert evidence.match is DigestMatch.SAME

        assert merged() | {"notes": 1} == first | {"new": 0}
        assert json_bytes(shared.contents()) == json_bytes(after)
        assert json_bytes(private.contents()) == of_case

        assert type_line("graph", "undo", first["import"]).status == 0
        assert json_bytes(shared.contents()) == before
        assert shared.notes() == ()

    def test_what_came_in_meanwhile_joins_the_same_import(
        self, shared: Store, private: Store
    ) -> None:
        private.load(RECORDS, by="test", files=())
        first = merged()
        more = Statement("hidden-owner", Kind.PERSON, "brief", {"name": "Hidden Owner"})
        private.load(replace(RECORDS, statements=(more,), ties=()), by="test", files=())
        second = merged()
        assert second["import"] == first["import"]
        assert second["new"] == 1
        assert [each.id for each in shared.imports()] == [first["import"]]
        type_line("graph", "undo", first["import"])
        assert shared.counts().entities == 0

    def test_of_one_sheet_the_shared_database_loses_nothing(
        self, shared: Store, private: Store
    ) -> None:
        there = Statement("hidden-seller", Kind.COMPANY, "brief", {"name": "Lantern Limited"})
        mine = Statement("known-shop", Kind.STOREFRONT, "brief", {"name": "Known Shop"})
        runs = tie("known-tie", TieType.OPERATES, "hidden-seller", "known-shop", "brief")
        shared.load(Records(RECORDS.sources, (there, mine), (runs,)), by="test", files=())
        before = shared.contents()
        private.load(RECORDS, by="test", files=())
        document = merged()
        after = shared.contents()
        assert holds(after, before)
        assert "another name of hidden-seller: Hidden Lantern Ltd" in str(document["set_aside"])
        assert after.entities["hidden-shop"].name == "Hidden Lantern Shop"
        assert after.tie("hidden-tie")

    def test_of_two_readings_of_a_page_the_newer_leads_and_the_older_is_kept(
        self, shared: Store, private: Store
    ) -> None:
        def reading(day: str, name: str, ties: tuple[Tie, ...]) -> Records:
            source = Source("page", "Page", retrieved=day, capture=f"c-{day}", sha256=f"d-{day}")
            seller = replace(SELLER, source="page", values={"name": name})
            shop = replace(SHOP, source="page")
            return Records((source,), (seller, shop), ties)

        held = tie("t", TieType.OPERATES, "hidden-seller", "hidden-shop", "page")
        shared.load(reading("2026-08-01", "Old Name", (held,)), by="test", files=())
        private.load(reading("2026-09-01", "New Name", (held,)), by="test", files=())
        before = json_bytes(shared.contents())
        first = merged()
        after = shared.contents()
        assert after.entities["hidden-seller"].name == "New Name"
        assert "Old Name" in str(after.entities["hidden-seller"].values)
        assert json_bytes(after) == json_bytes(shared.contents())
        merged()
        assert json_bytes(shared.contents()) == json_bytes(after)
        type_line("graph", "undo", first["import"])
        assert json_bytes(shared.contents()) == before

    def test_what_contradicts_is_set_aside_by_name(self, shared: Store, private: Store) -> None:
        source = Source("other", "Another source")
        person = Statement("hidden-seller", Kind.PERSON, source.id, {"name": "Lantern"})
        shared.load(Records((source,), (person,)), by="test", files=())
        private.load(RECORDS, by="test", files=())
        document = merged()
        assert "hidden-seller" in str(document["set_aside"])
        assert shared.contents().entities["hidden-seller"].kind is Kind.PERSON
        assert "hidden-shop" in shared.contents().entities

    def test_an_unfinished_import_is_not_merged(self, shared: Store, private: Store) -> None:
        private.load(RECORDS, by="test", files=(), import_id="import-broken")
        assert "has not finished" in merged(status=2)["said"]
        assert shared.counts().entities == 0

    def test_a_note_that_was_withdrawn_there_stays_withdrawn(
        self, shared: Store, private: Store
    ) -> None:
        private.load(RECORDS, by="test", files=())
        note = private.add_note("hidden-shop", "Only we know", "Edo Editor", None)
        merged()
        shared.withdraw_note(note.id)
        merged()
        assert [bool(each.withdrawn) for each in shared.notes()] == [True]


class TestBackup:
    def test_a_case_comes_back_into_its_own_empty_database_and_into_no_other(
        self, places_of_two: TwoPlaces, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        page = [str(PAGE.path / "page.html"), "--url", str(PAGE.told["url"])]
        assert in_private_case(monkeypatch, "scrapers", "import", "impressum", *page).status == 0
        file = str(tmp_path / "north.zip")
        assert in_private_case(monkeypatch, "graph", "backup", file).status == 0
        empty(places_of_two.private)
        forget_private_case(places_of_two.private)
        restored = in_private_case(monkeypatch, "graph", "restore", file)
        assert restored.status == 0, restored.err
        assert "Lindenhof" in in_private_case(monkeypatch, "graph", "search", "Lindenhof").out
        elsewhere = type_line("graph", "restore", file)
        assert elsewhere.status == 2
        assert "a private case is restored into itself" in elsewhere.err
        assert "Lindenhof" not in type_line("graph", "search", "Lindenhof").out


# The embedded server of the private case is that of all tests of this process.
@pytest.mark.parametrize("places_of_two", ["neo4j"], indirect=True)
class TestRemoval:
    def test_a_case_is_removed_whole_and_only_when_asked_twice(
        self, places_of_two: TwoPlaces, shared: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = [str(PAGE.path / "page.html"), "--url", str(PAGE.told["url"])]
        assert in_private_case(monkeypatch, "scrapers", "import", "impressum", *page).status == 0
        shared.load(RECORDS, by="test", files=())
        told = type_line("graph", "private", "remove", NAME)
        assert told.status == 2
        assert "Add --yes" in told.err
        assert places_of_two.case_dir.is_dir()
        assert type_line("graph", "private", "remove", NAME, "--yes").status == 0
        assert not places_of_two.case_dir.exists()
        assert type_line("graph", "private", "list", "--json").out.strip() == "[]"
        with connect_store(places_of_two.private) as store:
            assert store.counts().entities == 0
            assert store.private_case() == ""
        assert shared.counts().entities == 2
        forget_private_case(places_of_two.private)
