"""Command that collects subjects by their numbers."""

import click

from graph.errors import InputError
from graph.support.settings import settings
from scrapers.commands.shared import (
    DRY_RUN,
    JSON_LINES,
    SOURCE,
    offer_candidates,
    open_run_sink,
    report_run,
    show_progress,
)
from scrapers.fetching.api_keys import Secrets
from scrapers.runs.collect import run_collector
from scrapers.runs.open_sink import find_collector
from scrapers.runs.run import Run, Runs

DEFAULT_LIMIT = 50


@click.command()
@SOURCE
@click.argument("subjects", nargs=-1, required=True, metavar="SUBJECT…")
@click.option("--hops", default=0, show_default=True, help="How far to follow.")
@click.option("--limit", default=DEFAULT_LIMIT, show_default=True, help="Followed parties at most.")
@JSON_LINES
@DRY_RUN
def collect(
    source: str, subjects: tuple[str, ...], hops: int, limit: int, as_json: bool, dry_run: bool
) -> None:
    """Collect subjects, by their numbers, into the graph."""
    collector = find_collector(source)
    if collector.collect is None:
        raise InputError(f"{source} is read from files: python -m scrapers import {source} FILE…")
    known = tuple(collector.subject_of(subject) for subject in subjects)
    for subject, number in zip(subjects, known, strict=True):
        if not number:
            offer_candidates(collector, subject, as_json)
    Secrets(collector, settings())  # Report a missing key before a run begins.
    folder = Runs(settings().data_dir).begin(
        Run(run="", source=collector.name, subjects=known, hops=hops, limit=limit)
    )
    with open_run_sink(collector, folder, as_json, dry_run) as sink, show_progress() as show:
        ended = run_collector(collector, settings(), folder, sink, show)
    report_run(ended, as_json)
