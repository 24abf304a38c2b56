"""Parties of a register looked up: CPU milliseconds of its neighbours, its dossier, and bringing.

Asked are companies, holders and addresses of random ties, each for the first time. The register is
made of generated lines, or is a shelf that is there already.

python -m tests.benchmarks.bench_register_lookup [--lines N] [--asked N] [--shelf DATA_DIR NAME]
"""

import argparse
import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from rich.console import Console
from rich.table import Table

from graph.model.records import TieType
from graph.registers.lookup.bring import read_party_records
from graph.registers.lookup.neighbours import read_neighbours
from graph.registers.lookup.opened import open_registers
from graph.registers.lookup.party import read_party
from graph.registers.lookup.register import OpenedRegister
from graph.support.settings import settings
from tests.benchmarks.register_files import write_register
from tests.command_line import type_line

_MASS = 20


@contextmanager
def _shelf(given: argparse.Namespace) -> Iterator[tuple[Path, str]]:
    if given.shelf:
        yield Path(given.shelf[0]), given.shelf[1]
        return
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["DATA_DIR"] = folder
        settings.cache_clear()
        owners, _companies = write_register(Path(folder) / "files", given.lines)
        answer = type_line("scrapers", "register", "add", "companies_house_psc", *owners, "--as=uk")
        if answer.status:
            raise SystemExit(answer.err)
        yield Path(folder), "uk"


def _asked(register: OpenedRegister, count: int) -> dict[str, list[str]]:
    chance = random.Random(3)  # noqa: S311 - a sample
    arrays = register.arrays
    names = arrays.codes.texts["type"]
    ends = {
        "company": (TieType.OWNS, "tie.end"),
        "holder": (TieType.OWNS, "tie.start"),
        "address": (TieType.LOCATED_AT, "tie.end"),
    }
    found = {}
    for what, (kind, end) in ends.items():
        rows = np.flatnonzero(arrays["tie.type"] == names.index(kind.value))
        parties = arrays[end][chance.sample(rows.tolist(), min(count, len(rows)))]
        found[what] = register.texts.ids_of(parties)
    return found


def _measure(ask: Callable[[str], object], ids: list[str]) -> tuple[float, float]:
    spent = []
    for ident in ids:
        begun = time.process_time()
        ask(ident)
        spent.append((time.process_time() - begun) * 1000)
    return float(np.median(spent)), float(np.percentile(spent, 95))


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=200_000)
    parser.add_argument("--asked", type=int, default=200)
    parser.add_argument("--shelf", nargs=2, metavar=("DATA_DIR", "NAME"))
    given = parser.parse_args()
    with _shelf(given) as (data_dir, name), open_registers(data_dir) as kept:
        register = kept.open_one(name)
        table = Table(
            "what", "of a", "p50 ms", "p95 ms", title=f"{register.arrays.codes.parties:,}"
        )
        asked = _asked(register, given.asked)
        read_party(register, asked["company"].pop())  # the files are opened once
        asks: dict[str, Callable[[str], object]] = {
            "neighbours": lambda ident: read_neighbours(register, ident),
            "dossier": lambda ident: read_party(register, ident),
            "records to bring": lambda ident: read_party_records(register, [ident], 0, _MASS),
        }
        for what, ask in asks.items():
            for of, ids in asked.items():
                middle, high = _measure(ask, ids)
                table.add_row(what, of, f"{middle:.2f}", f"{high:.2f}")
        Console().print(table)


if __name__ == "__main__":
    _main()
