"""GraphML and GEXF as a network. A document type, and with it every entity, is refused.

http://graphml.graphdrawing.org/specification.html and https://gexf.net/schema.html
"""

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

from lxml import etree
from lxml.etree import _Element as Element

from graph.importing.networks import FileEdge, FileNode, Network
from graph.importing.reading import Problem, quoted
from graph.importing.typed import finite
from graph.model import Value

EXPECTED = "a GraphML or GEXF file"
_WHOLE = frozenset({"int", "integer", "long", "short", "byte"})
_BROKEN = frozenset({"double", "float", "decimal"})
_UNDIRECTED = frozenset({"undirected", "mutual"})

Declared = Mapping[str, tuple[str, str]]
"""The name and the type of an attribute by the key that stands for it."""


def read_xml(name: str, content: bytes) -> tuple[Network | None, list[Problem]]:
    """Read a file by what it holds, whatever its ending."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        return None, [Problem(name, line, "", f"no XML ({error})", EXPECTED)]
    if root.getroottree().docinfo.internalDTD is not None:
        found = "a document type, which could name other files or grow without end"
        return None, [Problem(name, 0, "", found, "a file without <!DOCTYPE …>")]
    reader = _READERS.get(_tag(root))
    if reader is None:
        return None, [Problem(name, 0, "", f"XML of another kind ({quoted(_tag(root))})", EXPECTED)]
    left: list[tuple[str, str]] = []
    nodes, edges = reader(name, root, left)
    return Network(name, sha256(content).hexdigest(), nodes, edges, tuple(left)), []


def _tag(element: Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _all(element: Element, tag: str) -> Iterator[Element]:
    return (each for each in element.iter() if _tag(each) == tag)


def _place(name: str, element: Element) -> str:
    return f"{name}, line {element.sourceline}"


Read = tuple[tuple[FileNode, ...], tuple[FileEdge, ...]]


def _graphml(name: str, root: Element, left: list[tuple[str, str]]) -> Read:
    declared: dict[str, tuple[str, str]] = {}
    for key in _all(root, "key"):
        ident = key.get("id") or ""
        told = (key.get("attr.name") or ident, key.get("attr.type") or "string")
        declared[ident] = told
    directed = {graph: graph.get("edgedefault") == "directed" for graph in _all(root, "graph")}
    nodes = tuple(
        FileNode(
            _place(name, node), node.get("id", ""), "", _graphml_values(name, node, declared, left)
        )
        for node in _all(root, "node")
    )
    edges = tuple(
        FileEdge(
            _place(name, edge),
            edge.get("id", ""),
            edge.get("source", ""),
            edge.get("target", ""),
            "",
            _runs(edge, directed),
            _graphml_values(name, edge, declared, left),
        )
        for edge in _all(root, "edge")
    )
    left.extend(("a hyperedge", _place(name, each)) for each in _all(root, "hyperedge"))
    return nodes, edges


def _runs(edge: Element, directed: Mapping[Element, bool]) -> bool:
    """Whether an edge runs from its source to its target; its graph says so where it does not."""
    graph = edge.getparent()
    default = graph is not None and directed.get(graph, False)
    told = edge.get("directed")
    return default if told is None else told == "true"


def _graphml_values(
    name: str, element: Element, declared: Declared, left: list[tuple[str, str]]
) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for data in element:
        if _tag(data) != "data":
            continue
        if len(data):
            left.append(("a drawing inside of a node or an edge", _place(name, data)))
            continue
        key, type_ = declared.get(data.get("key") or "", (data.get("key") or "", "string"))
        values[key] = _value(data.text or "", type_)
    return values


def _gexf(name: str, root: Element, left: list[tuple[str, str]]) -> Read:
    del left  # Colours and places are drawings, and an interval repeats since and until.
    declared: dict[str, dict[str, tuple[str, str]]] = {"node": {}, "edge": {}}
    for group in _all(root, "attributes"):
        for each in _all(group, "attribute"):
            told = (each.get("title", ""), each.get("type", "string"))
            declared.setdefault(group.get("class", ""), {})[each.get("id", "")] = told
    graph = next(_all(root, "graph"), root)
    default = graph.get("defaultedgetype", "undirected")
    nodes = tuple(
        FileNode(
            _place(name, node),
            node.get("id", ""),
            node.get("label", ""),
            _gexf_values(node, declared["node"]),
        )
        for node in _all(root, "node")
    )
    edges = tuple(
        FileEdge(
            _place(name, edge),
            edge.get("id", ""),
            edge.get("source", ""),
            edge.get("target", ""),
            edge.get("label", ""),
            edge.get("type", default) not in _UNDIRECTED,
            _gexf_values(edge, declared["edge"]),
        )
        for edge in _all(root, "edge")
    )
    return nodes, edges


def _gexf_values(element: Element, declared: Declared) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for group in (each for each in element if _tag(each) == "attvalues"):
        for each in group:
            if _tag(each) == "attvalue":
                key = each.get("for") or each.get("id") or ""
                named, type_ = declared.get(key, (key, "string"))
                values[named] = _value(each.get("value") or "", type_)
    return values


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


_READERS: Mapping[str, Callable[[str, Element, list[tuple[str, str]]], Read]] = {
    "graphml": _graphml,
    "gexf": _gexf,
}
