"""Command that reads saved pages and given files."""

from pathlib import Path

import click

from graph.model.dates import first_day
from graph.support.settings import settings
from scrapers.captures.given_files import FileDescription, paths_in
from scrapers.commands.shared import (
    DRY_RUN,
    JSON_LINES,
    SOURCE,
    open_run_sink,
    report_run,
    show_progress,
)
from scrapers.runs.import_files import run_import
from scrapers.runs.open_sink import find_collector
from scrapers.runs.run import Run, RunKind, Runs


@click.command("import")
@SOURCE
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--url", default="", help="The address of a saved page that does not name it.")
@click.option("--retrieved", default="", metavar="DATE", help="When a page was saved.")
@click.option("--company", default="", help="The company that a list without one belongs to.")
@JSON_LINES
@DRY_RUN
def import_(
    source: str,
    paths: tuple[Path, ...],
    url: str,
    retrieved: str,
    company: str,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Read saved pages, payloads and bulk files of a source into the graph."""
    collector = find_collector(source)
    if retrieved:
        first_day(retrieved)
    files = paths_in(paths)
    names = tuple(str(path.resolve()) for path in files)
    folder = Runs(settings().data_dir).begin(
        Run(
            run="",
            source=source,
            kind=RunKind.IMPORT,
            files=names,
            url=url,
            retrieved=retrieved,
            company=company,
        )
    )
    given = FileDescription(url, retrieved, company)
    with open_run_sink(collector, folder, as_json, dry_run) as sink, show_progress() as show:
        ended = run_import(collector, folder, files, given, sink, show)
    report_run(ended, as_json)
