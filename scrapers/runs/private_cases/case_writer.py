"""Writer of a whole database into another one, in which nothing may get lost."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.model.records import Contents, Records, Source, Statement, Tie, Value
from graph.stores.store import Store
from graph.support.language import Text
from scrapers.contract.collector import Record, Unknown
from scrapers.storing.merge_captures import GONE, OWN_PROPERTIES, PageReading
from scrapers.storing.writer import SavedPageWriter


class CaseWriter(SavedPageWriter):
    """Writes all that a database states as one import of another, which keeps what it has.

    A page that both have read at different times is merged as two readings of a page are. Of one
    capture or one sheet, the other database keeps its own reading and gets what that lacks.
    """

    def __init__(
        self, target: Store, there: Contents, run: str, by: Text, files: Sequence[str]
    ) -> None:
        super().__init__(target, run, by, files)
        self._there = there

    def write_page(self, records: Iterable[Record]) -> None:
        """Add records: all are written at once, since any of them may refer to any other."""
        self._waiting.extend(records)

    def _merge_pair(self, before: PageReading, now: PageReading) -> PageReading | None:
        if _capture(before.source) != _capture(now.source):
            return super()._merge_pair(before, now)
        self.set_aside += _differing(before, now)
        return PageReading(
            before.source,
            {**now.statements, **before.statements},
            {**now.ties, **before.ties},
        )

    def _merge_loose(self, loose: Records) -> Records:
        held = {item.id: item for item in self._there.statements if not item.source}
        return replace(
            loose,
            statements=tuple(_with_values(item, held.get(item.id)) for item in loose.statements),
            ties=tuple(self._there.tie(tie.id) or tie for tie in loose.ties),
        )


def records_of(contents: Contents) -> list[Source | Statement | Tie]:
    """Return all records of a database."""
    return [*contents.sources.values(), *contents.statements, *contents.ties]


def _differing(before: PageReading, now: PageReading) -> Iterator[Unknown]:
    """Yield what the other database has differently from one capture or one sheet."""
    for ident, item in now.statements.items():
        held = before.statements.get(ident)
        there: Mapping[str, Value] = held.values if held else {}
        for name, value in item.values.items():
            if there.get(name, value) != value and name not in OWN_PROPERTIES:
                yield Unknown(f"another {name} of {item.entity}: {value}", item.source)
    for ident, tie in now.ties.items():
        other = before.ties.get(ident)
        if other is not None and other != tie and GONE not in other.extra:
            yield Unknown(f"another content of the tie {ident}", tie.source)


def _with_values(item: Statement, held: Statement | None) -> Statement:
    return replace(item, values={**item.values, **held.values}) if held else item


def _capture(source: Source) -> tuple[str, str]:
    return source.capture, source.sha256
