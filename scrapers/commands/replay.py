"""Command that rebuilds the records of a run from its captures."""

import click

from graph.commands.output import tell
from graph.errors import CollectError
from graph.support.language import join_lines
from graph.support.settings import settings
from scrapers.commands.shared import DRY_RUN, JSON_LINES, open_run_sink
from scrapers.runs.open_sink import (
    REPLAY_RECORDS,
    compare_replay,
    find_collector,
    has_replay_records,
)
from scrapers.runs.replay import Differences, replay_run
from scrapers.runs.run import Runs

_SHOWN = 5


@click.command()
@click.argument("run", metavar="RUN")
@JSON_LINES
@DRY_RUN
def replay(run: str, as_json: bool, dry_run: bool) -> None:
    """Rebuild the records of a run from its captures, and say what is read differently now."""
    folder = Runs(settings().data_dir).folder(run)
    collector = find_collector(folder.read().source)
    with folder.lock(), open_run_sink(collector, folder, as_json, dry_run, REPLAY_RECORDS) as sink:
        problems = replay_run(collector, settings(), folder, sink)
        count, odd = sink.records, sink.not_understood
    for each in odd:
        tell(f"Not understood: {each.value} ({each.count} times), for example {each.example}")
    if not as_json:
        click.echo(f"Run {run}: {count} records from its captures")
    if has_replay_records(folder):
        _print_differences(compare_replay(folder))
    if problems:
        raise CollectError(join_lines(problems))


def _print_differences(found: Differences | None) -> None:
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
