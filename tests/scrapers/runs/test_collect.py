"""Collecting as a user types it: over HTTP from a local source, into both servers."""

import gzip
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest

from graph.model.records import Kind, Source, Statement, Tie, TieType, Value
from graph.stores.local_server import Access
from graph.stores.store import Store, connect_store
from graph.support.settings import settings
from scrapers.runs.run import Run, Runs
from scrapers.storing.writer import BulkFileWriter, StoreWriter
from tests.command_line import Answer, type_line
from tests.graph.exports.cases import json_bytes
from tests.paths import ROOT
from tests.scrapers.cases import Case, cases
from tests.scrapers.local_source import LocalSource, Reply, local_source
from tests.servers import empty, environment_of

CASES = {case.name: case for case in cases()}
COMPANY = CASES["companies_house/company"]
KEY = "a-very-secret-key"
OFFICERS = "/company/00000101/officers"
OWNERS = "/company/00000101/persons-with-significant-control"


class Typed:
    """The command line with its settings, in this process; ``start`` gives it one of its own."""

    def __init__(self, folder: Path, source: str = "", access: Access | None = None) -> None:
        self.env = {
            "DATA_DIR": str(folder / "data"),
            "SOURCE_URLS": json.dumps({"companies_house": source, "gleif": source}),
            "ALLOWED_PRIVATE_HOSTS": '["127.0.0.1"]',
            "COMPANIES_HOUSE_API_KEY": KEY,
            "BACKOFF_SECONDS": "0.01",
            **(environment_of(access) if access else {"NEO4J_URI": ""}),
        }

    def start(self, *words: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "scrapers", *words],
            cwd=ROOT,
            env={**os.environ, **self.env},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def __call__(self, *words: str, **more: str) -> Answer:
        with patch.dict(os.environ, {**self.env, **more}):
            settings.cache_clear()
            answer = type_line("scrapers", *words)
        settings.cache_clear()
        return answer


def replies(case: Case) -> dict[str, Reply]:
    found = {}
    for url, body in case.pages.items():
        parts = urlsplit(url)
        path = f"{parts.path}{f'?{parts.query}' if parts.query else ''}"
        found[path] = Reply(body, headers={"Content-Type": "application/json"})
    return found


@pytest.fixture
def source() -> Iterator[LocalSource]:
    with local_source(replies(COMPANY)) as found:
        yield found


