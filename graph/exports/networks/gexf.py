"""GEXF 1.2 for Gephi, with the app's colours and each dated tie as an interval.

https://gexf.net/schema.html
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.analyses.tracing.tie_reader import TieReader
from graph.exports.base import ExportFormat, ExportNote, Selection, UnsupportedFields, count_records
from graph.exports.networks.attributes import LISTS, AttributeColumn, ValueType, as_text, columns_of
from graph.exports.networks.nodes_and_edges import (
    STATES,
    UNSTATED_REASON,
    Attributes,
    Edge,
    Node,
    count_unstated,
    edges,
    nodes,
)
from graph.exports.networks.xml_text import XmlTexts
from graph.model.dates import first_day, last_day
from graph.model.records import Kind, Tie
from graph.presentation.tie_style import strength_slug
from graph.presentation.visual_language import KIND_SIGNS, NEUTRAL, TIE_SIGNS
from graph.support.atomic_files import write_one
from graph.support.language import N_

_HEAD = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" '
    'version="1.2">\n'
    '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
)
_TYPES = {ValueType.LIST: "string"}
_KINDS = {str(kind) for kind in Kind}


def write(selection: Selection, out: Path) -> ExportNote:
    """Write one GEXF file; lists are texts with ``; `` between their items."""
    contents = selection.contents
    lacking = UnsupportedFields(contents)
    lacking.add(STATES, UNSTATED_REASON, count_unstated(contents))
    lines = _GexfWriter(selection.reader(), lacking).lines()
    files = write_one(out, (line.encode() for line in lines))
    return ExportNote(
        format="gexf", files=files, counts=count_records(contents), not_held=lacking.items()
    )


class _GexfWriter:
    """Writer of one file; its columns must be declared before the first node."""

    def __init__(self, reader: TieReader, lacking: UnsupportedFields) -> None:
        contents = reader.contents
        self._reader = reader
        self._lacking = lacking
        self._texts = XmlTexts(lacking)
        self._contents = contents
        self._of_nodes = _columns_by_name(
            columns_of((n.attributes for n in nodes(contents)), lacking)
        )
        self._of_edges = _columns_by_name(
            columns_of((e.attributes for e in edges(contents)), lacking)
        )

    def lines(self) -> Iterator[str]:
        """Yield the whole file."""
        yield _HEAD
        yield from self._declarations("node", self._of_nodes)
        yield from self._declarations("edge", self._of_edges)
        yield "<nodes>\n"
        for node in nodes(self._contents):
            yield self._node(node)
        yield "</nodes>\n<edges>\n"
        for edge in edges(self._contents):
            yield self._edge(edge)
        yield "</edges>\n</graph>\n</gexf>\n"

    def _declarations(
        self, kind: str, columns: Mapping[str, tuple[str, AttributeColumn]]
    ) -> Iterator[str]:
        yield f'<attributes class="{kind}" mode="static">\n'
        for key, column in columns.values():
            title = self._texts.attribute(column.name, column.name)
            type_ = _TYPES.get(column.form, column.form)
            yield f'<attribute id="{key}" title={title} type="{type_}"/>\n'
        yield "</attributes>\n"

    def _node(self, node: Node) -> str:
        kind = str(node.attributes["kind"])
        light = KIND_SIGNS[Kind(kind)].light if kind in _KINDS else TIE_SIGNS[NEUTRAL].light
        label = self._texts.attribute(str(node.attributes["name"]), "name")
        values = self._values(node.attributes, self._of_nodes)
        return f"<node id={self._texts.id(node.id)} label={label}>{values}{_color(light)}</node>\n"

    def _edge(self, edge: Edge) -> str:
        tie = self._contents.tie(edge.key) if edge.attributes["tie"] != STATES else None
        light = TIE_SIGNS[strength_slug(self._reader.strength(tie)) if tie else NEUTRAL].light
        ends = f"source={self._texts.id(edge.start)} target={self._texts.id(edge.end)}"
        values = self._values(edge.attributes, self._of_edges)
        interval = _interval(tie) if tie else ""
        key = self._texts.id(edge.key)
        return f"<edge id={key} {ends}{interval}>{values}{_color(light)}</edge>\n"

    def _values(
        self, attributes: Attributes, keys: Mapping[str, tuple[str, AttributeColumn]]
    ) -> str:
        made = []
        for name, value in attributes.items():
            key, column = keys[name]
            if column.form is ValueType.LIST:
                self._lacking.add(name, LISTS)
            text = self._texts.attribute(as_text(value), name)
            made.append(f'<attvalue for="{key}" value={text}/>')
        return f"<attvalues>{''.join(made)}</attvalues>"


def _columns_by_name(
    columns: tuple[AttributeColumn, ...],
) -> dict[str, tuple[str, AttributeColumn]]:
    return {column.name: (str(i), column) for i, column in enumerate(columns)}


def _interval(tie: Tie) -> str:
    """Return the first and last day of a tie as attributes.

    GEXF takes full days only; the attributes ``since`` and ``until`` keep the stated precision.
    """
    start = f' start="{first_day(tie.since).isoformat()}"' if tie.since else ""
    return start + (f' end="{last_day(tie.until).isoformat()}"' if tie.until else "")


def _color(light: str) -> str:
    red, green, blue = (int(light[i : i + 2], 16) for i in (1, 3, 5))
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'


EXPORT = ExportFormat(
    "gexf", N_("GEXF 1.2 for Gephi, with dates as intervals and colours"), "gexf", write
)
