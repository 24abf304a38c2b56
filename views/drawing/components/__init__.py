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

from graph.presentation.visual_language import HOLLOW, KINDS, PALE, TIES, KindSign, TieSign

_HERE = Path(__file__).parent
# Each with its style sheets.
_SHEETS: Mapping[str, tuple[str, ...]] = {
    "graph": ("graph",),
    "workspace": ("graph", "workspace"),
    "overview": ("graph", "workspace"),
    "chains": ("chains",),
    "rows": ("rows",),
    "ahead": (),
}
_PACKAGE = "seller_ownership"
_SAID = frozenset({"word", "meaning"})

Sheet = Mapping[str, object]
"""What a component draws, as JSON: the functions that build it are typed, its reader is not."""

_mounted: WeakKeyDictionary[object, dict[str, Callable[..., Any]]] = WeakKeyDictionary()


def _signs() -> Sheet:
    return {
        "kinds": {
            kind.value: {**_drawn(sign), "label": sign.label} for kind, sign in KINDS.items()
        },
        "ties": {slug: _drawn(sign) for slug, sign in TIES.items()},
        "hollow": dict(HOLLOW),
        "pale": PALE,
    }


def _drawn(sign: KindSign | TieSign) -> Sheet:
    """Return how a sign is drawn; its words come with what wears it, in the reader's language."""
    return {name: value for name, value in asdict(sign).items() if name not in _SAID}


def _mounts() -> dict[str, Callable[..., Any]]:
    manager = get_bidi_component_manager()
    if manager not in _mounted:  # once per runtime; AppTest makes a runtime per test
        configs = [ComponentConfig(name, "frontend") for name in _SHEETS]
        manager.register_from_manifest(ComponentManifest(_PACKAGE, "1.0.0", configs), _HERE)
        _mounted[manager] = {name: _component(name) for name in _SHEETS}
    return _mounted[manager]


def _component(name: str) -> Callable[..., Any]:
    files = (_HERE / "frontend" / f"{sheet}.css" for sheet in _SHEETS[name])
    css = "".join(file.read_text(encoding="utf-8") for file in files)
    mount: Callable[..., Any] = st.components.v2.component(
        f"{_PACKAGE}.{name}", js=f"{name}.js", css=css
    )
    return mount


def _nothing() -> None:
    """Stand for a callback: the value is read in the same run."""


def graph(key: str, sheet: Sheet, on_pick: Callable[[], None]) -> None:
    """Draw parties and ties; the state "pick" of ``key`` is what was clicked."""
    data = {**sheet, "signs": _signs()}
    _mounts()["graph"](key=key, data=data, default={"pick": None}, on_pick_change=on_pick)


def ahead() -> None:
    """Let the browser fetch the working graph's modules while the drawing is worked out."""
    _mounts()["ahead"](key="ahead", height=0)


def workspace(
    key: str, sheet: Sheet, on_pick: Callable[[], None], on_act: Callable[[], None]
) -> None:
    """Draw a working graph; "pick" of ``key`` is what is chosen, "act" what was done to it."""
    _mount_working("workspace", key, sheet, on_pick, on_act)


def overview(
    key: str, sheet: Sheet, on_pick: Callable[[], None], on_act: Callable[[], None]
) -> None:
    """Draw a working graph of very many parties, with the states of ``workspace``."""
    _mount_working("overview", key, sheet, on_pick, on_act)


def _mount_working(
    name: str, key: str, sheet: Sheet, on_pick: Callable[[], None], on_act: Callable[[], None]
) -> None:
    _mounts()[name](
        key=key,
        data={**sheet, "signs": _signs()},
        default={"pick": None},
        on_pick_change=on_pick,
        on_act_change=on_act,
    )


def chains(key: str, sheet: Sheet, on_pick: Callable[[], None]) -> None:
    """List chains; the state "pick" of ``key`` is the party, tie or chain chosen."""
    data = {**sheet, "signs": _signs()}
    _mounts()["chains"](key=key, data=data, default={"pick": None}, on_pick_change=on_pick)


def rows(key: str, label: str, rows: list[Sheet], focus: str = "", asked: str = "") -> str | None:
    """List places to go; return the id of the row that was opened in this run.

    ``focus`` is the key of the field that was asked ``asked``: Enter there opens the one row that
    is ``exact``.
    """
    data = {"label": label, "rows": rows, "focus": focus, "asked": asked, "signs": _signs()}
    opened: str | None = _mounts()["rows"](key=key, data=data, on_open_change=_nothing).open
    return opened