def told(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def without_captures(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    for line in lines:
        for key in ("capture", "sha256", "retrieved"):
            line.get("document", {}).pop(key, None)
    return lines


def expected(case: Case) -> list[dict[str, Any]]:
    kept = [line for line in case.expected if {"document", "entity", "tie"} & line.keys()]
    return without_captures([dict(line) for line in kept])


def graph_of(store: Store) -> dict[str, Any]:
    """Return what the store holds, without what differs from one run to the next."""
    document: dict[str, Any] = json.loads(json_bytes(store.contents()))
    for node in document["nodes"]:
        node.pop("capture", None)
    return document


def test_a_collect_prints_and_writes_what_the_source_states(
    store: Store, server: Access, source: LocalSource, tmp_path: Path
) -> None:
    typed = Typed(tmp_path, source.url, server)

    status, out, err = typed("collect", "companies_house", "101", "--json")

    assert status == 0, err
    assert without_captures(told(out)) == expected(COMPANY)
    assert "Not understood: nature of control 'ownership-of-shares-99-to-100-percent'" in err
    found = store.contents()
    lines = told(out)
    assert set(found.ties and {t.id for t in found.ties}) == {
        line["tie"]["id"] for line in lines if "tie" in line
    }
    assert store.entity("gb-00000101").name == "EXAMPLE LANTERN LTD"  # type: ignore[union-attr]
    assert all(s.capture and s.sha256 for s in found.sources.values())
    assert len(source.asked) == len(set(source.asked)) == len(COMPANY.pages)


def test_a_dry_run_writes_nothing(source: LocalSource, tmp_path: Path) -> None:
    typed = Typed(tmp_path, source.url)

    status, out, _ = typed("collect", "companies_house", "101", "--json", "--dry-run")

    assert status == 0
    assert without_captures(told(out)) == expected(COMPANY)
    assert not (tmp_path / "data" / "server").exists()


def test_no_key_is_anywhere(source: LocalSource, tmp_path: Path) -> None:
    typed = Typed(tmp_path, source.url)

    _, out, err = typed("collect", "companies_house", "101", "--json", "--dry-run")

    kept = [path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()]
    opened = [gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body for body in kept]
    assert kept
    assert not [text for text in (*opened, out.encode(), err.encode()) if KEY.encode() in text]


@pytest.mark.parametrize("killed_at", [1, 4])
def test_a_killed_run_goes_on_and_ends_with_the_same_graph(
    embedded_server: Access, source: LocalSource, tmp_path: Path, killed_at: int
) -> None:
    empty(embedded_server)
    with connect_store(embedded_server) as store:
        typed = Typed(tmp_path / "whole", source.url, embedded_server)
        assert typed("collect", "companies_house", "101")[0] == 0
        whole, path = graph_of(store), source.asked[killed_at]
        store.reset()
        source.asked.clear()
        typed = Typed(tmp_path / "killed", source.url, embedded_server)
        process = typed.start("collect", "companies_house", "101")
        source.before = lambda asked: process.kill() if asked == path else None
        process.communicate(timeout=120)
        source.before = lambda _asked: None
        assert process.returncode == -signal.SIGKILL
        before = list(source.asked)

        assert typed("collect", "companies_house", "101")[0] == 0

        again = source.asked[len(before) :]
        assert set(again) & set(before) <= {path}
        assert graph_of(store) == whole
        assert len(json.loads(typed("runs", "--json")[1])) == 1


def test_a_later_page_that_fails_leaves_the_subject_incomplete(
    store: Store, server: Access, source: LocalSource, tmp_path: Path
) -> None:
    source.replies[OWNERS] = Reply(b"", 500)
    typed = Typed(tmp_path, source.url, server)

    status, _, err = typed("collect", "companies_house", "101")

    assert status == 2
    assert "incomplete" in err
    company = store.entity("gb-00000101")
    assert company is not None
    assert "incomplete" in company.values
    (run,) = json.loads(typed("runs", "--json")[1])
    assert run["state"] == "incomplete"
    assert run["problem"].startswith("00000101 is incomplete: ")


def test_a_list_that_broke_off_ends_nothing(
    store: Store, server: Access, source: LocalSource, tmp_path: Path
) -> None:
    typed = Typed(tmp_path, source.url, server)
    assert typed("collect", "companies_house", "101")[0] == 0
    before = {tie.id: tie.until for tie in store.contents().ties}
    officers = json.loads(source.replies[OFFICERS].body)  # type: ignore[union-attr]
    # One more was appointed: the last of the first page is on the second one now.
    newest = {**officers["items"][0], "links": {"self": f"{OFFICERS}/new"}, "name": "NEW, Officer"}
    newest["links"]["officer"] = {"appointments": "/officers/keyNew/appointments"}
    officers["items"] = [newest, *officers["items"][:-1]]
    officers["total_results"] += 1
    source.replies[OFFICERS] = Reply(json.dumps(officers).encode())
    source.replies[f"{OFFICERS}?start_index=2"] = Reply(b"", 500)

    status, _, err = typed("collect", "companies_house", "101")

    found = store.contents()
    assert status == 2
    assert "incomplete" in err
    assert {tie.id: tie.until for tie in found.ties if tie.id in before} == before
    assert "gb-officer-keyNew" in {tie.start for tie in found.ties}
    assert not [tie for tie in found.ties if "no_longer_stated" in tie.extra]


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(b"", 404), "nothing at"),
        (Reply(b'{"company_name": "CUT'), "readable JSON"),
        (Reply(b"<html><title>Robot or human?</title></html>"), "wall"),
        (Reply(b"", 401), "refuses the key"),
        (Reply(b"", 500), "try again later"),
    ],
)
def test_a_first_page_that_fails_writes_nothing(
    source: LocalSource, tmp_path: Path, reply: Reply, words: str
) -> None:
    source.replies["/company/00000101"] = reply
    typed = Typed(tmp_path, source.url)

    status, out, err = typed("collect", "companies_house", "101", "--json", "--dry-run")

    assert status == 2
    assert out == ""
    assert words in err
    assert "Traceback" not in err


