"""The commands of the watches: what they take and print, and the feed that they write."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from graph.model.records import Kind, TieType
from graph.support.language import use_language
from scrapers.contract.change_kind import ChangeKind
from scrapers.watch.change import (
    Change,
    Difference,
    Entry,
    NamedParty,
    PageCapture,
    Sentence,
    TieEnds,
    VerdictChange,
    VerdictState,
)
from scrapers.watch.due import interval_of, is_due, next_due
from scrapers.watch.kept_changes import KeptChanges, watch_folder
from scrapers.watch.running.journal import Journal
from scrapers.watch.watch_list import WatchList
from tests.scrapers.local_source import LocalSource
from tests.scrapers.watch.newsroom import Newsroom

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "<script>alert(1)</script> & \x00\x1b]8;; ]]> &amp; \u202e"
LEI = "EXAMPLE0000000LEI155"


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path, LocalSource("http://127.0.0.1:9", {}))


def test_watches_are_added_listed_and_removed(newsroom: Newsroom) -> None:
    newsroom.watch("101", "102", "101", case="Lantern")
    assert newsroom("watch", "add", "gleif", LEI).status == 0

    first, second, third = newsroom.list()
    removed = newsroom("watch", "remove", "companies_house", "00000101", "102")

    assert list(first) == ["source", "subject", "every", "case", "last_run", "next_due"]
    assert (first["subject"], first["every"], first["case"]) == ("00000101", "12h", "Lantern")
    assert (second["subject"], first["last_run"]) == ("00000102", None)
    assert (third["source"], third["every"], third["case"]) == ("gleif", "7d", None)
    assert removed.status == 0
    assert [each["source"] for each in newsroom.list()] == ["gleif"]


def test_adding_again_changes_time_and_label_only_where_given(newsroom: Newsroom) -> None:
    newsroom.watch("101", case="Lantern")

    newsroom("watch", "add", "companies_house", "101", "--every", "2d")
    newsroom("watch", "add", "companies_house", "101")

    (watched,) = newsroom.list()
    assert (watched["every"], watched["case"]) == ("2d", "Lantern")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "companies_house", "101", "--every", "often"), "write 7d for days"),
        (("add", "companies_house", "101", "--every", "0d"), "write 7d for days"),
        (("add", "nowhere", "101"), "There is no source"),
        (("add", "bizfile", "101"), "read from files"),
        (("add", "article", "https://news.example/a"), "nothing can be compared"),
        (("add", "companies_house"), "Missing argument"),
        (("remove", "companies_house", "101"), "is not watched"),
    ],
)
def test_bad_usage_is_one_sentence(newsroom: Newsroom, words: tuple[str, ...], said: str) -> None:
    status, _, err = newsroom("watch", *words)

    assert status == 2
    assert said in err
    assert newsroom.list() == []


def test_a_damaged_list_is_not_taken_for_an_empty_one(newsroom: Newsroom) -> None:
    newsroom.watch("101")
    path = watch_folder(newsroom.data) / "watches.json"
    path.write_bytes(path.read_bytes()[:40])

    added = newsroom("watch", "add", "companies_house", "102")
    run = newsroom("watch", "run")

    assert (added.status, run.status) == (2, 2)
    assert "is damaged" in added.err
    assert path.stat().st_size == 40


def test_nothing_to_ask_needs_no_store(newsroom: Newsroom) -> None:
    status, report = newsroom.run()

    assert (status, report["watched"], report["asked"]) == (0, 0, 0)
    assert not (newsroom.data / "server").exists()


def test_a_daily_timer_skips_no_day() -> None:
    asked = "2026-11-29T06:00:05Z"
    due = next_due(asked, "1d", had_problem=False)

    assert is_due(due, "1d", "2026-11-30T06:00:00Z")
    assert not is_due(due, "1d", "2026-11-30T03:00:00Z")
    assert next_due(asked, "7d", had_problem=True) == due
    assert interval_of("12h") * 2 == interval_of("1d")


def party(ident: str, name: str, kind: Kind = Kind.COMPANY) -> NamedParty:
    return NamedParty(ident, name, kind)


def page(day: str, url: str = "https://register.example/1") -> PageCapture:
    return PageCapture("doc", HOSTILE, url, day, capture=f"urn:{day}", sha256="s", run="run")


def change(ident: str, at: str, case: str = "", **parts: Any) -> Change:
    given: dict[str, Any] = {
        "kind": ChangeKind.CHANGED_VALUE,
        "entity": party("gb-1", HOSTILE),
        "tie": None,
        "differences": (Difference("status", "active", HOSTILE),),
    }
    return Change(
        *(ident, "run", "companies_house", "00000101"),
        case=case,
        at=at,
        before=page("2026-11-01"),
        after=page("2026-11-02", "javascript:alert(1)"),
        **{**given, **parts},
    )


def home_of(person: str) -> Change:
    address = party("address-1", "1 Secret Lane, Hiding", Kind.ADDRESS)
    ends = (party("gb-officer-1", person, Kind.PERSON), address)
    said = Sentence({"en": f"{person} is at 1 Secret Lane, Hiding"})
    tie = TieEnds("t", TieType.LOCATED_AT, *ends, purpose="home", statement=said)
    kind = ChangeKind.NEW_TIE
    return change("home", "2026-11-03T00:00:00Z", kind=kind, entity=address, tie=tie)


def verdict(at: str) -> VerdictChange:
    sides = [
        VerdictState(word, None, None, Sentence({"en": f"Verdict {word}", "id": f"Putusan {word}"}))
        for word in ("not found", "owned")
    ]
    shop = party("inv-shop", "Kestrel Shop", Kind.STOREFRONT)
    return VerdictChange(
        *("v", "run", at, shop),
        before=sides[0],
        after=sides[1],
        because=("one",),
        cases=("Lantern",),
    )


ENTRIES: tuple[Entry, ...] = (
    change("one", "2026-11-01T00:00:00Z", "Lantern"),
    change("two", "2026-11-02T00:00:00Z", "Kestrel"),
    home_of("Nora"),
    verdict("2026-11-04T00:00:00Z"),
)


def feed_of(newsroom: Newsroom, *words: str) -> ElementTree.Element:
    out = newsroom.data / "feeds" / "changes.xml"
    assert newsroom("watch", "feed", str(out), *words).status == 0
    return ElementTree.fromstring(out.read_bytes())  # noqa: S314 - our own file


def titles(feed: ElementTree.Element) -> list[str]:
    return [str(entry.findtext(f"{ATOM}title")) for entry in feed.iter(f"{ATOM}entry")]


def test_the_feed_has_one_entry_each_newest_first_and_the_same_ids(newsroom: Newsroom) -> None:
    KeptChanges(newsroom.data).add(ENTRIES)

    first, second = feed_of(newsroom), feed_of(newsroom)

    assert titles(first)[0] == (
        "Kestrel Shop: no tie found so far → owned. Now: Verdict owned. Before: Verdict not found."
    )
    assert len(titles(first)) == len(ENTRIES)
    ids = [str(each.text) for each in first.iter(f"{ATOM}id")]
    assert ids == [str(each.text) for each in second.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ENTRIES) + 1
    assert first.findtext(f"{ATOM}updated") == "2026-11-04T00:00:00+00:00"
    moments = [str(each.findtext(f"{ATOM}updated")) for each in first.iter(f"{ATOM}entry")]
    assert moments == sorted(moments, reverse=True)


def test_hostile_text_stays_text_in_the_feed(newsroom: Newsroom) -> None:
    KeptChanges(newsroom.data).add(ENTRIES)

    feed = feed_of(newsroom)

    assert "<script>alert(1)</script> & \\x00\\x1b]8;;" in "".join(titles(feed))
    assert not [each for each in feed.iter() if each.tag.endswith("script")]
    assert not [each for each in feed.iter(f"{ATOM}link") if "javascript" in str(each.attrib)]


def test_the_feed_of_a_case_holds_only_its_entries(newsroom: Newsroom) -> None:
    KeptChanges(newsroom.data).add(ENTRIES)

    lantern = feed_of(newsroom, "--case", "Lantern")

    assert len(titles(lantern)) == 2
    assert titles(feed_of(newsroom, "--case", "Nothing")) == []
    assert lantern.findtext(f"{ATOM}id") != feed_of(newsroom).findtext(f"{ATOM}id")


def test_a_home_is_not_in_the_feed(newsroom: Newsroom) -> None:
    KeptChanges(newsroom.data).add(ENTRIES)

    told = ElementTree.tostring(feed_of(newsroom), "unicode")

    assert "Secret Lane" not in told
    assert "Nora: something private changed and is not shown here" in told


def test_the_kept_list_survives_a_writer_that_was_killed(tmp_path: Path) -> None:
    kept = KeptChanges(tmp_path)
    kept.add(ENTRIES[:2])
    path = watch_folder(tmp_path) / "changes.jsonl"
    path.write_bytes(path.read_bytes() + b'{"id": "half", "run"')

    kept.add(ENTRIES)
    kept.add(ENTRIES)

    assert [entry.id for entry in kept.entries()] == ["v", "home", "two", "one"]
    assert [entry.id for entry in kept.entries(since="2026-11-03")] == ["v", "home"]
    assert [entry.id for entry in kept.entries(case="Kestrel")] == ["two"]
    assert kept.entries()[0] == ENTRIES[3]
    with use_language("id"):
        assert str(kept.entries()[0].after.headline) == "Putusan owned"  # type: ignore[union-attr]


def test_a_watch_that_was_removed_during_a_run_stays_removed(tmp_path: Path) -> None:
    watches = WatchList(tmp_path)
    watches.add("gleif", [LEI], None, None)
    watches.remove([("gleif", LEI)])

    watches.note_outcomes({("gleif", LEI): lambda watch: watch})

    assert watches.all() == ()
    assert json.loads((watch_folder(tmp_path) / "watches.json").read_bytes()) == []
    assert Journal(tmp_path).plan() is None
