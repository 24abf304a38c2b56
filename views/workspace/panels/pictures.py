"""Pictures of the graph as SVG and PNG, with legend, caption, date and sources."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import streamlit as st

from graph.analyses.tracing.tie_reader import TieReader
from graph.exports.base import UnsupportedFields
from graph.exports.pictures.drawing import Drawing
from graph.exports.pictures.png import render_png
from graph.exports.pictures.svg import drawing_svg
from graph.exports.selection import part_of_contents
from views.shell.file_names import file_name
from views.shell.session import Snapshot
from views.shell.texts import _, day_text, today_text
from views.workspace import open_case
from views.workspace.canvas.captions import caption_text
from views.workspace.canvas.folding import PlatformStar, find_stars, ties_to_draw
from views.workspace.case.case import Case
from views.workspace.graph_filters import FilteredGraph


def offer_pictures(sight: FilteredGraph, shot: Snapshot) -> None:
    """Show the menu that downloads the picture as SVG or PNG."""
    case = open_case.current_case()
    today = date.today().isoformat()
    reader = shot.reader(case.graph.filters.as_of or None)
    with st.popover(_("Picture"), icon=":material/image:", disabled=not sight.parties):
        for form, make, mime in (
            ("PNG", lambda: render_png(svg_picture(case, sight, reader)), "image/png"),
            ("SVG", lambda: svg_picture(case, sight, reader).encode(), "image/svg+xml"),
        ):
            st.download_button(
                form,
                make,
                file_name(case.name, today, suffix=form.lower(), otherwise="graph"),
                mime,
                key=f"as_{form}",
                on_click="ignore",
                icon=":material/download:",
            )


def svg_picture(case: Case, sight: FilteredGraph, reader: TieReader) -> str:
    """Return the visible graph as an SVG drawing, each party at its place on the canvas."""
    stars = find_stars(sight.ties, case.graph.unfolded, reader)
    ties = tuple(ties_to_draw(sight.ties, stars))
    shown = part_of_contents(reader.contents, set(sight.parties), ties)
    spots = {ident: case.graph.spots[ident] for ident in sight.parties}
    drawing = Drawing(replace(reader, contents=shown), spots)
    caption = _caption(case, sight, stars)
    return "".join(drawing_svg(drawing, case.name, caption, UnsupportedFields(shown)))


def _caption(case: Case, sight: FilteredGraph, stars: Iterable[PlatformStar]) -> str:
    as_of = case.graph.filters.as_of
    parts = [caption_text(sight, stars)]
    if as_of:
        parts.append(_("as of {day}").format(day=day_text(as_of)))
    parts.append(_("drawn on {day}").format(day=today_text()))
    return " · ".join(parts)