def test_a_bare_name_offers_candidates_and_collects_nothing(tmp_path: Path) -> None:
    case = CASES["companies_house/search"]
    with local_source(replies(case)) as found:
        typed = Typed(tmp_path, found.url)

        status, out, err = typed("collect", "companies_house", "example lantern", "--dry-run")

    assert status == 1
    assert "00000101  EXAMPLE LANTERN LTD" in out
    assert "Choose one" in err


def test_a_missing_key_is_said_before_anything_is_asked(
    source: LocalSource, tmp_path: Path
) -> None:
    typed = Typed(tmp_path, source.url)

    status, _, err = typed("collect", "companies_house", "101", COMPANIES_HOUSE_API_KEY="")

    assert status == 2
    assert "COMPANIES_HOUSE_API_KEY" in err
    assert source.asked == []


def test_a_run_is_one_import_however_often_it_writes(
    store: Store,
    server: Access,
    source: LocalSource,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(StoreWriter, "most", 1)
    typed = Typed(tmp_path, source.url, server)

    assert typed("collect", "companies_house", "101")[0] == 0
    first = store.contents()
    assert len(store.imports()) == 1
    assert first.unfinished == ()
    assert typed("collect", "companies_house", "101")[0] == 0
    again = store.contents()
    assert {t.id for t in again.ties} == {t.id for t in first.ties}
    assert {s.capture for s in again.sources.values()}.isdisjoint(
        s.capture for s in first.sources.values()
    )
    later, earlier = json.loads(typed("runs", "--json")[1])
    assert (later["new"], later["changed"]) == (0, 0)
    assert earlier["new"] == len(first.entities) + len(first.ties)

    for record in store.imports():
        assert store.counts().ties == len(first.ties)
        store.undo(record.id)
    assert store.counts().entities == 0


def test_runs_of_one_moment_keep_their_order(tmp_path: Path) -> None:
    runs = Runs(tmp_path)

    begun = [runs.begin(Run("", "gleif", (str(n),))).read().run for n in range(9)]

    assert [run.run for run in runs.all()] == begun[::-1]


def test_what_a_page_no_longer_states_is_kept_with_the_date(
    store: Store, server: Access, source: LocalSource, tmp_path: Path
) -> None:
    typed = Typed(tmp_path, source.url, server)
    assert typed("collect", "companies_house", "101")[0] == 0
    owners = json.loads(source.replies[OWNERS].body)  # type: ignore[union-attr]
    gone = owners["items"].pop(0)
    owners["items"][0]["natures_of_control"] = ["ownership-of-shares-75-to-100-percent"]
    owners["total_results"] -= 1
    source.replies[OWNERS] = Reply(json.dumps(owners).encode())
    profile = json.loads(source.replies["/company/00000101"].body)  # type: ignore[union-attr]
    profile["company_status"] = "liquidation"
    source.replies["/company/00000101"] = Reply(json.dumps(profile).encode())

    assert typed("collect", "companies_house", "101")[0] == 0

    found = store.contents()
    ties = {t.id.rsplit("/", 1)[-1]: t for t in found.ties if "psc" in t.id.rsplit("/", 1)[-1]}
    ended = ties["pscOne:ownership-of-shares-25-to-50-percent"]
    assert ended.extra["no_longer_stated"]
    assert ended.until
    assert ended.start == "gb-psc-" + gone["links"]["self"].rsplit("/", 1)[-1]
    assert "no_longer_stated" in ties["pscFirm:ownership-of-shares-50-to-75-percent"].extra
    assert not ties["pscFirm:ownership-of-shares-75-to-100-percent"].until
    company = next(
        s for s in found.statements if s.entity == "gb-00000101" and s.source.endswith("/00000101")
    )
    assert company.values["status"] == "liquidation"
    assert any("status: active" in str(v) for v in company.values["previously"])  # type: ignore[union-attr]
    assert len([s for s in found.sources if s.endswith("significant-control")]) == 1


def test_hops_follow_within_a_limit_and_say_so(source: LocalSource, tmp_path: Path) -> None:
    officer = CASES["companies_house/officer"]
    source.replies |= replies(officer)
    typed = Typed(tmp_path, source.url)

    command = ("collect", "companies_house", "101", "--json", "--dry-run", "--hops", "1")
    status, out, err = typed(*command, "--limit", "2")

    assert status == 0, err
    assert "At the limit of 2 followed parties" in err
    assert "has 75 appointments; the first 3 were taken" in err
    assert "gb-00001002" in out
    assert "Not followed" in err


def test_two_runs_side_by_side_hurt_neither(
    store: Store, server: Access, source: LocalSource, tmp_path: Path
) -> None:
    gleif = CASES["gleif/company"]
    source.replies |= replies(gleif)
    typed = Typed(tmp_path, source.url, server)

    process = typed.start("collect", "companies_house", "101")
    status, _, err = typed("collect", "gleif", str(gleif.told["subject"]))

    assert status == 0, err
    _, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert {"companies_house", "gleif"} == {s.split(":")[0] for s in store.contents().sources}


def test_a_replay_needs_no_network_and_says_what_differs(
    source: LocalSource, tmp_path: Path
) -> None:
    typed = Typed(tmp_path, source.url)
    typed("collect", "companies_house", "101", "--dry-run")
    name = json.loads(typed("runs", "--json")[1])[0]["run"]
    asked = len(source.asked)

    status, out, err = typed("replay", name, "--json", "--dry-run")

    assert status == 0, err
    assert without_captures(told(out)) == expected(COMPANY)
    assert "the same as before" in err
    assert len(source.asked) == asked
    kept = tmp_path / "data" / "captures" / name / "records.jsonl.gz"
    lines = gzip.decompress(kept.read_bytes()).decode().splitlines(keepends=True)
    kept.write_bytes(gzip.compress("".join(lines[1:]).encode()))
    assert "0 records no longer, 1 now" in typed("replay", name, "--dry-run")[2]


def test_an_imported_payload_is_the_same_page_as_the_collected_one(
    store: Store, server: Access, source: LocalSource, tmp_path: Path
) -> None:
    typed = Typed(tmp_path, source.url, server)
    typed("collect", "companies_house", "101")
    whole = store.counts()

    path = str(COMPANY.path / "psc.json")
    status, _, err = typed("import", "companies_house", path, "--retrieved", "2026-11-24")

    assert status == 0, err
    assert store.counts() == whole


@pytest.mark.parametrize("name", ["companies_house_psc/lines", "gleif_golden_copy/csv"])
def test_bulk_files_are_written_and_a_cut_one_is_not(
    store: Store, server: Access, tmp_path: Path, name: str
) -> None:
    case = CASES[name]
    typed = Typed(tmp_path, "", server)
    paths = [str(case.path / file) for file in case.files]
    cut = tmp_path / Path(paths[0]).name
    cut.write_bytes(Path(paths[0]).read_bytes()[:-40])

    assert typed("import", case.collector.name, str(cut))[0] == 2
    assert store.counts().entities == 0
    status, _, err = typed("import", case.collector.name, *paths)
    again, _, _ = typed("import", case.collector.name, *paths)

    assert (status, again) == (0, 0), err
    ties = {line["tie"]["id"] for line in case.expected if "tie" in line}  # type: ignore[index]
    assert {t.id for t in store.contents().ties} == ties


def test_a_tie_of_a_file_waits_for_the_party_at_its_end(store: Store) -> None:
    source = Source("file:0123456789abcdef", "A file", type="officialRegister")
    gatherer = BulkFileWriter(store, "run", "test")
    holder = Statement("gb-psc-one", Kind.PERSON, source.id, {"name": "Example Person"})
    holds = Tie("t", TieType.CONTROLS, holder.entity, "gb-00000101", source=source.id)

    gatherer.write_page([source, holder, holds])
    gatherer.flush()
    assert store.contents().ties == ()
    gatherer.write_page([Statement("gb-00000101", Kind.COMPANY, source.id, {"name": "Example"})])
    gatherer.finish()

    assert [tie.id for tie in store.contents().ties] == ["t"]
    assert store.imports()[0].finished


def test_lines_of_one_company_far_apart_in_a_file_are_joined(store: Store) -> None:
    source = Source("file:0123456789abcdef", "A file", type="officialRegister")
    gatherer = BulkFileWriter(store, "run", "test")
    for number in range(2):
        reason = (f"owner: reason {number}",)
        values: dict[str, Value] = {"name": "Example", "unknown_reason": reason}
        gatherer.write_page([source, Statement("gb-00000101", Kind.COMPANY, source.id, values)])
        gatherer.flush()

    (found,) = store.contents().statements
    assert found.values["unknown_reason"] == ("owner: reason 0", "owner: reason 1")
