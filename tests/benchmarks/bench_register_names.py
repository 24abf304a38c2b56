"""Names asked of a register of many: CPU milliseconds of a question, and what is found.

A third of the names are persons'. Each question is typed without the legal form, but for "whole".
A name is found among the first ten hits, and "first" where none of another name comes before it.
Beside it runs SQLite's FTS5 with its own runs of three letters, ranked by the same rules.

python -m tests.benchmarks.bench_register_names [NAMES] [--asked N] [--folder FOLDER]
"""

import argparse
import random
import resource
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import orjson
import pyarrow as pa
from rich.console import Console
from rich.table import Table

from graph.matches.names.read_name import read_name
from graph.registers.building.arrays import write_arrays
from graph.registers.building.names import write_names
from graph.registers.building.texts import write_texts
from graph.registers.lookup.name_search import WHILE_TYPING
from graph.registers.lookup.register import OpenedRegister
from graph.registers.lookup.search import search_register
from graph.registers.shelf.columns import STATED
from graph.registers.shelf.shelf import open_shelf
from graph.stores.reading.search import rank_hits
from scrapers.bulk.part_writer import PartWriter, WrittenPart
from tests.benchmarks.invented_names import one_slip
from tests.benchmarks.invented_register.names import FORENAMES, invented_names
from tests.shelves import begin_edition, finish_edition

_PART = 500_000
_FIRST = 10
_CANDIDATES = 300
Search = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Question:
    """A text that is typed, how, and the name that is meant."""

    way: str
    typed: str
    meant: str


def write_parts(edition: Path, count: int) -> tuple[list[str], list[WrittenPart]]:
    """Write the statements of a register of names; return every hundredth name, and the parts."""
    draw = np.random.default_rng(21)
    names = invented_names(draw, count)
    kept, written = list[str](), list[WrittenPart]()
    for number, first in enumerate(range(0, count, _PART), 1):
        places = range(first, min(first + _PART, count))
        texts = [_name(names.company(place), place) for place in places]
        kept += texts[::100]
        parts = PartWriter(edition, number)
        parts.add_stated(_batch(places, texts))
        written.append(parts.finish())
    return kept, written


