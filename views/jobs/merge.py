"""Merging of private cases into the shared database, in the background."""

from typing import TypeAlias

import streamlit as st

from graph.support.private_cases import PrivateCase
from scrapers.runs.private_cases.merge import MergedCase, merge_private_case
from views.jobs.job import BackgroundJob, JobRegistry
from views.shell.identity import Role, current_person
from views.shell.place import current_place, working_in
from views.shell.store.person_store import PersonStore
from views.shell.store.places import places

MergeJob: TypeAlias = BackgroundJob[str, MergedCase]


@st.cache_resource
def _jobs() -> JobRegistry[str, MergedCase]:
    """Return the merges of this process by their case; they outlive a session."""
    return JobRegistry(Role.EDITOR)


def begin_merge(case: PrivateCase) -> MergeJob:
    """Begin to merge a private case that is open to the person, or return the merge under way.

    Raises:
        RoleError: the person may not write.
    """
    with working_in(places().private(case)):
        return _jobs().begin(case.slug, case.slug, _merge)


def merge_of(case: PrivateCase) -> MergeJob | None:
    """Return the merge of a case that is under way, or has ended and was not yet put aside."""
    return _jobs().find(case.slug)


def forget_merge(case: PrivateCase, job: MergeJob) -> None:
    """Put aside a merge that has ended."""
    _jobs().forget(case.slug, job)


def _merge(_job: MergeJob) -> MergedCase:
    # It does not look whether it should stop: a half-merged case helps nobody.
    place = current_place()
    target = PersonStore(places().shared().store(), current_person())
    return merge_private_case(place.settings, place.store(), target)
