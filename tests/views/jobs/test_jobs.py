"""Every kind of job: how far it is can be seen, it stops, fails in a sentence, is found again."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event
from typing import Any, Protocol

import pytest

from graph.errors import InputError
from graph.importing.result import ImportContents
from graph.model.records import Kind, Records, Source, Statement
from graph.stores.local_server import Access
from graph.stores.store import Store, connect_store
from graph.support.progress import ProgressPart, report_pieces
from graph.support.settings import settings
from scrapers.runs.run import Run
from tests.scrapers.cases import cases
from tests.scrapers.local_source import LocalSource, local_source
from tests.scrapers.runs.test_collect import replies
from views.jobs import collector_runs, files, imports, queries
from views.jobs.job import BackgroundJob, JobRegistry, JobState, session_jobs
from views.shell.identity import Role

Job = BackgroundJob[Any, Any]
SECONDS = 60  # until a test gives up
COMPANY = next(case for case in cases() if case.name == "companies_house/company")
SOURCE = Source("invented-list", "An invented list")
ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(a * b) AS n"


@dataclass
class Gate:
    """A place at which work is held: ``reached`` by it, and ``open`` for it to go on."""

    reached: Event = field(default_factory=Event)
    open: Event = field(default_factory=Event)

    def pass_through(self) -> None:
        self.reached.set()
        assert self.open.wait(SECONDS)


@dataclass
class Bench:
    """Store, source and gate of the jobs in a test."""

    store: Store
    source: LocalSource
    gate: Gate


class JobKind(Protocol):
    """A kind of job, as its page begins it and finds it again.

    ``stops`` tells whether a request to stop ends it, ``held`` whether it waits at the gate.
    """

    stops: bool
    held: bool

    def begin(self, bench: Bench, /) -> Job: ...

    def begin_to_fail(self, bench: Bench, /) -> Job: ...

    def find(self, job: Job, /) -> Job | None: ...

    def is_told(self, job: Job, /) -> bool:
        """Whether its progress is what it should be where it is held, or at its end."""
        ...


class FileKind:
    stops = held = True

    def begin(self, bench: Bench) -> Job:
        def make(job: Job) -> bytes:
            files.begin_part(job, ProgressPart("the file", 2, 3))
            written = report_pieces([b"half", b"whole"], len)
            half = next(written)
            bench.gate.pass_through()
            return half + b"".join(written)

        return files.begin_file(session_jobs("file", Role.READER), "a file", "asked", make)

    def begin_to_fail(self, _bench: Bench) -> Job:
        def make(_job: Job) -> bytes:
            raise InputError("There is no such storefront.")

        return files.begin_file(session_jobs("file", Role.READER), "a file", "asked", make)

    def find(self, _job: Job) -> Job | None:
        return session_jobs("file", Role.READER).find("a file")

    def is_told(self, job: Job) -> bool:
        at = job.progress
        return (at.done, at.of, at.unit, at.size) == (1, 3, "the file", len(b"half"))


class QueryKind:
    stops = True
    held = False

    def begin(self, bench: Bench) -> Job:
        return self._ask(bench, ENDLESS)

    def begin_to_fail(self, bench: Bench) -> Job:
        return self._ask(bench, "MATCH (n)\nRETURN")

    def find(self, job: Job) -> Job | None:
        return session_jobs("query", Role.READER).find(job.request.cypher)

    def is_told(self, job: Job) -> bool:
        return job.state is JobState.RUNNING and job.seconds >= 0

    def _ask(self, bench: Bench, cypher: str) -> Job:
        queries.forget_query(cypher)
        return queries.start_query(bench.store, queries.QueryRequest(cypher, (), 1, 0), cypher)


class ImportKind:
    stops = held = False

    def begin(self, bench: Bench) -> Job:
        return self._write(bench, SOURCE.id)

    def begin_to_fail(self, bench: Bench) -> Job:
        return self._write(bench, "a source that nobody gave")

    def find(self, _job: Job) -> Job | None:
        return imports.last_import()

    def is_told(self, job: Job) -> bool:
        return job.wait(SECONDS) and job.progress.done == job.progress.of == job.request.rows

    def _write(self, bench: Bench, source: str) -> Job:
        said = (Statement("invented-1", Kind.COMPANY, source, {"name": "Invented"}),)
        reading = ImportContents(Records((SOURCE,), said, ()))
        job = imports.begin_import(bench.store, reading, replace=False)
        assert job is not None
        return job


class RunKind:
    stops = held = True

    def begin(self, bench: Bench) -> Job:
        bench.source.before = lambda _path: bench.gate.pass_through()
        return self._collect(bench, "companies_house", "00000101")

    def begin_to_fail(self, bench: Bench) -> Job:
        return self._collect(bench, "opencorporates", "gb/00000101")  # its key is not set

    def find(self, job: Job) -> Job | None:
        return collector_runs.job_of_run(job.request.run)

    def is_told(self, job: Job) -> bool:
        return job.progress.done == 1 and "/company/00000101" in str(job.progress.unit)

    def _collect(self, bench: Bench, source: str, subject: str) -> Job:
        asked = Run(run="", source=source, subjects=(subject,), limit=1)
        job = collector_runs.job_of_run(collector_runs.start_run(asked, bench.store))
        assert job is not None
        return job


KINDS: dict[str, JobKind] = {
    "file": FileKind(),
    "query": QueryKind(),
    "import": ImportKind(),
    "run": RunKind(),
}
EACH = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


@pytest.fixture
def bench(app_store: Access, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    with local_source(replies(COMPANY)) as source, connect_store(app_store) as store:
        monkeypatch.setenv("SOURCE_URLS", json.dumps({"companies_house": source.url}))
        monkeypatch.setenv("ALLOWED_PRIVATE_HOSTS", '["127.0.0.1"]')
        monkeypatch.setenv("COMPANIES_HOUSE_API_KEY", "a-key-of-this-test")
        settings.cache_clear()
        yield Bench(store, source, Gate())
    if job := imports.last_import():
        imports.forget_import(job)  # every session of this process sees its failure
    settings.cache_clear()


@pytest.fixture
def begun(kind: JobKind, bench: Bench) -> Iterator[Job]:
    """A job that is held, or in the middle of its work."""
    job = kind.begin(bench)
    if kind.held:
        assert bench.gate.reached.wait(SECONDS)
    yield job
    job.stop()
    bench.gate.open.set()
    assert job.wait(SECONDS)


@EACH
def test_how_far_it_is_can_be_seen(kind: JobKind, begun: Job) -> None:
    assert kind.is_told(begun)


@EACH
def test_a_request_to_stop_ends_it(kind: JobKind, begun: Job, bench: Bench) -> None:
    begun.stop()
    assert begun.stop_requested
    bench.gate.open.set()

    assert begun.wait(SECONDS)
    assert begun.state is (JobState.STOPPED if kind.stops else JobState.ENDED)
    if kind.stops:
        assert begun.result is None


@EACH
def test_whoever_comes_back_finds_it(kind: JobKind, begun: Job) -> None:
    assert kind.find(begun) is begun


@EACH
def test_a_failure_is_one_sentence(kind: JobKind, bench: Bench) -> None:
    job = kind.begin_to_fail(bench)

    assert job.wait(SECONDS)
    assert job.state is JobState.FAILED
    assert job.result is None
    assert str(job.failure)
    assert "Traceback" not in str(job.failure)
    assert kind.find(job) is job


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (InputError("Give a day."), "Give a day."),
        (OSError(28, "No space left on device"), "[Errno 28] No space left on device"),
        (ZeroDivisionError("{"), "The program failed at this."),
        (SystemExit(1), "The program failed at this."),
    ],
)
def test_however_work_ends_a_reader_is_told(error: BaseException, told: str) -> None:
    def fail(_job: Job) -> None:
        raise error

    job = BackgroundJob[str, None]("asked", Role.READER)
    before = job.state
    job.start(fail)

    assert job.wait(SECONDS)
    assert (before, job.state) == (JobState.WAITING, JobState.FAILED)
    assert str(job.failure).startswith(told)


def test_a_job_ends_with_what_it_made() -> None:
    gate = Gate()

    def make(_job: Job) -> str:
        gate.pass_through()
        return "made"

    job = BackgroundJob[str, str]("asked", Role.READER)
    job.start(make)
    assert gate.reached.wait(SECONDS)
    assert (job.state, job.ended, job.result) == (JobState.RUNNING, False, None)
    gate.open.set()
    assert job.wait(SECONDS)
    assert (job.state, job.ended, job.result) == (JobState.ENDED, True, "made")


def test_one_job_at_a_time_under_a_key() -> None:
    gate = Gate()
    jobs: JobRegistry[str, None] = JobRegistry(Role.READER)
    first = jobs.begin("key", "first", lambda _job: gate.pass_through())

    assert jobs.begin("key", "second", lambda _job: None) is first
    assert jobs.is_busy
    gate.open.set()
    assert first.wait(SECONDS)
    assert not jobs.is_busy
    second = jobs.begin("key", "second", lambda _job: None)
    jobs.forget("key", first)
    assert jobs.find("key") is second
    jobs.forget("key", second)
    assert jobs.find("key") is None


def test_what_cuts_a_wait_short_is_called_before_and_after_a_request_to_stop() -> None:
    called: list[str] = []
    job = BackgroundJob[str, None]("asked", Role.READER)

    job.on_stop(lambda: called.append("before"))
    job.stop()
    job.on_stop(lambda: called.append("after"))
    job.stop()

    assert called == ["before", "after"]
