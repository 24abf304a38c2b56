"""CSV for ``neo4j-admin database import full``: nodes and relationships with typed columns.

The header is the first row of each file. Texts are quoted, so that an empty one is not a missing
one; the import needs ``--multiline-fields=true`` where texts have line breaks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from graph.exports.base import ExportFormat, ExportNote, Lacking, Selection, counts_of
from graph.exports.neo4j.stored_records import (
    StoredNode,
    StoredTie,
    entity_nodes,
    plain,
    source_nodes,
    stored_statements,
    stored_ties,
)
from graph.exports.networks.attributes import Column, Form, as_text, columns_of
from graph.exports.networks.nodes_and_edges import source_node
from graph.model.records import Contents, Value
from graph.support.atomic_files import Chunks, write_many
from graph.support.language import N_

_TYPES = {Form.LIST: "string[]"}
_SPLIT = N_("a ; inside an item of a list, written as \\x3b")
_EMPTY = N_("lists without items")
_BREAKS = N_("texts with line breaks: import them with --multiline-fields=true")
_NAMES = N_("a property whose name has a colon, quote or line break, which a header cannot hold")

Cells = dict[str, Value]


def write(selection: Selection, out: Path) -> ExportNote:
    """Write four files into a folder or zip: entities, sources, ties and states."""
    contents = selection.contents
    lacking = Lacking(contents)
    files = write_many(out, _Tables(contents, lacking).files())
    return ExportNote("neo4j", files, counts_of(contents), lacking.items())


class _Tables:
    """The files of one export; columns are known before the first row is written."""

    def __init__(self, contents: Contents, lacking: Lacking) -> None:
        self._contents = contents
        self._lacking = lacking

    def files(self) -> dict[str, Chunks]:
        """Return the files by name."""
        contents = self._contents
        return {
            "entities.csv": self._nodes(lambda: entity_nodes(contents)),
            "sources.csv": self._nodes(lambda: source_nodes(contents)),
            "ties.csv": self._relationships(lambda: stored_ties(contents)),
            "states.csv": self._relationships(lambda: stored_statements(contents)),
        }

    def _nodes(self, records: Callable[[], Iterable[StoredNode]]) -> Iterator[bytes]:
        columns = self._columns(node.properties for node in records())
        yield _line([":ID", ":LABEL", *map(_heading, columns)])
        for node in records():
            id_ = source_node(node.id, self._contents) if node.labels == ("Source",) else node.id
            labels = ";".join(node.labels)
            yield _line([_quoted(id_), _quoted(labels), *self._cells(columns, node.properties)])

    def _relationships(self, records: Callable[[], Iterable[StoredTie]]) -> Iterator[bytes]:
        columns = self._columns(tie.properties for tie in records())
        yield _line([":START_ID", ":END_ID", ":TYPE", *map(_heading, columns)])
        for tie in records():
            start = source_node(tie.start, self._contents) if tie.from_source else tie.start
            ends = (_quoted(start), _quoted(tie.end), _quoted(tie.type))
            yield _line([*ends, *self._cells(columns, tie.properties)])

    def _columns(self, records: Iterable[Mapping[str, object]]) -> list[Column]:
        values = ({name: plain(value) for name, value in each.items()} for each in records)
        return [c for c in columns_of(values, self._lacking) if self._has_heading(c.name)]

    def _has_heading(self, name: str) -> bool:
        holdable = bool(name.strip()) and not set(name) & set(':"\r\n')
        if not holdable:
            self._lacking.add(name, _NAMES)
        return holdable

    def _cells(self, columns: Iterable[Column], properties: Mapping[str, object]) -> Iterator[str]:
        for column in columns:
            value = properties.get(column.name)
            yield "" if value is None else self._cell(column, plain(value))

    def _cell(self, column: Column, value: Value) -> str:
        if isinstance(value, tuple) and column.form is Form.LIST:
            return self._list(column.name, value)
        if column.form in (Form.WHOLE, Form.NUMBER, Form.TRUTH):
            return as_text(value)
        text = as_text(value)
        if "\n" in text or "\r" in text:
            self._lacking.add(column.name, _BREAKS)
        return _quoted(text)

    def _list(self, name: str, items: tuple[str, ...]) -> str:
        if not items:
            self._lacking.add(name, _EMPTY)
            return ""
        if any(";" in item for item in items):
            self._lacking.add(name, _SPLIT)
        if any("\n" in item or "\r" in item for item in items):
            self._lacking.add(name, _BREAKS)
        return _quoted(";".join(item.replace(";", "\\x3b") for item in items))


def _heading(column: Column) -> str:
    typed = f"{column.name}:{_TYPES.get(column.form, column.form)}"
    return "id" if column.name == "id" else _quoted(typed)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _line(cells: Iterable[str]) -> bytes:
    return (",".join(cells) + "\n").encode("utf-8", "replace")


EXPORT = ExportFormat(
    "neo4j", N_("CSV for neo4j-admin database import, as a folder or .zip"), "zip", write
)
