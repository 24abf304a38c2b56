"""Node-link JSON of networkx; the same contents give the same bytes."""

import json
from collections.abc import Iterator
from pathlib import Path

from graph.exports.base import ExportFormat, ExportNote, Selection, UnsupportedFields, count_records
from graph.exports.networks.nodes_and_edges import (
    STATES,
    UNSTATED_REASON,
    count_unstated,
    edges,
    nodes,
)
from graph.model.records import Contents, Value
from graph.support.atomic_files import write_one
from graph.support.language import N_


def json_chunks(contents: Contents) -> Iterator[bytes]:
    """Yield a directed multigraph as node-link JSON, with one node or edge in each line."""
    yield b'{"directed": true, "edges": [\n'
    between = b""
    for edge in edges(contents):
        ends: dict[str, Value] = {"key": edge.key, "source": edge.start, "target": edge.end}
        yield between + _line({**edge.attributes, **ends})
        between = b",\n"
    yield b'\n], "graph": {}, "multigraph": true, "nodes": [\n'
    between = b""
    for node in nodes(contents):
        yield between + _line({**node.attributes, "id": node.id})
        between = b",\n"
    yield b"\n]}\n"


def _line(attributes: dict[str, Value]) -> bytes:
    text = json.dumps(attributes, ensure_ascii=False, sort_keys=True)
    # A lone surrogate has no UTF-8 form; its escape is the same text in JSON.
    return text.encode("utf-8", "backslashreplace")


def write(selection: Selection, out: Path) -> ExportNote:
    """Write one JSON file."""
    contents = selection.contents
    lacking = UnsupportedFields(contents)
    lacking.add(STATES, UNSTATED_REASON, count_unstated(contents))
    files = write_one(out, json_chunks(contents))
    return ExportNote(
        format="json", files=files, counts=count_records(contents), not_held=lacking.items()
    )


EXPORT = ExportFormat("json", N_("networkx node-link JSON"), "json", write)
