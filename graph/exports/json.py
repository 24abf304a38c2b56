"""networkx node-link JSON: the same bytes for the same contents."""

import json
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
from graph.exports.network import STATES, network, unstated
from graph.model import Contents


def json_bytes(contents: Contents) -> bytes:
    """Write the graph as node-link JSON, a directed multigraph with the edges under ``edges``."""
    linked = nx.node_link_data(network(contents), edges="edges")
    text = json.dumps(linked, ensure_ascii=False, sort_keys=True, indent=1)
    # A lone surrogate has no UTF-8 form; its escape is the same text in JSON.
    return (text + "\n").encode("utf-8", "backslashreplace")


def write(contents: Contents, out: Path) -> ExportNote:
    """Write one JSON file."""
    write_file(out, json_bytes(contents))
    missing = unstated(contents)
    not_held = unfinished(contents)
    if missing:
        not_held += (NotHeld(STATES, missing, "differing values that no source is named for"),)
    return ExportNote("json", (str(out),), counts_of(contents), not_held)


EXPORT = ExportFormat("json", "networkx node-link JSON", write)
