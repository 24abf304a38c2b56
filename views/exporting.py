"""Take a party and its chains away: the file is made when it is asked for."""

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from graph.errors import InvestigatorError
from graph.exports import EXPORTS, ExportFormat, ExportNote, Selection
from graph.exports.publication import published
from graph.exports.selecting import around, storefront_with_chains
from graph.model import Entity, Kind
from views import bundling, opened, parts
from views.texts import _, number_text

_NAMES = {each.name: each for each in EXPORTS}


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a reader asks for: a format, a part of the graph, and whether it will be printed."""

    format: str
    whole: bool
    publication: bool


@dataclass(frozen=True, slots=True)
class _Made:
    """A file that was made, with the note of what it does not hold."""

    wish: _Wish
    revision: int
    content: bytes
    note: ExportNote


def menu(entity: Entity) -> None:
    """Offer a party, with its chains or what it is tied to, in the formats of other tools."""
    with st.popover(_("Export"), icon=":material/download:"):
        wish = _asked(entity)
        key = f"export_{entity.id}"
        if st.button(_("Make the file"), type="primary", key=f"make_{entity.id}"):
            _make(entity, wish, key)
        made: _Made | None = st.session_state.get(key)
        if made and (made.wish, made.revision) == (wish, opened.store().revision()):
            _offer(entity, made)
        if entity.kind is Kind.STOREFRONT:
            st.divider()
            as_of = st.query_params.get("as_of")
            bundling.offer(entity.id, as_of, publication=wish.publication)


def _asked(entity: Entity) -> _Wish:
    name = st.selectbox(
        _("Format"),
        list(_NAMES),
        format_func=lambda n: f"{n}: {_(_NAMES[n].title)}",
        key=f"format_{entity.id}",
    )
    near = _("this storefront with its chains")
    if entity.kind is not Kind.STOREFRONT:
        near = _("what it is tied to")
    scope = st.radio(
        _("What"), [near, _("everything in the store")], key=f"scope_{entity.id}", horizontal=True
    )
    publication = st.checkbox(
        _("To be published: leave out birth dates, homes and private contacts"),
        key=f"publication_{entity.id}",
    )
    return _Wish(name, scope != near, publication)


def _make(entity: Entity, wish: _Wish, key: str) -> None:
    try:
        with st.spinner(_("Making the file")):
            whole = _selection(entity, wish)
            selection, left_out = published(whole) if wish.publication else (whole, ())
            content, note = _written(_NAMES[wish.format], selection)
    except InvestigatorError as error:
        st.session_state.pop(key, None)
        parts.stop(str(error))
        return
    note = replace(note, left_out=left_out)
    st.session_state[key] = _Made(wish, opened.store().revision(), content, note)


def _selection(entity: Entity, wish: _Wish) -> Selection:
    contents = opened.snapshot().contents
    if wish.whole:
        return Selection(contents)
    if entity.kind is Kind.STOREFRONT:
        return storefront_with_chains(contents, entity.id, 0)
    return around(contents, entity.id)


def _written(form: ExportFormat, selection: Selection) -> tuple[bytes, ExportNote]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"export.{form.suffix}"
        note = form.write(selection, path)
        return path.read_bytes(), note


def _offer(entity: Entity, made: _Made) -> None:
    form = _NAMES[made.wish.format]
    size = number_text(round(len(made.content) / 1000, 1))
    st.download_button(
        _("Download ({size} kB)").format(size=size),
        made.content,
        f"{entity.id}.{form.suffix}",
        key=f"take_{entity.id}",
        icon=":material/download:",
        on_click="ignore",
    )
    parts.show("export_note", note=made.note)
