"""Labels that tell the options of a choice apart, where several parties have one name."""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

from graph.support.safe_text import escape_control_characters

_T = TypeVar("_T", bound=Hashable)


def distinct_labels(labels: Mapping[_T, str]) -> dict[_T, str]:
    """Return the label of each option, with its id where another option has the same label.

    A choice is sent as its label: of two equal ones Streamlit takes the last, whichever was meant.
    """
    shown = {option: escape_control_characters(label) for option, label in labels.items()}
    many = Counter(shown.values())
    told = {i: _with_id(i, label) if many[label] > 1 else label for i, label in shown.items()}
    if len(set(told.values())) == len(told):
        return told
    return {i: _with_id(i, label) for i, label in shown.items()}


def _with_id(option: object, label: str) -> str:
    ident = ", ".join(map(str, option)) if isinstance(option, tuple) else str(option)
    return f"{label} ({escape_control_characters(ident)})"
