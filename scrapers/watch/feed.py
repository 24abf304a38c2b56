"""Feed of the changes, as Atom 1.0: a file that a feed reader shows, also offline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from pydantic import TypeAdapter, ValidationError

from graph.support.atomic_files import explain_write_errors, write_file
from graph.support.language import N_, lazy_text
from graph.support.language import gettext as _
from graph.support.safe_text import escape_control_characters
from scrapers.watch.change import Change, Entry, PageCapture, VerdictChange
from scrapers.watch.due import moment_now
from scrapers.watch.entry_sentences import printable_sentence
from scrapers.watch.kept_changes import KeptChanges, watch_folder

_IDENTITY = "feed.json"
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class _Identity:
    """What makes the feeds of a data folder the same ones from file to file."""

    id: UUID
    made: str


_IDENTITIES: TypeAdapter[_Identity] = TypeAdapter(_Identity)


def write_feed(data_dir: Path, out: Path, case: str = "") -> int:
    """Write the feed of all changes, or of those of one label; return the number of entries.

    A part that a publication leaves out is not in it.

    Raises:
        InputError: the file cannot be written.
    """
    entries = KeptChanges(data_dir).entries(case=case)
    with explain_write_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        write_file(out, atom_feed(entries, _identity(data_dir), case))
    return len(entries)


def atom_feed(entries: tuple[Entry, ...], identity: _Identity, case: str) -> bytes:
    """Return the feed of some entries, the newest first."""
    feed = FeedGenerator()
    ident = uuid5(identity.id, case) if case else identity.id
    feed.id(ident.urn)
    feed.title(_text(lazy_text(N_("Changes: {case}"), case=case) if case else _("Changes")))
    feed.updated(_moment(max((entry.at for entry in entries), default=identity.made)))
    feed.author(name=_("Watched sources"))
    by_id = {entry.id: entry for entry in entries}
    for entry in entries:
        feed.add_entry(_feed_entry(entry, by_id), order="append")
    return bytes(feed.atom_str(pretty=True))


def _identity(data_dir: Path) -> _Identity:
    """Return the identity that is kept with the changes; the first feed makes it."""
    path = watch_folder(data_dir) / _IDENTITY
    try:
        return _IDENTITIES.validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        made = _Identity(uuid4(), moment_now())
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, _IDENTITIES.dump_json(made))
        return made


def _feed_entry(entry: Entry, known: Mapping[str, Entry]) -> FeedEntry:
    told = FeedEntry()
    told.id(uuid5(NAMESPACE_URL, f"change:{entry.id}").urn)
    told.title(_text(printable_sentence(entry)))
    told.updated(_moment(entry.at))
    told.published(_moment(entry.at))
    lines = _verdict_lines(entry, known) if isinstance(entry, VerdictChange) else _lines(entry)
    told.content("\n".join(lines), type="text")
    page = (entry.after or entry.before) if isinstance(entry, Change) else None
    if page and page.url.startswith(_WEB):
        told.link(href=_text(page.url), rel="alternate")
    for case in sorted({entry.case} if isinstance(entry, Change) else entry.cases):
        if case:
            told.category(term=_text(case))
    return told


def _verdict_lines(entry: VerdictChange, known: Mapping[str, Entry]) -> list[str]:
    reasons = [known[ident] for ident in entry.because if ident in known]
    lines = [_text(printable_sentence(entry))]
    for reason in reasons:
        lines += [_text(lazy_text(N_("Because: {reason}"), reason=printable_sentence(reason)))]
        lines += _lines(reason)[1:] if isinstance(reason, Change) else []
    return lines


def _lines(change: Change) -> list[str]:
    sides = ((N_("Before: {page}"), change.before), (N_("Now: {page}"), change.after))
    pages = [_text(lazy_text(text, page=_page(page))) for text, page in sides if page is not None]
    return [_text(printable_sentence(change)), *pages]


def _page(page: PageCapture) -> object:
    return lazy_text(
        N_("{title}, read on {day}, {url}, capture {capture}"),
        title=page.title,
        day=page.retrieved,
        url=page.url,
        capture=page.capture,
    )


def _text(text: object) -> str:
    """Return a text without control characters, which XML cannot hold."""
    return escape_control_characters(str(text))


def _moment(iso: str) -> datetime:
    return datetime.fromisoformat(iso)
