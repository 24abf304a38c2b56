"""Distinct labels for the options of a choice, for parties with the same name."""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

from graph.support.safe_text import escape_control_characters

_T = TypeVar("_T", bound=Hashable)


def distinct_labels(labels: Mapping[_T, str]) -> dict[_T, str]:
    """Return the label of each option, with its id if another option has the same label.

    The browser sends a choice as its label. Of two equal labels, Streamlit always takes the last.
    """
    shown = {option: escape_control_characters(label) for option, label in labels.items()}
    count = Counter(shown.values())
    distinct = {i: _with_id(i, label) if count[label] > 1 else label for i, label in shown.items()}
    if len(set(distinct.values())) == len(distinct):
        return distinct
    # A name may itself look like a label with an id: then every label gets its id.
    return {i: _with_id(i, label) for i, label in shown.items()}


def _with_id(option: object, label: str) -> str:
    ident = ", ".join(map(str, option)) if isinstance(option, tuple) else str(option)
    return f"{label} ({escape_control_characters(ident)})"
