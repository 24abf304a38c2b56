"""Links to the pages of parties, and the selection kept in the page address."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

import streamlit as st

from graph.model.records import Entity, Kind
from views.shell.page_list import COMPANY, GRAPH, STOREFRONT
from views.shell.texts import _


@dataclass(frozen=True, slots=True)
class Pick:
    """The selected item: ``kind`` is "entity", "tie" or "chain"."""

    kind: str
    id: str


def party_href(entity: Entity) -> str:
    """Return the address of a party's page, for an HTML link."""
    page = "storefront" if entity.kind is Kind.STOREFRONT else "company"
    return f"{page}?id={quote(entity.id, safe='')}"


def is_current_page(entity: Entity) -> bool:
    """Whether the address is that of this party's page, or of a page about it alone."""
    return st.query_params.get_all("id") == [entity.id]


def open_party(entity: Entity) -> None:
    """Open a party's page."""
    page = STOREFRONT if entity.kind is Kind.STOREFRONT else COMPANY
    st.switch_page(page, query_params={"id": entity.id})


def company_href(ident: str) -> str:
    """Return the address of the page of a party that only a register holds."""
    return f"company?id={quote(ident, safe='')}"


def open_company(ident: str) -> None:
    """Open the page of a party that only a register holds."""
    st.switch_page(COMPANY, query_params={"id": ident})


def current_pick() -> Pick | None:
    """Return the selection in the page address, or None."""
    kind, _sep, ident = st.query_params.get("pick", "").partition(":")
    return Pick(kind, ident) if kind and ident else None


class LinkedFragments:
    """The fragments of a page that show one selection, rerun together when it changes.

    Only fragments put on the page are listed, since Streamlit cannot rerun an absent one.
    """

    def __init__(self) -> None:
        self._names: list[str] = []

    def show_fragment(self, name: str, draw: Callable[..., None], *args: object) -> None:
        """Draw a fragment; ``draw`` receives this object last, so that it can rerun all of them."""
        self._names.append(name)
        st.fragment(key=name)(draw)(*args, self)

    def set_pick(self, key: str) -> None:
        """Put the item clicked in a component into the address, and rerun the fragments."""
        set_pick(key, self._names)

    def clear_pick(self) -> None:
        """Remove the selection from the address, and rerun the fragments."""
        st.query_params.pop("pick", None)
        st.rerun(scope=self._names)


def set_pick(key: str, fragments: list[str]) -> None:
    """Put the item clicked in a component into the address, and rerun only some fragments."""
    chosen = st.session_state[key].pick
    if chosen:
        st.query_params["pick"] = f"{chosen['kind']}:{chosen['id']}"
        st.rerun(scope=fragments)


def keep_parameter(name: str, value: str) -> None:
    """Put a value into the page address, unless it is there.

    A page that writes what is there already would still write it into the address of the page that
    the reader went back to in the meantime.
    """
    if st.query_params.get(name) != value:
        st.query_params[name] = value


def remember_click(key: str) -> None:
    """Remember the party that was clicked in a drawing; ``open_clicked_party`` opens its page."""
    chosen = st.session_state[key].pick
    if chosen and chosen["kind"] == "entity":
        st.session_state["followed"] = chosen["id"]


def open_clicked_party(entities: Mapping[str, Entity], here: str = "") -> None:
    """Open the page of the party that was clicked, unless it is the one shown."""
    ident = st.session_state.pop("followed", "")
    if ident != here and ident in entities:
        open_party(entities[ident])


def graph_href(ids: Iterable[str]) -> str:
    """Return the address that adds parties to the working graph, for an HTML link."""
    return "graph?" + "&".join(f"add={quote(ident, safe='')}" for ident in ids)


def offer_graph(ids: Sequence[str], key: str, label: str = "") -> None:
    """Offer to show parties in the working graph."""
    if st.button(label or _("Show in graph"), icon=":material/hub:", key=key):
        st.switch_page(GRAPH, query_params={"add": list(ids)})
