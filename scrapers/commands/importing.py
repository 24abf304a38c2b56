"""Read files that somebody saved or was given."""

from pathlib import Path

import click

from graph.dates import first_day
from graph.settings import settings
from scrapers.commands.shared import DRY, LINES, SOURCE, report, sinking, watched
from scrapers.files import Given, paths_in
from scrapers.importing import imported
from scrapers.runs import Run, RunKind, Runs
from scrapers.writing import named


@click.command("import")
@SOURCE
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--url", default="", help="The address of a saved page that does not name it.")
@click.option("--retrieved", default="", metavar="DATE", help="When a page was saved.")
@click.option("--company", default="", help="The company that a list without one belongs to.")
@LINES
@DRY
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
    collector = named(source)
    if retrieved:
        first_day(retrieved)
    files = paths_in(paths)
    names = tuple(str(path.resolve()) for path in files)
    folder = Runs(settings().data_dir).begin(
        Run(
            "",
            source,
            kind=RunKind.IMPORT,
            files=names,
            url=url,
            retrieved=retrieved,
            company=company,
        )
    )
    given = Given(url, retrieved, company)
    with sinking(collector, folder, as_json, dry_run) as sink, watched() as asking:
        ended = imported(collector, folder, files, given, sink, asking)
    report(ended, as_json)
