"""Readings of a watched subject: the pages that a run read of it, and how much each holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from graph.model.records import Standing, Statement, Tie
from scrapers.contract.collector import ListPart, Record, Unknown
from scrapers.storing.merge_captures import PART, PageReading
from scrapers.storing.page_records import page_readings
from scrapers.watch.change import NamedParty

_FIELD = "field "  # of a payload, which leaves nothing out that was read before


class Coverage(StrEnum):
    """How much of its page or list a reading holds.

    Of an EXCERPT the source leaves something out each time; it shows what is new, and not what is
    gone. A RANGE of a list shows neither: an entry may have moved into it or out of it. NONE is a
    list that says that it has no entries, EMPTY a page that says nothing.
    """

    WHOLE = "whole"
    NONE = "none"
    EXCERPT = "excerpt"
    RANGE = "range"
    EMPTY = "empty"


NOTHING = frozenset({Coverage.NONE, Coverage.EMPTY})


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page with the run that read it; ``whole`` is the id of its list, or its own.

    ``statements`` are all that it makes, in its order; a party may be stated in several rows.
    ``is_latest`` is false of a page that only an earlier run read.
    """

    reading: PageReading
    statements: tuple[Statement, ...]
    coverage: Coverage
    whole: str
    run: str
    is_latest: bool = True

    @property
    def ident(self) -> str:
        """The id of the page's source."""
        return self.reading.source.id


@dataclass(frozen=True)
class SubjectReading:
    """The pages of a subject by the ids of their sources; without slots, to keep its indexes.

    ``not_understood`` are values that the reader of the source does not know.
    """

    pages: Mapping[str, ReadPage]
    not_understood: frozenset[str] = frozenset()

    @property
    def states_something(self) -> bool:
        """Whether any page states something."""
        return any(page.coverage not in NOTHING for page in self.pages.values())

    @cached_property
    def lists(self) -> Mapping[str, ReadPage]:
        """A page of each list, which tells how much of the list was read."""
        return {page.whole: page for page in reversed(list(self.pages.values()))}

    @cached_property
    def ties(self) -> Mapping[str, Tie]:
        """All ties by id, each as the first page states it."""
        found: dict[str, Tie] = {}
        for page in self.pages.values():
            for ident, tie in page.reading.ties.items():
                found.setdefault(ident, tie)
        return found

    @cached_property
    def statements(self) -> Mapping[str, tuple[Statement, ...]]:
        """What the pages state of each party, by its id."""
        found: defaultdict[str, list[Statement]] = defaultdict(list)
        for page in self.pages.values():
            for statement in page.statements:
                found[statement.entity].append(statement)
        return {entity: tuple(each) for entity, each in found.items()}

    def party(self, ident: str) -> NamedParty | None:
        """Return a party by the name and kind that the pages state; None where none does."""
        stated = sorted(self.statements.get(ident, ()), key=is_stand_in)
        if not stated:
            return None
        name = next((str(s.values["name"]) for s in stated if s.values.get("name")), ident)
        return NamedParty(ident, name, stated[0].kind)

    def with_earlier(self, earlier: "SubjectReading") -> "SubjectReading":
        """Return the reading with the pages of an earlier one that were not read again.

        What is not read again still counts as stated. The last page of a list that became shorter
        was read again: the whole list was.
        """
        kept = {
            ident: replace(page, is_latest=False)
            for ident, page in earlier.pages.items()
            if ident not in self.pages and page.whole not in self.lists
        }
        return replace(self, pages={**self.pages, **kept}) if kept else self


def is_stand_in(statement: Statement) -> bool:
    """Whether a statement only stands in for one that another page makes of its party."""
    return statement.values.get("standing") == Standing.DERIVED


def reading_of(records: Iterable[Record], run: str) -> SubjectReading:
    """Return what a run read of one subject."""
    known = list(records)
    parts = {record.source: record for record in known if isinstance(record, ListPart)}
    stated: defaultdict[str, list[Statement]] = defaultdict(list)
    for record in known:
        if isinstance(record, Statement):
            stated[record.source].append(record)
    return SubjectReading(
        {
            ident: ReadPage(
                page,
                tuple(stated[ident]),
                _coverage(page, parts.get(ident)),
                _whole(ident, parts),
                run,
            )
            for ident, page in page_readings(known).items()
        },
        frozenset(
            record.value
            for record in known
            if isinstance(record, Unknown) and not record.value.startswith(_FIELD)
        ),
    )


def _whole(ident: str, parts: Mapping[str, ListPart]) -> str:
    return parts[ident].whole if ident in parts else ident


def _coverage(page: PageReading, part: ListPart | None) -> Coverage:
    if part is not None and part.is_of_none:
        return Coverage.NONE
    if not (page.ties or page.statements):
        return Coverage.EMPTY
    if PART not in page.source.extra or part is None:
        return Coverage.WHOLE
    return Coverage.EXCERPT if part.is_excerpt else Coverage.RANGE
