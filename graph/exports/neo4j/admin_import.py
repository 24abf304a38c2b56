"""CSV for ``neo4j-admin database import full``: nodes and relationships with typed columns.

The header is the first row of each file. Texts are quoted, so that an empty text differs from a
missing one. The import needs ``--multiline-fields=true`` if texts have line breaks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from graph.exports.base import ExportFormat, ExportNote, Selection, UnsupportedFields, count_records
from graph.exports.neo4j.stored_records import (
    StoredNode,
    StoredTie,
    entity_nodes,
    model_value,
    source_nodes,
    stored_statements,
    stored_ties,
)
from graph.exports.networks.attributes import AttributeColumn, ValueType, as_text, columns_of
from graph.exports.networks.nodes_and_edges import source_node
from graph.model.records import Contents, Value
from graph.support.atomic_files import Chunks, write_many
from graph.support.language import N_

_TYPES = {ValueType.LIST: "string[]"}
_SPLIT = N_("a ; inside an item of a list, written as \\x3b")
_EMPTY = N_("lists without items")
_BREAKS = N_("texts with line breaks: import them with --multiline-fields=true")
_NAMES = N_("a property whose name has a colon, quote or line break, which a header cannot hold")


def write(selection: Selection, out: Path) -> ExportNote:
    """Write four files into a folder or zip: entities, sources, ties and states."""
    contents = selection.contents
    lacking = UnsupportedFields(contents)
    files = write_many(out, _Tables(contents, lacking).files())
    return ExportNote(
        format="neo4j", files=files, counts=count_records(contents), not_held=lacking.items()
    )


class _Tables:
    """The files of one export.

    Records are read twice: all columns must be known before the first row is written.
    """

    def __init__(self, contents: Contents, lacking: UnsupportedFields) -> None:
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
            yield _line(
                [_quote_cell(id_), _quote_cell(labels), *self._cells(columns, node.properties)]
            )

    def _relationships(self, records: Callable[[], Iterable[StoredTie]]) -> Iterator[bytes]:
        columns = self._columns(tie.properties for tie in records())
        yield _line([":START_ID", ":END_ID", ":TYPE", *map(_heading, columns)])
        for tie in records():
            start = source_node(tie.start, self._contents) if tie.from_source else tie.start
            ends = (_quote_cell(start), _quote_cell(tie.end), _quote_cell(tie.type))
            yield _line([*ends, *self._cells(columns, tie.properties)])

    def _columns(self, records: Iterable[Mapping[str, object]]) -> list[AttributeColumn]:
        values = ({name: model_value(value) for name, value in each.items()} for each in records)
        return [c for c in columns_of(values, self._lacking) if self._has_heading(c.name)]

    def _has_heading(self, name: str) -> bool:
        holdable = bool(name.strip()) and not set(name) & set(':"\r\n')
        if not holdable:
            self._lacking.add(name, _NAMES)
        return holdable

    def _cells(
        self, columns: Iterable[AttributeColumn], properties: Mapping[str, object]
    ) -> Iterator[str]:
        for column in columns:
            value = properties.get(column.name)
            yield "" if value is None else self._cell(column, model_value(value))

    def _cell(self, column: AttributeColumn, value: Value) -> str:
        if isinstance(value, tuple) and column.form is ValueType.LIST:
            return self._list(column.name, value)
        if column.form in (ValueType.WHOLE, ValueType.NUMBER, ValueType.TRUTH):
            return as_text(value)
        text = as_text(value)
        if "\n" in text or "\r" in text:
            self._lacking.add(column.name, _BREAKS)
        return _quote_cell(text)

    def _list(self, name: str, items: tuple[str, ...]) -> str:
        if not items:
            self._lacking.add(name, _EMPTY)
            return ""
        if any(";" in item for item in items):
            self._lacking.add(name, _SPLIT)
        if any("\n" in item or "\r" in item for item in items):
            self._lacking.add(name, _BREAKS)
        return _quote_cell(";".join(item.replace(";", "\\x3b") for item in items))


def _heading(column: AttributeColumn) -> str:
    typed = f"{column.name}:{_TYPES.get(column.form, column.form)}"
    return "id" if column.name == "id" else _quote_cell(typed)


def _quote_cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _line(cells: Iterable[str]) -> bytes:
    return (",".join(cells) + "\n").encode("utf-8", "replace")


EXPORT = ExportFormat(
    "neo4j", N_("CSV for neo4j-admin database import, as a folder or .zip"), "zip", write
)
