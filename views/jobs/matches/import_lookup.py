"""Parties of an import that may be in the database, compared in the background of its preview."""

from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from graph.importing.previews.likely_parties import (
    LikelyParty,
    described_parties,
    likely_parties,
)
from graph.matches.match_index import MatchIndex
from graph.model.records import Contents, Records
from graph.support.language import N_, current_language, use_language
from views.jobs.job import BackgroundJob, JobRegistry, session_jobs
from views.shell.identity import Role

_STOPPED = N_("Stopped.")


@dataclass(frozen=True)
class PreviewRequest:
    """The records that are not written yet, and what the store holds."""

    records: Records
    contents: Contents


PreviewJob: TypeAlias = BackgroundJob[PreviewRequest, tuple[LikelyParty, ...]]


def look_up_import(key: str, request: PreviewRequest) -> PreviewJob:
    """Begin to look for the parties of an import, or return the work begun under this key."""
    jobs: JobRegistry[PreviewRequest, tuple[LikelyParty, ...]] = session_jobs(
        "preview", Role.READER
    )
    begun = jobs.find(key)
    return begun or jobs.begin(key, request, partial(_look_up, current_language()))


def _look_up(language: str, job: PreviewJob) -> tuple[LikelyParty, ...]:
    asked = job.request
    described = described_parties(asked.records, asked.contents)
    if not described:
        return ()
    index = MatchIndex.by_settings(asked.contents)
    found: list[LikelyParty] = []
    with use_language(language):
        each = likely_parties(described, asked.contents, lambda some: index.find(some, 5))
        for number, likely in enumerate(each):
            job.report(number, len(described))
            job.end_if_stopped(_STOPPED)
            if likely is not None:
                found.append(likely)
    return tuple(found)
