"""Preview of an import: its first statements in sentences, and who may be there already."""

from hashlib import sha256
from itertools import islice

import streamlit as st

from graph.importing.previews.first_sentences import first_sentences
from graph.importing.previews.known_parties import NameIndex, known_parties, name_index
from graph.importing.result import ImportContents
from graph.support.language import current_language
from views.jobs.matches.import_lookup import PreviewJob, PreviewRequest, look_up_import
from views.shell import html, links, session
from views.shell.texts import _, ngettext, number_text

_SENTENCES = 6
_MOST_KNOWN = 5
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


def show_known_parties(reading: ImportContents) -> None:
    """Show who of the files may be in the database already, a few of each kind."""
    shot = session.snapshot()
    found = known_parties(reading.records, shot.contents, _names(shot.revision))
    first = list(islice(found, _MOST_KNOWN + 1))
    if first:
        html.show("known_parties", parties=first[:_MOST_KNOWN], more=len(first) > _MOST_KNOWN)


def show_likely_parties(reading: ImportContents) -> None:
    """Show how many of the files may be in the database under another id, once compared."""
    shot = session.snapshot()
    stated = "\n".join((*reading.files, *(s.entity for s in reading.records.statements)))
    digest = sha256(stated.encode(errors="replace"), usedforsecurity=False)
    key = f"{shot.revision}_{current_language()}_{digest.hexdigest()}"
    job = look_up_import(key, PreviewRequest(reading.records, shot.contents))
    job.wait_briefly()
    if not job.ended:
        _wait_for_likely(job)
    elif job.result:
        count = len(job.result)
        html.show(
            "likely_parties",
            title=ngettext(
                "{n} of these may be in your database already",
                "{n} of these may be in your database already",
                count,
            ).format(n=number_text(count)),
            parties=[(each, links.party_href(each.there)) for each in job.result[:_MOST_LIKELY]],
            more=count > _MOST_LIKELY,
        )


@st.fragment(run_every=1)
def _wait_for_likely(job: PreviewJob) -> None:
    if job.ended:
        st.rerun()
    html.show_note(_("Looking for these in your database …"))


@st.cache_resource(max_entries=1, show_spinner=False)
def _names(revision: int) -> NameIndex:
    del revision  # the snapshot is that of now
    return name_index(session.snapshot().contents)
