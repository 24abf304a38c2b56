"""Preview of an import: its first statements in sentences, and who may be there already."""

from itertools import islice

import streamlit as st

from graph.importing.previews.first_sentences import first_sentences
from graph.importing.previews.known_parties import NameIndex, known_parties, name_index
from graph.importing.result import ImportContents
from views.shell import html, session

_SENTENCES = 6
_MOST_KNOWN = 5


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


@st.cache_resource(max_entries=1, show_spinner=False)
def _names(revision: int) -> NameIndex:
    del revision  # the snapshot is that of now
    return name_index(session.snapshot().contents)
