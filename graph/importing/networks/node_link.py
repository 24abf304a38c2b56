"""Reader of node-link JSON, as networkx, D3 and others write it."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from graph.importing.networks.network import FileEdge, FileNetwork, FileNode
from graph.importing.result import Problem
from graph.model.records import Value
from graph.support.language import N_, LazyText, lazy_text

EXPECTED = LazyText(N_('node-link JSON: an object with "nodes" and "edges" (or "links")'))
_EDGE_LISTS = ("edges", "links")
_READ = frozenset({"directed", "multigraph", "nodes"})


def looks_like_node_link(content: bytes) -> bool:
    """Whether a JSON file is one object that lists nodes and edges."""
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") or b'"nodes"' not in content:
        return False
    return any(f'"{name}"'.encode() in content for name in _EDGE_LISTS) and _is_whole(content)


def _is_whole(content: bytes) -> bool:
    """Whether the content is one object, not JSON Lines with an object a line."""
    first = content.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    try:
        whole = json.loads(first)
    except (ValueError, RecursionError):
        return True
    return isinstance(whole, dict) and "nodes" in whole


def read_node_link(name: str, content: bytes) -> tuple[FileNetwork | None, list[Problem]]:
    """Return the network of nodes with an ``id`` and edges with ``source`` and ``target``."""
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return None, [
            Problem(
                place=name,
                line=0,
                column="",
                found=lazy_text(N_("no JSON in UTF-8 ({error})"), error=error),
                expected=EXPECTED,
            )
        ]
    edges = next((document[key] for key in _EDGE_LISTS if key in document), None)
    nodes = document.get("nodes")
    if not isinstance(nodes, list) or not isinstance(edges, list):
        return None, [
            Problem(
                place=name,
                line=0,
                column="",
                found=LazyText(N_("JSON of another kind")),
                expected=EXPECTED,
            )
        ]
    left = list(_unread_keys(name, document, edges))
    problems: list[Problem] = []
    found_nodes = [
        _node(f"{name}, node {n}", item, left, problems) for n, item in enumerate(nodes, 1)
    ]
    directed = document.get("directed", False) is True
    found_edges = [
        _edge(f"{name}, edge {n}", item, directed, left, problems)
        for n, item in enumerate(edges, 1)
    ]
    network = FileNetwork(
        name=name,
        digest=sha256(content).hexdigest(),
        nodes=tuple(node for node in found_nodes if node),
        edges=tuple(edge for edge in found_edges if edge),
        left=tuple(left),
    )
    return network, problems


def _unread_keys(
    name: str, document: Mapping[str, Any], edges: object
) -> Iterator[tuple[str, str]]:
    """Yield the values of the whole graph, which no rule reads."""
    for key, value in document.items():
        if key not in _READ and value is not edges and value not in ({}, [], None):
            yield f"a value of the whole graph under {key[:60]!r}", name


def _node(
    place: str, item: Any, left: list[tuple[str, str]], problems: list[Problem]
) -> FileNode | None:
    if not isinstance(item, Mapping) or _id(item.get("id")) == "":
        problems.append(
            Problem(
                place=place,
                line=0,
                column="",
                found=LazyText(N_("a node without an id")),
                expected=EXPECTED,
            )
        )
        return None
    label = item.get("label")
    values = _values(place, item, {"id"}, left)
    return FileNode(
        place=place,
        id=_id(item["id"]),
        label=label if isinstance(label, str) else "",
        attributes=values,
    )


def _edge(
    place: str, item: Any, directed: bool, left: list[tuple[str, str]], problems: list[Problem]
) -> FileEdge | None:
    ends = [_id(item.get(k)) for k in ("source", "target")] if isinstance(item, Mapping) else []
    if not all(ends) or not ends:
        problems.append(
            Problem(
                place=place,
                line=0,
                column="",
                found=LazyText(N_("an edge without source and target")),
                expected=EXPECTED,
            )
        )
        return None
    values = _values(place, item, {"source", "target", "key", "id"}, left)
    label = item.get("label")
    ident = _id(item.get("key")) or _id(item.get("id"))
    if item.get("key") is not None and item.get("id") not in (None, item["key"]):
        left.append(("an id of an edge beside its key", place))
    text = label if isinstance(label, str) else ""
    return FileEdge(
        place=place,
        id=ident,
        start=ends[0],
        end=ends[1],
        label=text,
        directed=directed,
        attributes=values,
    )


def _id(value: object) -> str:
    plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    return str(value) if plain else ""


def _values(
    place: str, item: Mapping[str, Any], without: set[str], left: list[tuple[str, str]]
) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for name, value in item.items():
        if name in without or value is None:
            continue
        if isinstance(value, str | bool | int | float):
            values[name] = value
        elif isinstance(value, list) and all(isinstance(each, str) for each in value):
            values[name] = tuple(value)
        else:
            left.append((f"a nested value under {name[:60]!r}", place))
    return values
