"""Commands that analyse registers on Spark."""

from pathlib import Path

import click

from graph.commands.output import write_csv
from graph.commands.shared import AS_OF, open_default_store
from graph.presentation.trace_report import batch_csv
from graph.support.csv_text import csv_text
from graph.support.safe_text import escape_formula

_PATH = click.option(
    "--registers",
    "path",
    required=True,
    metavar="PATH",
    help="Folder of registers, or its address.",
)
_OUT = click.option("--out", required=True, type=click.Path(path_type=Path), help="A CSV file.")
_MASTER = click.option("--master", metavar="URL", help="Spark's master, such as local[2].")


@click.group()
def spark() -> None:
    """Analyse registers on Spark: more than one machine holds (needs pyspark)."""


@spark.command("trace")
@_PATH
@_OUT
@_MASTER
@AS_OF
def trace_(path: str, out: Path, master: str | None, as_of: str | None) -> None:
    """Trace every storefront of the case over all registers below PATH."""
    # Arrays and Spark are slow to load, and seldom wanted.
    from graph.registers.spark.session import open_spark
    from graph.registers.spark.tracing.trace import trace_all_on

    with open_default_store() as store:
        case = store.contents()
    with open_spark(master) as session:
        write_csv(out, batch_csv(trace_all_on(session, path, case, as_of)))


@spark.command("control")
@_PATH
@_OUT
@_MASTER
@AS_OF
def control(path: str, out: Path, master: str | None, as_of: str | None) -> None:
    """Write the owner at the top of every company that is surely controlled by more than half."""
    from graph.registers.spark.control.control import control_on
    from graph.registers.spark.session import open_spark

    with open_default_store() as store:
        case = store.contents()
    with open_spark(master) as session:
        rows = control_on(session, path, case, as_of)
    cells = ([escape_formula(cell) for cell in row] for row in rows)
    write_csv(out, csv_text([("owner", "company"), *cells]))