def _name(company: str, place: int) -> str:
    if place % 3:
        return company
    words = company.title().split()
    fore = FORENAMES[place % len(FORENAMES)], FORENAMES[place // 97 % len(FORENAMES)]
    return f"Mr {fore[0]} {fore[1]} {words[0]}" if place % 2 else f"Ms {fore[0]} {words[0]}"


def _batch(places: range, texts: list[str]) -> pa.RecordBatch:
    kinds = ["Company" if place % 3 else "Person" for place in places]
    idents = [f"gb-{place:08}" if place % 3 else f"gb-psc-invented-{place:012}" for place in places]
    values = [orjson.dumps({"name": text}).decode() for text in texts]
    columns = {"entity": idents, "kind": kinds, "name": texts, "values": values}
    columns["source"] = ["invented"] * len(texts)
    arrays = []
    for field in STATED:
        cells = columns.get(field.name, [None] * len(texts))
        array = pa.array(cells, pa.string())
        is_coded = pa.types.is_dictionary(field.type)
        arrays.append(array.dictionary_encode().cast(field.type) if is_coded else array)
    return pa.RecordBatch.from_arrays(arrays, schema=STATED)


def questions(names: list[str], asked: int, seed: int = 5) -> Iterator[Question]:
    """Yield questions of each way."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    ways: dict[str, Callable[[str], str]] = {
        "whole": lambda name: name,
        "whole, no form": lambda name: read_name(name).core,
        "one slip": lambda name: one_slip(read_name(name).core, chance),
        "two slips": lambda name: one_slip(one_slip(read_name(name).core, chance), chance),
        "beginning": _beginning,
        "other order": _other_order,
    }
    for way, typed in ways.items():
        left = asked
        while left:
            meant = chance.choice(names)
            text = typed(meant) if len(read_name(meant).core) > 6 else ""
            if text:
                left -= 1
                yield Question(way, text, meant)


def _beginning(name: str) -> str:
    *whole, last = read_name(name).core.split()
    return f"{' '.join(whole)} {last[: max(3, len(last) // 2)]}" if whole else ""


def _other_order(name: str) -> str:
    words = read_name(name).core.split()
    return " ".join(reversed(words)) if len(words) > 1 else ""


def own(register: OpenedRegister, budget: int) -> Search:
    """Return the search of the project."""

    def search(text: str) -> Sequence[str]:
        return [hit.name for hit in search_register(register, text, _FIRST, budget).hits]

    return search


def fts5(path: Path, register: OpenedRegister) -> Search:
    """Return SQLite's own index of runs of three letters, ranked by the project's rules."""
    names = register.texts.names
    base = sqlite3.connect(path)
    base.executescript(
        "pragma journal_mode=off; pragma synchronous=off; "
        "create virtual table t using fts5(name, tokenize='trigram', content='')"
    )
    cores = register.names.cores
    rows = ((place, cores[place].as_py()) for place in range(len(cores)))
    base.executemany("insert into t(rowid, name) values (?, ?)", rows)
    base.commit()

    def search(text: str) -> Sequence[str]:
        core = read_name(text).core
        runs = dict.fromkeys(core[at : at + 3] for at in range(len(core) - 2))
        asked = " OR ".join(f'"{run}"' for run in runs)
        found = base.execute(
            "select rowid from t where t match ? order by bm25(t) limit ?", (asked, _CANDIDATES)
        )
        texts = {names[int(register.names.party[row])].as_py() for (row,) in found}
        rows = [{"id": f"{t}.", "labels": ["Company"], "name": t, "names": [t]} for t in texts]
        return [hit.name for hit in rank_hits(text, rows, _FIRST)]

    return search


def measured(search: Search, asked: list[Question]) -> dict[str, tuple[float, float, float, float]]:
    """Return by way the median and 95th percentile in milliseconds, found, and found first."""
    for question in asked[:: max(len(asked) // 20, 1)]:
        search(question.typed)
    spent, found = defaultdict[str, list[float]](list), defaultdict[str, list[int]](list)
    for question in asked:
        begun = time.process_time()
        hits = [hit.casefold() for hit in search(question.typed)]
        spent[question.way].append((time.process_time() - begun) * 1000)
        meant = question.meant.casefold()
        found[question.way].append(hits.index(meant) if meant in hits else -1)
    return {
        way: (
            float(np.median(spent[way])),
            float(np.percentile(spent[way], 95)),
            float(np.mean([place >= 0 for place in places])),
            float(np.mean([place == 0 for place in places])),
        )
        for way, places in found.items()
    }


def _show(console: Console, title: str, rows: dict[str, tuple[float, float, float, float]]) -> None:
    table = Table("typed", "p50 ms", "p95 ms", "found", "first", title=title)
    for way, (middle, high, among, first) in rows.items():
        table.add_row(way, f"{middle:.1f}", f"{high:.1f}", f"{among:.3f}", f"{first:.3f}")
    console.print(table)


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", type=int, nargs="?", default=200_000)
    parser.add_argument("--asked", type=int, default=200)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--peer", action="store_true", help="Build and ask SQLite's FTS5, too.")
    given = parser.parse_args()
    console = Console()
    with TemporaryDirectory(dir=given.folder, ignore_cleanup_errors=True) as folder:
        names = _build(console, Path(folder), given.names)
        asked = list(questions(names, given.asked))
        with open_shelf(Path(folder), "names") as shelf:
            register = OpenedRegister(shelf)
            _show(console, "own", measured(own(register, 400_000), asked))
            _show(console, "own, while typing", measured(own(register, WHILE_TYPING), asked))
            if given.peer:
                begun = time.process_time()
                search = fts5(Path(folder) / "names.sqlite", register)
                console.print(f"FTS5 built in {time.process_time() - begun:.1f} CPU s")
                _show(console, "SQLite FTS5", measured(search, asked))


def _build(console: Console, folder: Path, count: int) -> list[str]:
    edition = begin_edition(folder, "names")
    names, parts = write_parts(edition, count)
    for build in (write_arrays, write_texts):
        build(edition)
    begun = time.process_time()
    write_names(edition)
    seconds = time.process_time() - begun
    size = sum(file.stat().st_size for file in (edition / "names").iterdir())
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    finish_edition(edition, "invented", [], parts)
    console.print(
        f"{count:,} names: built in {seconds:.1f} CPU s, {size / 1e6:,.0f} MB, rss {rss:,.0f} MB"
    )
    return names


if __name__ == "__main__":
    _main()
