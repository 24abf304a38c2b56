"""Texts that are kept and read again: in every language, whatever stands in the file."""

import json
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError, InvestigatorError
from graph.exports.base import UnsupportedField, UnsupportedFields
from graph.model.records import Contents
from graph.publishing.bundles.make import BundleReport, MissingCapture, bundle_report_document
from graph.support.language import (
    LANGUAGES,
    N_,
    CountryText,
    DateText,
    LazyText,
    OnDate,
    Text,
    english_text,
    is_message,
    join_lines,
    lazy_text,
    use_language,
)
from graph.support.stored_texts import (
    decode_text,
    encode_text,
    read_stored_text,
    store_text,
)
from scrapers.captures.given_files import FileDescription
from scrapers.runs.import_files import run_import
from scrapers.runs.open_sink import find_collector
from scrapers.runs.run import STATE, Run, RunFolder, RunKind, RunState, run_document
from scrapers.runs.sink import Sink
from views.jobs.job import BackgroundJob
from views.shell.identity import Role
from views.shell.place import working_in
from views.shell.store.places import places

_NOT_A_PAGE = N_("{where} is empty.")
_FAILED = N_("{subject}: {error} Nothing of it was written.")
_SLOW = N_("{url} did not come whole within {seconds:g} seconds; try again later.")


def kept(text: Text) -> Text:
    """The text after a way through a file."""
    return read_stored_text(json.loads(json.dumps(store_text(text))))


def in_every_language(text: object) -> list[str]:
    found = []
    for code in LANGUAGES:
        with use_language(code):
            found.append(str(text))
    return found


def said_in(code: str, text: object) -> str:
    with use_language(code):
        return str(text)


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path)


def test_a_run_is_read_in_the_language_of_whoever_looks(folder: RunFolder, tmp_path: Path) -> None:
    page = tmp_path / "page.json"
    page.write_bytes(b"")
    run = Run("run", "gleif", kind=RunKind.IMPORT, files=(str(page),))
    note = lazy_text(N_("{where} states no date of publication."), where="page.json")
    for writer in LANGUAGES:
        with use_language(writer):
            folder.write(run)
            sink = Sink("gleif", None, None)
            sink.note(note)
            assert (
                run_import(find_collector("gleif"), folder, [page], FileDescription(), sink).state
                is RunState.FAILED
            )

        again = folder.read()
        assert said_in("en", again.problem) == "page.json is empty. Nothing of it was written."
        assert said_in("id", again.problem) == "page.json kosong. Tidak ada bagiannya yang ditulis."
        assert again.notes == (note,)
        assert said_in("id", again.notes[0]).startswith("page.json tidak menyebut")


def test_the_document_of_a_run_is_english_text(folder: RunFolder) -> None:
    error = InputError(_NOT_A_PAGE, where="page.html")
    folder.write(Run("run", "gleif", notes=(lazy_text(_FAILED, subject="A1", error=error),)))
    with use_language("id"):
        document = run_document(folder.read(), english_text)
    assert document["notes"] == ["A1: page.html is empty. Nothing of it was written."]
    assert document["problem"] == ""


def test_a_failed_job_is_said_to_each_reader_in_their_language() -> None:
    error = InputError(_NOT_A_PAGE, where="page.html")

    def work(_job: BackgroundJob[str, bytes]) -> bytes:
        raise error

    with use_language("id"), working_in(places().shared()):
        job = BackgroundJob[str, bytes]("anything", Role.READER)
        job.start(work)
        assert job.wait(60)

    assert said_in("en", job.failure) == "page.html is empty."
    assert said_in("id", job.failure) == "page.html kosong."


@pytest.mark.parametrize("word", ["Register", "name", "app", "Contact", "{where} is empty.", "{"])
def test_a_word_of_a_source_stays_as_it_is(word: str) -> None:
    assert in_every_language(kept(word)) == [word] * len(LANGUAGES)
    assert in_every_language(decode_text(encode_text(word))) == [word] * len(LANGUAGES)
    english, indonesian = in_every_language(kept(lazy_text(_FAILED, subject=word, error=word)))
    assert english == f"{word}: {word} Nothing of it was written."
    assert indonesian == f"{word}: {word} Tidak ada bagiannya yang ditulis."


def test_a_file_of_before_is_shown_as_it_is(folder: RunFolder) -> None:
    folder.write(Run("run", "gleif"))
    state = json.loads((folder.path / STATE).read_text("utf-8"))
    state |= {"notes": ["Register", "page.html is empty."], "problem": "{x.__class__} is empty."}
    (folder.path / STATE).write_text(json.dumps(state), "utf-8")

    with use_language("id"):
        run = folder.read()
        assert run.notes == ("Register", "page.html is empty.")
        assert str(run.problem) == "{x.__class__} is empty."


def test_a_message_that_is_no_longer_ours_stays_readable() -> None:
    gone = store_text(lazy_text("{where} was empty once.", where="page.html"))
    assert in_every_language(read_stored_text(gone)) == ["page.html was empty once."] * 2
    bare = {"message": "{where} was empty once.", "values": {"where": "page.html"}}
    assert str(read_stored_text(bare)) == "{where} was empty once."


def nested(levels: int) -> dict[str, Any]:
    inner: object = "x"
    for _ in range(levels):
        inner = {"message": _FAILED, "values": {"subject": "A", "error": inner}}
    assert isinstance(inner, dict)
    return inner


