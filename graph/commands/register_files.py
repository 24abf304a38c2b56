"""Export of whole registers as files for the first load of a Neo4j."""

from contextlib import ExitStack
from pathlib import Path

import click

from graph.commands.output import print_json, tell
from graph.errors import InputError
from graph.registers.shelf.shelf import open_names, open_shelf
from graph.support.settings import settings

FORMAT = "neo4j"


def export_registers(format_name: str | None, asked: str, out: Path | None, as_json: bool) -> None:
    """Write the files of the registers that ``--registers`` asks for.

    Raises:
        InputError: the format is another one, or a register is not ready.
    """
    if format_name != FORMAT or out is None:
        raise InputError(f"--registers goes with the format {FORMAT} and --out FOLDER.")
    # Loaded only here, since it needs the compiler of the kernels.
    from graph.registers.database_files.first_load import write_first_load

    data_dir = settings().shared_dir
    with ExitStack() as held:
        names = open_names(data_dir, asked)
        shelves = [held.enter_context(open_shelf(data_dir, name)) for name in names]
        done = write_first_load(shelves, out, _tell_progress)
    if done.left_out.withheld:
        tell(f"Left out: {done.left_out.withheld:,} ties of parties that were taken out by hand")
    if done.left_out.unstated:
        tell(f"Left out: {done.left_out.unstated:,} ties to ids of which nothing is stated")
    if as_json:
        print_json(
            {
                "import_id": done.import_id,
                "registers": list(names),
                "entities": done.counts.entities,
                "ties": done.counts.ties,
                "rows": done.rows,
                "files": list(done.files),
                "left_out": {
                    "withheld": done.left_out.withheld,
                    "unstated": done.left_out.unstated,
                },
            }
        )
        return
    click.echo(f"Written: {out} ({done.counts}; {done.rows:,} rows)")
    click.echo(f"Import them into a new database with: sh {out / 'import.sh'}")


def _tell_progress(what: str, done: int, of: int) -> None:
    tell(f"{what}: part {done + 1} of {of}")
