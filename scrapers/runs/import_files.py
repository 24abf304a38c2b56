"""Run over files: saved pages, payloads and bulk files."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from graph.errors import CollectError, InputError, text_of_error
from graph.support.language import N_, LazyText, Text, lazy_text
from scrapers.captures.archive import Captures
from scrapers.captures.given_files import FileDescription, FileKeeper, FilePages, open_pages
from scrapers.contract.collector import CollectionNote, Collector, Record
from scrapers.contract.page import Page
from scrapers.contract.page_signs import rival_notes
from scrapers.fetching.walls import check_wall
from scrapers.runs.collect import ProgressListener, RunProgress
from scrapers.runs.recognise import is_taken
from scrapers.runs.run import Run, RunFolder, RunState
from scrapers.runs.sink import Sink

_NOTHING_OF_IT = N_("{error} Nothing of it was written.")
_PROGRESS_STEP = 1_000


def description_of(run: Run) -> FileDescription:
    """Return what a run over files says about them."""
    return FileDescription(run.url, run.retrieved, run.company, run.earlier)


def run_import(
    collector: Collector,
    folder: RunFolder,
    paths: Sequence[Path],
    given: FileDescription,
    sink: Sink,
    tell: ProgressListener = lambda _run, _place: None,
) -> Run:
    """Read files into the graph and return the run with its end.

    Raises:
        InputError: another process works on this run, or the source reads no files.
        StoreUnavailableError: the store failed; the run can be resumed.
    """
    with folder.lock(), Captures(folder.captures) as captures:
        run = replace(folder.read(), state=RunState.RUNNING, problem="")
        watch = RunProgress(folder, run, captures, sink, tell)
        try:
            named = [(path, path.name) for path in paths]
            problems = read_given_files(
                collector, named, given, captures.keep_file, sink, watch.note_request
            )
        except BaseException as error:
            watch.write_end(RunState.STOPPED, text_of_error(error))
            raise
        finally:
            sink.close()
        return watch.end_run(problems)


def read_given_files(
    collector: Collector,
    paths: Sequence[tuple[Path, str]],
    given: FileDescription,
    keep: FileKeeper,
    sink: Sink,
    on_progress: Callable[[Text], None] = lambda _what: None,
) -> list[LazyText]:
    """Read files with their names and return problems; ``on_progress`` is called with each step."""
    problems: list[LazyText] = []
    files: list[FilePages] = []
    for path, name in paths:
        on_progress(name)
        try:
            files.append(open_pages(path, name, given, keep))
        except CollectError as error:
            problems.append(lazy_text(_NOTHING_OF_IT, error=error.text))
    if collector.read_files is not None:
        if not problems:
            problems += _read_together(collector, files, sink, on_progress)
    elif collector.read is None:
        raise InputError(N_("{source} reads no files."), source=collector.name)
    elif sum(page.url == given.url for file in files for page in file.pages) > 1 and given.url:
        problems.append(
            lazy_text(N_("{url} is the address of one page: give one file."), url=given.url)
        )
    else:
        for file in files:
            problems += _read_one_by_one(collector, _own_pages(file, given.earlier), sink)
    sink.finish()
    return problems


def _read_together(
    collector: Collector,
    files: Sequence[FilePages],
    sink: Sink,
    on_progress: Callable[[Text], None],
) -> list[LazyText]:
    """Read all files twice: first to check that they can be read to the end, then to write."""
    pages = [page for file in files for page in file.pages]
    if collector.read_files is None:
        return []
    try:
        for count, _ in enumerate(collector.read_files(pages)):
            if count % _PROGRESS_STEP == 0:
                on_progress(lazy_text(N_("checking the files: {n} records"), n=count))
    except (CollectError, InputError) as error:
        return [lazy_text(N_("{error} Nothing was written."), error=error.text)]
    sink.begin_subject()
    for count, record in enumerate(collector.read_files(pages), 1):
        sink.add(record)
        if count % _PROGRESS_STEP == 0:
            sink.commit()
            on_progress(lazy_text(N_("writing: {n} records"), n=count))
    sink.commit()
    return []


def _own_pages(file: FilePages, earlier: Sequence[str]) -> FilePages:
    """Return a file with only those of its pages that no earlier source takes."""
    return replace(file, pages=tuple(p for p in file.pages if not is_taken(p, earlier)))


def _read_one_by_one(collector: Collector, file: FilePages, sink: Sink) -> list[LazyText]:
    """Read the pages of a file; a container may hold pages that the source cannot read."""
    read, problems = 0, []
    for page in file.pages:
        try:
            records = _page_records(collector, page)
        except (CollectError, InputError) as error:
            problems.append(lazy_text(_NOTHING_OF_IT, error=error.text))
            continue
        read += 1
        sink.begin_subject()
        for record in records:
            sink.add(record)
        sink.commit()
    if file.is_container and read:
        return []
    if file.is_container:
        text = N_("{file} holds no page that {source} can read.")
        return [lazy_text(text, file=file.name, source=collector.name), *problems[:3]]
    return problems


def _page_records(collector: Collector, page: Page) -> list[Record]:
    if collector.read is None:
        return []
    check_wall(page)
    if collector.signs is not None:
        collector.signs.check_address(page, collector.name)
    found = list(collector.read(page))
    if page.rival_addresses:
        found.append(CollectionNote(rival_notes(page)))
    if page.canonical and page.url:
        text = N_("{where} claims the address of another site: {claimed}.")
        found.append(CollectionNote(lazy_text(text, where=page.where, claimed=page.canonical)))
    return found
