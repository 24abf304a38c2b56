"""Form that adds or updates a register: the files on this machine, and what it will take."""

from pathlib import Path

import streamlit as st

from graph.registers.kernels.compiler import require_compiler
from graph.registers.shelf.document import ShelfDocument
from graph.registers.shelf.shelf import list_shelves
from scrapers.bulk.shelves import PreparedOrder
from scrapers.bulk.sources.catalogue import BULK_SOURCES, bulk_source
from views.jobs import registers
from views.jobs.registers import EstimateJob, RegisterRequest
from views.lists.registers.register_list import UPDATED, source_title
from views.lists.registers.words import minutes_text, size_text
from views.shell import html
from views.shell.identity import Role
from views.shell.place import shared_dir
from views.shell.role_buttons import role_button
from views.shell.texts import _, day_text, number_text


def show() -> None:
    """Show the form, or what the files in it will take.

    Raises:
        InputError: the compiler that writes registers is not installed.
    """
    require_compiler()
    job = registers.last_estimate()
    if job is not None and not job.failure:
        _show_estimate(job)
        return
    if job is not None:
        html.show_problem(_("This cannot be read"), str(job.failure))
    _ask()


def _ask() -> None:
    if (updated := _updated()) is not None:
        _ask_files(updated)
    else:
        _ask_register()


def _updated() -> ShelfDocument | None:
    """Return the register that is to be updated."""
    name = st.session_state.get(UPDATED)
    listed = {each.name: each.document for each in list_shelves(shared_dir())}
    return listed.get(name) if isinstance(name, str) else None


def _ask_register() -> None:
    st.header(_("Add a register"), anchor=False)
    html.show_note(
        _(
            "Name the files that you downloaded, on the machine that runs this program. They are "
            "read where they are: nothing is uploaded, and nothing is sent anywhere."
        )
    )
    names = [each.name for each in BULK_SOURCES]
    refused = registers.last_estimate()
    before = names.index(refused.request.source) if refused else 0
    source = st.selectbox(
        _("Register"), names, index=before, format_func=source_title, key="register_source"
    )
    paths = _path_field("register_paths", source)
    name = st.text_input(
        _("Name"), placeholder=source, key="register_name", help=_("Letters, digits, - and _")
    )
    _offer_estimate(RegisterRequest(name or source, source, paths, is_update=False))


def _ask_files(updated: ShelfDocument) -> None:
    st.header(_("Update {name}").format(name=updated.name), anchor=False)
    html.show_note(
        _("It is of {day}. The old edition answers until the new one is whole.").format(
            day=day_text(updated.as_of)
        )
    )
    paths = _path_field(f"register_paths_{updated.name}", updated.source)
    _offer_estimate(RegisterRequest(updated.name, updated.source, paths, is_update=True))
    if st.button(_("Add another register instead")):
        del st.session_state[UPDATED]
        st.rerun()


def _path_field(key: str, source: str) -> tuple[Path, ...]:
    refused = registers.last_estimate()
    text = st.text_area(
        _("Files, a path on each line"),
        value="\n".join(map(str, refused.request.files)) if refused else "",
        placeholder=f"/home/…/{bulk_source(source).example}",
        key=key,
        height=96,
    )
    lines = filter(None, map(str.strip, text.splitlines()))
    return tuple(Path(line.strip("\"'")).expanduser() for line in lines)


def _offer_estimate(request: RegisterRequest) -> None:
    label = _("See what it will take")
    if role_button(
        Role.KEEPER, label, type="primary", icon=":material/timer:", disabled=not request.files
    ):
        if (refused := registers.last_estimate()) is not None:
            registers.forget_estimate(refused)
        registers.estimate(request).wait_briefly()
        st.rerun()


def _show_estimate(job: EstimateJob) -> None:
    if not job.ended:
        _wait_for(job)
        return
    if (prepared := job.result) is not None:
        _show_needs(job.request, prepared)
    if role_button(Role.KEEPER, _("Choose other files")):
        registers.forget_estimate(job)
        st.rerun()


@st.fragment(run_every=1)
def _wait_for(job: EstimateJob) -> None:
    if job.ended:
        st.rerun()
    st.progress(0.0, text=_("Looking into the files"))


def _show_needs(request: RegisterRequest, prepared: PreparedOrder) -> None:
    told, name = prepared.estimate, request.name
    heading = _("Update {name}") if request.is_update else _("Add {name}")
    st.header(heading.format(name=name), anchor=False)
    lines = _("About {lines} lines, as of {day}: {time}.").format(
        lines=number_text(_rounded(told.lines)),
        day=day_text(prepared.build.as_of),
        time=minutes_text(told.seconds),
    )
    room = _("It needs about {needed}; {free} are free.").format(
        needed=size_text(told.needed), free=size_text(told.free)
    )
    html.show_note(f"{lines} {room}")
    if not told.fits:
        html.show_problem(_("There is not enough room."), _("Free some, and look again."))
    label = _("Update it") if request.is_update else _("Add it")
    if role_button(Role.KEEPER, label, type="primary", disabled=not told.fits):
        registers.begin_build(request)
        last = registers.last_estimate()
        if last is not None:
            registers.forget_estimate(last)
        st.session_state.pop(UPDATED, None)
        st.rerun()


def _rounded(lines: int) -> int:
    """Return an estimated number without the digits that it cannot know."""
    return round(lines, -3) if lines >= 10_000 else lines
