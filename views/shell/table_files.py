"""Files of the tables on the pages, with cells escaped that a spreadsheet would run as formulas.

Streamlit's own download of a table escapes nothing, and is off in ``.streamlit/config.toml``.
"""

from io import BytesIO

import pandas as pd
import streamlit as st

from graph.support.safe_text import escape_formula
from views.shell.texts import _

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer_csv(table: pd.DataFrame, file: str, label: str = "") -> None:
    """Offer a table as CSV; ``file`` names the download and its button."""
    st.download_button(
        label or _("CSV"),
        lambda: table_csv(table),
        file,
        "text/csv",
        key=f"file_{file}",
        on_click="ignore",
        icon=":material/download:",
    )


def offer_workbook(table: pd.DataFrame, file: str) -> None:
    """Offer a table as an Excel workbook."""
    st.download_button(
        _("Excel"),
        lambda: _workbook(table),
        file,
        _SHEET,
        key=f"file_{file}",
        on_click="ignore",
        icon=":material/download:",
    )


def table_csv(table: pd.DataFrame) -> str:
    """Return a table as CSV.

    Lines end with CR LF, since pandas quotes a cell with a carriage return only then.
    """
    return str(_escape_formulas(table).to_csv(index=False, lineterminator="\r\n"))


def _workbook(table: pd.DataFrame) -> bytes:
    file = BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs=options) as writer:
        _escape_formulas(table).to_excel(writer, index=False, freeze_panes=(1, 1))
    return file.getvalue()


def _escape_formulas(table: pd.DataFrame) -> pd.DataFrame:
    safe = table.map(lambda cell: escape_formula(cell) if isinstance(cell, str) else cell)
    return safe.rename(columns=lambda name: escape_formula(str(name)))
