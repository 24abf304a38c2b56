"""Two readings of a case of a source, and what a watch says of them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graph.errors import CollectError
from scrapers.contract.page import Page
from scrapers.parsing.admission import RecordGate
from scrapers.watch.change import Change
from scrapers.watch.comparing.compare import WatchedReading, compare_readings
from scrapers.watch.comparing.evidence import faults_between
from scrapers.watch.comparing.readings import SubjectReading, reading_of
from scrapers.watch.report import change_document
from scrapers.watch.running.baselines import EarlierReading
from scrapers.watch.running.subject_answers import content_of
from tests.scrapers.cases import Answers, Case

Pages = Mapping[str, bytes]
Json = Any
WATCHED = WatchedReading(
    *("run", "source", "subject", "case"), at="2026-11-30T12:00:00Z", today=date(2026, 11, 30)
)


@dataclass(frozen=True, slots=True)
class _Visit(Answers):
    """The answers of a day, each with a capture of its own; ``bodies`` keeps what was given."""

    day: str
    bodies: dict[str, bytes]

    def __call__(self, url: str, *words: Any, **named: Any) -> Page:
        found = Answers.__call__(self, url, *words, **named)
        capture = f"urn:{self.day}:{found.url}"
        self.bodies[capture] = found.body
        return replace(found, retrieved=self.day, capture=capture)


@dataclass(frozen=True, slots=True)
class Watched:
    """What a watch says of two readings: its problems, or else its changes."""

    problems: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def told(self) -> list[tuple[str, str, str]]:
        """Kind, property and the party or the tie's type of each change."""
        return [
            (c.kind.value, str(change_document(c)["property"] or ""), _about(c))
            for c in self.changes
        ]


def _about(change: Change) -> str:
    if change.tie:
        return change.tie.tie.value
    return change.entity.name if change.entity else ""


def watch_twice(case: Case, before: Pages, after: Pages) -> Watched:
    """Read a case on two days, with these pages."""
    earlier, bodies = _read(case, before, "2026-11-01")
    try:
        now, new_bodies = _read(case, after, "2026-11-30")
    except CollectError as error:
        return Watched((str(error),), ())
    contents = {capture: content_of(body) for capture, body in new_bodies.items()}
    cut = EarlierReading(earlier, bodies).cut_off_since(now, contents)
    faults = (*(f"{ident} is cut off" for ident in cut.pages), *faults_between(earlier, now))
    if faults:
        return Watched(tuple(map(str, faults)), ())
    found = compare_readings(earlier, now, WATCHED)
    if found.rests_on_lack and now.not_understood - earlier.not_understood:
        return Watched(("not understood",), ())
    return Watched((), found.changes)


def _read(case: Case, pages: Pages, day: str) -> tuple[SubjectReading, dict[str, bytes]]:
    assert case.collector.collect is not None
    visit = _Visit(pages, day, {})
    found = case.collector.collect(visit, str(case.told["subject"]))
    return reading_of(RecordGate().admit_page(list(found)), f"run of {day}"), visit.bodies


def edited(case: Case, ending: str, change: Callable[[Json], None]) -> dict[str, bytes]:
    """Return the pages of a case with one changed, a JSON object: that whose address ends so."""
    pages = dict(case.pages)
    (address,) = (url for url in pages if url.endswith(ending))
    content = json.loads(pages[address])
    change(content)
    return {**pages, address: json.dumps(content).encode()}
