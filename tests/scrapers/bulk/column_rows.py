"""Rows of a column reader beside those of the record parser, of the same lines."""

import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import orjson
import pyarrow.parquet as pq

from graph.model.records import Source, Statement, Tie
from scrapers.bulk.homes import leave_out_homes, of_no_known_kind
from scrapers.bulk.part_writer import PartWriter
from scrapers.bulk.readers.basic_rows import BasicRows
from scrapers.bulk.readers.psc_lines import PscLines
from scrapers.contract.collector import Record, Unknown
from scrapers.contract.page import Page
from scrapers.parsing.admission import RecordGate
from scrapers.sources.registers.companies_house import basic_file, psc_file

_LINES_OF_A_PAGE = 2_000
_CELLS = ("kind", "standing", "name", "country", "over")


@dataclass(frozen=True, slots=True)
class BulkForm:
    """One bulk file: how its columns are read, and how its record parser reads a page."""

    name: str
    read_columns: Callable[[Source, PartWriter], PscLines | BasicRows]
    source_of: Callable[[Page], Source]
    parse: Callable[[Page, Source], Iterator[list[Record]]]
    has_headings: bool


def _parse_owners(page: Page, source: Source) -> Iterator[list[Record]]:
    for place, line in page.lines():
        yield list(psc_file.line_records(line, place, source))


def _parse_companies(page: Page, source: Source) -> Iterator[list[Record]]:
    for number, (place, row) in enumerate(page.rows()):
        if not number:
            yield list(basic_file.unknown_columns(tuple(row), page.where))
        yield list(basic_file.row_records(row, source, place))


OWNERS = BulkForm(
    name="psc-snapshot-2026-11-01.txt",
    read_columns=PscLines,
    source_of=psc_file.file_source,
    parse=_parse_owners,
    has_headings=False,
)
COMPANIES = BulkForm(
    name="BasicCompanyData-2026-11-01.csv",
    read_columns=BasicRows,
    source_of=basic_file.file_source,
    parse=_parse_companies,
    has_headings=True,
)


@dataclass(frozen=True, slots=True)
class Compared:
    """Rows and values of both readers, what differs, and what both took in CPU seconds."""

    lines: int
    parties: int
    ties: int
    unknown: int
    differing: tuple[str, ...]
    parsed: int
    columns_seconds: float
    parser_seconds: float


def pages_of(form: BulkForm, lines: Sequence[bytes]) -> list[Page]:
    """Return lines as the pages that a piece is read in; a table has its headings on each."""
    headings, rows = (lines[:1], lines[1:]) if form.has_headings else ([], lines)
    starts = range(0, len(rows), _LINES_OF_A_PAGE)
    return [_page(form, b"".join([*headings, *rows[n : n + _LINES_OF_A_PAGE]]), n) for n in starts]


def _page(form: BulkForm, content: bytes, before: int) -> Page:
    return Page(
        url="",
        open_content=lambda: io.BytesIO(content),
        name=form.name,
        sha256="0" * 64,
        lines_before=before,
    )


def compare_readers(form: BulkForm, lines: Sequence[bytes]) -> Compared:
    """Read lines by both readers into parts, and compare all that these say."""
    pages = pages_of(form, lines)
    with TemporaryDirectory() as folder:
        columns, parser = Path(folder, "columns"), Path(folder, "parser")
        parsed, said, columns_seconds = _by_columns(form, pages, columns)
        begun = process_time()
        expected = _by_parser(form, pages, parser)
        parser_seconds = process_time() - begun
        there, wanted = _parties(columns), _parties(parser)
        ties, wanted_ties = _ties(columns), _ties(parser)
    unlike = [str(key) for key in there.keys() | wanted.keys() if there.get(key) != wanted.get(key)]
    unlike += [str(tie) for tie in [*(ties - wanted_ties), *(wanted_ties - ties)]]
    unlike += [str(each) for each in [*(said - expected), *(expected - said)]]
    return Compared(
        lines=len(lines),
        parties=len(wanted),
        ties=wanted_ties.total(),
        unknown=expected.total(),
        differing=tuple(unlike),
        parsed=parsed,
        columns_seconds=columns_seconds,
        parser_seconds=parser_seconds,
    )


def _by_columns(
    form: BulkForm, pages: Sequence[Page], folder: Path
) -> tuple[int, Counter[Unknown], float]:
    begun, part = process_time(), PartWriter(folder, 1)
    reader = form.read_columns(form.source_of(pages[0]), part)
    said = Counter(each for page in pages for each in reader.read_page(page))
    reader.finish()
    part.finish()
    return reader.parsed, _once(said), process_time() - begun


def _by_parser(form: BulkForm, pages: Sequence[Page], folder: Path) -> Counter[Unknown]:
    part, gate, source = PartWriter(folder, 1), RecordGate(), form.source_of(pages[0])
    said: Counter[Unknown] = Counter()
    for page in pages:
        for records in form.parse(page, source):
            for record in leave_out_homes(gate.admit_page(records), of_no_known_kind):
                if isinstance(record, Statement | Tie):
                    part.add(record)
                elif isinstance(record, Unknown):
                    said[record] += 1
    part.finish()
    return _once(said)


def _once(said: Counter[Unknown]) -> Counter[Unknown]:
    """Count the headings of a file once, whatever its pages are."""
    return Counter({each: 1 if each.value.startswith("column ") else n for each, n in said.items()})


def _parties(folder: Path) -> dict[tuple[str, str], dict[str, list[object]]]:
    """Return all values of each party by source, in the order in which they are stated."""
    found: defaultdict[tuple[str, str], dict[str, dict[object, None]]] = defaultdict(dict)
    for row in pq.read_table(folder / "stated").to_pylist():
        values = {f"cell {name}": row[name] for name in _CELLS} | orjson.loads(row["values"])
        party = found[row["source"], row["entity"]]
        for name, value in values.items():
            for each in value if isinstance(value, list) else [value]:
                party.setdefault(name, {})[each] = None
    return {key: {name: list(each) for name, each in v.items()} for key, v in found.items()}


def _ties(folder: Path) -> Counter[tuple[object, ...]]:
    rows = pq.read_table(folder / "ties").to_pylist()
    return Counter(tuple(row.values()) for row in rows)
