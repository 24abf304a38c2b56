"""Command that looks for the rows of a spreadsheet among the parties of the store."""

import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import click
from xlsxwriter.exceptions import FileCreateError

from graph.commands.output import tell
from graph.commands.shared import open_default_store
from graph.errors import InputError
from graph.importing.columns.grid import Grid
from graph.importing.columns.grid_files import read_grid
from graph.importing.files import BYTE_LIMIT, too_large
from graph.importing.matched_tables.files import WRITERS, MatchedRows
from graph.importing.matched_tables.rows import (
    KINDS,
    RowReader,
    TableColumns,
    count_uncalculated,
    match_grid,
    refuse_unfit_table,
)
from graph.importing.result import row_name
from graph.matches.match_index import MatchIndex
from graph.matches.table import RowFinder, match_rows
from graph.registers.lookup.matching import register_finder
from graph.registers.lookup.opened import open_registers
from graph.registers.shelf.shelf import open_names
from graph.support.atomic_files import replace_file
from graph.support.settings import settings

_COLUMN = "COLUMN"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--column", "name", required=True, metavar=_COLUMN, help="Column of the names.")
@click.option("--kind", type=click.Choice(list(KINDS)), default="company", show_default=True)
@click.option("--country", default="", metavar=_COLUMN, help="Column of the countries.")
@click.option("--number", default="", metavar=_COLUMN, help="Column of the register numbers.")
@click.option("--lei", default="", metavar=_COLUMN, help="Column of the LEIs.")
@click.option("--vat", default="", metavar=_COLUMN, help="Column of the VAT numbers.")
@click.option("--incorporated", default="", metavar=_COLUMN, help="Column of the founding days.")
@click.option("--born", default="", metavar=_COLUMN, help="Column of the dates of birth.")
@click.option(
    "--contact",
    "contacts",
    multiple=True,
    metavar=_COLUMN,
    help="Column of phones, e-mails or websites; may be repeated.",
)
@click.option(
    "--address",
    "addresses",
    multiple=True,
    metavar=_COLUMN,
    help="Column of addresses; may be repeated.",
)
@click.option(
    "--registers",
    default="",
    metavar="all|NAME[,NAME]",
    help="Look in registers instead of the store.",
)
@click.option("--sheet", default="", metavar="NAME", help="Sheet of a workbook; else the first.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A .csv or .xlsx file.")
def table(
    file: Path,
    name: str,
    kind: str,
    country: str,
    number: str,
    lei: str,
    vat: str,
    incorporated: str,
    born: str,
    contacts: tuple[str, ...],
    addresses: tuple[str, ...],
    registers: str,
    sheet: str,
    out: Path,
) -> None:
    """Look for the rows of a spreadsheet in the store, and write them with what they may be.

    A party is filled in only where it is strong or likely and no other could as well be meant.
    """
    if out.suffix.lower() not in WRITERS:
        raise InputError(f"{out} is neither .csv nor .xlsx; choose another --out.")
    asked = TableColumns(
        *(name, country, number, lei, vat, incorporated, born),
        contacts=contacts,
        addresses=addresses,
    )
    grid = _read(file, sheet)
    refuse_unfit_table(grid, asked)
    rows = RowReader(grid, asked, KINDS[kind])
    with ExitStack() as stack:
        find = _find_in_registers(stack, registers) if registers else _find_in_store()
        each = stack.enter_context(click.progressbar(grid.rows, label="Comparing", file=sys.stderr))
        _write(out, grid, match_grid(find, rows, each))
    _tell_left_out(grid, rows)
    tell(f"Written: {out}")


def _find_in_store() -> RowFinder:
    with open_default_store() as store:
        contents = store.contents()
    return partial(match_rows, MatchIndex.by_settings(contents))


def _find_in_registers(stack: ExitStack, asked: str) -> RowFinder:
    """Return what looks for rows in registers; they stay open as long as the stack."""
    data_dir = settings().shared_dir
    names = open_names(data_dir, asked)
    kept = stack.enter_context(open_registers(data_dir))
    return register_finder([kept.open_one(name) for name in names])


def _read(file: Path, sheet: str) -> Grid:
    if file.suffix.lower() not in WRITERS:
        raise InputError(f"{file} is neither .csv nor .xlsx.")
    try:
        if file.stat().st_size > BYTE_LIMIT:
            raise InputError(str(too_large(file.name)))
        content = file.read_bytes()
    except OSError as error:
        reason = error.strerror or "a failure"
        raise InputError(f"{file} cannot be read ({reason}).") from error
    grid = read_grid(file.name, content, sheet)
    if grid.problems:
        raise InputError("\n".join(map(str, grid.problems)))
    return grid


def _tell_left_out(grid: Grid, rows: RowReader) -> None:
    if rows.unread:
        first = rows.unread[0]
        tell(
            f"Not compared: {len(rows.unread)} cells that cannot be read as what they should be, "
            f"the first in {row_name(grid.place, first.line)}, column {first.column}."
        )
    if lacking := count_uncalculated(grid):
        tell(f"Left empty: {lacking} formulas whose results the file does not hold.")


def _write(out: Path, grid: Grid, found: MatchedRows) -> None:
    try:
        with replace_file(out) as part:
            WRITERS[out.suffix.lower()](part, grid, found)
    except (OSError, FileCreateError) as error:
        raise InputError(f"{out} cannot be written ({error}); choose another --out.") from error
