"""Collecting in the app: from a source on this machine, on the embedded store."""

import gzip
import io
import json
import re
import time
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from streamlit.testing.v1 import AppTest

from graph.model.records import Standing
from graph.stores.local_server import Access
from graph.support.gzip_members import gzip_member_at, gzip_members
from graph.support.settings import settings
from scrapers.runs import find_capture
from scrapers.runs.run import Run, Runs, RunState
from tests.pages import opened, press, text
from tests.scrapers.cases import cases
from tests.scrapers.local_source import LocalSource, Reply, local_source
from tests.scrapers.runs.test_collect import replies
from views.actions import mark_article
from views.jobs import collector_runs
from views.shell import session as opened_store

CASES = {case.name: case for case in cases()}
SEARCHED = CASES["companies_house/search"]
COMPANY = CASES["companies_house/company"]


@pytest.fixture(scope="module")
def source(app_store: Access) -> Iterator[LocalSource]:
    del app_store  # it names the store
    with (
        local_source(replies(COMPANY) | replies(SEARCHED)) as found,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("SOURCE_URLS", json.dumps({"companies_house": found.url}))
        patch.setenv("ALLOWED_PRIVATE_HOSTS", '["127.0.0.1"]')
        patch.setenv("COMPANIES_HOUSE_API_KEY", "a-key-of-this-test")
        patch.setenv("BACKOFF_SECONDS", "0.01")
        settings.cache_clear()
        yield found
    settings.cache_clear()


@pytest.fixture(autouse=True)
def _free(source: LocalSource) -> Iterator[None]:
    kept = dict(source.replies)
    yield
    source.before = lambda _path: None
    source.replies = kept


def named(app: AppTest, words: str) -> None:
    field = next(f for f in app.text_input if f.label.startswith("Number"))
    field.input(words)
    press(app, "Collect")


def last(state: RunState) -> Run:
    """Wait until the newest run has this state."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        newest = Runs(settings().data_dir).all()[0]
        task = collector_runs.job_of_run(newest.run)
        if newest.state is state and (task is None or task.ended or state is RunState.RUNNING):
            return newest
        time.sleep(0.05)
    raise AssertionError(Runs(settings().data_dir).all()[0])


def test_a_name_offers_candidates_and_the_chosen_one_is_collected(source: LocalSource) -> None:
    app = opened("collect")
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
    assert re.search(r"<strong>EXAMPLE LANTERN LTD, .* and \d+ more</strong>", text(app))
    assert "ownership-of-shares-99-to-100-percent" in text(app)
    press(app, "Re-read the saved copy")
    end = time.monotonic() + 60
    while not (task := collector_runs.job_of_run(run.run)) or not task.ended:
        assert time.monotonic() < end
        time.sleep(0.05)
    assert "the records are the same as before" in text(app.run())


def test_a_run_is_cancelled_and_gone_on_with(source: LocalSource) -> None:
    app = opened("collect")
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
    press(app, "Resume")

    ended = last(RunState.FINISHED)
    assert ended.run == stopped.run
    assert "/company/00000101" not in source.asked[asked:]


@pytest.mark.usefixtures("source")
def test_a_missing_key_is_said_with_where_to_get_it_and_what_needs_none() -> None:
    app = opened("collect")
    box = next(box for box in app.selectbox if box.label == "Source")
    box.select(next(o for o in box.options if o.startswith("OpenCorporates"))).run()

    shown = text(app)
    assert "OPENCORPORATES_API_TOKEN" in shown
    assert "https://opencorporates.com/api_accounts/new" in shown
    assert "GLEIF needs no key" in shown
    assert "Collect" not in [button.label for button in app.button]


@pytest.mark.usefixtures("source")
def test_an_unverified_source_says_so() -> None:
    app = opened("collect")
    box = next(box for box in app.selectbox if box.label == "Source")
    box.select("eBay business sellers (unverified)").run()

    assert "Unverified" in text(app)


@pytest.mark.usefixtures("source")
def test_a_saved_page_is_read_in_the_background() -> None:
    case = CASES["impressum/company"]
    page = (case.path / "page.html").read_bytes()
    app = opened("collect")
    box = next(box for box in app.selectbox if box.label == "Source")
    box.select(next(o for o in box.options if o.startswith("Imprints"))).run()

    app.file_uploader[0].upload("impressum.html", page, "text/html").run()
    address = next(f for f in app.text_input if f.label.startswith("Address"))
    address.input(str(case.told["url"])).run()
    press(app, "Import")

    run = last(RunState.FINISHED)
    assert run.source == "impressum"
    assert run.new
    assert "impressum.html" in text(app.run())


@pytest.mark.usefixtures("source")
def test_a_failed_run_and_who_imported_are_said_in_the_language_of_whoever_looks() -> None:
    app = opened("collect")
    box = next(box for box in app.selectbox if box.label == "Source")
    box.select(next(o for o in box.options if o.startswith("Imprints"))).run()
    app.file_uploader[0].upload("empty.html", b" ", "text/html").run()
    press(app, "Import")
    last(RunState.FAILED)

    assert "Nothing of it was written." in text(app.run())
    shown = text(opened("collect", lang="id"))
    assert "Tidak ada bagiannya yang ditulis." in shown
    assert "Nothing of it was written." not in shown
    collected_101()
    assert "by collect companies_house" in text(opened("import_files"))
    assert "oleh pengumpulan companies_house" in text(opened("import_files", lang="id"))


def captured(start: str) -> str:
    """The id of a source that was captured."""
    found = opened_store.snapshot().contents.sources
    return next(ident for ident in found if ident.startswith(start) and found[ident].capture)


def collected_101() -> str:
    app = opened("collect")
    named(app, "101")
    last(RunState.FINISHED)
    return captured("companies_house:")


@pytest.mark.usefixtures("source")
def test_the_dossier_opens_the_capture_with_its_digest_verified() -> None:
    ident = collected_101()

    company = text(opened("party", id="gb-00000101"))
    assert f"capture?source={quote(ident, safe='')}" in company
    app = opened("capture", source=ident)
    assert "verified: the file is unchanged since it was captured" in text(app)
    assert "200" in text(app)
    assert "https://api.company-information.service.gov.uk/company/00000101" in text(app)
    assert "00000101" in app.code[0].value


@pytest.mark.usefixtures("source")
def test_a_capture_that_was_altered_or_is_gone_is_said() -> None:
    ident = collected_101()
    source = opened_store.snapshot().contents.sources[ident]
    archive = next(
        path
        for path in (settings().data_dir / "captures").glob("*/captures.warc.gz")
        if find_capture.find_record(path, source.capture)
    )
    whole = archive.read_bytes()
    altered = [
        gzip.compress(
            gzip.decompress(gzip_member_at(io.BytesIO(whole), m.start)).replace(
                b"LANTERN", b"LANTERM"
            )
        )
        for m in gzip_members(io.BytesIO(whole))
    ]
    try:
        archive.write_bytes(b"".join(altered))
        assert "This capture has been altered" in text(opened("capture", source=ident))
        archive.write_bytes(whole[:100])
        assert "can no longer be read" in text(opened("capture", source=ident))
    finally:
        archive.write_bytes(whole)
    assert "verified" in text(opened("capture", source=ident))


@pytest.mark.usefixtures("source")
def test_a_reader_states_a_tie_from_a_sentence_of_an_article() -> None:
    case = CASES["article/report"]
    app = opened("collect")
    box = next(box for box in app.selectbox if box.label == "Source")
    box.select("Articles of the press").run()
    page = (case.path / "page.html").read_bytes()
    app.file_uploader[0].upload("article.html", page, "text/html").run()
    press(app, "Import")
    last(RunState.FINISHED)
    ident = captured("article:")
    assert f"capture?source={quote(ident, safe='')}" in text(app.run())
    body = str(opened_store.snapshot().contents.sources[ident].extra["text"])
    sentence = mark_article.split_sentences(body)[1]
    assert sentence in body
    before = len(opened_store.snapshot().contents.ties)

    app = opened("capture", source=ident)
    field = next(box for box in app.selectbox if box.label == "Sentence")
    field.select("Another passage, pasted").run()
    app.text_area[0].input("This is said nowhere.").run()
    assert "not in the captured text" in text(app)
    next(box for box in app.selectbox if box.label == "Sentence").select(sentence).run()
    next(box for box in app.selectbox if box.key == "marked_type").select_index(0).run()
    for label, name in (("From", "Invented Holdings"), ("To", "Invented Goods")):
        next(f for f in app.text_input if f.key == f"name_{label}").input(name)
    next(f for f in app.text_input if f.key == "author").input("A. Reader")
    press(app, "Add this link")

    ties = opened_store.snapshot().contents.ties
    assert len(ties) == before + 1
    tie = next(t for t in ties if t.source == ident)
    assert (tie.wording, tie.quoted, tie.standing) == (sentence, True, Standing.PRESS)
    assert tie.share is not None
    assert tie.share.text == "(0,100]%"
