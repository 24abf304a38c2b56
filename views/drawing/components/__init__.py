"""Browser components: canvases (graph, workspace, overview) and lists (chains, rows, matches …).

Texts of sources reach them as JSON, and are inserted through ``textContent``, never as markup.
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
# Style sheets of each component.
_STYLE_SHEETS: Mapping[str, tuple[str, ...]] = {
    "graph": ("graph",),
    "workspace": ("graph", "workspace"),
    "overview": ("graph", "workspace"),
    "chains": ("chains",),
    "rows": ("rows",),
    "order": ("order",),
    "matches": ("matches",),
    "ahead": (),
    "back": (),
}
_PACKAGE = "seller_ownership"
_WORD_FIELDS = frozenset({"word", "meaning"})

ComponentSheet = Mapping[str, object]
"""Data of a component as JSON: typed where Python builds it, untyped in JavaScript."""

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
    """Return how a sign is drawn, without its words: those are sent in the user's language."""
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


def _packed(sheet: ComponentSheet) -> ComponentSheet:
    """Return the data of a component in a tuple.

    Streamlit looks at each list and mapping directly in the data with pandas, whose import takes
    longer than the first page.
    """
    return {"sheet": (dict(sheet),)}


def _ignore_action(_ident: str) -> None:
    """Do nothing: no row has an action."""


def _ignore_change() -> None:
    """Do nothing; Streamlit returns a value only if it has a callback."""


def show_graph(key: str, sheet: ComponentSheet, on_pick: Callable[[], None]) -> None:
    """Draw parties and ties; the state "pick" of ``key`` is the clicked item."""
    data = {**sheet, "signs": _sign_sheets()}
    _mounts()["graph"](key=key, data=_packed(data), default={"pick": None}, on_pick_change=on_pick)


def preload_modules() -> None:
    """Let the browser fetch the working graph's modules while Python prepares the drawing."""
    _mounts()["ahead"](key="ahead", height=0)


def join_history() -> None:
    """Let the browser's Back lead to the page before, whatever was chosen on this one."""
    _mounts()["back"](key="back", height=0)


def show_workspace(
    key: str, sheet: ComponentSheet, on_pick: Callable[[], None], on_act: Callable[[], None]
) -> None:
    """Draw a working graph; its states are "pick", the selection, and "act", the last action."""
    _mount_canvas("workspace", key, sheet, on_pick, on_act)


def show_overview(
    key: str, sheet: ComponentSheet, on_pick: Callable[[], None], on_act: Callable[[], None]
) -> None:
    """Draw a working graph of very many parties; its states are those of ``show_workspace``."""
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
        data=_packed({**sheet, "signs": _sign_sheets()}),
        default={"pick": None},
        on_pick_change=on_pick,
        on_act_change=on_act,
    )


def show_chains(key: str, sheet: ComponentSheet, on_pick: Callable[[], None]) -> None:
    """List chains; the state "pick" of ``key`` is the selected party, tie or chain."""
    data = {**sheet, "signs": _sign_sheets()}
    _mounts()["chains"](key=key, data=_packed(data), default={"pick": None}, on_pick_change=on_pick)


def show_rows(
    key: str,
    label: str,
    rows: list[ComponentSheet],
    focus: str = "",
    asked: str = "",
    act: Callable[[str], None] = _ignore_action,
) -> str | None:
    """List rows as links; return the id of the row that was opened in this run.

    ``focus`` is the key of the search field whose text is ``asked``: Enter in that field opens the
    row marked ``exact``, if there is exactly one. ``act`` is called with the id of the row whose
    ``action`` was pressed.
    """
    data = {"label": label, "rows": rows, "focus": focus, "asked": asked, "signs": _sign_sheets()}
    done = _mounts()["rows"](
        key=key, data=_packed(data), on_open_change=_ignore_change, on_act_change=_ignore_change
    )
    if done.act:
        act(done.act)
    opened: str | None = done.open
    return opened


def show_order(
    key: str,
    sheet: ComponentSheet,
    on_open: Callable[[], None],
    on_move: Callable[[], None],
) -> None:
    """List ``items`` to be put in order, under a ``label``; ``current`` is the place of one.

    What was done is a state of ``key`` while a callback runs: ``open``, the place of the item that
    was opened; ``move``, with the places ``from`` and ``to`` of the item that was moved and the
    ``items`` in the order in which it was. Places count from 0.
    """
    _mounts()["order"](key=key, data=_packed(sheet), on_open_change=on_open, on_move_change=on_move)


def show_matches(key: str, sheet: ComponentSheet, on_work: Callable[[], None]) -> None:
    """Show a queue of pairs to judge; ``work`` of ``key`` is what was judged and where it is.

    ``work`` holds the ``commands`` not yet written, the key of the pair shown (``at``), and how
    often they were sent after a failure (``attempt``).
    """
    data = {**sheet, "signs": _sign_sheets()}
    _mounts()["matches"](key=key, data=_packed(data), on_work_change=on_work)
