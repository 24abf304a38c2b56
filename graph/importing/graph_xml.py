"""GraphML and GEXF as a network. A document type, and with it every entity, is refused.

http://graphml.graphdrawing.org/specification.html and https://gexf.net/schema.html
"""

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Protocol

from lxml import etree
from lxml.etree import _Element as Element

from graph.importing.networks import FileEdge, FileNode, Network
from graph.importing.reading import Problem, quoted
from graph.importing.typed import finite
from graph.language import N_, Said, said
from graph.model import Value

EXPECTED = Said(N_("a GraphML or GEXF file"))
_WHOLE = frozenset({"int", "integer", "long", "short", "byte"})
_BROKEN = frozenset({"double", "float", "decimal"})
_UNDIRECTED = frozenset({"undirected", "mutual"})


def read_xml(name: str, content: bytes) -> tuple[Network | None, list[Problem]]:
    """Read a file by what it holds, whatever its ending."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        return None, [Problem(name, line, "", said(N_("no XML ({error})"), error=error), EXPECTED)]
    if root.getroottree().docinfo.internalDTD is not None:
        found = Said(N_("a document type, which could name other files or grow without end"))
        return None, [Problem(name, 0, "", found, Said(N_("a file without <!DOCTYPE …>")))]
    dialect_of = _DIALECTS.get(_tag(root))
    if dialect_of is None:
        return None, [
            Problem(
                name,
                0,
                "",
                said(N_("XML of another kind ({tag})"), tag=quoted(_tag(root))),
                EXPECTED,
            )
        ]
    left: list[tuple[str, str]] = []
    dialect = dialect_of(name, root, left)
    nodes, edges = tuple(_nodes(name, root, dialect)), tuple(_edges(name, root, dialect))
    return Network(name, sha256(content).hexdigest(), nodes, edges, tuple(left)), []


def _tag(element: Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _all(element: Element, tag: str) -> Iterator[Element]:
    return (each for each in element.iter() if _tag(each) == tag)


def _place(name: str, element: Element) -> str:
    return f"{name}, line {element.sourceline}"


class Dialect(Protocol):
    """What GraphML and GEXF say differently."""

    def values(self, element: Element) -> dict[str, Value]:
        """Return the values of a node or an edge."""

    def runs(self, edge: Element) -> bool:
        """Whether an edge runs from its source to its target, and not both ways."""


def _nodes(name: str, root: Element, dialect: Dialect) -> Iterator[FileNode]:
    for node in _all(root, "node"):
        told = (node.get("id", ""), node.get("label", ""))
        yield FileNode(_place(name, node), *told, dialect.values(node))


def _edges(name: str, root: Element, dialect: Dialect) -> Iterator[FileEdge]:
    for edge in _all(root, "edge"):
        yield FileEdge(
            _place(name, edge),
            edge.get("id", ""),
            edge.get("source", ""),
            edge.get("target", ""),
            edge.get("label", ""),
            dialect.runs(edge),
            dialect.values(edge),
        )


class _GraphMl:
    """Values stand in ``data``, each of a ``key``; the graph says how its edges run."""

    def __init__(self, name: str, root: Element, left: list[tuple[str, str]]) -> None:
        self._name, self._left = name, left
        self._declared = {
            key.get("id") or "": (
                key.get("attr.name") or key.get("id") or "",
                key.get("attr.type") or "string",
            )
            for key in _all(root, "key")
        }
        left.extend(("a hyperedge", _place(name, each)) for each in _all(root, "hyperedge"))

    def values(self, element: Element) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for data in (each for each in element if _tag(each) == "data"):
            if len(data):
                drawn = "a drawing inside of a node or an edge"
                self._left.append((drawn, _place(self._name, data)))
                continue
            key = data.get("key") or ""
            named, type_ = self._declared.get(key, (key, "string"))
            values[named] = _value(data.text or "", type_)
        return values

    def runs(self, edge: Element) -> bool:
        graph = edge.getparent()
        default = "" if graph is None else graph.get("edgedefault", "")
        told = edge.get("directed")
        return default == "directed" if told is None else told == "true"


class _Gexf:
    """Values stand in ``attvalues``, each of an ``attribute`` of nodes or of edges.

    Colours and places are drawings, and an interval repeats since and until: neither is read.
    """

    def __init__(self, _name: str, root: Element, _left: list[tuple[str, str]]) -> None:
        self._declared: dict[str, dict[str, tuple[str, str]]] = {}
        for group in _all(root, "attributes"):
            for each in _all(group, "attribute"):
                told = (each.get("title", ""), each.get("type", "string"))
                self._declared.setdefault(group.get("class", ""), {})[each.get("id", "")] = told
        graph = next(_all(root, "graph"), root)
        self._default = graph.get("defaultedgetype", "undirected")

    def values(self, element: Element) -> dict[str, Value]:
        declared = self._declared.get(_tag(element), {})
        values: dict[str, Value] = {}
        for group in (each for each in element if _tag(each) == "attvalues"):
            for each in (each for each in group if _tag(each) == "attvalue"):
                key = each.get("for") or each.get("id") or ""
                named, type_ = declared.get(key, (key, "string"))
                values[named] = _value(each.get("value") or "", type_)
        return values

    def runs(self, edge: Element) -> bool:
        return edge.get("type", self._default) not in _UNDIRECTED


def _value(text: str, type_: str) -> Value:
    """Read a value of the type that the file declares; what is none stays the text it is."""
    try:
        if type_ in _WHOLE:
            return int(text)
        if type_ in _BROKEN:
            return finite(text)
    except ValueError:
        return text
    if type_ == "boolean" and text.strip().lower() in {"true", "false"}:
        return text.strip().lower() == "true"
    return text


_DIALECTS: Mapping[str, Callable[[str, Element, list[tuple[str, str]]], Dialect]] = {
    "graphml": _GraphMl,
    "gexf": _Gexf,
}
