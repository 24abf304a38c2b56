"""Preview of an import: its first statements in sentences, and who may be there already."""

from collections.abc import Sequence
from hashlib import sha256
from itertools import islice

import streamlit as st

from graph.importing.previews.first_sentences import first_sentences
from graph.importing.previews.known_parties import (
    KnownParty,
    NameIndex,
    known_parties,
    name_index,
)
from graph.importing.previews.likely_parties import LikelyParty
from graph.importing.result import ImportContents
from graph.support.language import current_language
from views.jobs.matches.import_lookup import PreviewJob, PreviewRequest, look_up_import
from views.shell import html, links, session
from views.shell.place import kept_in_place
from views.shell.session import Snapshot
from views.shell.texts import _, ngettext, number_text

_SENTENCES = 6
_MOST_KNOWN = 5
_MOST_READ = 200
_MOST_LIKELY = 20


def show_first_statements(reading: ImportContents) -> None:
    """Show the first statements of the files in sentences."""
    records = reading.records
    known = session.snapshot().contents.entities
    ends = {end for tie in records.ties[: 4 * _SENTENCES] for end in (tie.start, tie.end)}
    there = {ident: known[ident] for ident in ends if ident in known}
    sentences = first_sentences(records, there, _SENTENCES)
    if sentences:
        html.show("first_statements", sentences=sentences, more=len(records.ties) > len(sentences))


def show_parties_there(reading: ImportContents) -> None:
    """Show who of the files is, or may be, in the database already, a few of each kind."""
    shot = session.snapshot()
    likely = _show_likely_parties(reading, shot)
    told = {(each.name, each.there.id) for each in likely}
    found = known_parties(reading.records, shot.contents, _names(shot.revision))
    first = [p for p in islice(found, _MOST_READ) if (p.name, p.there.id) not in told]
    _show_known([p for p in first if p.by_id], _("In your database already"))
    _show_known([p for p in first if not p.by_id], _("Names that your database has, too"))


def _show_known(parties: Sequence[KnownParty], title: str) -> None:
    if parties:
        more = len(parties) > _MOST_KNOWN
        html.show("known_parties", title=title, parties=parties[:_MOST_KNOWN], more=more)


def _show_likely_parties(reading: ImportContents, shot: Snapshot) -> tuple[LikelyParty, ...]:
    """Show how many of the files may be in the database under another id, once compared."""
    stated = "\n".join((*reading.files, *(s.entity for s in reading.records.statements)))
    digest = sha256(stated.encode(errors="replace"), usedforsecurity=False)
    key = f"{shot.revision}_{current_language()}_{digest.hexdigest()}"
    job = look_up_import(key, PreviewRequest(reading.records, shot.contents))
    job.wait_briefly()
    if not job.ended:
        _wait_for_likely(job)
        return ()
    likely = job.result or ()
    if likely:
        count = len(likely)
        html.show(
            "likely_parties",
            title=ngettext(
                "{n} of these may be in your database already",
                "{n} of these may be in your database already",
                count,
            ).format(n=number_text(count)),
            parties=[(each, links.party_href(each.there)) for each in likely[:_MOST_LIKELY]],
            more=count > _MOST_LIKELY,
        )
    return likely


@st.fragment(run_every=1)
def _wait_for_likely(job: PreviewJob) -> None:
    if job.ended:
        st.rerun()
    html.show_note(_("Looking for these in your database …"))


@kept_in_place(1)
def _names(revision: int) -> NameIndex:
    del revision  # the snapshot is that of now
    return name_index(session.snapshot().contents)
