"""Shipped examples that can be imported without a file."""

from pathlib import Path

import streamlit as st

from graph.support.language import N_
from views.shell.texts import _

_FOLDER = Path(__file__).parents[3] / "examples"
_EXAMPLES = {
    "project_s": N_("Load an example: Project S (press reports of 2023)"),
    "invented_market": N_("Load an example: Invented Market (300 invented shops)"),
}


def offer_examples() -> None:
    """Offer the examples that are there."""
    with st.container(horizontal=True, gap="small"):
        for name, label in _EXAMPLES.items():
            if (_FOLDER / name).is_dir():
                st.button(
                    _(label),
                    key=f"example_{name}",
                    icon=":material/dataset:",
                    on_click=_choose,
                    args=(name,),
                )


def _choose(name: str) -> None:
    st.session_state["example"] = name


def chosen_example() -> Path | None:
    """Return the folder of the chosen example; None if none is chosen."""
    name = st.session_state.get("example", "")
    return _FOLDER / name if name in _EXAMPLES else None
