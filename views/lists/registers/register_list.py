"""List of the registers, each with buttons to check, update and remove it."""

from pathlib import Path

import streamlit as st

from graph.errors import InvestigatorError
from graph.registers.shelf.document import ShelfDocument
from graph.registers.shelf.keeping.removal import remove_shelf
from graph.registers.shelf.places import shelf_at, shelf_place
from graph.registers.shelf.shelf import ListedShelf, ShelfState, list_shelves, outdated_folders
from graph.support.language import N_
from graph.support.stored_texts import read_stored_text
from scrapers.bulk.building.progress import BuildProgress, Phase
from scrapers.bulk.changes.compare import read_changes
from scrapers.bulk.outdated import earlier_rules_note
from scrapers.bulk.report_file import BuildReport
from scrapers.bulk.sources.catalogue import BULK_SOURCES
from views.jobs import registers
from views.jobs.job import JobState
from views.jobs.registers import RegisterRequest
from views.lists.registers.words import minutes_text, size_text
from views.shell import html
from views.shell.identity import Role, may, needs
from views.shell.place import shared_dir
from views.shell.role_buttons import role_button
from views.shell.texts import _, day_text, ngettext, number_text

UPDATED = "register_to_update"
"""Key of the session under which the name of the register stands that is to be updated."""

_STATES = {
    ShelfState.READY: N_("ready"),
    ShelfState.BUILDING: N_("not finished"),
    ShelfState.DAMAGED: N_("damaged"),
}


def show_only() -> None:
    """List the registers for who may only read them."""
    for each in list_shelves(shared_dir()):
        html.show_note(f"{each.name}: {_(_STATES[each.state])}")


def show() -> None:
    """List the registers; refresh every second while one is built or checked."""
    busy = registers.is_busy()
    st.fragment(run_every=1 if busy else None)(_show_all)(busy)


def _show_all(was_busy: bool) -> None:
    if was_busy and not registers.is_busy():
        st.rerun()
    listed, builds = list_shelves(shared_dir()), registers.builds()
    if not listed and not builds:
        html.show_note(_("No registers yet."))
    for each in listed:
        _show_register(each, builds.pop(each.name, None))
    for name, report in builds.items():
        _show_beginning(name, report)


def _show_beginning(name: str, report: BuildReport) -> None:
    """Show a build of which nothing is kept yet, or why there is none."""
    with st.container(key=f"row_register-{name}"):
        if registers.is_building(name):
            begun = registers.unfinished_build(name)
            title = source_title(begun.source) if begun else ""
            html.show_note(" · ".join(filter(None, (title, name))))
            _show_build(name, report.progress)
        elif report.problem:
            html.show_problem(_("{name} was not added").format(name=name), str(report.problem))
            _offer_to_forget(name)
        elif may(Role.KEEPER):
            registers.forget_build(name)


def _offer_to_forget(name: str) -> None:
    if role_button(Role.KEEPER, _("Put aside"), key=f"forget_{name}"):
        registers.forget_build(name)
        st.rerun()


def _show_register(shelf: ListedShelf, report: BuildReport | None) -> None:
    name, building = shelf.name, registers.is_building(shelf.name)
    with st.container(key=f"row_register-{name}"):
        document = shelf.document
        html.show(
            "register_row",
            title=_title(shelf),
            day=day_text(shelf.as_of),
            state=_state(shelf, building),
            name=name,
            counts=_counts(shelf) if document else "",
            changes=_changes(shelf),
            verdict=_verdict(name),
            problem=str(shelf.problem) or (str(report.problem) if report and not building else ""),
            stopped=bool(report and report.was_stopped and not building),
            notes=_notes(document) if document else [],
            odd=document.not_understood if document else [],
        )
        if building:
            _show_build(name, report.progress if report else None)
        else:
            _show_buttons(shelf, can_go_on=bool(report and (report.problem or report.was_stopped)))


def _notes(document: ShelfDocument) -> list[str]:
    stated = [str(read_stored_text(note)) for note in document.notes]
    earlier = earlier_rules_note(document)
    return [*stated, str(earlier)] if earlier else stated


def _state(shelf: ListedShelf, building: bool) -> str:
    if building and shelf.document is None:
        return _("being read")
    if shelf.document and outdated_folders(shelf.document):
        return _("of an older version")
    return _(_STATES[shelf.state])


def _title(shelf: ListedShelf) -> str:
    """Return what a register is, of an unfinished one by the files that were given for it."""
    begun = registers.unfinished_build(shelf.name)
    source = shelf.source or (begun.source if begun else "")
    return source_title(source) or shelf.name


def source_title(source: str) -> str:
    """Return the title of a source in the user's language, empty for an unknown one."""
    return next((_(each.title) for each in BULK_SOURCES if each.name == source), "")


