"""Export as Beneficial Ownership Data Standard 0.4: holdings and control of companies."""

import json
from collections.abc import Iterator
from pathlib import Path

from graph.exports.base import ExportFormat, ExportNote, Selection, UnsupportedFields, count_records
from graph.exports.bods.parties import PartyWriter
from graph.exports.bods.relationships import (
    RelationshipWriter,
    chain_tie_ids,
    direct_ties,
    indirect_holdings,
    intermediate_companies,
)
from graph.exports.bods.rows import AnnotationRows
from graph.exports.bods.statement import Json, StatementWriter
from graph.exports.networks.nodes_and_edges import STATES, has_other_values
from graph.support.atomic_files import write_one
from graph.support.language import N_

_DIFFERING = N_("BODS takes one statement of each party: it holds the preferred values")
_UNNAMED = N_("a source of nothing that BODS can hold")
_SOURCE = N_("BODS keeps only title, publisher, address, type and dates of a source")


def write(selection: Selection, out: Path) -> ExportNote:
    """Write one JSON file with a list of statements, parties before relationships."""
    contents = selection.contents
    lacking = UnsupportedFields(contents)
    lacking.add(STATES, _DIFFERING, sum(has_other_values(contents, s) for s in contents.statements))
    for source in contents.sources.values():
        for column in ("capture", "sha256", "restates"):
            lacking.add(column, _SOURCE, 1 if getattr(source, column) else 0)
    files = write_one(out, _chunks(selection, lacking))
    return ExportNote(
        format="bods", files=files, counts=count_records(contents), not_held=lacking.items()
    )


def _chunks(selection: Selection, lacking: UnsupportedFields) -> Iterator[bytes]:
    # Statements are written one by one, so that the file is never in memory as a whole.
    between = b"[\n"
    for statement in _statements(selection, lacking):
        text = json.dumps(statement, ensure_ascii=False)
        yield between + text.encode("utf-8", "backslashreplace")
        between = b",\n"
    yield b"\n]\n" if between == b",\n" else b"[]\n"


def _statements(selection: Selection, lacking: UnsupportedFields) -> Iterator[Json]:
    contents = selection.contents
    publisher = StatementWriter(contents, lacking)
    holdings = indirect_holdings(selection.chains)
    ties = direct_ties(contents)
    holders, held = {tie.start for tie in ties}, {tie.end for tie in ties}
    annotations = AnnotationRows(contents)
    parties = PartyWriter(contents, publisher, annotations, lacking)
    relationships = RelationshipWriter(contents, publisher, annotations, lacking)
    yield from parties.statements(holders, intermediate_companies(contents, holdings))
    yield from relationships.direct(chain_tie_ids(holdings))
    yield from relationships.not_stated(held, holders)
    yield from relationships.indirect(holdings)
    lacking.add("Source", _UNNAMED, annotations.unnamed_count)


EXPORT = ExportFormat("bods", N_("Beneficial Ownership Data Standard 0.4, JSON"), "json", write)
