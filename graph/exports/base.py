"""What every export format is, what it is given, and the note of what it could not hold."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, asdict, dataclass
from pathlib import Path
from typing import Any

from graph.analyses.projection import project
from graph.analyses.tracing.tie_reader import TieReader, tie_reader
from graph.analyses.tracing.verdict import Caveat, Chain
from graph.model.records import Contents
from graph.support.language import N_, LazyText, english_text


@dataclass(frozen=True, slots=True)
class UnsupportedField:
    """Something that the format has no place for.

    ``what`` is a tie type, a kind or a column by its name in the model, ``dates``, or ``STATES``
    for differing values.
    """

    what: str
    count: int
    why: LazyText


@dataclass(frozen=True, slots=True)
class Redaction:
    """Something that was left out on purpose, for a publication; ``what`` is a message."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class Selection:
    """What is written: records, and the chains of the storefront where one was chosen.

    ``cut`` says which chains were not followed, for the person who asked. ``whole`` are the
    records that decide how strong ties are, where those written are a part of them; ``as_of`` is
    the day for which that is said, today without one.
    """

    contents: Contents
    chains: tuple[Chain, ...] = ()
    cut: tuple[Caveat, ...] = ()
    whole: Contents | None = None
    _: KW_ONLY
    as_of: str | None = None

    def reader(self) -> TieReader:
        """Return what reads single ties as strong as a trace would say."""
        return tie_reader(self.contents, project(self.whole or self.contents), self.as_of)


@dataclass(frozen=True, slots=True)
class ExportNote:
    """What was written: the files, how many records of each sort, and what is missing."""

    format: str
    files: tuple[str, ...]
    counts: Mapping[str, int]
    not_held: tuple[UnsupportedField, ...] = ()
    _: KW_ONLY
    left_out: tuple[Redaction, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format by its name on the command line.

    ``suffix`` is that of its file, ``zip`` where it has many. ``write`` takes what to write and a
    path, and raises InputError where it cannot be written.
    """

    name: str
    title: str
    suffix: str
    write: Callable[[Selection, Path], ExportNote]


class UnsupportedFields:
    """Gathers what a format cannot hold while it is written."""

    def __init__(self, contents: Contents) -> None:
        self._found: Counter[tuple[str, LazyText]] = Counter()
        if contents.unfinished:
            why = N_("import not finished: what it has not written yet is missing")
            self.add("imports", why, len(contents.unfinished))

    def add(self, what: str, why: str | LazyText, count: int = 1) -> None:
        """Count something that is not held, for a marked reason; nothing where the count is 0."""
        if count:
            self._found[what, why if isinstance(why, LazyText) else LazyText(why)] += count

    def items(self) -> tuple[UnsupportedField, ...]:
        """Return everything that was counted, in the order of names."""
        found = [UnsupportedField(what, n, why) for (what, why), n in self._found.items()]
        return tuple(sorted(found, key=lambda each: (each.what, english_text(each.why))))


def unsupported_field_document(missing: UnsupportedField) -> dict[str, Any]:
    """Return what is not held as a JSON object, in English."""
    return {"what": missing.what, "count": missing.count, "why": english_text(missing.why)}


def export_note_document(note: ExportNote) -> dict[str, Any]:
    """Return the note of an export as a JSON object, in English."""
    return {
        **asdict(note),
        "not_held": [unsupported_field_document(each) for each in note.not_held],
    }


def count_records(contents: Contents) -> dict[str, int]:
    """Count the records of each sort."""
    return {
        "sources": len(contents.sources),
        "entities": len(contents.entities),
        "statements": len(contents.statements),
        "ties": len(contents.ties),
    }
