"""Choice of the look of the graph: what the size and the colour of its signs show."""

from collections import Counter

import streamlit as st

from graph.red_flags.dismissals import finding_key
from views.shell import html, session
from views.shell.texts import _
from views.workspace import open_case
from views.workspace.canvas.look import SIGN_COLOURS, Look, SignColour


def show_looks() -> None:
    """Show the fields of the look."""
    by_links, colour = _chosen()
    st.session_state["look_links"], st.session_state["look_colour"] = by_links, colour
    st.toggle(_("Size by number of links"), key="look_links", on_change=_draw_again)
    st.radio(
        _("Colour by"),
        [c for c in SignColour if c is not SignColour.FLAGS or not session.is_large()],
        format_func=SIGN_COLOURS.__getitem__,
        key="look_colour",
        on_change=_draw_again,
    )
    if by_links or colour is SignColour.FLAGS:
        html.show_note(_("Many links or red flags are a reason to look, and prove nothing."))


def _chosen() -> tuple[bool, SignColour]:
    chosen: tuple[bool, SignColour] = st.session_state.get("look", (False, SignColour.KIND))
    return chosen


def _draw_again() -> None:
    # A menu that is not shown again forgets what was chosen in it.
    st.session_state["look"] = (st.session_state["look_links"], st.session_state["look_colour"])
    st.rerun(scope=open_case.PAGE_FRAGMENTS)


def chosen_look() -> Look:
    """Return the look that this session chose."""
    by_links, colour = _chosen()
    counts = colour is SignColour.FLAGS and not session.is_large()
    flags = _count_flags() if counts else Counter()
    return Look(by_links, colour, flags)


def _count_flags() -> Counter[str]:
    """Count the red flags of each party, without those that a note dismisses."""
    dismissed = session.finding_dismissals()
    return Counter(
        finding.subject
        for result in session.raised_flags()
        for finding in result.findings
        if finding_key(finding) not in dismissed
    )
