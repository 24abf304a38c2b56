"""Sink of a run's records: checks, counts, keeps, prints and stores them."""

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, Protocol

from graph.importing.result import UnplacedValue, count_unplaced
from graph.model.records import Source, Statement, Tie
from graph.support.language import LazyText
from scrapers.contract.collector import CollectionNote, ListPart, Record, Unknown
from scrapers.parsing.admission import RecordGate
from scrapers.parsing.consistency import ConsistencyCheck
from scrapers.runs.record_json import record_as_json
from scrapers.storing.merge_captures import INCOMPLETE


class PageWriter(Protocol):
    """Stores the records of whole pages."""

    def write_page(self, records: Sequence[Record]) -> None:
        """Store the records of one page, now or later."""
        ...

    def finish(self) -> None:
        """Write all waiting records; nothing more comes."""
        ...

    @property
    def new(self) -> int:
        """Number of parties and ties that the store lacked."""
        ...

    @property
    def changed(self) -> int:
        """Number of ties that differ from what the store had."""
        ...

    @property
    def set_aside(self) -> Sequence[Unknown]:
        """Records that contradict the store, and why."""
        ...


class Sink:
    """Takes records page by page; all those of a page that cannot be read to its end are dropped.

    ``shown`` is called with each record as a JSON object. ``kept`` is the file next to the
    captures with which a replay is compared. ``subjects`` counts those begun.
    """

    def __init__(
        self,
        source: str,
        writing: PageWriter | None,
        kept: Path | None,
        shown: Callable[[dict[str, object]], None] = lambda _record: None,
    ) -> None:
        self._source = source
        self._writing = writing
        self._records_file: IO[str] | None = None
        if kept is not None:
            self._records_file = gzip.open(kept, "wt", encoding="utf-8")  # noqa: SIM115 - see close
        self._on_record = shown
        self._page: list[Record] = []
        self._gate = RecordGate()
        self._consistency = ConsistencyCheck()
        self._odd: list[tuple[str, str]] = []
        self._notes: dict[LazyText, None] = {}
        self._first: Statement | None = None
        self.records = 0
        self.subjects = 0
        self.ends: dict[str, None] = {}

    def begin_subject(self) -> None:
        """Forget the last subject: its first statement, and the parties that it named."""
        self._page, self._first, self.ends = [], None, {}
        self.subjects += 1

    def add(self, record: Record) -> None:
        """Add a record of the page that is being read."""
        self._page.append(record)

    def note(self, text: LazyText) -> None:
        """Add a note for the user, once."""
        self._notes.setdefault(text)

    def commit(self) -> None:
        """Pass on the records of the page, which was read to its end."""
        page, self._page = self._consistency.check_page(self._gate.admit_page(self._page)), []
        for record in page:
            self._take_record(record)
        self._write_page([r for r in page if isinstance(r, Source | Statement | Tie | ListPart)])

    def _take_record(self, record: Record) -> None:
        match record:
            case Unknown():
                self._odd.append((record.value, record.example))
            case CollectionNote():
                self.note(record.text)
            case Statement():
                self._first = self._first or record
            case Tie():
                self.ends |= {record.start: None, record.end: None}
            case Source() | ListPart():
                pass

    def _write_page(self, page: Sequence[Record]) -> None:
        stated = [record for record in page if not isinstance(record, ListPart)]
        for record in stated:
            document = record_as_json(self._source, record)
            self._on_record(document)
            if self._records_file is not None:
                self._records_file.write(
                    json.dumps(document, ensure_ascii=False, sort_keys=True) + "\n"
                )
        self.records += len(stated)
        if self._writing is not None and page:
            self._writing.write_page(page)

    @property
    def has_begun_subject(self) -> bool:
        """Whether a statement of the current subject was passed on."""
        return self._first is not None

    def discard(self, problem: str) -> None:
        """Drop the page that could not be read; mark the subject if a part of it was passed on.

        ``problem`` is stored with the subject as ``incomplete``.
        """
        self._page = []
        if self._first is not None:
            values = {**self._first.values, INCOMPLETE: problem}
            self._write_page([replace(self._first, values=values)])

    def finish(self) -> None:
        """Report ties that still wait, and write everything; nothing more comes."""
        for odd in self._consistency.unmatched_ties():
            self._take_record(odd)
        if self._writing is not None:
            self._writing.finish()

    @property
    def new(self) -> int:
        """Number of parties and ties that the store lacked."""
        return self._writing.new if self._writing is not None else 0

    @property
    def changed(self) -> int:
        """Number of ties that differ from what the store had."""
        return self._writing.changed if self._writing is not None else 0

    def close(self) -> None:
        """Close the file next to the captures."""
        if self._records_file is not None:
            self._records_file.close()

    @property
    def not_understood(self) -> tuple[UnplacedValue, ...]:
        """Values that were not understood, with counts and examples."""
        aside = self._writing.set_aside if self._writing is not None else ()
        return count_unplaced([*self._odd, *((odd.value, odd.example) for odd in aside)])

    @property
    def notes(self) -> tuple[LazyText, ...]:
        """Notes for the user."""
        return tuple(self._notes)
