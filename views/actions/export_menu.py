"""Take a party and its chains away: the file is made when it is asked for."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from graph.exports import EXPORTS, ExportNote, LeftOut, Selection
from graph.exports.redaction import published
from graph.exports.selection import around, storefront_with_chains
from graph.model.records import Contents, Entity, Kind
from graph.support.language import N_, language, speaking
from graph.support.progress import Part
from views.actions import bundle_menu
from views.jobs import files
from views.jobs.files import Making
from views.shell import html, session
from views.shell.texts import _, number_text

_NAMES = {each.name: each for each in EXPORTS}
_CHOSEN = N_("the part of the graph")
_TAKEN_OUT = N_("what must not be printed is taken out")
_WRITTEN = N_("the file")


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a reader asks for: a format, a part of the graph, and whether it will be printed."""

    format: str
    whole: bool
    publication: bool


@dataclass(frozen=True, slots=True)
class Export:
    """A file that was made, with the note of what it does not hold."""

    content: bytes
    note: ExportNote


def menu(entity: Entity) -> None:
    """Offer a party, with its chains or what it is tied to, in the formats of other tools."""
    with st.popover(_("Export"), icon=":material/download:"):
        wish = _asked(entity)
        _file(entity, wish, f"export_{entity.id}")
        if entity.kind is Kind.STOREFRONT:
            st.divider()
            as_of = st.query_params.get("as_of")
            bundle_menu.offer(entity.id, as_of, publication=wish.publication)


def _file(entity: Entity, wish: _Wish, key: str) -> None:
    job: Making[Export] | None = st.session_state.get(key)
    if job and not job.ended:
        files.wait(job, key)
        return
    if st.button(_("Make the file"), type="primary", key=f"make_{entity.id}"):
        job = st.session_state[key] = _begin(entity, wish)
        if not job.ended:
            files.wait(job, key)
            return
    if job and job.asked == (wish, session.store().revision()):
        _offer(entity, wish, job)


def _begin(entity: Entity, wish: _Wish) -> Making[Export]:
    shot = session.snapshot()
    work = partial(_made, entity, wish, shot.contents, language())
    return files.begin((wish, shot.revision), work)


def _asked(entity: Entity) -> _Wish:
    name = st.selectbox(
        _("Format"),
        list(_NAMES),
        format_func=lambda n: f"{n}: {_(_NAMES[n].title)}",
        key=f"format_{entity.id}",
    )
    near = _("this storefront with its chains")
    if entity.kind is not Kind.STOREFRONT:
        near = _("its connections")
    scope = st.radio(
        _("What"), [near, _("the whole database")], key=f"scope_{entity.id}", horizontal=True
    )
    publication = st.checkbox(
        _("To be published: leave out birth dates, homes and private contacts"),
        key=f"publication_{entity.id}",
    )
    return _Wish(name, scope != near, publication)


def _made(
    entity: Entity, wish: _Wish, contents: Contents, code: str, job: Making[Export]
) -> Export:
    every = 3 if wish.publication else 2
    with speaking(code), TemporaryDirectory() as folder:
        job.told(Part(_CHOSEN, 1, every))
        selection = _selection(entity, wish, contents)
        left_out: tuple[LeftOut, ...] = ()
        if wish.publication:
            job.told(Part(_TAKEN_OUT, 2, every))
            selection, left_out = published(selection)
        job.told(Part(_WRITTEN, every, every))
        form = _NAMES[wish.format]
        path = Path(folder) / f"export.{form.suffix}"
        note = form.write(selection, path)
        return Export(path.read_bytes(), replace(note, left_out=left_out))


def _selection(entity: Entity, wish: _Wish, contents: Contents) -> Selection:
    if wish.whole:
        return Selection(contents)
    if entity.kind is Kind.STOREFRONT:
        return storefront_with_chains(contents, entity.id, 0)
    return around(contents, entity.id)


def _offer(entity: Entity, wish: _Wish, job: Making[Export]) -> None:
    made = job.made
    if made is None:
        html.stop(str(job.failure))
        return
    form = _NAMES[wish.format]
    size = number_text(round(len(made.content) / 1000, 1))
    st.download_button(
        _("Download ({size} kB)").format(size=size),
        made.content,
        f"{entity.id}.{form.suffix}",
        key=f"take_{entity.id}",
        icon=":material/download:",
        on_click="ignore",
    )
    html.show("export_note", note=made.note)
