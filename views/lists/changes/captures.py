"""The source of one side of a change, as it was when that side was captured."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from graph.model.records import Source
from scrapers.watch.change import Change, PageCapture
from views.lists.changes.entry_rows import BEFORE
from views.lists.changes.kept_list import kept_list

FindSources = Callable[[Iterable[str]], Mapping[str, Source]]


def captured_source(change: str, side: str, find: FindSources) -> Source | None:
    """Return the source of a side of a change with its capture; None where there is none.

    ``find`` returns sources of the database by id, which hold only their last captures.
    """
    entry = kept_list().by_id.get(change)
    if not isinstance(entry, Change):
        return None
    page = entry.before if side == BEFORE else entry.after
    return _source_of(page, find([page.document])) if page else None


def _source_of(page: PageCapture, known: Mapping[str, Source]) -> Source:
    source = known.get(page.document) or Source(page.document, page.title, url=page.url)
    same = source.capture == page.capture
    return replace(
        source,
        title=page.title,
        url=page.url,
        retrieved=page.retrieved,
        capture=page.capture,
        sha256=page.sha256,
        # What is kept beside the last capture was read from that one.
        extra=source.extra if same else {},
        published=source.published if same else "",
    )
