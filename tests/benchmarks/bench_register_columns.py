"""Rates of the column readers beside their record parsers and the JSON readers, in one run.

python -m tests.benchmarks.bench_register_columns --lines 1000000 --compared 200000

Asked of the owners: 4 times the rate of the record parser, 0.3 of ``json.loads`` of the same lines,
1 GB; of the companies: 4 times the rate of their parser. ``--compared`` lines and rows, and as many
with one thing changed, must give the same by both readers; the record parsers' rates are theirs.
"""

import argparse
import json
import resource
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import orjson

from scrapers.bulk.part_writer import PartWriter
from tests.benchmarks.invented_register.changes import changed_lines, changed_rows
from tests.benchmarks.invented_register.company_rows import company_rows
from tests.benchmarks.invented_register.owner_lines import owner_lines
from tests.benchmarks.invented_register.register import Register, invented_register
from tests.scrapers.bulk.column_rows import COMPANIES, OWNERS, BulkForm, compare_readers, pages_of

_AT_ONCE = 20_000


def _lines(register: Register, form: BulkForm) -> Iterator[bytes]:
    if form is OWNERS:
        return owner_lines(register)
    return (row.encode() for row in company_rows(register))


def _changed(register: Register, form: BulkForm) -> Iterator[bytes]:
    if form is OWNERS:
        return changed_lines(owner_lines(register))
    return (row.encode() for row in changed_rows(company_rows(register)))


def _groups(form: BulkForm, lines: Iterator[bytes], most: int) -> Iterator[list[bytes]]:
    headings = [next(lines)] if form.has_headings else []
    rows = islice(lines, most)
    while group := list(islice(rows, _AT_ONCE)):
        yield [*headings, *group]


def _compare(form: BulkForm, what: str, lines: Iterator[bytes], most: int) -> float:
    """Compare lines by both readers, print what differs, and return the parser's rate."""
    found = [compare_readers(form, group) for group in _groups(form, lines, most)]
    count = sum(each.lines for each in found)
    differing = [one for each in found for one in each.differing]
    seconds = sum(each.parser_seconds for each in found)
    print(
        f"{form.name}, {what}: {count:,} lines, {sum(e.parties for e in found):,} parties, "
        f"{sum(e.ties for e in found):,} ties, {sum(e.unknown for e in found):,} values not "
        f"understood, {sum(e.parsed for e in found):,} by the record parser; {len(differing)} "
        f"differ; the parser reads {count / seconds:,.0f} a second",
        *differing[:3],
        sep="\n  ",
        flush=True,
    )
    return count / seconds


def _rate(lines: Sequence[bytes], read: Callable[[bytes], object]) -> float:
    begun = process_time()
    for line in lines:
        read(line)
    return len(lines) / (process_time() - begun)


def _columns_rate(form: BulkForm, lines: list[bytes]) -> float:
    pages = pages_of(form, lines)
    with TemporaryDirectory() as folder:
        begun = process_time()
        part = PartWriter(Path(folder), 1)
        reader = form.read_columns(form.source_of(pages[0]), part)
        for page in pages:
            for _ in reader.read_page(page):
                pass
        reader.finish()
        part.finish()
        return len(lines) / (process_time() - begun)


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=500_000)
    parser.add_argument("--compared", type=int, default=100_000)
    given = parser.parse_args()
    register = invented_register(max(given.lines, given.compared))
    for form in (OWNERS, COMPANIES):
        lines = list(islice(_lines(register, form), given.lines))
        rate = _columns_rate(form, lines)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{form.name}: {rate:,.0f} a second of {len(lines):,} lines, "
            f"{memory:,.0f} MB with the lines themselves",
            flush=True,
        )
        if form is OWNERS:
            for name, read in (("json", json.loads), ("orjson", orjson.loads)):
                peer = _rate(lines, read)
                print(f"  {name}.loads {peer:,.0f} a second: {rate / peer:.2f} of it", flush=True)
        del lines
        parsed = _compare(form, "plain", _lines(register, form), given.compared)
        print(f"  {rate / parsed:.1f} times the record parser", flush=True)
        _compare(form, "one thing changed", _changed(register, form), given.compared)


if __name__ == "__main__":
    _main()
