"""Notices of what a run found; what a service did not take is sent again after the next run.

For each notifier the id of the last entry is kept that was sent. It is kept after sending, so an
entry may be sent twice if the program is killed between, and is never lost.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from graph.errors import InputError, InvestigatorError
from graph.support.atomic_files import write_private
from graph.support.language import N_, LazyText, lazy_text
from graph.support.language import gettext as _
from graph.support.settings import Settings
from scrapers.watch.change import Entry
from scrapers.watch.kept_changes import KeptChanges, watch_folder
from scrapers.watch.notices.message import Surroundings, message_of
from scrapers.watch.notices.services import Message, notifiers_of, send_message

_PLACES = "notified.json"
_SENT_AGAIN = N_("{problem} It is sent again after the next run.")


def begin_notices(settings: Settings) -> None:
    """Let a notifier that is new start behind what was found before, of which it hears nothing.

    It is called before a run: then what a killed run found is sent after the next one.

    Raises:
        InputError: its place cannot be kept.
    """
    notifiers = notifiers_of(settings)
    if not notifiers:
        return
    places = _read_places(settings.data_dir)
    if new := [each.key for each in notifiers if each.key not in places]:
        found = KeptChanges(settings.data_dir).in_order()
        last = found[-1].id if found else ""
        _write_places(settings.data_dir, {**places, **dict.fromkeys(new, last)})


def send_notices(settings: Settings, read_around: Surroundings) -> tuple[LazyText, ...]:
    """Send to each notifier what it has not had; return why some did not take it.

    Nothing is sent unless NOTIFY_URLS is set. It is called after a run has kept what it found.
    """
    notifiers = notifiers_of(settings)
    found = KeptChanges(settings.data_dir).in_order() if notifiers else ()
    problems = []
    for notifier in notifiers:
        places = _read_places(settings.data_dir)
        waiting = _behind(found, places.get(notifier.key, ""))
        if not waiting:
            continue
        try:
            send_message(notifier, message_of(waiting, read_around))
            _write_places(settings.data_dir, {**places, notifier.key: waiting[-1].id})
        except InvestigatorError as error:
            problems.append(lazy_text(_SENT_AGAIN, problem=error.text))
    return tuple(problems)


def send_test(settings: Settings) -> tuple[LazyText, ...]:
    """Send a message of no change to each notifier; return why some did not take it.

    Raises:
        InputError: none is set up.
    """
    notifiers = notifiers_of(settings)
    if not notifiers:
        raise InputError(N_("No notifier is set up: set NOTIFY_URLS. See .env.example."))
    problems = []
    message = Message(_("Test of your notices"), _("Changes at what you watch will come here."))
    for notifier in notifiers:
        try:
            send_message(notifier, message)
        except InvestigatorError as error:
            problems.append(error.text)
    return tuple(problems)


def _behind(found: Sequence[Entry], last: str) -> Sequence[Entry]:
    """Return the entries found after one; all where it is not among them."""
    for place in range(len(found) - 1, -1, -1):
        if found[place].id == last:
            return found[place + 1 :]
    return found


def _file(data_dir: Path) -> Path:
    return watch_folder(data_dir) / _PLACES


def _read_places(data_dir: Path) -> dict[str, str]:
    try:
        kept = json.loads(_file(data_dir).read_bytes())
    except (OSError, ValueError):
        return {}
    rows = kept.items() if isinstance(kept, dict) else ()
    return {key: last for key, last in rows if isinstance(last, str)}


def _write_places(data_dir: Path, places: dict[str, str]) -> None:
    file = _file(data_dir)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_private(file, json.dumps(places).encode())
    except OSError as error:
        raise InputError(
            N_("{path} cannot be written ({error})."), path=file, error=type(error).__name__
        ) from error
