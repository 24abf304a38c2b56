"""Reader of GraphML and GEXF. A document type, and with it every XML entity, is refused.

http://graphml.graphdrawing.org/specification.html and https://gexf.net/schema.html
"""

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Protocol

from lxml import etree
from lxml.etree import _Element as Element

from graph.importing.networks.gexf_times import TIME_ATTRIBUTES, TIME_CHILDREN, times_of
from graph.importing.networks.network import ALWAYS, FileEdge, FileNetwork, FileNode, Times
from graph.importing.result import Problem, quote_value
from graph.importing.spreadsheet.typed_columns import parse_finite
from graph.model.records import Value
from graph.support.language import N_, LazyText, lazy_text

EXPECTED = LazyText(N_("a GraphML or GEXF file"))
_WHOLE = frozenset({"int", "integer", "long", "short", "byte"})
_BROKEN = frozenset({"double", "float", "decimal"})
_VIZ = "/viz}"
_UNDIRECTED = frozenset({"undirected", "mutual"})


def read_xml(name: str, content: bytes) -> tuple[FileNetwork | None, list[Problem]]:
    """Return the network of a file by its content, whatever its suffix."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        return None, [
            Problem(
                place=name,
                line=line,
                column="",
                found=lazy_text(N_("no XML ({error})"), error=error),
                expected=EXPECTED,
            )
        ]
    if root.getroottree().docinfo.internalDTD is not None:
        found = LazyText(N_("a document type, which could name other files or grow without end"))
        return None, [
            Problem(
                place=name,
                line=0,
                column="",
                found=found,
                expected=LazyText(N_("a file without <!DOCTYPE …>")),
            )
        ]
    dialect_of = _DIALECTS.get(_tag(root))
    if dialect_of is None:
        return None, [
            Problem(
                place=name,
                line=0,
                column="",
                found=lazy_text(N_("XML of another kind ({tag})"), tag=quote_value(_tag(root))),
                expected=EXPECTED,
            )
        ]
    left: list[tuple[str, str]] = []
    dialect = dialect_of(name, root, left)
    nodes, edges = tuple(_nodes(name, root, dialect)), tuple(_edges(name, root, dialect))
    left.extend(_unread_parts(name, root, dialect))
    return FileNetwork(
        name=name, digest=sha256(content).hexdigest(), nodes=nodes, edges=edges, left=tuple(left)
    ), []


def _tag(element: Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _descendants(element: Element, tag: str) -> Iterator[Element]:
    return (each for each in element.iter() if _tag(each) == tag)


def _place(name: str, element: Element) -> str:
    return f"{name}, line {element.sourceline}"


class Dialect(Protocol):
    """Differences between GraphML and GEXF."""

    known: Mapping[str, frozenset[str]]
    """Attributes and children of nodes and edges that are read, or only concern drawings."""

    def values(self, element: Element) -> dict[str, Value]:
        """Return the values of a node or an edge."""

    def is_directed(self, edge: Element) -> bool:
        """Whether an edge runs from its source to its target, not both ways."""

    def times(self, element: Element) -> Times:
        """Return the times at which a node or an edge is in the graph."""


def _nodes(name: str, root: Element, dialect: Dialect) -> Iterator[FileNode]:
    for node in _descendants(root, "node"):
        names = (node.get("id", ""), node.get("label", ""))
        yield FileNode(_place(name, node), *names, dialect.values(node), dialect.times(node))


def _edges(name: str, root: Element, dialect: Dialect) -> Iterator[FileEdge]:
    for edge in _descendants(root, "edge"):
        yield FileEdge(
            place=_place(name, edge),
            id=edge.get("id", ""),
            start=edge.get("source", ""),
            end=edge.get("target", ""),
            label=edge.get("label", ""),
            directed=dialect.is_directed(edge),
            attributes=dialect.values(edge),
            times=dialect.times(edge),
        )


def _unread_parts(name: str, root: Element, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """Yield the attributes and children of nodes and edges that no rule reads."""
    for tag, known in dialect.known.items():
        which = "an edge" if tag == "edge" else f"a {tag}"
        for element in _descendants(root, tag):
            for key in element.attrib:
                bare = etree.QName(str(key)).localname
                if bare not in known:
                    yield f"the attribute {bare[:60]!r} of {which}", _place(name, element)
            for child in element:
                if _tag(child) and _tag(child) not in known and _VIZ not in str(child.tag):
                    yield f"{_tag(child)[:60]!r} inside of {which}", _place(name, child)


class _GraphMlDialect:
    """GraphML: values are in ``data``, each of a ``key``; the graph has the default direction."""

    known: Mapping[str, frozenset[str]] = {
        "node": frozenset({"id", "data"}),
        "edge": frozenset({"id", "source", "target", "directed", "data"}),
        "graph": frozenset(
            {"id", "edgedefault", "node", "edge", "hyperedge"}
            | {f"parse.{each}" for each in ("nodeids", "edgeids", "order", "nodes", "edges")}
        ),
    }

    def __init__(self, name: str, root: Element, left: list[tuple[str, str]]) -> None:
        self._name, self._left = name, left
        self._declared: dict[str, tuple[str, str]] = {}
        self._defaults: dict[str, dict[str, Value]] = {"node": {}, "edge": {}}
        for key in _descendants(root, "key"):
            ident = key.get("id") or ""
            declared = (key.get("attr.name") or ident, key.get("attr.type") or "string")
            self._declared[ident] = declared
            for default in (each for each in key if _tag(each) == "default"):
                for tag in self._defaults:
                    if key.get("for", "all") in {tag, "all"}:
                        self._defaults[tag][declared[0]] = _value(default.text or "", declared[1])
        left.extend(("a hyperedge", _place(name, each)) for each in _descendants(root, "hyperedge"))

    def values(self, element: Element) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for data in (each for each in element if _tag(each) == "data"):
            place = _place(self._name, data)
            if len(data):
                self._left.append(("a drawing inside of a node or an edge", place))
                continue
            key = data.get("key") or ""
            named, type_ = self._declared.get(key, (key, "string"))
            if named in values:
                self._left.append((f"a second value of {named[:60]!r}", place))
                continue
            values[named] = _value(data.text or "", type_)
        return {**self._defaults[_tag(element)], **values}

    def is_directed(self, edge: Element) -> bool:
        graph = edge.getparent()
        default = "" if graph is None else graph.get("edgedefault", "")
        stated = edge.get("directed")
        return default == "directed" if stated is None else stated == "true"

    def times(self, _element: Element) -> Times:
        """Return no times: GraphML has none of its own."""
        return ALWAYS


class _GexfDialect:
    """GEXF: values are in ``attvalues``, each of an ``attribute`` of nodes or of edges.

    Colours, sizes and positions are drawings, and are not read.
    """

    known: Mapping[str, frozenset[str]] = {
        "node": frozenset({"id", "label", "attvalues", *TIME_ATTRIBUTES, *TIME_CHILDREN}),
        "edge": frozenset(
            {"id", "source", "target", "type", "label", "attvalues"}
            | TIME_ATTRIBUTES
            | TIME_CHILDREN
        ),
    }

    def __init__(self, name: str, root: Element, left: list[tuple[str, str]]) -> None:
        self._name, self._left = name, left
        self._declared: dict[str, dict[str, tuple[str, str]]] = {"node": {}, "edge": {}}
        self._defaults: dict[str, dict[str, Value]] = {"node": {}, "edge": {}}
        for group in _descendants(root, "attributes"):
            tag = group.get("class", "")
            for each in _descendants(group, "attribute"):
                declared = (each.get("title", ""), each.get("type", "string"))
                self._declared.setdefault(tag, {})[each.get("id", "")] = declared
                for default in (inner for inner in each if _tag(inner) == "default"):
                    value = _value(default.text or "", declared[1])
                    self._defaults.setdefault(tag, {})[declared[0]] = value
        graph = next(_descendants(root, "graph"), root)
        self._default = graph.get("defaultedgetype", "undirected")

    def values(self, element: Element) -> dict[str, Value]:
        stated = dict(self._stated_values(element))
        passing = self._changing_names(element)
        for named in passing:
            place = _place(self._name, element)
            self._left.append((f"values of {named[:60]!r} that hold for a time each", place))
        values = {**self._defaults[_tag(element)], **stated}
        return {named: value for named, value in values.items() if named not in passing}

    def _stated_values(self, element: Element) -> Iterator[tuple[str, Value]]:
        for each, named, type_ in self._attvalues(element):
            yield named, _value(each.get("value") or "", type_)

    def _attvalues(self, element: Element) -> Iterator[tuple[Element, str, str]]:
        declared = self._declared[_tag(element)]
        for group in (each for each in element if _tag(each) == "attvalues"):
            for each in (each for each in group if _tag(each) == "attvalue"):
                key = each.get("for") or each.get("id") or ""
                yield (each, *declared.get(key, (key, "string")))

    def _changing_names(self, element: Element) -> set[str]:
        """Return the names whose value changes or ends, so that no single value holds."""
        found: set[str] = set()
        seen: set[str] = set()
        for each, named, _ in self._attvalues(element):
            if named in seen or TIME_ATTRIBUTES & set(map(str, each.attrib)):
                found.add(named)
            seen.add(named)
        return found

    def is_directed(self, edge: Element) -> bool:
        return edge.get("type", self._default) not in _UNDIRECTED

    def times(self, element: Element) -> Times:
        groups = (each for each in element if _tag(each) in TIME_CHILDREN)
        spells = (_texts(each) for group in groups for each in group)
        times = times_of(_texts(element), spells)
        passing = self._changing_names(element) & {"since", "until"}
        return Times((), "since or until for a time each") if passing else times


def _texts(element: Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in element.attrib.items()}


def _value(text: str, type_: str) -> Value:
    """Return a value of the type that the file declares; the text itself if it is not one."""
    try:
        if type_ in _WHOLE:
            return int(text)
        if type_ in _BROKEN:
            return parse_finite(text)
    except ValueError:
        return text
    if type_ == "boolean" and text.strip().lower() in {"true", "false"}:
        return text.strip().lower() == "true"
    return text


_DIALECTS: Mapping[str, Callable[[str, Element, list[tuple[str, str]]], Dialect]] = {
    "graphml": _GraphMlDialect,
    "gexf": _GexfDialect,
}
