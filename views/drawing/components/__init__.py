"""The own components: graph, workspace and overview (canvas), chains (text) and rows (links).

Texts of sources reach them as JSON only; they put them in through textContent.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from graph.presentation.visual_language import (
    HOLLOW,
    KIND_SIGNS,
    PALE,
    TIE_SIGNS,
    KindSign,
    TieSign,
)

_HERE = Path(__file__).parent
# Each with its style sheets.
_STYLE_SHEETS: Mapping[str, tuple[str, ...]] = {
    "graph": ("graph",),
    "workspace": ("graph", "workspace"),
    "overview": ("graph", "workspace"),
    "chains": ("chains",),
    "rows": ("rows",),
    "ahead": (),
}
_PACKAGE = "seller_ownership"
_WORD_FIELDS = frozenset({"word", "meaning"})

ComponentSheet = Mapping[str, object]
"""What a component draws, as JSON: the functions that build it are typed, its reader is not."""

_mounts_by_manager: WeakKeyDictionary[object, dict[str, Callable[..., Any]]] = WeakKeyDictionary()


def _sign_sheets() -> ComponentSheet:
    return {
        "kinds": {
            kind.value: {**_sign_sheet(sign), "label": sign.label}
            for kind, sign in KIND_SIGNS.items()
        },
        "ties": {slug: _sign_sheet(sign) for slug, sign in TIE_SIGNS.items()},
        "hollow": dict(HOLLOW),
        "pale": PALE,
    }


def _sign_sheet(sign: KindSign | TieSign) -> ComponentSheet:
    """Return how a sign is drawn; its words come with what wears it, in the reader's language."""
    return {name: value for name, value in asdict(sign).items() if name not in _WORD_FIELDS}


def _mounts() -> dict[str, Callable[..., Any]]:
    manager = get_bidi_component_manager()
    if manager not in _mounts_by_manager:  # once per runtime; AppTest makes a runtime per test
        configs = [ComponentConfig(name, "frontend") for name in _STYLE_SHEETS]
        manager.register_from_manifest(ComponentManifest(_PACKAGE, "1.0.0", configs), _HERE)
        _mounts_by_manager[manager] = {name: _component(name) for name in _STYLE_SHEETS}
    return _mounts_by_manager[manager]


def _component(name: str) -> Callable[..., Any]:
    files = (_HERE / "frontend" / f"{sheet}.css" for sheet in _STYLE_SHEETS[name])
    css = "".join(file.read_text(encoding="utf-8") for file in files)
    mount: Callable[..., Any] = st.components.v2.component(
        f"{_PACKAGE}.{name}", js=f"{name}.js", css=css
    )
    return mount


def _ignore_change() -> None:
    """Stand for a callback: the value is read in the same run."""


def show_graph(key: str, sheet: ComponentSheet, on_pick: Callable[[], None]) -> None:
    """Draw parties and ties; the state "pick" of ``key`` is what was clicked."""
    data = {**sheet, "signs": _sign_sheets()}
    _mounts()["graph"](key=key, data=data, default={"pick": None}, on_pick_change=on_pick)


def preload_modules() -> None:
    """Let the browser fetch the working graph's modules while the drawing is worked out."""
    _mounts()["ahead"](key="ahead", height=0)


def show_workspace(
    key: str, sheet: ComponentSheet, on_pick: Callable[[], None], on_act: Callable[[], None]
) -> None:
    """Draw a working graph; "pick" of ``key`` is what is chosen, "act" what was done to it."""
    _mount_canvas("workspace", key, sheet, on_pick, on_act)


def show_overview(
    key: str, sheet: ComponentSheet, on_pick: Callable[[], None], on_act: Callable[[], None]
) -> None:
    """Draw a working graph of very many parties, with the states of ``show_workspace``."""
    _mount_canvas("overview", key, sheet, on_pick, on_act)


def _mount_canvas(
    name: str,
    key: str,
    sheet: ComponentSheet,
    on_pick: Callable[[], None],
    on_act: Callable[[], None],
) -> None:
    _mounts()[name](
        key=key,
        data={**sheet, "signs": _sign_sheets()},
        default={"pick": None},
        on_pick_change=on_pick,
        on_act_change=on_act,
    )


def show_chains(key: str, sheet: ComponentSheet, on_pick: Callable[[], None]) -> None:
    """List chains; the state "pick" of ``key`` is the party, tie or chain chosen."""
    data = {**sheet, "signs": _sign_sheets()}
    _mounts()["chains"](key=key, data=data, default={"pick": None}, on_pick_change=on_pick)


def show_rows(
    key: str, label: str, rows: list[ComponentSheet], focus: str = "", asked: str = ""
) -> str | None:
    """List places to go; return the id of the row that was opened in this run.

    ``focus`` is the key of the field that was asked ``asked``: Enter there opens the one row that
    is ``exact``.
    """
    data = {"label": label, "rows": rows, "focus": focus, "asked": asked, "signs": _sign_sheets()}
    opened: str | None = _mounts()["rows"](key=key, data=data, on_open_change=_ignore_change).open
    return opened
