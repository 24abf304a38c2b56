"""Shelves of a few records, as the builder of bulk files leaves them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from graph.model.records import Records, Source, Statement, Tie
from graph.registers.building.arrays import write_arrays
from graph.registers.building.names import write_names
from graph.registers.building.texts import write_texts
from graph.registers.shelf.arrays_file import ShelfArrays
from graph.registers.shelf.document import (
    DERIVED_SCHEMAS,
    FILES_SCHEMA,
    Built,
    Counts,
    ShelfDocument,
    ShelfSource,
    write_document,
)
from graph.registers.shelf.places import ShelfPlace, shelf_place
from scrapers.bulk.part_writer import PartWriter, WrittenPart

AS_OF = "2026-11-01"


def begin_edition(data_dir: Path, name: str) -> Path:
    """Make the folder of a shelf's edition, for its parts."""
    edition = shelf_place(data_dir, name).edition(f"{AS_OF}-0123abcd")
    edition.mkdir(parents=True)
    return edition


def write_shelf(
    data_dir: Path, name: str, records: Iterable[object], source: str = "companies_house_psc"
) -> ShelfPlace:
    """Write a shelf of records, in one part; its edition is the one in use."""
    edition = begin_edition(data_dir, name)
    sources, parts = [], PartWriter(edition, 1)
    for record in records:
        if isinstance(record, Source):
            sources.append(record)
        elif isinstance(record, Statement | Tie):
            parts.add(record)
    written = parts.finish()
    for build in (write_arrays, write_texts, write_names):
        build(edition)
    return finish_edition(edition, source, sources, [written])


def finish_edition(
    edition: Path, source: str, sources: Iterable[Source], parts: Sequence[WrittenPart]
) -> ShelfPlace:
    """Describe an edition whose files are there, and make it the one in use."""
    place = ShelfPlace(edition.parent.parent)
    codes = ShelfArrays(edition).codes
    write_document(
        edition,
        ShelfDocument(
            schema=FILES_SCHEMA,
            rules=1,
            name=place.name,
            source=source,
            as_of=AS_OF,
            sources=tuple(map(_shelf_source, sources)),
            inputs=(),
            parts=tuple(file for part in parts for file in (part.stated, part.ties)),
            derived=dict(DERIVED_SCHEMAS),
            arrays=(),
            texts=(),
            names=(),
            counts=Counts(codes.parties, codes.statements, dict(codes.ties)),
            not_understood=(),
            changes=(),
            notes=(),
            built=Built("test", 0, 0),
        ),
    )
    place.use_edition(edition.name)
    return place


def shelf_records(records: Records) -> Iterable[object]:
    """Yield records in the order in which a reader gives them."""
    yield from records.sources
    yield from records.statements
    yield from records.ties


def _shelf_source(source: Source) -> ShelfSource:
    names = ShelfSource.__slots__
    return ShelfSource(**{name: getattr(source, name) for name in names})
