"""The command line of collecting: ``python -m scrapers …`` (design section 8)."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.status import Status

from graph.commands.shared import AS_JSON, opened_store, print_json, tell
from graph.dates import first_day
from graph.errors import CollectError, InputError
from graph.settings import settings
from scrapers import COLLECTORS
from scrapers.base import Candidate, Collector
from scrapers.collecting import collected
from scrapers.files import Given, paths_in
from scrapers.gathering import FileGatherer, Gatherer
from scrapers.importing import imported
from scrapers.keys import Secrets
from scrapers.printing import candidate
from scrapers.replaying import Differences, differences, replayed
from scrapers.runs import Run, RunFolder, RunKind, Runs
from scrapers.searching import candidates
from scrapers.sinks import Sink

RECORDS = "records.jsonl.gz"
FOLLOWED = 50
_SHOWN = 5

_SOURCE = click.argument("source")
_LINES = click.option("--json", "as_json", is_flag=True, help="Print one JSON line a record.")
_DRY = click.option("--dry-run", is_flag=True, help="Only print; write nothing into the graph.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Collect from registers and marketplaces into the graph, with captures."""


@main.command("list")
@AS_JSON
def list_(as_json: bool) -> None:
    """List the sources, with their terms, and what they need."""
    rows = [_described(collector) for collector in COLLECTORS]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        unproven = "" if row["verified"] else "  [unverified: no recorded page proves this reader]"
        click.echo(f"{row['name']}  {row['title']}{unproven}")
        click.echo(f"    takes: {row['subject']}; licence: {row['licence']}; {row['terms']}")
        if row["needs_key"]:
            click.echo(f"    needs: {row['needs_key']}")


def _described(collector: Collector) -> dict[str, Any]:
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


def named(name: str) -> Collector:
    """Return a source by its name.

    Raises:
        InputError: there is none of that name.
    """
    for collector in COLLECTORS:
        if collector.name == name:
            return collector
    raise InputError(f"There is no source {name!r}; list them: python -m scrapers list")


@main.command()
@_SOURCE
@click.argument("words")
@AS_JSON
def search(source: str, words: str, as_json: bool) -> None:
    """List candidates for a name."""
    collector = named(source)
    _show(collector, candidates(collector, settings(), words), as_json)


def _show(collector: Collector, found: tuple[Candidate, ...], as_json: bool) -> None:
    if as_json:
        print_json([candidate(collector.name, each) for each in found])
        return
    for each in found:
        click.echo(f"{each.subject}  {each.name}  {each.details}")
    if not found:
        tell("Nothing of that name. That is no proof that there is none.")


@main.command()
@_SOURCE
@click.argument("subjects", nargs=-1, required=True, metavar="SUBJECT…")
@click.option("--hops", default=0, show_default=True, help="How far to follow.")
@click.option("--limit", default=FOLLOWED, show_default=True, help="Followed parties at most.")
@_LINES
@_DRY
def collect(
    source: str, subjects: tuple[str, ...], hops: int, limit: int, as_json: bool, dry_run: bool
) -> None:
    """Collect subjects, by their numbers, into the graph."""
    collector = named(source)
    known = tuple(collector.subject_of(subject) for subject in subjects)
    for subject, number in zip(subjects, known, strict=True):
        if not number:
            _offer(collector, subject, as_json)
    Secrets(collector, settings())  # So that a missing key is said before a run begins.
    folder = Runs(settings().data_dir).begin(Run("", collector.name, known, hops, limit))
    with _sink(collector, folder, as_json, dry_run) as sink, _status() as asking:
        ended = collected(collector, settings(), folder, sink, asking)
    _report(ended, as_json)


@main.command("import")
@_SOURCE
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--url", default="", help="The address of a saved page that does not name it.")
@click.option("--retrieved", default="", metavar="DATE", help="When a page was saved.")
@click.option("--company", default="", help="The company that a list without one belongs to.")
@_LINES
@_DRY
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
    with _sink(collector, folder, as_json, dry_run) as sink, _status() as asking:
        ended = imported(collector, folder, files, given, sink, asking)
    _report(ended, as_json)