def _counts(shelf: ListedShelf) -> str:
    parties = ngettext("{n} name", "{n} names", shelf.parties)
    ties = ngettext("{n} link", "{n} links", shelf.ties)
    return ", ".join(
        (
            parties.format(n=number_text(shelf.parties)),
            ties.format(n=number_text(shelf.ties)),
            size_text(shelf.bytes),
        )
    )


def _changes(shelf: ListedShelf) -> str:
    edition = shelf_place_of(shelf.name)
    counts = read_changes(edition) if edition and shelf.document else None
    if counts is None:
        return ""
    text = _(
        "Since the edition before: {new} new, {ended} ended, {changed} changed, {gone} no longer "
        "stated."
    )
    return text.format(
        new=number_text(counts.new),
        ended=number_text(counts.ended),
        changed=number_text(counts.changed),
        gone=number_text(counts.gone),
    )


def shelf_place_of(name: str) -> Path | None:
    """Return the edition in use of a register, None where it has none."""
    try:
        return shelf_place(shared_dir(), name).current_edition()
    except InvestigatorError:
        return None


def _verdict(name: str) -> str:
    job = registers.check_of(name)
    if job is None or job.state is JobState.STOPPED:
        return ""
    if not job.ended:
        done, of = job.progress.done, job.progress.of
        return _("Checking: {done} of {of}").format(done=size_text(done), of=size_text(of))
    if job.failure:
        return str(job.failure)
    return "" if job.result else _("All files are as they were written.")


def _show_build(name: str, progress: BuildProgress | None) -> None:
    if progress is None or not progress.all_lines:
        st.progress(0.0, text=_("Looking into the files"))
    else:
        part = min(progress.lines / progress.all_lines, 1.0)
        st.progress(part, text=_progress_text(progress))
    if role_button(Role.KEEPER, _("Cancel"), key=f"cancel_{name}", icon=":material/stop:"):
        registers.stop_build(name)
        st.toast(_("Stopping; what is finished is kept."))


def _progress_text(progress: BuildProgress) -> str:
    text = _("{step}: {lines} of {all_lines} lines").format(
        step=_(progress.phase.value),
        lines=number_text(progress.lines),
        all_lines=number_text(progress.all_lines),
    )
    if progress.phase is Phase.READING and progress.seconds_left is not None:
        text += ", " + _("{time} left").format(time=minutes_text(progress.seconds_left))
    return text


def _show_buttons(shelf: ListedShelf, *, can_go_on: bool) -> None:
    name = shelf.name
    check = registers.check_of(name)
    with st.container(horizontal=True, gap="small"):
        if can_go_on or shelf.state is ShelfState.BUILDING:
            _offer_to_go_on(name)
        if shelf.document and outdated_folders(shelf.document):
            _offer_rebuild(shelf)
        if check is not None and not check.ended:
            if role_button(
                Role.KEEPER, _("Stop the check"), key=f"end_check_{name}", icon=":material/stop:"
            ):
                check.stop()
        elif shelf.document and role_button(
            Role.KEEPER, _("Check"), key=f"check_{name}", icon=":material/fact_check:"
        ):
            registers.begin_check(name).wait_briefly()
            st.rerun()
        if shelf.document and role_button(
            Role.KEEPER, _("Update"), key=f"update_{name}", icon=":material/update:"
        ):
            st.session_state[UPDATED] = name
            st.rerun()
        if role_button(Role.KEEPER, _("Remove"), key=f"remove_{name}", icon=":material/delete:"):
            st.dialog(_("Remove this register?"))(_confirm_removal)(shelf)


def _offer_to_go_on(name: str) -> None:
    request = registers.unfinished_build(name)
    if request is not None and role_button(
        Role.KEEPER, _("Go on"), key=f"on_{name}", icon=":material/play_arrow:"
    ):
        registers.begin_build(request)
        st.rerun()


def _offer_rebuild(shelf: ListedShelf) -> None:
    label = _("Bring up to date")
    if role_button(
        Role.KEEPER, label, key=f"rebuild_{shelf.name}", icon=":material/build:", type="primary"
    ):
        registers.begin_build(RegisterRequest(shelf.name, shelf.source, (), is_update=True))
        st.rerun()


def _confirm_removal(shelf: ListedShelf) -> None:
    st.markdown(f"**{shelf.name}**")
    if shelf.document:
        html.show_note(_counts(shelf))
    html.show_note(_("What you brought from it into your case stays. The files you gave stay too."))
    with st.container(horizontal=True, gap="small"):
        if role_button(Role.KEEPER, _("Remove it"), icon=":material/delete:"):
            _remove(shelf.name)
        if st.button(_("Keep it")):
            st.rerun()


def _remove(name: str) -> None:
    try:
        needs(Role.KEEPER)(remove_shelf)(shared_dir(), shelf_at(shared_dir(), name))
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    registers.forget_build(name)
    st.rerun()
