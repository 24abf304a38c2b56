"""Commands that collect subjects again and say what changed."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.status import Status

from graph.commands.output import AS_JSON, print_json, tell
from graph.commands.shared import open_default_store
from graph.errors import InputError
from graph.support.language import english_text
from graph.support.safe_text import escape_control_characters
from graph.support.settings import settings
from scrapers.commands.shared import SOURCE, offer_candidates
from scrapers.contract.collector import Collector
from scrapers.runs.open_sink import find_collector
from scrapers.watch.change import Entry
from scrapers.watch.entry_sentences import entry_sentence
from scrapers.watch.feed import write_feed
from scrapers.watch.notices.outbox import send_test
from scrapers.watch.report import WatchReport, report_document
from scrapers.watch.running.batches import Progress
from scrapers.watch.running.journal import Journal
from scrapers.watch.running.run import RunRequest, run_watches
from scrapers.watch.watch_list import Watch, WatchList
from scrapers.watch.watchable import check_watchable

_SUBJECTS = click.argument("subjects", nargs=-1, required=True, metavar="SUBJECT…")
_CHANGED = 1
_FAILED = 2


@click.group()
def watch() -> None:
    """Collect subjects again, and say what their sources state differently."""


@watch.command()
@SOURCE
@_SUBJECTS
@click.option("--every", metavar="7d|12h", help="Time between two runs; 7d without it.")
@click.option("--case", metavar="NAME", help="A label, such as the name of an investigation.")
def add(source: str, subjects: tuple[str, ...], every: str | None, case: str | None) -> None:
    """Watch subjects, by their numbers; of watched ones, change time or label."""
    collector = find_collector(source)
    check_watchable(collector)
    known = _known_subjects(collector, subjects)
    for each in WatchList(settings().data_dir).add(collector.name, known, every, case):
        click.echo(_line(each))


def _known_subjects(collector: Collector, subjects: Sequence[str]) -> list[str]:
    known = []
    for subject in subjects:
        number = collector.subject_of(subject)
        if not number:
            offer_candidates(collector, subject, as_json=False)
        known.append(number)
    return known


@watch.command("list")
@AS_JSON
def list_(as_json: bool) -> None:
    """List the watches, with their last run and when each is due."""
    watches = WatchList(settings().data_dir).all()
    if as_json:
        print_json([_document(each) for each in watches])
        return
    for each in watches:
        click.echo(_line(each))
        if each.problem:
            tell(english_text(each.problem))
    if not watches:
        click.echo("Nothing is watched yet. Begin: python -m scrapers watch add SOURCE SUBJECT…")


def _document(watched: Watch) -> dict[str, str | None]:
    return {
        "source": watched.source,
        "subject": watched.subject,
        "every": watched.every,
        "case": watched.case or None,
        "last_run": watched.last_run or None,
        "next_due": watched.next_due,
    }


def _line(watched: Watch) -> str:
    last = f"last run {watched.last_run}" if watched.last_run else "not run yet"
    words = [watched.source, watched.subject, f"every {watched.every}", last]
    case = [f"case {watched.case}"] if watched.case else []
    text = "  ".join([*words, f"due {watched.next_due}", *case])
    return escape_control_characters(text)


@watch.command()
@SOURCE
@_SUBJECTS
def remove(source: str, subjects: tuple[str, ...]) -> None:
    """End watches; what they found stays in the list of changes."""
    watched = {each.key for each in WatchList(settings().data_dir).all()}
    keys = [(source, _watched_subject(source, subject, watched)) for subject in subjects]
    WatchList(settings().data_dir).remove(keys)
    for _, subject in keys:
        click.echo(escape_control_characters(f"No longer watched: {source} {subject}"))


def _watched_subject(source: str, subject: str, watched: set[tuple[str, str]]) -> str:
    """Return a subject as it is watched: as typed, else in the source's one spelling."""
    if (source, subject) in watched:
        return subject
    try:
        return find_collector(source).subject_of(subject) or subject
    except InputError:
        return subject


@watch.command()
@click.option("--due", is_flag=True, help="Only what is due; without this, all.")
@AS_JSON
@click.pass_context
def run(context: click.Context, due: bool, as_json: bool) -> None:
    """Collect watched subjects again: exit status 0 nothing changed, 1 something, 2 all failed."""
    journal = Journal(settings().data_dir)
    with journal.lock():
        with _show_progress() as show:
            request = RunRequest(only_due=due)
            report = run_watches(settings(), open_default_store, request, show)
        _print_report(report, as_json)
        sys.stdout.flush()
        # Only now: what was found is shown again rather than never, whatever ends the program.
        journal.note_reported()
    if report.found_something:
        context.exit(_CHANGED)
    if report.failed:
        context.exit(_FAILED)


@contextmanager
def _show_progress() -> Iterator[Callable[[Progress], None]]:
    with Status("Starting", console=Console(stderr=True)) as status:

        def show(progress: Progress) -> None:
            done = f"{progress.done:,} of {progress.total:,} subjects"
            status.update(escape_control_characters(f"{done}; asking {progress.what}"))

        yield show


def _print_report(report: WatchReport, as_json: bool) -> None:
    for note in report.notes:
        tell(f"{note.source} {note.subject}: {english_text(note.message)}")
    if as_json:
        print_json(report_document(report))
        return
    entries: tuple[Entry, ...] = (*report.verdicts, *report.changes)
    for entry in entries:
        click.echo(escape_control_characters(english_text(entry_sentence(entry))))
    for problem in report.problems:
        tell(f"{problem.source} {problem.subject}: {english_text(problem.message)}")
    click.echo(
        f"{report.asked} of {report.watched} watched subjects asked: {len(report.changes)} "
        f"changes, {len(report.verdicts)} verdicts, {len(report.problems)} problems"
    )


@watch.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--case", default="", metavar="NAME", help="Only the changes of this label.")
def feed(file: Path, case: str) -> None:
    """Write the changes as an Atom feed, newest first."""
    count = write_feed(settings().data_dir, file, case)
    click.echo(f"Written: {file} ({count} entries)")


@watch.command("test-notices")
def test_notices() -> None:
    """Send a test message to each address of NOTIFY_URLS."""
    problems = send_test(settings())
    for problem in problems:
        tell(english_text(problem))
    if problems:
        raise click.exceptions.Exit(_FAILED)
    click.echo("Sent to every address of NOTIFY_URLS.")
