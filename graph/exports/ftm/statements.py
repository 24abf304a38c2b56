"""FollowTheMoney statements as CSV: each value with the source that states it."""

import csv
from collections.abc import Iterator
from pathlib import Path

from graph.exports.base import ExportFormat, ExportNote, Selection, UnsupportedFields, count_records
from graph.exports.ftm.entity import ClaimedEntity
from graph.exports.ftm.ftm import entities
from graph.exports.ftm.things import MERGED
from graph.exports.tables.csv import csv_chunks
from graph.importing.ftm.round_trip import NOT_STATED
from graph.model.records import Contents
from graph.support.atomic_files import write_one
from graph.support.language import N_, LazyText

COLUMNS = (
    *("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin"),
    *("lang", "original_value", "external", "first_seen", "last_seen", "id"),
)


def write(selection: Selection, out: Path) -> ExportNote:
    """Write one file; the dataset of a statement is the id of its source."""
    contents = selection.contents
    lacking = UnsupportedFields(contents)
    files = write_one(out, _chunks(contents, lacking))
    return ExportNote(
        format="ftm-statements",
        files=files,
        counts=count_records(contents),
        # Each value names its source here, as entities cannot.
        not_held=tuple(each for each in lacking.items() if each.why != LazyText(MERGED)),
    )


def _chunks(contents: Contents, lacking: UnsupportedFields) -> Iterator[bytes]:
    rows = (row for entity in entities(contents, lacking) for row in _rows(entity, contents))
    # FtM's own reader expects all cells quoted, and lines that end with a line feed.
    return csv_chunks(COLUMNS, rows, csv.unix_dialect)


def _rows(entity: ClaimedEntity, contents: Contents) -> Iterator[tuple[str, ...]]:
    for claim in entity.claims:
        source = contents.sources.get(claim.source)
        seen = source.retrieved if source else ""
        dataset = claim.source or NOT_STATED
        about = (entity.id, entity.id, claim.prop, claim.type, entity.schema, claim.value)
        # The id of a statement is left empty: FtM computes it.
        yield (*about, dataset, dataset, "", "", "f", seen, seen, "")


EXPORT = ExportFormat("ftm-statements", N_("FollowTheMoney statements, CSV"), "csv", write)
