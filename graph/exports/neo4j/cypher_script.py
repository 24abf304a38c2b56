"""A Cypher script that makes the same graph in an empty Neo4j: no parameters, files or APOC."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import TypeVar

from graph.exports.base import ExportFormat, ExportNote, Selection, UnsupportedFields, count_records
from graph.exports.neo4j.stored_records import (
    StoredNode,
    StoredTie,
    entity_nodes,
    source_nodes,
    stored_statements,
    stored_ties,
)
from graph.model.records import Contents
from graph.support.atomic_files import write_one
from graph.support.language import N_

_ROWS = 200  # records in one statement: few enough for any server to read it
_CONTROL = "\0-\x1f\x7f-\x9f\u2028\u2029"
_IN_TEXT = re.compile(rf"\\(u?)|['{_CONTROL}]")
_IN_NAME = re.compile(rf"[\\`{_CONTROL}]")
_ESCAPES = {"'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LABELS = {"Entity": "entity_id", "Source": "source_id"}
_TOO_LONG = N_("whole numbers of more than 64 bits, written as text")
_T = TypeVar("_T")


def write(selection: Selection, out: Path) -> ExportNote:
    """Write one script; each statement is one line that ends with ``;``."""
    contents = selection.contents
    lacking = UnsupportedFields(contents)
    chunks = (f"{line};\n".encode("utf-8", "replace") for line in _statements(contents, lacking))
    files = write_one(out, chunks)
    return ExportNote(
        format="cypher", files=files, counts=count_records(contents), not_held=lacking.items()
    )


def _statements(contents: Contents, lacking: UnsupportedFields) -> Iterator[str]:
    for label, name in _LABELS.items():
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for nodes in (source_nodes(contents), entity_nodes(contents)):
        for labels, group in groupby(nodes, key=lambda node: node.labels):
            for batch in _batches(group):
                rows = ",".join(_map(node, lacking) for node in batch)
                yield f"UNWIND [{rows}] AS r CREATE (n:{':'.join(labels)}) SET n = r"
    for ties in (stored_ties(contents), stored_statements(contents)):
        for (type_, sourced), group_ in groupby(ties, key=lambda tie: (tie.type, tie.from_source)):
            start = "Source" if sourced else "Entity"
            for part in _batches(group_):
                rows = ",".join(_row(tie, lacking) for tie in part)
                yield (
                    f"UNWIND [{rows}] AS r MATCH (a:{start} {{id: r[0]}}) "
                    f"MATCH (b:Entity {{id: r[1]}}) CREATE (a)-[t:{type_}]->(b) SET t = r[2]"
                )


def _batches(records: Iterable[_T]) -> Iterator[list[_T]]:
    waiting = iter(records)
    while batch := list(islice(waiting, _ROWS)):
        yield batch


def _row(tie: StoredTie, lacking: UnsupportedFields) -> str:
    return f"[{text_literal(tie.start)},{text_literal(tie.end)},{_map(tie, lacking)}]"


def _map(record: StoredNode | StoredTie, lacking: UnsupportedFields) -> str:
    pairs = []
    for name, value in sorted(record.properties.items()):
        written = _literal(value)
        if isinstance(value, int) and written.startswith("'"):
            lacking.add(name, _TOO_LONG)
        pairs.append(f"{_name(name)}:{written}")
    return f"{{{','.join(pairs)}}}"


def _name(name: str) -> str:
    """Return a quoted property name, with everything that could end the quotes escaped."""
    return f"`{_IN_NAME.sub(_escape_in_name, name)}`"


def _escape_in_name(match: re.Match[str]) -> str:
    return "``" if match[0] == "`" else _unicode_escape(match[0])


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{','.join(text_literal(str(item)) for item in value)}]"
    if isinstance(value, int):
        return str(value) if -(2**63) <= value < 2**63 else text_literal(str(value))
    return repr(value) if isinstance(value, float) else text_literal(str(value))


def text_literal(text: str) -> str:
    r"""Return a Cypher string literal.

    The server reads any ``\u`` as an escape, even after another backslash, so ``\\u`` is split
    into two literals that are joined with ``+``.
    """
    return f"'{_IN_TEXT.sub(_escape_in_text, text)}'"


def _escape_in_text(match: re.Match[str]) -> str:
    if match[0].startswith("\\"):
        return "\\\\' + 'u" if match[1] else "\\\\"
    return _ESCAPES.get(match[0]) or _unicode_escape(match[0])


def _unicode_escape(character: str) -> str:
    return f"\\u{ord(character):04X}"


EXPORT = ExportFormat("cypher", N_("a Cypher script for an empty Neo4j"), "cypher", write)
