"""Offer to load who runs a platform, where no source in the store says so."""

from pathlib import Path

import streamlit as st

from graph.analyses.tracing.verdict import CaveatKind, Verdict
from graph.errors import InvestigatorError
from graph.model.records import Entity, Records
from graph.reference.platform_set import load_platform, platforms_in, read_set, set_path
from graph.support.language import N_, lazy_text
from views.shell import html, session
from views.shell.identity import Role
from views.shell.place import shared_dir
from views.shell.role_buttons import role_button
from views.shell.texts import _


@st.cache_resource(show_spinner=False, max_entries=1)
def _reference_set(path: Path, _changed: float) -> Records:
    return read_set(path)


def offer_platform(verdict: Verdict) -> None:
    """Offer the reference set for each platform whose operator no source in the store states."""
    unknown = [c.parties[0] for c in verdict.caveats if c.kind is CaveatKind.NO_OPERATOR]
    if not unknown:
        return
    path = set_path(shared_dir())
    try:
        records = _reference_set(path, path.stat().st_mtime)
    except (InvestigatorError, OSError) as error:  # the verdict does not depend on it
        html.show_problem(str(error))
        return
    known = {platform.id for platform in platforms_in(records)}
    for platform in unknown:
        if platform.id in known:
            _offer_part(platform, records)


def _offer_part(platform: Entity, records: Records) -> None:
    label = _("Load who runs {platform}").format(platform=platform.name)
    pressed = role_button(
        Role.EDITOR,
        label,
        key=f"load_{platform.id}",
        icon=":material/library_add:",
        help=_(
            "From the reference set of this program: each statement with its source and date. "
            "Undo it on the page Import."
        ),
    )
    if not pressed:
        return
    try:
        load_platform(session.store(), records, platform.id, lazy_text(N_("app")))
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    st.rerun()
