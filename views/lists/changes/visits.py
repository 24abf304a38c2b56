"""Last visit of a reader to the page of changes, kept in a file of the data folder.

Without a login all who use this program with this data folder are one reader, as the page says.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from graph.support.atomic_files import write_private
from scrapers.watch.due import moment_text
from scrapers.watch.kept_changes import watch_folder
from views.shell.place import data_dir

_PAUSE = timedelta(minutes=30)
_EVERY = timedelta(minutes=1)  # how often a visit that goes on is written
_NEVER = "0001-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class VisitEnd:
    """When a visit ended (ISO text in UTC), and the id of the last entry that was there then."""

    at: str
    last: str


@dataclass(frozen=True, slots=True)
class _Visits:
    """The end of the visit before, and that of the last one, which may still go on."""

    before: VisitEnd | None
    now: VisitEnd


_FILE: TypeAdapter[dict[str, _Visits]] = TypeAdapter(dict[str, _Visits])


def last_visit(reader: str, last: str, now: datetime | None = None) -> VisitEnd | None:
    """Return the end of the reader's visit before this one, None at the first one.

    ``last`` is the id of the last entry that there is. A visit ends when the page was not shown for
    half an hour, so a page that is loaded again still shows what is new.
    """
    now = now or datetime.now(UTC)
    kept = _read()
    visits = kept.get(reader)
    before = visits.before if visits else None
    shown = datetime.fromisoformat(visits.now.at) if visits else datetime.fromisoformat(_NEVER)
    if now - shown > _PAUSE:
        before = visits.now if visits else None
    elif now - shown < _EVERY:
        return before
    kept[reader] = _Visits(before, VisitEnd(moment_text(now), last))
    with suppress(OSError):  # the page is shown all the same
        _path().parent.mkdir(parents=True, exist_ok=True)
        write_private(_path(), _FILE.dump_json(kept))
    return before


def _path() -> Path:
    return watch_folder(data_dir()) / "visits.json"


def _read() -> dict[str, _Visits]:
    """Return the visits of each reader; none where the file is damaged."""
    try:
        kept = _FILE.validate_json(_path().read_bytes())
        moments = [datetime.fromisoformat(visits.now.at) for visits in kept.values()]
    except (OSError, ValidationError, ValueError):
        return {}
    return kept if all(moment.tzinfo for moment in moments) else {}
