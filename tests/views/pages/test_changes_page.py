"""The page Changes: what is new since the last visit, dismissals, filters, pages, and watches."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.model.records import Kind, Records, Source, Statement
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from graph.support.settings import settings
from scrapers.watch.change import Entry
from scrapers.watch.kept_changes import KeptChanges, watch_folder
from scrapers.watch.watch_list import WatchList
from tests.pages import opened, press, text
from tests.views.conftest import data_folder
from tests.watched import DIRECTOR, HOLDER, SELLER, STATUS, every_kind, many_changes
from views.lists.changes.visits import VisitEnd, last_visit

_RECORDS = Records(
    (Source("page", "Seller page (invented)"),),
    (
        Statement(SELLER.id, Kind.COMPANY, "page", {"name": SELLER.name}),
        Statement("invented-1", Kind.COMPANY, "page", {"name": "Example of no source Ltd"}),
    ),
    (),
)
_DIRECTOR = "now lists Jane Example as director of Example Lantern Ltd"


@pytest.fixture
def folder(app_store: Access) -> Iterator[Path]:
    """The data folder of the app, in which nothing is watched."""
    with connect_store(app_store) as store:
        store.load(_RECORDS, by="test", files=())
    yield data_folder(app_store)
    data_folder(app_store)


def keep(*entries: Entry) -> None:
    KeptChanges(settings().data_dir).add(entries)


def shown(part: str = "changes", **parameters: str) -> AppTest:
    return opened("changes", show=part, **parameters)


@pytest.mark.usefixtures("folder")
def test_without_a_watch_the_page_says_what_to_do() -> None:
    for part in ("changes", "watches"):
        told = text(shown(part))
        assert "Nothing is watched yet." in told
        assert "Press “Watch” there" in told
    WatchList(settings().data_dir).add("companies_house", ["00000101"], None, None)
    assert "No change so far in 1 watch." in text(shown())


@pytest.mark.usefixtures("folder")
def test_every_kind_of_change_is_told_with_both_sides_and_captures() -> None:
    keep(*every_kind())
    told = text(shown())
    assert f"Companies House {_DIRECTOR}." in told
    assert "Lantern Shop: connected → owned (register), because Companies House" in told
    assert "as ended on 5 November 2026" in told
    assert "25–50 %" in told
    assert "50–75 %" in told
    assert "active" in told
    assert "dissolved" in told
    assert 'href="capture?change=status&amp;side=before"' in told
    assert 'href="capture?change=status&amp;side=after"' in told
    assert SELLER.id not in told.replace(f"company?id={SELLER.id}", "")  # names, no ids


@pytest.mark.usefixtures("folder")
def test_what_is_dismissed_stays_so_and_is_listed_and_comes_back() -> None:
    keep(DIRECTOR, STATUS)
    app = shown()
    app.button(key="act_director").click().run()
    assert _DIRECTOR not in text(app)
    assert "Dismissed: 1 change." in text(app)
    assert _DIRECTOR not in text(shown())
    dismissed = shown("dismissed")
    assert _DIRECTOR in text(dismissed)
    assert "“dissolved”" not in text(dismissed)
    dismissed.button(key="act_director").click().run()
    assert "Nothing is dismissed." in text(dismissed)
    assert _DIRECTOR in text(shown())

    app = press(shown(), "Dismiss all 2")
    assert _DIRECTOR not in text(app)
    app.button(key="undo_dismissal").click().run()
    assert _DIRECTOR in text(app)


def test_a_damaged_list_of_dismissals_is_said_and_kept(folder: Path) -> None:
    keep(DIRECTOR)
    file = watch_folder(folder) / "dismissed.json"
    file.write_text("[half")
    assert "cannot be read" in text(shown())
    assert file.read_text() == "[half"


@pytest.mark.usefixtures("folder")
def test_filters_let_through_what_was_chosen_and_say_when_nothing_passes() -> None:
    keep(*every_kind())
    app = shown(case="Lanterns")
    assert "2 changes" in text(app)
    assert _DIRECTOR not in text(app)
    app = shown()
    app.multiselect(key="changes_sorts").select("ended").run()
    assert "1 change" in text(app)
    app.text_input(key="changes_words").input("nobody of this name").run()
    assert "No change passes these filters." in text(app)
    press(app, "Show all 8 changes")
    assert _DIRECTOR in text(app)
    app.selectbox(key="changes_since").select("day").run()
    app.date_input(key="changes_day").set_value(datetime(2026, 11, 21).date()).run()
    assert "No change passes these filters." in text(app)
    app.date_input(key="changes_day").set_value(datetime(2026, 11, 19).date()).run()
    assert _DIRECTOR in text(app)
    assert "Show those of everybody" in [button.label for button in shown(party=SELLER.id).button]


@pytest.mark.usefixtures("folder")
def test_thousands_are_turned_page_by_page() -> None:
    keep(*many_changes(5_000))
    app = shown()
    assert "1 to 20 of 5,000" in text(app)
    assert text(app).count("<article") == 20
    press(app, "Next")
    assert "21 to 40 of 5,000" in text(app)
    assert "Example Row 4979 Ltd" in text(app)
    press(app, "Previous")
    assert "1 to 20 of 5,000" in text(app)


@pytest.mark.usefixtures("folder")
def test_a_visit_ends_after_half_an_hour_and_a_reload_is_the_same_visit() -> None:
    begin = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)

    def visit(minutes: int, last: str) -> VisitEnd | None:
        return last_visit("", last, begin + timedelta(minutes=minutes))

    assert visit(0, "a") is None
    assert visit(10, "b") is None
    ended = VisitEnd("2026-11-20T10:10:00Z", "b")
    assert [visit(minutes, "c") for minutes in (60, 61, 80)] == [ended] * 3
    assert visit(200, "d") == VisitEnd("2026-11-20T11:20:00Z", "c")
    assert last_visit("other reader", "d", begin) is None


@pytest.mark.usefixtures("folder")
def test_since_the_last_visit_counts_when_something_was_found_not_when_it_was_read() -> None:
    keep(DIRECTOR, STATUS)
    last_visit("", STATUS.id, datetime.now(UTC) - timedelta(hours=2))
    assert "Nothing new since the last visit to this page." in text(shown())
    keep(HOLDER)  # its moment is that of the others
    app = shown()
    assert "Example Osprey Ltd as holding 75–100 % of" in text(app)
    assert _DIRECTOR not in text(app)
    assert "Found since the last visit to this page" in text(app)


@pytest.mark.usefixtures("folder")
def test_a_party_is_watched_and_no_longer_watched_and_that_is_undone() -> None:
    app = opened("party", id=SELLER.id)
    app.selectbox(key=f"every_{SELLER.id}").select("12h").run()
    app.button(key=f"begin_watch_{SELLER.id}").click().run()
    [watch] = WatchList(settings().data_dir).all()
    assert (watch.source, watch.subject, watch.every) == ("companies_house_html", "00000101", "12h")

    listed = shown("watches")
    assert SELLER.name in text(listed)
    assert "every 12 hours · not checked yet · due now" in text(listed)
    press(opened("party", id=SELLER.id), "Stop watching")
    assert WatchList(settings().data_dir).all() == ()
    WatchList(settings().data_dir).put_back([watch])
    press(listed, "Stop watching")
    assert "No longer watched: 00000101." in text(listed)
    listed.button(key="undo_ended_watches").click().run()
    assert WatchList(settings().data_dir).all() == (watch,)


@pytest.mark.usefixtures("folder")
def test_a_party_that_no_source_can_be_asked_for_has_no_button() -> None:
    app = opened("party", id="invented-1")
    assert not [button for button in app.button if button.label == "Watch it"]


@pytest.mark.usefixtures("folder")
def test_the_address_of_a_capture_that_is_not_kept_says_so() -> None:
    keep(STATUS)
    assert "No change is kept under this address" in text(
        opened("capture", change="x", side="after")
    )
    assert "not on this machine" in text(opened("capture", change=STATUS.id, side="before"))
