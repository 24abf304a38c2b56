"""Notices of changes, to a mail server on this machine: what they hold, and what is tried again."""

import logging
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.model.records import Contents
from graph.support.settings import Settings
from scrapers.watch.change import Entry
from scrapers.watch.kept_changes import KeptChanges
from scrapers.watch.notices.outbox import begin_notices, send_notices, send_test
from tests.mailbox import Mailbox, mail_server
from tests.watched import (
    DIRECTOR,
    HOLDER,
    every_kind,
    many_changes,
    private_entries,
)

HIDDEN = "hunter2"
EMPTY = Contents({}, {}, (), ())


@pytest.fixture(scope="module")
def server_of_mail() -> Iterator[Mailbox]:
    with mail_server() as box:
        yield box


@pytest.fixture
def mailbox(server_of_mail: Mailbox) -> Mailbox:
    server_of_mail.received.clear()
    server_of_mail.refuses = False
    return server_of_mail


def chosen(folder: Path, *addresses: str) -> Settings:
    return Settings(_env_file=None, data_dir=folder, notify_urls=" ".join(addresses))  # type: ignore[call-arg, arg-type]


def nothing_known(_ids: Iterable[str]) -> Contents:
    return EMPTY


def keep(settings: Settings, *entries: Entry) -> None:
    KeptChanges(settings.data_dir).add(entries)


def test_what_a_run_found_is_sent_once_in_words(mailbox: Mailbox, tmp_path: Path) -> None:
    settings = chosen(tmp_path, mailbox.address())
    keep(settings, HOLDER)
    begin_notices(settings)
    keep(settings, *every_kind())

    assert send_notices(settings, nothing_known) == ()
    assert send_notices(settings, nothing_known) == ()

    (title, body) = mailbox.received[0]
    assert len(mailbox.received) == 1
    assert title == "7 changes at what you watch"
    assert "Companies House now lists Jane Example as director of Example Lantern Ltd." in body
    assert "Lantern Shop: connected → owned (register)" in body
    assert "now lists Example Osprey Ltd as holding" not in body  # it was found before
    assert "Lanterns" not in body


@pytest.mark.parametrize("addresses", [(), ("mailto://127.0.0.1:1",)])
def test_nothing_is_sent_where_nothing_is_set_up_or_found(
    tmp_path: Path, addresses: tuple[str, ...]
) -> None:
    settings = chosen(tmp_path, *addresses)
    begin_notices(settings)
    if not addresses:
        keep(settings, DIRECTOR)
    assert send_notices(settings, nothing_known) == ()
    assert not addresses or (tmp_path / "watch" / "notified.json").exists()


def test_what_is_not_taken_is_a_problem_and_sent_after_the_next_run(
    mailbox: Mailbox, tmp_path: Path
) -> None:
    settings = chosen(tmp_path, mailbox.address(), mailbox.address("other"), "nonsense://x")
    begin_notices(settings)
    keep(settings, DIRECTOR)
    mailbox.refuses = True
    told = [str(problem) for problem in send_notices(settings, nothing_known)]
    assert told[0] == (
        "Address 1 of NOTIFY_URLS (E-Mail) did not take the notice. "
        "It is sent again after the next run."
    )
    assert len(told) == 3
    assert "none that a service takes" in told[2]

    mailbox.refuses = False
    keep(settings, HOLDER)
    assert len(send_notices(settings, nothing_known)) == 1

    assert [title for title, _body in mailbox.received] == ["2 changes at what you watch"] * 2
    assert all("Jane Example" in body and "Osprey" in body for _title, body in mailbox.received)


@pytest.fixture
def logged() -> Iterator[StringIO]:
    """All that any part of the program logs."""
    text = StringIO()
    root, handler = logging.getLogger(), logging.StreamHandler(text)
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield text
    root.removeHandler(handler)
    root.setLevel(before)


def test_no_password_is_in_a_problem_a_log_or_a_file(
    tmp_path: Path, logged: StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    settings = chosen(
        tmp_path,
        f"json://user:{HIDDEN}@127.0.0.1:1/{HIDDEN}",
        f"slack://{HIDDEN}",
        f"mailto://user:{HIDDEN}@127.0.0.1:1?to=desk@example.org",
        f"nonsense://user:{HIDDEN}@x",
    )
    begin_notices(settings)
    keep(settings, DIRECTOR)
    problems = [*map(str, send_notices(settings, nothing_known)), *map(str, send_test(settings))]
    assert len(problems) == 8
    written = "".join(file.read_text() for file in (tmp_path / "watch").iterdir())
    said = "".join(capfd.readouterr())
    assert HIDDEN not in "".join((*problems, logged.getvalue(), written, said, repr(settings)))


def test_a_message_holds_no_more_than_a_publication(mailbox: Mailbox, tmp_path: Path) -> None:
    settings = chosen(tmp_path, mailbox.address())
    begin_notices(settings)
    keep(settings, DIRECTOR, *private_entries())
    assert send_notices(settings, nothing_known) == ()
    title, body = mailbox.received[0]
    assert title == "4 changes at what you watch"
    assert "Invented Lane" not in body
    assert "-05-01" not in body
    assert "“1971-06”" in body.replace("June 1971", "1971-06")
    assert "home addresses 2" in body
    assert "urn:uuid" not in body


def test_many_changes_make_one_message_of_some(mailbox: Mailbox, tmp_path: Path) -> None:
    settings = chosen(tmp_path, mailbox.address())
    begin_notices(settings)
    keep(settings, *many_changes(1_000))
    assert send_notices(settings, nothing_known) == ()
    assert len(mailbox.received) == 1
    assert "970 more are not in this message." in mailbox.received[0][1]


def test_a_test_goes_to_every_notifier_and_needs_one(mailbox: Mailbox, tmp_path: Path) -> None:
    assert send_test(chosen(tmp_path, mailbox.address(), mailbox.address("other"))) == ()
    assert [title for title, _body in mailbox.received] == ["Test of your notices"] * 2
    with pytest.raises(InputError, match="NOTIFY_URLS"):
        send_test(chosen(tmp_path))
