"""What is no change: outages, walls, empty and half answers, and runs that were killed."""

import json
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.stores.local_server import Access
from tests.scrapers.local_source import LocalSource, Reply, local_source
from tests.scrapers.watch.newsroom import (
    COMPANY,
    OFFICERS,
    OWNERS,
    Json,
    Newsroom,
    clones,
    resign,
)
from tests.servers import empty

WALL = Reply(b"<html><title>Robot or human?</title></html>", headers={"Content-Type": "text/html"})


@pytest.fixture
def source() -> Iterator[LocalSource]:
    with local_source(clones(3)) as found:
        yield found


@pytest.fixture
def newsroom(tmp_path: Path, source: LocalSource, embedded_server: Access) -> Newsroom:
    """A newsroom that watches three companies; the watch of the first has begun."""
    empty(embedded_server)
    room = Newsroom(tmp_path, source, embedded_server)
    room.watch("101", case="Lantern")
    assert room.run()[0] == 0
    return room


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(b"", 500), "answers with a failure"),
        (WALL, "is a wall"),
        (Reply(b""), "is empty"),
        (Reply(b'{"items": [], "total_results": 0}'), "came back empty"),
        (Reply(b'{"items": [], "total_results": 4}'), "came back in part"),
        (Reply(b'{"items": [{"name": "EX'), "not readable JSON"),
    ],
    ids=["outage", "wall", "nothing", "empty list", "list without entries", "half"],
)
def test_a_page_that_cannot_be_read_ends_nothing(
    newsroom: Newsroom, reply: Reply, said: str
) -> None:
    whole = newsroom.source.replies[OFFICERS]
    newsroom.source.replies[OFFICERS] = reply

    status, report = newsroom.run()
    newsroom.source.replies[OFFICERS] = whole
    newsroom.edit(OFFICERS, resign)
    after, later = newsroom.run()

    assert (status, report["changes"], report["verdicts"]) == (2, [], [])
    assert [said in problem["message"] for problem in report["problems"]] == [True]
    assert (after, len(later["changes"])) == (1, 1)


def test_a_subject_that_is_not_there_is_a_problem(newsroom: Newsroom) -> None:
    del newsroom.source.replies[COMPANY]

    status, report = newsroom.run()

    assert (status, report["changes"]) == (2, [])
    assert "has nothing at" in report["problems"][0]["message"]


def test_a_list_that_is_not_there_for_a_day_is_no_change(newsroom: Newsroom) -> None:
    owners = newsroom.source.replies.pop(OWNERS)

    missing = newsroom("watch", "run")
    newsroom.source.replies[OWNERS] = owners
    back, again = newsroom.run()

    assert (missing.status, "0 changes" in missing.out) == (0, True)
    assert "was not read again" in missing.err
    assert (back, again["changes"], again["problems"]) == (0, [], [])


def test_one_subject_that_fails_leaves_the_others(newsroom: Newsroom) -> None:
    newsroom.watch("102", "103")
    newsroom.source.replies["/company/00000102"] = WALL
    newsroom.edit(OFFICERS, resign)

    status, report = newsroom.run()

    assert (status, report["asked"]) == (1, 3)
    assert [c["subject"] for c in report["changes"]] == ["00000101"]
    assert [p["subject"] for p in report["problems"]] == ["00000102"]


def test_what_one_subject_states_ends_nothing_of_another(newsroom: Newsroom) -> None:
    """In one run a party keeps the kind that it was first given, and other records are left out."""

    def make_corporate(officers: Json) -> None:
        officers["items"][0] |= {"officer_role": "corporate-director"}
        officers["items"][0].pop("date_of_birth")

    newsroom.watch("102")
    newsroom.run()
    newsroom.edit(OFFICERS, make_corporate)

    _, report = newsroom.run()

    assert {c["subject"] for c in report["changes"]} == {"00000101"}


def test_a_source_that_fails_again_and_again_is_left_in_peace(newsroom: Newsroom) -> None:
    newsroom.source.replies = dict.fromkeys(newsroom.source.replies, WALL)
    newsroom.watch(*(str(number) for number in range(102, 111)))
    newsroom.source.asked.clear()

    status, report = newsroom.run()

    assert (status, len(report["problems"])) == (2, 10)
    assert len(newsroom.source.asked) == 3


def test_captures_that_are_gone_begin_the_watch_anew(newsroom: Newsroom) -> None:
    for archive in newsroom.data.rglob("*.warc.gz"):
        archive.unlink()
    newsroom.edit(OFFICERS, resign)

    lost, report = newsroom.run()
    again, second = newsroom.run()

    assert (lost, report["changes"]) == (2, [])
    assert "begins anew" in report["problems"][0]["message"]
    assert (again, second["changes"], second["problems"]) == (0, [], [])


def _stage_is(stage: str) -> Callable[[Newsroom], bool]:
    def is_reached(room: Newsroom) -> bool:
        batch = room.data / "watch" / "run" / "batch-00000.json"
        try:
            return bool(json.loads(batch.read_bytes())["stage"] == stage)
        except (FileNotFoundError, ValueError):
            return False

    return is_reached


def _is_kept(room: Newsroom) -> bool:
    return bool(list((room.data / "watch" / "unreported").glob("*.json")))


def _asks_owners(room: Newsroom) -> bool:
    return OWNERS in room.source.asked


@pytest.mark.parametrize(
    "is_reached",
    [_asks_owners, _stage_is("compared"), _is_kept],
    ids=["asking", "compared", "kept"],
)
def test_a_killed_run_goes_on_and_reports_each_change_once(
    newsroom: Newsroom, is_reached: Callable[[Newsroom], bool]
) -> None:
    newsroom.watch("102", "103")
    newsroom.edit(OFFICERS, resign)
    newsroom.source.asked.clear()
    process = newsroom.start("watch", "run", "--json")
    while process.poll() is None and not is_reached(newsroom):
        time.sleep(0.002)
    process.kill()
    out, _ = process.communicate(timeout=60)
    asked = len(newsroom.source.asked)

    status, report = newsroom.run("--due")

    found = [json.loads(out)] if out.strip() else []
    assert process.returncode in (-signal.SIGKILL, 1)
    changes = [c for each in (*found, report) for c in each["changes"]]
    assert [(c["subject"], c["kind"]) for c in changes] == [("00000101", "ended_tie")]
    assert status == (0 if found else 1)
    again = newsroom.source.asked[asked:]
    assert len(set(again) & set(newsroom.source.asked[:asked])) <= 1
    assert newsroom.run()[1]["changes"] == []


def test_two_runs_at_once(newsroom: Newsroom) -> None:
    waiting = newsroom.source.before
    answers: list[tuple[int, str, str]] = []

    def run_again(_path: str) -> None:
        newsroom.source.before = waiting
        process = newsroom.start("watch", "run")
        out, err = process.communicate(timeout=60)
        answers.append((process.returncode, out, err))

    newsroom.source.before = run_again
    newsroom.run()

    ((status, out, err),) = answers
    assert (status, out) == (2, "")
    assert "running already" in err
