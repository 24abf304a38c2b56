"""GraphML for Gephi, yEd, Cytoscape and networkx."""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from graph.exports.base import ExportFormat, ExportNote, Selection, UnsupportedFields, count_records
from graph.exports.networks.attributes import LISTS, AttributeColumn, ValueType, as_text, columns_of
from graph.exports.networks.nodes_and_edges import (
    STATES,
    UNSTATED_REASON,
    Attributes,
    count_unstated,
    edges,
    nodes,
)
from graph.exports.networks.xml_text import XmlTexts
from graph.model.records import Contents
from graph.support.atomic_files import write_one
from graph.support.language import N_

_HEAD = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_TYPES = {ValueType.LIST: "string"}


def write(selection: Selection, out: Path) -> ExportNote:
    """Write one GraphML file; lists are texts with ``; `` between their items."""
    contents = selection.contents
    lacking = UnsupportedFields(contents)
    lacking.add(STATES, UNSTATED_REASON, count_unstated(contents))
    files = write_one(out, (line.encode() for line in _lines(contents, lacking)))
    return ExportNote(
        format="graphml", files=files, counts=count_records(contents), not_held=lacking.items()
    )


def _lines(contents: Contents, lacking: UnsupportedFields) -> Iterator[str]:
    texts = XmlTexts(lacking)
    of_nodes = columns_of((node.attributes for node in nodes(contents)), lacking)
    of_edges = columns_of((edge.attributes for edge in edges(contents)), lacking)
    keys = {column: f"d{i}" for i, column in enumerate(of_nodes)}
    edge_keys = {column: f"e{i}" for i, column in enumerate(of_edges)}
    yield _HEAD
    declared = (
        (("node", *each) for each in keys.items()),
        (("edge", *each) for each in edge_keys.items()),
    )
    for kind, column, key in chain(*declared):
        name = texts.attribute(column.name, column.name)
        type_ = _TYPES.get(column.form, column.form)
        yield f'<key id="{key}" for="{kind}" attr.name={name} attr.type="{type_}"/>\n'
    yield '<graph edgedefault="directed">\n'
    node_data = _ElementWriter(keys, texts, lacking)
    for node in nodes(contents):
        yield f"<node id={texts.id(node.id)}>{node_data.elements(node.attributes)}</node>\n"
    edge_data = _ElementWriter(edge_keys, texts, lacking)
    for edge in edges(contents):
        ends = f"source={texts.id(edge.start)} target={texts.id(edge.end)}"
        data = edge_data.elements(edge.attributes)
        yield f"<edge id={texts.id(edge.key)} {ends}>{data}</edge>\n"
    yield "</graph>\n</graphml>\n"


class _ElementWriter:
    """Writes the attributes of nodes, or of edges."""

    def __init__(
        self, keys: Mapping[AttributeColumn, str], texts: XmlTexts, lacking: UnsupportedFields
    ) -> None:
        self._keys = {column.name: (column, key) for column, key in keys.items()}
        self._texts = texts
        self._lacking = lacking

    def elements(self, attributes: Attributes) -> str:
        """Return one ``data`` element for each attribute."""
        made = []
        for name, value in attributes.items():
            column, key = self._keys[name]
            if column.form is ValueType.LIST:
                self._lacking.add(name, LISTS)
            text = self._texts.element(as_text(value), name)
            made.append(f'<data key="{key}">{text}</data>')
        return "".join(made)


EXPORT = ExportFormat(
    "graphml", N_("GraphML, for Gephi, yEd, Cytoscape and networkx"), "graphml", write
)
