"""Page of what changed at the sources that are watched, and of the watches."""

from enum import StrEnum

import streamlit as st

from graph.errors import InvestigatorError
from graph.support.language import N_, Labels, current_language
from views.actions.watching import last_ended
from views.lists.changes import change_list, watch_rows
from views.lists.changes.kept_list import kept_list
from views.lists.changes.visits import last_visit
from views.shell import html, links
from views.shell.identity import current_person
from views.shell.texts import _

_ANYONE = ""  # all who use this data folder are one reader


class Part(StrEnum):
    """Part of the page, as its address names it."""

    CHANGES = "changes"
    DISMISSED = "dismissed"
    WATCHES = "watches"


_LABELS: Labels[Part] = Labels(
    {
        Part.CHANGES: N_("Changes"),
        Part.DISMISSED: N_("Dismissed"),
        Part.WATCHES: N_("Watches"),
    }
)


def _ask_part() -> Part:
    asked = st.query_params.get("show", "")
    chosen = st.segmented_control(
        _("Show"),
        list(Part),
        default=Part(asked) if asked in frozenset(Part) else Part.CHANGES,
        format_func=_LABELS.__getitem__,
        key=f"changes_part_{current_language()}",
        required=True,
        label_visibility="collapsed",
    )
    part = Part(chosen or Part.CHANGES)
    links.keep_parameter("show", part)
    return part


def _show_page() -> None:
    st.title(_("Changes"), anchor=False)
    html.show_note(
        _(
            "What the sources that you watch state differently from before. A change is what a "
            "source says, not proof that anything happened."
        )
    )
    visit = last_visit(current_person().email or _ANYONE, kept_list().last)
    part = _ask_part()
    last_ended.show_last_ended()
    if part is Part.WATCHES:
        watch_rows.show()
    elif part is Part.DISMISSED:
        change_list.show_dismissed()
    else:
        change_list.show(visit)


with st.container(key="import"):
    try:
        _show_page()
    except InvestigatorError as error:
        html.show_problem(str(error))