def _offer(collector: Collector, name: str, as_json: bool) -> None:
    """Show the candidates for a bare name, and end: a name never collects."""
    if collector.search is None:
        raise InputError(
            f"{name!r} is no {collector.subject}; {collector.name} has no name search."
        )
    _show(collector, candidates(collector, settings(), name), as_json)
    tell(f"{name!r} is a name. Choose one, and collect it by its {collector.subject}.")
    raise click.exceptions.Exit(1)


@contextmanager
def _sink(
    collector: Collector, folder: RunFolder, as_json: bool, dry: bool, name: str = RECORDS
) -> Iterator[Sink]:
    with ExitStack() as stack:
        writing = None
        if not dry:
            store = stack.enter_context(opened_store())
            gatherer = FileGatherer if _is_bulk(collector, folder) else Gatherer
            writing = gatherer(store, folder.path.name, f"collect {collector.name}")
        shown: Callable[[dict[str, object]], None] = _line if as_json else _nothing
        kept = None if _is_bulk(collector, folder) else folder.path / name
        yield Sink(collector.name, writing, kept, shown)


def _is_bulk(collector: Collector, folder: RunFolder) -> bool:
    return folder.read().kind is RunKind.IMPORT and collector.read_files is not None


def _line(record: dict[str, object]) -> None:
    click.echo(json.dumps(record, ensure_ascii=False, default=str))


def _nothing(_record: dict[str, object]) -> None:
    pass


@contextmanager
def _status() -> Iterator[Callable[[Run, str], None]]:
    """Show what is being asked, where a person watches."""
    with Status("Starting", console=Console(stderr=True)) as status:

        def show(run: Run, url: str) -> None:
            status.update(f"{run.pages} pages, {run.records} records; asking {url}")

        yield show


def _report(run: Run, as_json: bool) -> None:
    """Say what came of a run; what went wrong is the exit status."""
    for odd in run.not_understood:
        tell(f"Not understood: {odd.value} ({odd.count} times), for example {odd.example}")
    for note in run.notes:
        tell(note)
    if not as_json:
        click.echo(f"Run {run.run}: {run.state}, {run.pages} pages, {run.records} records")
    if run.problem:
        raise CollectError(run.problem)


@main.command()
@AS_JSON
def runs(as_json: bool) -> None:
    """List the runs, newest first."""
    found = Runs(settings().data_dir).all()
    if as_json:
        print_json([_told(run) for run in found])
        return
    for run in found:
        subjects = ", ".join(run.subjects or run.files)
        click.echo(
            f"{run.run}  {run.state}  {run.source}  {subjects}  {run.pages} pages, "
            f"{run.records} records"
        )
    if not found:
        click.echo("No runs yet. Start one: python -m scrapers collect SOURCE SUBJECT")


@main.command()
@click.argument("run", metavar="RUN")
@_LINES
@_DRY
def replay(run: str, as_json: bool, dry_run: bool) -> None:
    """Rebuild the records of a run from its captures, and say what is read differently now."""
    folder = Runs(settings().data_dir).folder(run)
    collector = named(folder.read().source)
    before, now = folder.path / RECORDS, folder.path / f"replayed-{RECORDS}"
    with folder.locked(), _sink(collector, folder, as_json, dry_run, now.name) as sink:
        problems = replayed(collector, settings(), folder, sink)
        count, odd = sink.records, sink.not_understood
    for each in odd:
        tell(f"Not understood: {each.value} ({each.count} times), for example {each.example}")
    if not as_json:
        click.echo(f"Run {run}: {count} records from its captures")
    if now.exists():
        _compare(differences(before, now))
        now.replace(before)
    if problems:
        raise CollectError("\n".join(problems))


def _compare(found: Differences | None) -> None:
    if found is None:
        tell("The records of the first reading were not kept, so nothing can be compared.")
        return
    if not found.before and not found.now:
        tell("The records are the same as before.")
        return
    tell(f"Read differently: {len(found.before)} records no longer, {len(found.now)} now.")
    for sign, lines in (("no longer", found.before), ("now", found.now)):
        for line in lines[:_SHOWN]:
            tell(f"  {sign}: {line[:400]}")


def _told(run: Run) -> dict[str, Any]:
    told = asdict(run)
    first = ("run", "source", "subjects", "state", "started", "pages", "records", "not_understood")
    return {**{name: told[name] for name in first}, **told}
