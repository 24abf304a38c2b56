"""Contract of an export format: its selection, its note, and the fields that it cannot hold."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, asdict, dataclass
from pathlib import Path
from typing import Any

from graph.analyses.projection import project
from graph.analyses.tracing.tie_reader import TieReader, tie_reader
from graph.analyses.tracing.verdict import Caveat, Chain
from graph.model.records import Contents
from graph.presentation.record_labels import record_label
from graph.support.language import N_, LazyText, english_text


@dataclass(frozen=True, slots=True)
class UnsupportedField:
    """Something that the format has no place for.

    ``what`` is a tie type, a kind or a column by its name in the model, ``dates``, ``imports`` for
    unfinished ones, or ``STATES`` for differing values. ``why`` is a translatable reason.
    """

    what: str
    count: int
    why: LazyText

    @property
    def label(self) -> str:
        """What it is, in the user's language, as a line begins."""
        label = record_label(self.what)
        return label[:1].upper() + label[1:]


@dataclass(frozen=True, slots=True)
class Redaction:
    """Something left out of a publication on purpose; ``what`` is a message to translate."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class Selection:
    """Records to write, and the chains of the storefront where one was chosen.

    ``cut`` lists the chains that were not followed, to be shown to the user. ``whole`` are the
    records that decide how strong ties are, where ``contents`` is only a part of them. ``as_of``
    is the ISO day for which strengths are computed; None means today.
    """

    contents: Contents
    chains: tuple[Chain, ...] = ()
    cut: tuple[Caveat, ...] = ()
    whole: Contents | None = None
    _: KW_ONLY
    as_of: str | None = None

    def reader(self) -> TieReader:
        """Return a reader of single ties that gives each the strength a trace would give it."""
        return tie_reader(self.contents, project(self.whole or self.contents), self.as_of)


@dataclass(frozen=True, slots=True)
class ExportNote:
    """Report of an export: the files, how many records of each sort, and what is missing."""

    format: str
    files: tuple[str, ...]
    counts: Mapping[str, int]
    not_held: tuple[UnsupportedField, ...] = ()
    _: KW_ONLY
    left_out: tuple[Redaction, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format by its name on the command line.

    ``suffix`` is that of its file, ``zip`` where it has many. ``write`` takes a selection and a
    path, and raises InputError if the path cannot be written.
    """

    name: str
    title: str
    suffix: str
    write: Callable[[Selection, Path], ExportNote]


class UnsupportedFields:
    """Collects, while a file is written, what its format cannot hold."""

    def __init__(self, contents: Contents) -> None:
        self._found: Counter[tuple[str, LazyText]] = Counter()
        if contents.unfinished:
            why = N_("import not finished: what it has not written yet is missing")
            self.add("imports", why, len(contents.unfinished))

    def add(self, what: str, why: str | LazyText, count: int = 1) -> None:
        """Count something that is not held; ``why`` is marked with ``N_``, a 0 is ignored."""
        if count:
            self._found[what, why if isinstance(why, LazyText) else LazyText(why)] += count

    def items(self) -> tuple[UnsupportedField, ...]:
        """Return everything that was counted, sorted by name and reason."""
        fields = [UnsupportedField(what, n, why) for (what, why), n in self._found.items()]
        return tuple(sorted(fields, key=lambda each: (each.what, english_text(each.why))))


def unsupported_field_document(missing: UnsupportedField) -> dict[str, Any]:
    """Return an unsupported field as a JSON object, in English."""
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
