"""Export menu of a party; each file is made in the background when the user requests it."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import streamlit as st

from graph.exports.base import ExportNote, Redaction, Selection
from graph.exports.catalogue import EXPORTS
from graph.exports.redaction import redact_selection
from graph.exports.selection import party_surroundings, storefront_with_chains
from graph.model.log import Deed
from graph.model.records import Contents, Entity, Kind
from graph.stores.store import Store
from graph.support.language import N_, current_language, use_language
from graph.support.progress import ProgressPart
from views.actions import bundle_menu
from views.jobs import files
from views.jobs.files import FileJob
from views.jobs.job import JobRegistry, session_jobs
from views.shell import html, session
from views.shell.file_names import file_name
from views.shell.identity import Role
from views.shell.texts import _, number_text

_NAMES = {each.name: each for each in EXPORTS}
_SELECTION_STEP = N_("the part of the graph")
_REDACTION_STEP = N_("private details are removed")
_FILE_STEP = N_("the file")


@dataclass(frozen=True, slots=True)
class _ExportRequest:
    """The user's choices: a format, a part of the graph, and whether it will be published."""

    format: str
    whole: bool
    publication: bool


@dataclass(frozen=True, slots=True)
class ExportFile:
    """The bytes of a finished file, with the note of what it does not hold."""

    content: bytes
    note: ExportNote


_ExportJob: TypeAlias = FileJob[tuple[_ExportRequest, int], ExportFile]


def offer_export(entity: Entity) -> None:
    """Offer a party, with its chains or its neighbours, in the formats of other tools."""
    with st.popover(_("Export"), icon=":material/download:"):
        wish = _ask_request(entity)
        _offer_file(entity, wish, f"export_{entity.id}")
        if entity.kind is Kind.STOREFRONT:
            st.divider()
            as_of = st.query_params.get("as_of")
            bundle_menu.offer_bundle(entity, as_of, publication=wish.publication)


def _offer_file(entity: Entity, wish: _ExportRequest, key: str) -> None:
    job = _export_jobs().find(key)
    if job and not job.ended:
        files.show_file_progress(job, key)
        return
    if st.button(_("Make the file"), type="primary", key=f"make_{entity.id}"):
        job = _begin_export(entity, wish, key)
        if not job.ended:
            files.show_file_progress(job, key)
            return
    # A file of other choices, or of an older state of the database, is not offered.
    if job and job.request == (wish, session.store().revision()):
        _offer_download(entity, wish, job)


def _begin_export(entity: Entity, wish: _ExportRequest, key: str) -> _ExportJob:
    shot = session.snapshot()
    work = partial(_make_file, session.store(), entity, wish, shot.contents, current_language())
    return files.begin_file(_export_jobs(), key, (wish, shot.revision), work)


def _export_jobs() -> JobRegistry[tuple[_ExportRequest, int], ExportFile]:
    return session_jobs("export", Role.READER)


def _ask_request(entity: Entity) -> _ExportRequest:
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
    return _ExportRequest(name, scope != near, publication)


def _make_file(
    store: Store,
    entity: Entity,
    wish: _ExportRequest,
    contents: Contents,
    code: str,
    job: _ExportJob,
) -> ExportFile:
    every = 3 if wish.publication else 2
    with use_language(code), TemporaryDirectory() as folder:
        files.begin_part(job, ProgressPart(_SELECTION_STEP, 1, every))
        selection = _selection(entity, wish, contents)
        left_out: tuple[Redaction, ...] = ()
        if wish.publication:
            files.begin_part(job, ProgressPart(_REDACTION_STEP, 2, every))
            selection, left_out = redact_selection(selection)
        files.begin_part(job, ProgressPart(_FILE_STEP, every, every))
        form = _NAMES[wish.format]
        path = Path(folder) / f"export.{form.suffix}"
        note = form.write(selection, path)
        store.log_deed(Deed.EXPORT, () if wish.whole else [entity.id], files=[path.name])
        return ExportFile(path.read_bytes(), replace(note, left_out=left_out))


def _selection(entity: Entity, wish: _ExportRequest, contents: Contents) -> Selection:
    if wish.whole:
        return Selection(contents=contents)
    if entity.kind is Kind.STOREFRONT:
        return storefront_with_chains(contents, entity.id, 0)
    return party_surroundings(contents, entity.id)


def _file_name(entity: Entity, wish: _ExportRequest) -> str:
    named = _("database") if wish.whole else entity.name
    suffix = _NAMES[wish.format].suffix
    return file_name(named, wish.format, suffix=suffix, otherwise="export")


def _offer_download(entity: Entity, wish: _ExportRequest, job: _ExportJob) -> None:
    made = job.result
    if made is None:
        html.show_problem(str(job.failure))
        return
    size = number_text(round(len(made.content) / 1000, 1))
    st.download_button(
        _("Download ({size} kB)").format(size=size),
        made.content,
        _file_name(entity, wish),
        key=f"take_{entity.id}",
        icon=":material/download:",
        on_click="ignore",
    )
    html.show("export_note", note=made.note)
