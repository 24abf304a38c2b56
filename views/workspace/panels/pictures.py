"""Pictures of the graph as SVG and PNG, with legend, caption, date and sources."""

import re
from dataclasses import replace
from datetime import date

import streamlit as st

from graph.analyses.tracing.tie_reader import TieReader
from graph.exports.base import UnsupportedFields
from graph.exports.pictures.drawing import Drawing
from graph.exports.pictures.png import render_png
from graph.exports.pictures.svg import drawing_svg
from graph.exports.selection import part_of_contents
from views.shell.session import Snapshot
from views.shell.texts import _, day_text, today_text
from views.workspace import open_case
from views.workspace.case.case import Case
from views.workspace.drawing_data import count_text
from views.workspace.graph_filters import FilteredGraph


def offer_pictures(sight: FilteredGraph, shot: Snapshot) -> None:
    """Show the menu that downloads the picture as SVG or PNG."""
    case = open_case.current_case()
    name = re.sub(r"\W+", "-", case.name).strip("-") or "graph"
    reader = shot.reader(case.graph.filters.as_of or None)
    with st.popover(_("Picture"), icon=":material/image:", disabled=not sight.parties):
        for form, make, mime in (
            ("PNG", lambda: render_png(svg_picture(case, sight, reader)), "image/png"),
            ("SVG", lambda: svg_picture(case, sight, reader).encode(), "image/svg+xml"),
        ):
            st.download_button(
                form,
                make,
                f"{name}-{date.today().isoformat()}.{form.lower()}",
                mime,
                key=f"as_{form}",
                on_click="ignore",
                icon=":material/download:",
            )


def svg_picture(case: Case, sight: FilteredGraph, reader: TieReader) -> str:
    """Return the visible graph as an SVG drawing, each party at its place on the canvas."""
    shown = part_of_contents(reader.contents, set(sight.parties), sight.ties)
    spots = {ident: case.graph.spots[ident] for ident in sight.parties}
    drawing = Drawing(replace(reader, contents=shown), spots)
    return "".join(drawing_svg(drawing, case.name, _caption(case, sight), UnsupportedFields(shown)))


def _caption(case: Case, sight: FilteredGraph) -> str:
    as_of = case.graph.filters.as_of
    parts = [count_text(sight)]
    if as_of:
        parts.append(_("as of {day}").format(day=day_text(as_of)))
    parts.append(_("drawn on {day}").format(day=today_text()))
    return " · ".join(parts)
