"""Spreadsheets whose columns the user explains: their tables and mappings in this session."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TypeVar

import streamlit as st

from graph.importing.columns.grid import Grid
from graph.importing.columns.grid_files import read_grid
from graph.importing.columns.mapped_records import map_grid
from graph.importing.columns.mapping import ColumnMapping
from graph.importing.files import NamedFile
from graph.importing.result import ImportContents
from views.shell.texts import _, number_text

_MOST_GRIDS = 4
_READ_PART = 0.75
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class GivenSheet:
    """A spreadsheet as it was given: its content decides which one it is, not its name alone."""

    name: str
    content: bytes
    key: str

    @property
    def mapping(self) -> ColumnMapping | None:
        """The mapping by which all rows are read; None until the user has confirmed one."""
        found: ColumnMapping | None = st.session_state.get(f"mapped_{self.key}")
        return found

    def use(self, mapping: ColumnMapping, encoding: str) -> None:
        """Read all rows by this mapping from now on."""
        st.session_state[f"mapped_{self.key}"] = mapping
        st.session_state[f"mapped_encoding_{self.key}"] = encoding

    def change(self) -> None:
        """Return to the columns; what was chosen is still there."""
        st.session_state[f"mapped_before_{self.key}"] = self.mapping
        st.session_state.pop(f"mapped_{self.key}", None)

    @property
    def earlier(self) -> ColumnMapping | None:
        """The mapping that the user has returned from."""
        found: ColumnMapping | None = st.session_state.get(f"mapped_before_{self.key}")
        return found

    def grid(self, sheet: str, encoding: str) -> Grid:
        """Return the table, read once for the reruns of the page."""
        return _kept(("grid", self.key, sheet, encoding), partial(self._read_grid, sheet, encoding))

    def _read_grid(self, sheet: str, encoding: str) -> Grid:
        with st.spinner(_("Reading")):
            return read_grid(self.name, self.content, sheet, encoding)

    def reading(self, mapping: ColumnMapping) -> ImportContents:
        """Return all rows by a mapping."""
        encoding = str(st.session_state.get(f"mapped_encoding_{self.key}", ""))
        grid = self.grid(mapping.sheet, encoding)
        return _kept(
            ("rows", self.key, repr(mapping), encoding), partial(_read_rows, grid, mapping)
        )


def _read_rows(grid: Grid, mapping: ColumnMapping) -> ImportContents:
    every = max(len(grid.rows), 1)
    form = _("Reading all rows: {n} of {all}")
    bar = st.progress(0.0, form.format(n=number_text(0), all=number_text(every)))

    def report(rows: int) -> None:
        told = form.format(n=number_text(rows), all=number_text(every))
        # The rest is the check of all that was read.
        bar.progress(_READ_PART * rows / every, told if rows < every else _("Checking all rows"))

    reading = map_grid(grid, mapping, report)
    bar.empty()
    return reading


def _kept(key: tuple[str, ...], make: Callable[[], _Made]) -> _Made:
    kept: dict[tuple[str, ...], _Made] = st.session_state.setdefault("grids", {})
    if key not in kept:
        kept[key] = make()
        for old in list(kept)[:-_MOST_GRIDS]:
            del kept[old]
    return kept[key]


def given_sheet(file: NamedFile) -> GivenSheet:
    """Return a file as a spreadsheet of this session."""
    name, content = file
    digest = sha256(content, usedforsecurity=False).hexdigest()[:16]
    return GivenSheet(name, content, f"{digest}_{sha256(name.encode()).hexdigest()[:8]}")
