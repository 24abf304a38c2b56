"""Backup and restore of 100,000 parties and some archives, on both servers: one table.

Each is a process of its own, as on the command line; "CPU" and "memory" are that process's alone,
without the server's. The floor is a process that opens the store and asks how much it holds.

python -m tests.benchmarks.bench_backup [ENTITIES] [MB OF CAPTURES]
"""

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from graph.commands.main import main as main_group
from graph.commands.main import run
from graph.model.records import Records
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from tests.benchmarks.bench_queries import parts
from tests.benchmarks.both import both
from tests.benchmarks.register import register
from tests.paths import ROOT
from tests.servers import environment_of

_ARCHIVES = 10


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took: seconds on the clock and of the processor, and its peak memory."""

    seconds: float
    processor: float
    megabytes: float


def timed(access: Access, data_dir: Path, *words: str) -> Cost:
    """Run ``python -m graph words`` and return what it took."""
    environment = {**os.environ, **environment_of(access), "DATA_DIR": str(data_dir)}
    command = [sys.executable, "-m", "tests.benchmarks.bench_backup", "once", *words]
    began = time.perf_counter()
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    seconds = time.perf_counter() - began
    processor, megabytes = map(float, done.stdout.split("used:")[1].split())
    return Cost(seconds, processor, megabytes)


def once(words: list[str]) -> None:
    """Run a command in this process, and print the seconds of the processor and the peak memory.

    The peak is that of this program's own pages: ``ru_maxrss`` would hold those of who began it.
    """
    status = run(partial(main_group, args=words))
    own = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = next(line.split()[1] for line in own.splitlines() if line.startswith("VmHWM:"))
    print(f"used: {time.process_time()} {int(peak) / 1024}")
    sys.exit(status)


def write_archives(data_dir: Path, megabytes: int) -> None:
    """Write archives of bytes that nothing packs any smaller."""
    chance = random.Random(7)  # noqa: S311 - the same bytes in every run
    for number in range(_ARCHIVES):
        folder = data_dir / "captures" / f"run-{number}"
        folder.mkdir(parents=True)
        content = chance.randbytes(megabytes * 1_000_000 // _ARCHIVES)
        (folder / "captures.warc.gz").write_bytes(content)


def load(access: Access, records: Records) -> None:
    """Load records as imports."""
    with connect_store(access) as store:
        for part in parts(records):
            store.load(part, by="benchmark", files=())


def tell(table: Table, server: str, command: str, cost: Cost, file: Path) -> None:
    """Add a line to the table, and print it at once."""
    figures = (cost.seconds, cost.processor, cost.megabytes, file.stat().st_size / 1e6)
    shown = [f"{each:.1f}" for each in figures]
    table.add_row(server, command, *shown)
    print(server, command, *shown, flush=True)


def main() -> None:
    """Print the table of one run."""
    if sys.argv[1:2] == ["once"]:
        once(sys.argv[2:])
    entities, megabytes = (int(n) for n in (*sys.argv[1:], *("100000", "100")[len(sys.argv) - 1 :]))
    records = register(entities)
    title = f"{len(records.statements)} entities, {len(records.ties)} ties, {megabytes} MB captures"
    table = Table("server", "command", "seconds", "CPU s", "memory MB", "file MB", title=title)
    with TemporaryDirectory() as folder:
        data_dir, file = Path(folder) / "data", Path(folder) / "all.zip"
        write_archives(data_dir, megabytes)
        for name, access in both():
            if not file.exists():  # the other server gets all of it by the restore
                load(access, records)
                tell(table, name, "backup", timed(access, data_dir, "backup", str(file)), file)
                with connect_store(access) as store:
                    store.reset()
            restored = Path(folder) / name
            tell(table, name, "restore", timed(access, restored, "restore", str(file)), file)
            again = Path(folder) / f"{name}.zip"
            tell(table, name, "backup", timed(access, restored, "backup", str(again)), again)
            tell(table, name, "floor", timed(access, restored, "log"), again)
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
