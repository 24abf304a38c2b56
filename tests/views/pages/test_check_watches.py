"""Checking watches from the app: a source on this machine changes its mind between two checks."""

import json
import time
from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from graph.stores.local_server import Access
from graph.support.settings import settings
from scrapers.watch.watch_list import WatchList
from tests.mailbox import Mailbox, mail_server
from tests.pages import opened, press, text
from tests.scrapers.cases import cases
from tests.scrapers.local_source import LocalSource, Reply, local_source
from tests.scrapers.watch.newsroom import OFFICERS, replies
from tests.views.conftest import data_folder

_COMPANY = next(case for case in cases() if case.name == "companies_house/company")


@pytest.fixture
def source(app_store: Access) -> Iterator[LocalSource]:
    data_folder(app_store)
    with local_source(replies(_COMPANY)) as found, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_URLS", json.dumps({"companies_house": found.url}))
        patch.setenv("ALLOWED_PRIVATE_HOSTS", '["127.0.0.1"]')
        patch.setenv("COMPANIES_HOUSE_API_KEY", "a-key-of-this-test")
        settings.cache_clear()
        WatchList(settings().data_dir).add("companies_house", ["00000101"], "12h", None)
        yield found
    settings.cache_clear()
    data_folder(app_store)


def until(app: AppTest, shown: Callable[[], bool]) -> AppTest:
    end = time.monotonic() + 60
    while not shown():
        assert time.monotonic() < end, text(app)
        time.sleep(0.1)
        app.run()
        assert not app.exception
    return app


def checked(app: AppTest, outcome: str) -> AppTest:
    app.button(key="check_companies_house_00000101").click().run()
    return until(app, lambda: outcome in text(app))


@pytest.fixture
def mailbox(source: LocalSource, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    del source  # which sets the settings first
    with mail_server() as box:
        monkeypatch.setenv("NOTIFY_URLS", box.address())
        settings.cache_clear()
        yield box


def test_a_change_is_found_shown_with_both_captures_and_sent_by_mail(
    source: LocalSource, mailbox: Mailbox
) -> None:
    app = checked(opened("changes", show="watches"), "Checked: nothing changed.")
    reply = source.replies[OFFICERS]
    assert isinstance(reply, Reply)
    officers = json.loads(reply.body)
    officers["items"][0]["resigned_on"] = "2026-10-01"
    reply.body = json.dumps(officers).encode()

    mailbox.refuses = True
    checked(app, "Checked: 1 change.")
    assert "did not take the notice. It is sent again after the next run." in text(app)
    mailbox.refuses = False
    checked(app, "Checked: nothing changed.")
    [(title, body)] = mailbox.received
    assert title == "1 change at what you watch"
    assert "as ended on 1 October 2026" in body

    told = text(opened("changes"))
    assert "as ended on 1 October 2026" in told
    for side, is_there in (("before", False), ("after", True)):
        ident = told.split("capture?change=")[1].split("&amp;")[0]
        capture = opened("capture", change=ident, side=side)
        assert "verified: the file is unchanged" in text(capture)
        assert ("2026-10-01" in capture.code[0].value) is is_there


def test_an_outage_is_a_problem_in_words_and_no_change(source: LocalSource) -> None:
    app = checked(opened("changes", show="watches"), "Checked: nothing changed.")
    source.replies.clear()
    checked(app, "1 could not be compared")
    assert "lk-problem" in text(app)
    assert "No change so far in 1 watch." in text(opened("changes"))


def test_a_check_is_cancelled_and_goes_on_later(source: LocalSource) -> None:
    whole = dict(source.replies)
    reply = source.replies[OFFICERS]
    assert isinstance(reply, Reply)
    source.replies[OFFICERS] = Reply(reply.body, headers=reply.headers, drip=0.05)
    app = opened("changes", show="watches")
    app.button(key="check_companies_house_00000101").click().run()
    assert "0 of 1 checked" in str([each.proto for each in app.get("progress")])
    press(app, "Cancel")
    until(app, lambda: "Stopped. What was checked is kept" in text(app))
    source.replies.update(whole)
    checked(app, "Checked: nothing changed.")