HOSTILE: dict[str, object] = {
    "attributes": {"message": "{x.__class__.__mro__}", "values": {"x": "a"}},
    "attributes inside": {
        "message": _NOT_A_PAGE,
        "values": {"where": {"message": "{x.__class__}", "values": {"x": "a"}}},
    },
    "attributes of lines": {"lines": ["{x.__class__}"]},
    "values lack a name": {"message": _NOT_A_PAGE, "values": {"other": 1}},
    "no values": {"message": _NOT_A_PAGE, "values": {}},
    "values are a list": {"message": _NOT_A_PAGE, "values": ["a"]},
    "values are missing": {"message": _NOT_A_PAGE},
    "a number is a text": {"message": _SLOW, "values": {"url": "u", "seconds": "long"}},
    "a number is a text of ours": {"message": _SLOW, "values": {"url": 1, "seconds": nested(1)}},
    "message is a number": {"message": 5, "values": {}},
    "no date": {"message": _NOT_A_PAGE, "values": {"where": {"date": "yesterday"}}},
    "no day": {"on_date": "2023-02-30"},
    "no country": {"country": "{x.__class__}"},
    "a list": ["a"],
    "nothing": None,
    "an unknown form": {"object": "os.system"},
    "nested": nested(300),
    "english is a list": {"message": "x", "values": {}, "english": ["a"]},
}


@pytest.mark.parametrize("stored", HOSTILE.values(), ids=HOSTILE)
def test_whatever_a_file_holds_can_be_shown(stored: object, folder: RunFolder) -> None:
    folder.write(Run("run", "gleif"))
    state = json.loads((folder.path / STATE).read_text("utf-8"))
    state |= {"notes": [stored], "problem": stored}
    (folder.path / STATE).write_text(json.dumps(state), "utf-8")

    run = folder.read()
    for text in (*run.notes, run.problem):
        for shown in in_every_language(text):
            assert "<class" not in shown
            assert len(shown) < 100_000
    folder.write(run)
    assert in_every_language(folder.read().problem) == in_every_language(run.problem)


def test_a_property_that_is_not_json_is_shown_as_it_is() -> None:
    for encoded in ("collect gleif", "{", "[" * 100_000):
        assert decode_text(encoded) == encoded


def test_a_source_without_its_capture_is_named_in_english_in_a_document() -> None:
    why = lazy_text(N_("no capture is stated for this source"))
    made = BundleReport((), (), (MissingCapture("reg", why),), 0)
    with use_language("id"):
        document = bundle_report_document(made)
    assert document["not_enclosed"] == ["reg: no capture is stated for this source"]


def test_equal_reasons_are_counted_together() -> None:
    lacking = UnsupportedFields(Contents({}, {}, (), ()))
    for number in (5, 5, 6):
        lacking.add("name", lazy_text(N_("a cell of {n} bytes"), n=number))
    assert lacking.items() == (
        UnsupportedField("name", 2, lazy_text("a cell of {n} bytes", n=5)),
        UnsupportedField("name", 1, lazy_text("a cell of {n} bytes", n=6)),
    )


def _fields(message: str) -> dict[str, str]:
    """The placeholders of a message with their forms."""
    parts = string.Formatter().parse(message)
    return {name: f"{conversion or ''}{form}" for _, name, form, conversion in parts if name}


_MESSAGES = [
    *(N_("{where} is empty."), N_("{subject}: {error} Nothing of it was written.")),
    *(N_("There is no run {run!r}; list them: python -m scrapers runs"), _SLOW),
    *(N_("Not followed: {reason}"), N_("bytes that are not {encoding}")),
    *(N_("Nothing was written."), N_("Register"), N_("{one} or {other}")),
]
_DAYS = st.dates().map(lambda day: day.isoformat())
_ISO = st.one_of(_DAYS, _DAYS.map(lambda day: day[:7]), _DAYS.map(lambda day: day[:4]))
_DATES = st.one_of(_ISO.map(DateText), _ISO.map(OnDate))
_COUNTRIES = st.sampled_from(["GB", "id", "Atlantis", ""]).map(CountryText)
_PLAIN = st.one_of(st.text(), st.integers(0, 10**9), st.sampled_from(_MESSAGES))


@st.composite
def _texts(draw: st.DrawFn, values: st.SearchStrategy[object]) -> LazyText:
    message = draw(st.sampled_from(_MESSAGES))
    forms = {"": values, "r": st.text()}
    numbers = st.integers(0, 255)
    told = {name: draw(forms.get(form, numbers)) for name, form in _fields(message).items()}
    return LazyText(message, told)


def _deeper(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    texts = _texts(values)
    return st.one_of(
        texts, texts.map(InvestigatorError), st.lists(texts, max_size=3).map(join_lines)
    )


_VALUES = st.recursive(st.one_of(_PLAIN, _DATES, _COUNTRIES), _deeper, max_leaves=6)


@given(st.one_of(st.text(), _texts(_VALUES), st.lists(_VALUES).map(join_lines)))
def test_a_text_that_was_kept_is_the_same_in_every_language(text: Text) -> None:
    assert in_every_language(kept(text)) == in_every_language(text)
    assert in_every_language(decode_text(encode_text(text))) == in_every_language(text)


def test_the_messages_of_these_tests_are_ours() -> None:
    assert [message for message in _MESSAGES if not is_message(message)] == []
