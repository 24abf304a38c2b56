"""Files that the user gives to an import; of two with one name the later one counts."""

import streamlit as st

from graph.importing.columns.templates import seller_template, three_sheet_template
from graph.importing.files import LatestFiles, latest_files
from views.shell import html
from views.shell.texts import _, ngettext

_KINDS = ["csv", "xlsx", "zip", "json", "jsonl", "ijson", "ndjson", "graphml", "gexf"]
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ROUND = "import_round"


def ask_files() -> LatestFiles:
    """Show the field for files, and say which of them replaced another."""
    files = st.file_uploader(
        _(
            "Any spreadsheet (.csv, .xlsx), or BODS, FollowTheMoney, GraphML, GEXF or node-link "
            "JSON"
        ),
        type=_KINDS,
        accept_multiple_files=True,
        key=_field_key(),
    )
    chosen = latest_files([(file.name, file.getvalue()) for file in files or ()])
    if chosen.replaced:
        text = ngettext(
            "{names} was given twice: the file chosen last replaces the one before.",
            "{names} were given twice: the files chosen last replace those before.",
            len(chosen.replaced),
        )
        html.show_note(text.format(names=", ".join(chosen.replaced)))
    return chosen


def _field_key() -> str:
    """Return the key of the field; a new one is an empty field."""
    number = st.session_state.get(_ROUND, 0)
    return f"files_{number}" if number else "files"


def start_again() -> None:
    """Forget the chosen files, the example and the mapped columns."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    for key in [k for k in map(str, st.session_state) if k.startswith(("mapped_", "map_"))]:
        del st.session_state[key]
    for key in ("example", "replace", "grids"):
        st.session_state.pop(key, None)


def offer_start_again() -> None:
    """Offer to begin the import anew."""
    st.button(_("Start again"), icon=":material/restart_alt:", on_click=start_again)


def offer_templates() -> None:
    """Offer workbooks to fill in, and say which columns they have."""
    html.show("import_start")
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            _("Template: one row per seller (.xlsx)"),
            seller_template,
            "sellers.xlsx",
            _WORKBOOK,
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            _("Template: sources, entities, links (.xlsx)"),
            three_sheet_template,
            "three-sheets.xlsx",
            _WORKBOOK,
            icon=":material/download:",
            on_click="ignore",
        )
