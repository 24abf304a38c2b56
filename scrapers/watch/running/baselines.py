"""What a source stated of a subject before: read again from the captures of earlier runs.

Both sides of a comparison are read by the same program. So a newer version that reads a page
differently finds no change that the source did not make.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256

from graph.errors import CollectError
from graph.support.language import N_
from graph.support.settings import Settings
from scrapers.captures.archive import Captures
from scrapers.contract.collector import Collector
from scrapers.contract.page import Page
from scrapers.runs.run import Run, Runs
from scrapers.watch.comparing.readings import SubjectReading, reading_of
from scrapers.watch.running.subject_answers import PageContent, replay_subjects
from scrapers.watch.watch_list import Watch


@dataclass(frozen=True, slots=True)
class EarlierReading:
    """An earlier reading of a subject, and the contents of its pages by their captures."""

    reading: SubjectReading
    bodies: Mapping[str, bytes]

    def cut_off_since(
        self, now: SubjectReading, contents: Mapping[str, PageContent]
    ) -> SubjectReading:
        """Return the pages that begin as before and end too early."""
        return SubjectReading(
            {
                ident: page
                for ident, page in now.pages.items()
                if ident in self.reading.pages
                and (content := contents.get(page.reading.source.capture)) is not None
                and content.is_beginning_of(
                    self.bodies.get(self.reading.pages[ident].reading.source.capture, b"")
                )
            }
        )


class Baselines:
    """Earlier readings of the subjects of a source; an archive is opened once."""

    def __init__(self, collector: Collector, settings: Settings, stack: ExitStack) -> None:
        self._collector, self._settings, self._stack = collector, settings, stack
        self._runs = Runs(settings.data_dir)
        self._open: dict[str, tuple[Run, Captures]] = {}

    def reading_before(self, watch: Watch) -> EarlierReading:
        """Return what the source stated when a subject was last read.

        Raises:
            CollectError: its captures are gone, or cannot be read.
        """
        bodies: dict[str, bytes] = {}
        first, *earlier = watch.read_in
        reading = self._read(first, watch.subject, bodies)
        for run in earlier:
            reading = reading.with_earlier(self._read(run, watch.subject, bodies))
        return EarlierReading(reading, bodies)

    def _read(self, run: str, subject: str, bodies: dict[str, bytes]) -> SubjectReading:
        def keep_body(page: Page) -> None:
            bodies[page.capture] = page.body

        known, captures = self._archive(run)
        answers = replay_subjects(
            self._collector, self._settings, captures, known, [subject], keep_body
        )
        answer = answers[subject]
        if answer.problem is not None:
            raise CollectError(
                N_("What was read in {run} cannot be read again: {reason}"),
                run=run,
                reason=answer.problem,
            )
        return reading_of(answer.records, run)

    def _archive(self, run: str) -> tuple[Run, Captures]:
        if run not in self._open:
            folder = self._runs.known_folder(run)
            try:
                known = folder.read()
            except (OSError, ValueError, TypeError, KeyError) as error:
                raise CollectError(
                    N_("The captures of {run} are not there any more."), run=run
                ) from error
            captures = self._stack.enter_context(Captures(folder.captures, writing=False))
            self._open[run] = (known, captures)
        return self._open[run]


@contextmanager
def open_baselines(collector: Collector, settings: Settings) -> Iterator[Baselines]:
    """Give the earlier readings of a source; their archives are closed at the end."""
    with ExitStack() as stack:
        yield Baselines(collector, settings, stack)


def digest_of(reading: SubjectReading) -> str:
    """Return the digest of what was read: the same for the same bytes of the same pages."""
    pages = (f"{page.ident} {page.reading.source.sha256}" for page in reading.pages.values())
    return sha256("\n".join(sorted(pages)).encode("utf-8", "surrogatepass")).hexdigest()
