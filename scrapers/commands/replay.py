"""Rebuild the records of a run from its captures."""

import click

from graph.commands.output import tell
from graph.errors import CollectError
from graph.support.language import lines
from graph.support.settings import settings
from scrapers.commands.shared import DRY, LINES, sinking
from scrapers.runs.open_sink import REPLAYED, compared, named, was_kept
from scrapers.runs.replay import Differences, replayed
from scrapers.runs.run import Runs

_SHOWN = 5


@click.command()
@click.argument("run", metavar="RUN")
@LINES
@DRY
def replay(run: str, as_json: bool, dry_run: bool) -> None:
    """Rebuild the records of a run from its captures, and say what is read differently now."""
    folder = Runs(settings().data_dir).folder(run)
    collector = named(folder.read().source)
    with folder.locked(), sinking(collector, folder, as_json, dry_run, REPLAYED) as sink:
        problems = replayed(collector, settings(), folder, sink)
        count, odd = sink.records, sink.not_understood
    for each in odd:
        tell(f"Not understood: {each.value} ({each.count} times), for example {each.example}")
    if not as_json:
        click.echo(f"Run {run}: {count} records from its captures")
    if was_kept(folder):
        _compare(compared(folder))
    if problems:
        raise CollectError(lines(problems))


def _compare(found: Differences | None) -> None:
    if found is None:
        tell("The records of the first reading were not kept, so nothing can be compared.")
        return
    if not found.before and not found.now:
        tell("The records are the same as before.")
        return
    tell(f"Read differently: {len(found.before)} records no longer, {len(found.now)} now.")
    for sign, records in (("no longer", found.before), ("now", found.now)):
        for line in records[:_SHOWN]:
            tell(f"  {sign}: {line[:400]}")
