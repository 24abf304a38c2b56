"""GraphML, for Gephi, yEd, Cytoscape and networkx."""

import re
from collections import defaultdict
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import networkx as nx

from graph.exports.base import (
    ExportFormat,
    ExportNote,
    NotHeld,
    counts_of,
    unfinished,
    write_file,
)
from graph.exports.network import STATES, Attributes, Network, add_edge, network, unstated
from graph.model import Contents

# Characters that XML 1.0 cannot hold, and the carriage return, which its readers change.
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Texts:
    """Makes texts legal in XML and counts those that had to change."""

    def __init__(self) -> None:
        self.changed = 0

    def legal(self, text: str) -> str:
        made = _ILLEGAL.sub(lambda match: ascii(match[0])[1:-1], text)
        self.changed += made != text
        return made


def write(contents: Contents, out: Path) -> ExportNote:
    """Write one GraphML file; lists are texts with ``; `` between their items."""
    texts = _Texts()
    whole = network(contents)
    lists = sum(isinstance(value, tuple) for value in _all_values(whole))
    content = BytesIO()
    nx.write_graphml_xml(_typed(whole, texts), content)
    write_file(out, content.getvalue() + b"\n")
    return ExportNote(
        "graphml", (str(out),), counts_of(contents), _not_held(contents, texts.changed, lists)
    )


def _not_held(contents: Contents, changed: int, lists: int) -> tuple[NotHeld, ...]:
    found = (
        ("characters", changed, "not allowed in XML, written as escapes such as \\x0b"),
        ("lists", lists, "GraphML has no lists: written as one text with ; between the items"),
        (STATES, unstated(contents), "differing values that no source is named for"),
    )
    return (*unfinished(contents), *(NotHeld(*item) for item in found if item[1]))


def _typed(whole: Network, texts: _Texts) -> Network:
    """Copy the graph with one type for each attribute name, which is all that GraphML knows."""
    node_types = _types(attributes for _, attributes in whole.nodes(data=True))
    edge_types = _types(attributes for _, _, attributes in whole.edges(data=True))
    made: Network = nx.MultiDiGraph()
    for node, attributes in whole.nodes(data=True):
        legal = texts.legal(node)
        made.add_node(legal)
        made.nodes[legal].update(_converted(attributes, node_types, texts))
    for start, end, key, attributes in whole.edges(data=True, keys=True):
        edge = texts.legal(start), texts.legal(end), texts.legal(key)
        add_edge(made, edge, _converted(attributes, edge_types, texts))
    return made


def _types(all_attributes: Iterable[Attributes]) -> dict[str, type]:
    found: dict[str, set[type]] = defaultdict(set)
    for attributes in all_attributes:
        for name, value in attributes.items():
            found[name].add(type(value))
    return {name: _common(types) for name, types in found.items()}


def _common(types: set[type]) -> type:
    if types <= {int, float}:
        return float if float in types else int
    return bool if types == {bool} else str


def _converted(attributes: Attributes, types: dict[str, type], texts: _Texts) -> Attributes:
    made: Attributes = {}
    for name, value in attributes.items():
        type_ = types[name]
        if isinstance(value, tuple):
            value = "; ".join(value)
        if type_ is str:
            said = str(value).lower() if isinstance(value, bool) else str(value)
            made[texts.legal(name)] = texts.legal(said)
        else:
            made[texts.legal(name)] = type_(value)
    return made


def _all_values(whole: Network) -> Iterable[object]:
    for _, attributes in whole.nodes(data=True):
        yield from attributes.values()
    for _, _, attributes in whole.edges(data=True):
        yield from attributes.values()


EXPORT = ExportFormat("graphml", "GraphML for Gephi, yEd and Cytoscape", write)
