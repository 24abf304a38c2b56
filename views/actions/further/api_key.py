"""Key or e-mail address that a source needs: entered, tried, replaced or removed; never shown."""

import streamlit as st

from graph.errors import InputError, InvestigatorError
from graph.support.language import N_
from graph.support.settings import drop_setting, is_from_environment, keep_setting, settings
from scrapers.contract.collector import Collector
from scrapers.fetching.api_keys import is_key_missing
from scrapers.runs.try_key import try_key, with_key
from views.jobs.sources import collector_title
from views.shell import html
from views.shell.identity import Role, needs
from views.shell.place import place_settings
from views.shell.role_buttons import role_button
from views.shell.texts import _

_CONTACT = "contact_email"
_ENTERED = "keys_entered"  # counts what was kept: each field after it is a new and empty one
_TOLD = "key_told"
_keep_setting = needs(Role.KEEPER)(keep_setting)
_drop_setting = needs(Role.KEEPER)(drop_setting)
_try_key = needs(Role.KEEPER)(try_key)


def offer_key(collector: Collector, place: str) -> None:
    """Show whether the key of a source is set, and fields to set it; nothing if it needs none."""
    setting = _setting(collector)
    if not setting:
        return
    is_set = not is_key_missing(collector, place_settings())
    fixed = is_from_environment(setting)
    _show_state(collector, setting, is_set=is_set, fixed=fixed)
    entered = "" if fixed else _field(collector, place, is_set)
    with st.container(horizontal=True, gap="small"):
        kept = not fixed and role_button(Role.KEEPER, _("Keep"), key=f"keep_{place}")
        tried = collector.key is not None and role_button(
            Role.KEEPER, _("Test"), key=f"try_{place}", help=_("Sends one request.")
        )
        dropped = (
            is_set
            and not fixed
            and role_button(Role.KEEPER, _("Remove"), key=f"drop_{place}", icon=":material/delete:")
        )
    try:
        if kept:
            _keep(setting, entered, place)
        elif tried:
            _try(collector, entered)
        elif dropped:
            _drop_setting(setting)
            _start_anew(place, _("Removed from the settings file."))
    except InvestigatorError as error:
        html.show_problem(str(error))
    told_at, message = st.session_state.get(_TOLD, ("", ""))
    if told_at == place:
        del st.session_state[_TOLD]
        html.show_note(message)


def _setting(collector: Collector) -> str:
    if collector.key is not None:
        return collector.key.setting
    return _CONTACT if collector.needs_contact else ""


def _show_state(collector: Collector, setting: str, *, is_set: bool, fixed: bool) -> None:
    if fixed:
        note = _("{setting} is set where the program was started; change it there.")
        html.show_note(note.format(setting=setting.upper()))
    elif is_set and collector.key is None:
        note = _("Your e-mail address is set: {address}")
        html.show_note(note.format(address=settings().contact_email))
    elif is_set:
        html.show_note(_("A key is set; it is not shown again."))
    elif collector.key is not None:
        html.show("key_place", address=collector.key.obtained_at)


def _field(collector: Collector, place: str, is_set: bool) -> str:
    key = f"key_{place}_{st.session_state.get(_ENTERED, 0)}"
    if collector.key is None:
        label = _("Another e-mail address") if is_set else _("Your e-mail address")
        return st.text_input(label, key=key).strip()
    label = _("Another key") if is_set else _("Key")
    return st.text_input(label, type="password", autocomplete="off", key=key).strip()


def _keep(setting: str, entered: str, place: str) -> None:
    if setting == _CONTACT and "@" not in entered:
        raise InputError(N_("Enter your e-mail address."))
    if not entered:
        raise InputError(N_("Enter the key."))
    _keep_setting(setting, entered)
    _start_anew(place, _("Kept in the settings file, which only you can read."))


def _try(collector: Collector, entered: str) -> None:
    """Send one request with the entered key, or with the one that is set."""
    tried = with_key(place_settings(), collector, entered) if entered else place_settings()
    with st.spinner(_("Asking the source")):
        _try_key(collector, tried)
    html.show_note(_("{source} accepts the key.").format(source=collector_title(collector)))


def _start_anew(place: str, message: str) -> None:
    """Draw the page again with an empty field, so that the key does not stay in the browser."""
    st.session_state[_ENTERED] = st.session_state.get(_ENTERED, 0) + 1
    st.session_state[_TOLD] = (place, message)
    st.rerun()
