"""Outcome of each subject of a batch: what its source states differently, or why that is open."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from graph.errors import CollectError
from graph.support.language import N_, LazyText, lazy_text
from graph.support.settings import Settings
from scrapers.contract.collector import Collector
from scrapers.watch.comparing.compare import WatchedReading, compare_readings
from scrapers.watch.comparing.evidence import blind_spots, cut_off_faults, faults_between
from scrapers.watch.comparing.readings import SubjectReading, reading_of
from scrapers.watch.report import WatchProblem
from scrapers.watch.running.baselines import Baselines, digest_of, open_baselines
from scrapers.watch.running.journal import SubjectOutcome
from scrapers.watch.running.subject_answers import SubjectAnswer
from scrapers.watch.watch_list import Watch

_NOTHING = SubjectReading({})


@dataclass(frozen=True, slots=True)
class Judge:
    """Compares the answers of one run with what the source stated before."""

    baselines: Baselines
    reading: WatchedReading
    collected_in: str

    def outcome(self, watch: Watch, answer: SubjectAnswer) -> SubjectOutcome:
        """Return what differs of a subject; with a problem, its earlier reading stays in place."""
        open_outcome = SubjectOutcome(watch.subject, was_asked=answer.was_asked)
        if answer.problem is not None:
            return replace(open_outcome, problems=(_problem(watch, answer.problem),))
        now = reading_of(answer.records, self.collected_in)
        if not watch.read_in:
            return self._beginning(watch, now, open_outcome)
        if digest_of(now) == watch.digest:
            runs = (self.collected_in, *watch.read_in[1:])
            spots = _notes(watch, blind_spots(None, now))
            return replace(open_outcome, notes=spots, read_in=runs, digest=watch.digest)
        try:
            earlier = self.baselines.reading_before(watch)
        except CollectError as error:
            text = lazy_text(N_("{reason} The watch begins anew."), reason=error.text)
            begun = self._beginning(watch, now, open_outcome)
            return replace(begun, problems=(_problem(watch, text), *begun.problems))
        faults = (
            *cut_off_faults(earlier.cut_off_since(now, answer.contents)),
            *faults_between(earlier.reading, now),
        )
        if faults:
            return replace(open_outcome, problems=tuple(_problem(watch, each) for each in faults))
        return self._compared(watch, earlier.reading, now, open_outcome)

    def _beginning(
        self, watch: Watch, now: SubjectReading, outcome: SubjectOutcome
    ) -> SubjectOutcome:
        if faults := faults_between(_NOTHING, now):
            return replace(outcome, problems=tuple(_problem(watch, each) for each in faults))
        return replace(
            outcome,
            notes=_notes(watch, blind_spots(None, now)),
            read_in=(self.collected_in,),
            digest=digest_of(now),
        )

    def _compared(
        self, watch: Watch, before: SubjectReading, now: SubjectReading, outcome: SubjectOutcome
    ) -> SubjectOutcome:
        found = compare_readings(
            before, now, replace(self.reading, subject=watch.subject, case=watch.case)
        )
        if found.rests_on_lack and (odd := now.not_understood - before.not_understood):
            text = lazy_text(
                N_("What is gone cannot be told, since something new is not understood: {value}"),
                value=min(odd),
            )
            return replace(outcome, problems=(_problem(watch, text),))
        runs = (page.run for page in now.with_earlier(before).pages.values())
        return replace(
            outcome,
            notes=_notes(watch, blind_spots(before, now)),
            changes=found.changes,
            touched=tuple(sorted(found.touched)),
            read_in=tuple(dict.fromkeys((self.collected_in, *runs))),
            digest=digest_of(now),
        )


@contextmanager
def open_judge(
    collector: Collector, settings: Settings, reading: WatchedReading, collected_in: str
) -> Iterator[Judge]:
    """Give the judge of one batch; the archives that it reads are closed at the end."""
    with open_baselines(collector, settings) as baselines:
        yield Judge(baselines, reading, collected_in)


def _problem(watch: Watch, message: LazyText) -> WatchProblem:
    return WatchProblem(watch.source, watch.subject, message, watch.case)


def _notes(watch: Watch, texts: Iterator[LazyText]) -> tuple[WatchProblem, ...]:
    return tuple(replace(_problem(watch, text), is_compared=True) for text in texts)


def by_subject(outcomes: tuple[SubjectOutcome, ...]) -> Mapping[str, SubjectOutcome]:
    """Return outcomes by their subjects."""
    return {outcome.subject: outcome for outcome in outcomes}
