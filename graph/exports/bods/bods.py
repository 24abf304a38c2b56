"""The Beneficial Ownership Data Standard 0.4: who holds or controls which company, and how."""

import json
from collections.abc import Iterator
from pathlib import Path

from graph.exports.base import ExportFormat, ExportNote, Lacking, Selection, counts_of
from graph.exports.bods.parties import Parties
from graph.exports.bods.relationships import (
    Relationships,
    direct_ties,
    indirect,
    linked,
    only_between,
)
from graph.exports.bods.rows import RowsBeside
from graph.exports.bods.statement import Json, Publisher
from graph.exports.networks.nodes_and_edges import STATES, differs
from graph.support.atomic_files import write_one
from graph.support.language import N_

_DIFFERING = N_("BODS takes one statement of each party: it holds the preferred values")
_UNNAMED = N_("a source of nothing that BODS can hold")
_SOURCE = N_("BODS keeps only title, publisher, address, type and dates of a source")


def write(selection: Selection, out: Path) -> ExportNote:
    """Write one JSON file with a list of statements, parties before relationships."""
    contents = selection.contents
    lacking = Lacking(contents)
    lacking.add(STATES, _DIFFERING, sum(differs(contents, s) for s in contents.statements))
    for source in contents.sources.values():
        for column in ("capture", "sha256", "restates"):
            lacking.add(column, _SOURCE, 1 if getattr(source, column) else 0)
    files = write_one(out, _chunks(selection, lacking))
    return ExportNote("bods", files, counts_of(contents), lacking.items())


def _chunks(selection: Selection, lacking: Lacking) -> Iterator[bytes]:
    between = b"[\n"
    for statement in _statements(selection, lacking):
        text = json.dumps(statement, ensure_ascii=False)
        yield between + text.encode("utf-8", "backslashreplace")
        between = b",\n"
    yield b"\n]\n" if between == b",\n" else b"[]\n"


def _statements(selection: Selection, lacking: Lacking) -> Iterator[Json]:
    contents = selection.contents
    publisher = Publisher(contents, lacking)
    found = indirect(selection.chains)
    ties = direct_ties(contents)
    holders, held = {tie.start for tie in ties}, {tie.end for tie in ties}
    beside = RowsBeside(contents)
    parties = Parties(contents, publisher, beside, lacking)
    relationships = Relationships(contents, publisher, beside, lacking)
    yield from parties.statements(holders, only_between(contents, found))
    yield from relationships.direct(linked(found))
    yield from relationships.not_stated(held, holders)
    yield from relationships.indirect(found)
    lacking.add("Source", _UNNAMED, beside.unnamed)


EXPORT = ExportFormat("bods", N_("Beneficial Ownership Data Standard 0.4, JSON"), "json", write)
