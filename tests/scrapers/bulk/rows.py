"""Rows of a shelf's parts as records, and those that its record parser gives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq

from graph.importing.read_all import read_paths
from graph.model.merging import merge_statements
from graph.model.records import Kind, Source, Statement, Tie, TieType, Value
from graph.registers.shelf.part_files import part_paths
from graph.registers.shelf.places import ShelfPlace
from graph.registers.shelf.rows import StatedRow, TieRow, statement_of, tie_of
from scrapers.bulk.building.build import BuildOrder, Reading
from scrapers.bulk.building.journal import Journal
from scrapers.bulk.building.piece_result import PieceResult
from scrapers.bulk.building.progress import Pace
from scrapers.bulk.homes import leave_out_homes
from scrapers.bulk.inputs.documents import open_inputs
from scrapers.bulk.sources.catalogue import bulk_source
from scrapers.captures.given_files import FileDescription, open_pages
from scrapers.contract.collector import Record, Unknown
from scrapers.parsing.admission import RecordGate
from scrapers.sources.catalogue import COLLECTORS

Said = dict[tuple[str, ...], object]


def read_into_parts(
    folder: Path, source: str, files: Sequence[Path], piece_lines: int = 3
) -> tuple[PieceResult, ...]:
    """Read files into the parts of an unfinished shelf, in pieces of few lines."""
    place = ShelfPlace(folder / "shelf")
    order = BuildOrder(
        place,
        bulk_source(source),
        open_inputs(files),
        "2026-11-01",
        pace=Pace(piece_lines=piece_lines, processes=1),
    )
    journal = Journal(place.building, order.key)
    journal.begin()
    return Reading(order, journal).run()


def records_in(edition: Path) -> list[Statement | Tie]:
    """Return the rows of all parts as records."""
    found: list[Statement | Tie] = []
    for path in part_paths(edition, "stated"):
        found += [statement_of(StatedRow(**row)) for row in pq.read_table(path).to_pylist()]
    for path in part_paths(edition, "ties"):
        found += [tie_of(TieRow(**row)) for row in pq.read_table(path).to_pylist()]
    return found


def parsed(source: str, files: Sequence[Path]) -> list[Record]:
    """Return what the record parser says of files, after the gate and without homes."""
    if source in ("bods", "followthemoney"):
        read = read_paths(files)
        assert not read.problems, read.problems
        records: list[Record] = [*read.records.statements, *read.records.ties]
        if source == "bods":
            sources = {each.id: each for each in read.records.sources}
            records = [_with_address(each, sources) for each in records]
        return leave_out_homes(records, lambda _ident: None)
    collector = next(each for each in COLLECTORS if each.name == source)
    assert collector.read_files is not None
    pages = [
        page
        for file in files
        for page in open_pages(file, file.name, FileDescription(), lambda _p, _d: "").pages
    ]
    admitted = RecordGate().admit_page(list(collector.read_files(pages)))
    return leave_out_homes(admitted, lambda _ident: None)


def _with_address(record: Record, sources: Mapping[str, Source]) -> Record:
    """Return a record with the address of its source, which the source of a shelf does not have."""
    if not isinstance(record, Statement | Tie):
        return record
    source = sources[record.source]
    stated = {"source_urls": source.url, "source_retrieved": source.retrieved}
    beside: dict[str, Value] = {name: (value,) for name, value in stated.items() if value}
    if isinstance(record, Statement):
        return replace(record, values={**record.values, **beside})
    if record.type is TieType.LOCATED_AT:
        return record
    return replace(record, extra={**record.extra, **beside})


def united(records: Iterable[Record], source: str) -> Said:
    """Return records by party and source, and by tie, united as each way into the case does.

    A shelf has one source for a publication, where a BODS statement names an address of its own,
    and which of two spellings of an address comes first depends on the order of its statements.
    """
    is_import = source in ("bods", "followthemoney")
    said: Said = {}
    for record in records:
        if not isinstance(record, Statement | Tie):
            continue
        stated_by = "" if source == "bods" else record.source
        if isinstance(record, Tie):
            said["tie", record.id, stated_by] = _comparable(record)
            continue
        if source == "bods" and record.kind is Kind.ADDRESS:
            record = replace(record, values={"country": record.values.get("country", "")})
        key = ("party", record.entity, stated_by, record.kind.value)
        there = said.get(key)
        assert there is None or isinstance(there, Statement)
        first, last = (record, there) if is_import and there else (there, record)
        said[key] = merge_statements(first, replace(last, source=stated_by))
    return {
        key: dict(each.values) if isinstance(each, Statement) else each
        for key, each in said.items()
    }


def _comparable(tie: Tie) -> object:
    return (
        tie.type, tie.start, tie.end, tie.standing, tie.share, tie.interest, tie.since, tie.until,
        tie.role, tie.role_kind, tie.purpose, tie.nature, tie.judgement, tie.wording,
        dict(tie.extra), tie.holding,
    )  # fmt: skip


def unknown_values(records: Iterable[Record]) -> set[str]:
    """Return the values that were not understood."""
    return {record.value for record in records if isinstance(record, Unknown)}
