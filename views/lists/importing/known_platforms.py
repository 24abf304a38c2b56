"""Questions whether a platform that a sheet names is one of the database or of the known ones."""

from collections.abc import Mapping, Sequence

import streamlit as st

from graph.errors import InvestigatorError
from graph.importing.columns.mapping import ColumnMapping
from graph.model.records import Kind
from graph.reference.platform_set import platforms_in, read_set, set_path
from graph.support.text.folding import fold_name
from views.shell import html, session
from views.shell.place import shared_dir
from views.shell.texts import _

_MOST_ASKED = 12


def ask_known_platforms(
    key: str, names: Sequence[str], kept: ColumnMapping | None
) -> Mapping[str, str]:
    """Let the user say which named platforms are known ones; return their ids by name.

    A name alone never decides it.
    """
    there = _known_by_name()
    asked = [name for name in names if fold_name(name) in there][:_MOST_ASKED]
    before = kept.known_platforms if kept else {}
    known: dict[str, str] = {}
    if asked:
        html.show_note(
            _("Without a tick a platform of this sheet is apart, and who runs it is not known.")
        )
    for at, name in enumerate(asked):
        ident = there[fold_name(name)]
        # The label is Markdown, so the name, which is the file's, stands in HTML beside it.
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            html.show("platform_name", name=name)
            ticked = st.checkbox(
                _("is the known platform of this name"),
                before.get(name) == ident,
                key=f"map_known_{at}_{key}",
            )
        if ticked:
            known[name] = ident
    return known


def _known_by_name() -> Mapping[str, str]:
    """Return the ids of platforms by folded name; a name of two platforms is left out."""
    found: dict[str, set[str]] = {}
    for entity in session.snapshot().entities_of_kind(Kind.PLATFORM):
        found.setdefault(fold_name(entity.name), set()).add(entity.id)
    for name, ident in _reference_names():
        found.setdefault(fold_name(name), set()).add(ident)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


@st.cache_data(show_spinner=False)
def _reference_names() -> tuple[tuple[str, str], ...]:
    try:
        records = read_set(set_path(shared_dir()))
    except (InvestigatorError, OSError):
        return ()
    return tuple((platform.name, platform.id) for platform in platforms_in(records))
