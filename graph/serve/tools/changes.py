"""Tool that tells what watches found."""

import json
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from pydantic import Field

from graph.investigation.answers import Answer, SourceReference
from graph.investigation.investigation import Investigation
from graph.model.dates import moment_span
from graph.serve.tools.tool import Arguments, Tool
from graph.stores.reading.cancel import RunningQuery
from graph.support.language import DateText, english_text
from scrapers.watch.change import Change, Entry, VerdictChange
from scrapers.watch.due import moment_text
from scrapers.watch.entry_sentences import printable_sentence
from scrapers.watch.kept_changes import KeptChanges
from scrapers.watch.report import change_document, verdict_document
from scrapers.watch.watch_list import Watch, WatchList

_MOST_TOLD = 5  # entries whose own sentence is part of the whole one


class _Changes(Arguments):
    since: Annotated[
        str | None,
        Field(
            max_length=40,
            description=(
                "A day, month, year or moment (2024-05-31, 2024-05, 2024, 2024-05-31T08:00:00Z); "
                "without it, all that is kept."
            ),
        ),
    ] = None


def _answer(case: Investigation, asked: _Changes, running: RunningQuery) -> Answer:
    del running
    folder = case.data_dir
    since = moment_text(moment_span(asked.since)[0]) if asked.since else ""
    entries = KeptChanges(folder).entries(since=since)
    changes = [entry for entry in entries if isinstance(entry, Change)]
    verdicts = [entry for entry in entries if isinstance(entry, VerdictChange)]
    document: dict[str, Any] = {
        "changes": [change_document(each) for each in changes],
        "verdicts": [verdict_document(each) for each in verdicts],
    }
    watches = WatchList(folder).all()
    return Answer(
        sentence=_sentence(entries, watches, since[:10]),
        sources=tuple(_sources(changes)),
        not_checked=tuple(_not_checked(watches)),
        json=json.dumps(document, ensure_ascii=False, default=str),
    )


def _sentence(entries: Sequence[Entry], watches: Sequence[Watch], since: str) -> str:
    """Return how much changed, and the newest of it, each with a sentence of its own."""
    when = f" since {english_text(DateText(since))}" if since else ""
    if not entries and not watches:
        return f"Nothing is watched, so no change was found{when}."
    if not entries:
        watched = _counted(len(watches), "watched subject")
        return f"No change was found so far{when} in what sources state of {watched}."
    verdicts = sum(isinstance(entry, VerdictChange) for entry in entries)
    told = [_counted(len(entries) - verdicts, "change"), _counted(verdicts, "changed verdict")]
    newest = [f"{_day(e.at)}: {english_text(printable_sentence(e))}" for e in entries[:_MOST_TOLD]]
    left = len(entries) - len(newest)
    rest = f" {_counted(left, 'older entry', 'older entries')} not told here." if left else ""
    counted = " and ".join(each for each in told if not each.startswith("0 "))
    return f"Watches found {counted}{when}. {' '.join(newest)}{rest}"


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def _day(moment: str) -> str:
    return english_text(DateText(moment[:10]))


def _sources(changes: Sequence[Change]) -> Iterator[SourceReference]:
    """Yield the pages that the changes were read from, each once."""
    pages = (page for each in changes for page in (each.after, each.before) if page)
    for page in {page.document: page for page in pages}.values():
        yield SourceReference(page.document, page.title, "", page.url, "")


def _not_checked(watches: Sequence[Watch]) -> Iterator[str]:
    """Yield which watched subjects could not be compared; their changes, if any, are not known."""
    for watch in watches:
        if watch.problem:
            problem = english_text(watch.problem)
            yield f"{watch.subject} of {watch.source} could not be compared: {problem}"
        elif not watch.last_run:
            yield f"{watch.subject} of {watch.source} was not asked for yet"


CHANGES = Tool(
    name="changes",
    title="Changes that watches found",
    description=(
        "List what watched sources state differently from before, and whose verdict that changes, "
        "newest first, with the captures of both sides. What is not watched, or could not be "
        "compared, may have changed as well."
    ),
    arguments=_Changes,
    answer=_answer,
)
