"""Going from a party to its page, and what the address says is selected."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

import streamlit as st

from graph.model.records import Entity, Kind
from views.shell.page_list import COMPANY, GRAPH, STOREFRONT
from views.shell.texts import _


@dataclass(frozen=True, slots=True)
class Pick:
    """What is selected: an entity, a tie or a chain."""

    kind: str
    id: str


def party_href(entity: Entity) -> str:
    """Return the address of a party's page, for a link that can be opened in a tab."""
    page = "storefront" if entity.kind is Kind.STOREFRONT else "company"
    return f"{page}?id={quote(entity.id, safe='')}"


def is_current_page(entity: Entity) -> bool:
    """Whether the address is that of this party's page, or of a page about it alone."""
    return st.query_params.get_all("id") == [entity.id]


def open_party(entity: Entity) -> None:
    """Open a party's page."""
    page = STOREFRONT if entity.kind is Kind.STOREFRONT else COMPANY
    st.switch_page(page, query_params={"id": entity.id})


def current_pick() -> Pick | None:
    """Return what the address says is selected."""
    kind, _sep, ident = st.query_params.get("pick", "").partition(":")
    return Pick(kind, ident) if kind and ident else None


class LinkedFragments:
    """The fragments of a page that show one selection: those that were put on it, and no others.

    Streamlit cannot run a fragment that is not there.
    """

    def __init__(self) -> None:
        self._names: list[str] = []

    def show_fragment(self, name: str, draw: Callable[..., None], *args: object) -> None:
        """Put a fragment on the page; it is given this, to run all of them again."""
        self._names.append(name)
        st.fragment(key=name)(draw)(*args, self)

    def set_pick(self, key: str) -> None:
        """Put what was clicked in a component into the address, and run what shows it."""
        set_pick(key, self._names)

    def clear_pick(self) -> None:
        """Take the selection out of the address."""
        st.query_params.pop("pick", None)
        st.rerun(scope=self._names)


def set_pick(key: str, fragments: list[str]) -> None:
    """Put what was clicked in a component into the address, and run only what shows it."""
    chosen = st.session_state[key].pick
    if chosen:
        st.query_params["pick"] = f"{chosen['kind']}:{chosen['id']}"
        st.rerun(scope=fragments)


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
    """Return the address that shows parties in the working graph, for a link."""
    return "graph?" + "&".join(f"add={quote(ident, safe='')}" for ident in ids)


def offer_graph(ids: Sequence[str], key: str) -> None:
    """Offer to show parties in the working graph."""
    if st.button(_("Show in graph"), icon=":material/hub:", key=key):
        st.switch_page(GRAPH, query_params={"add": list(ids)})
