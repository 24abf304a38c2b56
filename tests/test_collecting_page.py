"""Collecting in the app: from a source on this machine, on the embedded store."""

import json
import time
from collections.abc import Iterator

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.settings import settings
from scrapers.runs import Run, Runs, RunState
from tests.scrapers.cases import cases
from tests.scrapers.local_source import LocalSource, Reply, local_source
from tests.scrapers.test_collecting import replies
from tests.test_app import opened, text
from views import background

CASES = {case.name: case for case in cases()}
SEARCHED = CASES["companies_house/search"]
COMPANY = CASES["companies_house/company"]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalSource]:
    pytest.importorskip("arcadedb_embedded", reason="no embedded server for this platform")
    with (
        local_source(replies(COMPANY) | replies(SEARCHED)) as found,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.delenv("NEO4J_URI", raising=False)
        patch.setenv("DATA_DIR", str(tmp_path_factory.mktemp("data")))
        patch.setenv("SOURCE_URLS", json.dumps({"companies_house": found.url}))
        patch.setenv("ALLOWED_PRIVATE_HOSTS", '["127.0.0.1"]')
        patch.setenv("COMPANIES_HOUSE_API_KEY", "a-key-of-this-test")
        patch.setenv("BACKOFF_SECONDS", "0.01")
        settings.cache_clear()
        st.cache_resource.clear()
        yield found
        st.cache_resource.clear()
    settings.cache_clear()


@pytest.fixture(autouse=True)
def _free(source: LocalSource) -> Iterator[None]:
    kept = dict(source.replies)
    yield
    source.before = lambda _path: None
    source.replies = kept


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def named(app: AppTest, words: str) -> None:
    field = next(f for f in app.text_input if f.label.startswith("Number"))
    field.input(words)
    press(app, "Collect")


def last(state: RunState) -> Run:
    """Wait until the newest run has this state."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        newest = Runs(settings().data_dir).all()[0]
        task = background.of_run(newest.run)
        if newest.state is state and (task is None or task.ended or state is RunState.RUNNING):
            return newest
        time.sleep(0.05)
    raise AssertionError(Runs(settings().data_dir).all()[0])


def test_a_name_offers_candidates_and_the_chosen_one_is_collected(source: LocalSource) -> None:
    app = opened("collecting")
    assert "Open Government Licence" in text(app) or "OGL" in text(app)
    named(app, "example lantern")
    assert not [path for path in source.asked if path.startswith("/company/")]
    field = next(box for box in app.selectbox if box.label == "Candidates")
    assert any("EXAMPLE LANTERN LTD" in option for option in field.options)

    field.select_index(0).run()
    press(app, "Collect the chosen one")
    run = last(RunState.FINISHED)

    app.run()
    assert run.subjects == ("00000101",)
    assert f"new: {run.new}, changed: 0, not understood: 1" in text(app)
    assert run.new > 3
    assert "ownership-of-shares-99-to-100-percent" in text(app)
    press(app, "Read again")
    end = time.monotonic() + 60
    while not (task := background.of_run(run.run)) or not task.ended:
        assert time.monotonic() < end
        time.sleep(0.05)
    assert "the records are the same as before" in text(app.run())


def test_a_run_is_cancelled_and_gone_on_with(source: LocalSource) -> None:
    app = opened("collecting")
    slow = Reply(b"{}", 429, headers={"Retry-After": "30"})
    whole = source.replies["/company/00000101/officers"]
    source.replies["/company/00000101/officers"] = slow
    named(app, "101")
    last(RunState.RUNNING)

    press(app, "Cancel")
    stopped = last(RunState.STOPPED)
    source.replies["/company/00000101/officers"] = whole
    asked = len(source.asked)
    app.run()
    press(app, "Go on")

    ended = last(RunState.FINISHED)
    assert ended.run == stopped.run
    assert "/company/00000101" not in source.asked[asked:]


@pytest.mark.usefixtures("source")
def test_a_missing_key_is_said_with_where_to_get_it_and_what_needs_none() -> None:
    app = opened("collecting")
    box = next(box for box in app.selectbox if box.label == "Source")
    box.select(next(o for o in box.options if o.startswith("OpenCorporates"))).run()

    shown = text(app)
    assert "OPENCORPORATES_API_TOKEN" in shown
    assert "https://opencorporates.com/api_accounts/new" in shown
    assert "gleif needs no key" in shown
    assert "Collect" not in [button.label for button in app.button]


@pytest.mark.usefixtures("source")
def test_an_unverified_source_says_so() -> None:
    app = opened("collecting")
    box = next(box for box in app.selectbox if box.label == "Source")
    box.select("eBay business sellers (unverified)").run()

    assert "Unverified" in text(app)


@pytest.mark.usefixtures("source")
def test_a_saved_page_is_read_in_the_background() -> None:
    case = CASES["impressum/company"]
    page = (case.path / "page.html").read_bytes()
    app = opened("collecting")
    box = next(box for box in app.selectbox if box.label == "Source")
    box.select(next(o for o in box.options if o.startswith("Imprints"))).run()

    app.get("file_uploader")[0].upload("impressum.html", page, "text/html").run()
    address = next(f for f in app.text_input if f.label.startswith("Address"))
    address.input(str(case.told["url"])).run()
    press(app, "Read the files")

    run = last(RunState.FINISHED)
    assert run.source == "impressum"
    assert run.new
    assert "impressum.html" in text(app.run())
