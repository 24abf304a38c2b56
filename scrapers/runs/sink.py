"""Where the records of a run go: counted, kept beside the captures, printed, written."""

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
    """Takes the records of whole pages."""

    def write_page(self, records: Sequence[Record]) -> None:
        """Take what one page states."""
        ...

    def finish(self) -> None:
        """Write what waits: nothing more comes."""
        ...

    @property
    def new(self) -> int:
        """How many parties and ties the store lacked."""
        ...

    @property
    def changed(self) -> int:
        """How many ties are stated otherwise than before."""
        ...

    @property
    def set_aside(self) -> Sequence[Unknown]:
        """What the store could not take, and why."""
        ...


class Sink:
    """Takes records; those of a page that turns out to be unreadable are dropped as a whole.

    ``shown`` is called with each record as a JSON object, ``kept`` is the file beside the captures
    that a replay is held against.
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
        self.ends: dict[str, None] = {}

    def begin_subject(self) -> None:
        """Forget the last subject: what it named, and which statement was about it."""
        self._page, self._first, self.ends = [], None, {}

    def add(self, record: Record) -> None:
        """Take a record of the page that is being read."""
        self._page.append(record)

    def note(self, text: LazyText) -> None:
        """Take something to be said to the reader."""
        self._notes.setdefault(text)

    def commit(self) -> None:
        """The page is read to its end: let its records go on."""
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
            told = record_as_json(self._source, record)
            self._on_record(told)
            if self._records_file is not None:
                self._records_file.write(
                    json.dumps(told, ensure_ascii=False, sort_keys=True) + "\n"
                )
        self.records += len(stated)
        if self._writing is not None and page:
            self._writing.write_page(page)

    @property
    def has_begun_subject(self) -> bool:
        """Whether anything of the present subject went on."""
        return self._first is not None

    def discard(self, problem: str) -> None:
        """Drop the page that could not be read, and mark the subject if a part of it is there."""
        self._page = []
        if self._first is not None:
            values = {**self._first.values, INCOMPLETE: problem}
            self._write_page([replace(self._first, values=values)])

    def finish(self) -> None:
        """Let what waits be written: nothing more comes."""
        for odd in self._consistency.unmatched_ties():
            self._take_record(odd)
        if self._writing is not None:
            self._writing.finish()

    @property
    def new(self) -> int:
        """How many parties and ties the store lacked."""
        return self._writing.new if self._writing is not None else 0

    @property
    def changed(self) -> int:
        """How many ties are stated otherwise than before."""
        return self._writing.changed if self._writing is not None else 0

    def close(self) -> None:
        """Finish the file beside the captures."""
        if self._records_file is not None:
            self._records_file.close()

    @property
    def not_understood(self) -> tuple[UnplacedValue, ...]:
        """What was not understood, with counts and examples."""
        aside = self._writing.set_aside if self._writing is not None else ()
        return count_unplaced([*self._odd, *((odd.value, odd.example) for odd in aside)])

    @property
    def notes(self) -> tuple[LazyText, ...]:
        """What is to be said to the reader."""
        return tuple(self._notes)
