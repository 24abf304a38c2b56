"""Commands that list sources, candidates for a name, and runs."""

from typing import Any

import click

from graph.commands.output import AS_JSON, print_json
from graph.support.language import english_text
from graph.support.settings import settings
from scrapers.commands.shared import SOURCE, print_candidates
from scrapers.contract.collector import Collector
from scrapers.runs.open_sink import find_collector
from scrapers.runs.run import Run, Runs, run_document
from scrapers.runs.search import search_candidates
from scrapers.sources.catalogue import COLLECTORS


@click.command("list")
@AS_JSON
def list_(as_json: bool) -> None:
    """List the sources, with their terms, and what they need."""
    rows = [_describe_collector(collector) for collector in COLLECTORS]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        unproven = "" if row["verified"] else "  [unverified: no recorded page proves this reader]"
        click.echo(f"{row['name']}  {row['title']}{unproven}")
        click.echo(f"    takes: {row['subject']}; licence: {row['licence']}; {row['terms']}")
        if row["needs_key"]:
            click.echo(f"    needs: {row['needs_key']}")


def _describe_collector(collector: Collector) -> dict[str, Any]:
    origin, key = collector.origin, collector.key
    needed = key.setting.upper() if key else ""
    return {
        "name": collector.name,
        "title": origin.title,
        "licence": origin.licence,
        "terms": origin.terms,
        "verified": collector.verified,
        "needs_key": needed or ("CONTACT_EMAIL" if collector.needs_contact else None),
        "robots": collector.robots,
        "subject": collector.subject,
        "standing": str(origin.standing),
    }


@click.command()
@SOURCE
@click.argument("words")
@AS_JSON
def search(source: str, words: str, as_json: bool) -> None:
    """List candidates for a name."""
    collector = find_collector(source)
    print_candidates(collector, search_candidates(collector, settings(), words), as_json)


@click.command()
@AS_JSON
def runs(as_json: bool) -> None:
    """List the runs, newest first."""
    all_runs = Runs(settings().data_dir).all()
    if as_json:
        print_json([_describe_run(run) for run in all_runs])
        return
    for run in all_runs:
        subjects = ", ".join(run.subjects or run.files)
        click.echo(
            f"{run.run}  {run.state}  {run.source}  {subjects}  {run.pages} pages, "
            f"{run.records} records"
        )
    if not all_runs:
        click.echo("No runs yet. Start one: python -m scrapers collect SOURCE SUBJECT")


def _describe_run(run: Run) -> dict[str, Any]:
    document = run_document(run, english_text)
    first = ("run", "source", "subjects", "state", "started", "pages", "records", "not_understood")
    return {**{name: document[name] for name in first}, **document}
