"""Buttons that need a role: others see why, and that one was pressed is not believed of them."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from views.shell import html
from views.shell.identity import NEEDS, Role, may
from views.shell.texts import _

_EFFECTS = frozenset({"on_click", "args", "kwargs", "disabled", "help"})


def role_button(role: Role, label: str, **options: Any) -> bool:
    """Show a button that needs a role; return whether somebody with it pressed the button."""
    return _show(st.button, role, label, options)


def role_submit(role: Role, label: str, **options: Any) -> bool:
    """Show the button of a form that needs a role; return whether somebody with it sent it."""
    return _show(st.form_submit_button, role, label, options)


def tell_limits(role: Role) -> None:
    """Say at the head of a page what the person cannot do there; nothing to who can."""
    if not may(role):
        html.show_note(_(NEEDS[role]))


def _show(button: Callable[..., bool], role: Role, label: str, options: dict[str, Any]) -> bool:
    if may(role):
        return button(label, **options)
    shown = {name: value for name, value in options.items() if name not in _EFFECTS}
    button(label, disabled=True, help=_(NEEDS[role]), **shown)
    return False
