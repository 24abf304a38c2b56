"""Reading of saved pages where the user stands: on the first page, or beside a party."""

from uuid import uuid4

import streamlit as st

from graph.model.records import Entity
from scrapers.runs.recognise import page_sources
from views.actions.further import drop_place
from views.actions.further.drop_place import START, DroppedFiles
from views.actions.further.found_records import show_found
from views.jobs import given_pages
from views.jobs.given_pages import GivenPages, PagesJob, PagesRead, UnaddressedPage
from views.jobs.sources import collector_title
from views.shell import html, party_links, session
from views.shell.identity import Role
from views.shell.role_buttons import role_button, role_submit
from views.shell.session import Snapshot
from views.shell.texts import _, ngettext

_ARRIVED = "pages_arrived"
_KEY = "pages_key"
_COLLECT = "views/pages/collect.py"
_STOREFRONT = "views/pages/storefront.py"


def go_to_storefront(files: DroppedFiles) -> None:
    """Read files dropped on the first page, and go to the storefront that they speak of."""
    job = _read_files(files, START, "")
    if job is None or job.result is None:
        return
    read = job.result
    st.session_state[_ARRIVED] = read
    if len(read.storefronts) == 1 and not read.problems:
        _forget(START, job)
        st.switch_page(_STOREFRONT, query_params={"id": read.storefronts[0]})
    _show_problems(read, job, START)
    _show_several(read, job)


def offer_page_of(entity: Entity, address: str, key: str, shot: Snapshot) -> None:
    """Offer to give the saved page at an address; ``key`` tells several offers apart."""
    reading = drop_place.is_reading(key)
    files = () if reading else drop_place.choose_files(_("The saved page"), key)
    job = _read_files(files, key, address) if files or reading else None
    if job is None or job.result is None:
        return
    read = job.result
    _show_problems(read, job, key)
    if not read.new.stated:
        return
    if entity.id not in read.new.stated:
        form = _("This page does not speak of {name}.")
        html.show_problem(form.format(name=entity.name))
    show_found(read.new, read.runs, key, shot, lambda: _put_aside(key, job))


def show_arrival(ident: str, shot: Snapshot) -> None:
    """Show what the pages brought that were given for this storefront, until it is put aside."""
    read: PagesRead | None = st.session_state.get(_ARRIVED)
    if read is not None and ident in read.storefronts:
        show_found(
            read.new, read.runs, "arrived", shot, lambda: st.session_state.pop(_ARRIVED, None)
        )


def _read_files(files: DroppedFiles, place: str, address: str) -> PagesJob | None:
    """Start reading files that were dropped, or show how far it is; return what has ended."""
    if files:
        paths = tuple(given_pages.save_file(f.name, f.getvalue()) for f in files)
        _begin(GivenPages(paths, address), place)
    job = given_pages.job_of(_job_key(place))
    if job is None:
        drop_place.end_reading(place)
        return None
    if not job.ended:
        _show_progress(job, place)
        return None
    if job.failure:
        html.show_problem(_("The page was not read"), str(job.failure))
        _offer_another(place, job)
    return job


def _begin(given: GivenPages, place: str) -> None:
    held = session.snapshot().contents
    given_pages.read_pages(_job_key(place), given, session.store(), held)
    drop_place.begin_reading(place)
    st.rerun()


@st.fragment(run_every=0.3)
def _show_progress(job: PagesJob, place: str) -> None:
    if job.ended:
        st.rerun()
    html.show_note(_("Reading: {what}").format(what=str(job.progress.unit)))
    if job.stop_requested:
        html.show_note(_("Stopping"))
    elif role_button(Role.EDITOR, _("Cancel"), key=f"stop_pages_{place}", icon=":material/stop:"):
        job.stop()


def _show_several(read: PagesRead, job: PagesJob) -> None:
    """Name the storefronts that several pages speak of, and what is new."""
    shot = session.snapshot()
    known = [shot.contents.entities[i] for i in read.storefronts if i in shot.contents.entities]
    if known:
        form = ngettext("{n} storefront was read:", "{n} storefronts were read:", len(known))
        names = party_links.name_links(known)
        html.show_note(party_links.join_texts((form.format(n=len(known)), names), " "))
    if read.new.stated:
        show_found(read.new, read.runs, "given", shot, lambda: _put_aside(START, job))


def _show_problems(read: PagesRead, job: PagesJob, place: str) -> None:
    if not read.problems:
        return
    html.show_problem(_("Not read"), "\n".join(map(str, read.problems)))
    if read.unrecognised:
        html.show("page_sources", titles=[collector_title(each) for each in page_sources()])
    if len(read.unaddressed) == 1:
        _offer_address(read.unaddressed[0], job, place)
    if read.unrecognised:
        st.page_link(_COLLECT, label=_("Choose the source yourself"), icon=":material/tune:")
    if not read.new.stated:
        _offer_another(place, job)


def _offer_address(page: UnaddressedPage, job: PagesJob, place: str) -> None:
    """Offer to say where the page was, which its file does not state."""
    label = _("Address of the page, if the file does not give it")
    with st.form(f"address_form_{place}", border=False):
        address = st.text_input(
            label, page.claimed, placeholder="https://", key=f"address_{place}"
        ).strip()
        if page.claimed:
            html.show_note(
                _("The page claims this address, as a copy would. Was it saved from there?")
            )
        is_said = role_submit(Role.EDITOR, _("Read the page from this address"))
    if is_said and address:
        _forget(place, job)
        _begin(GivenPages((page.path,), address), place)


def _offer_another(place: str, job: PagesJob) -> None:
    if st.button(_("Give another page"), key=f"another_{place}", icon=":material/upload_file:"):
        _put_aside(place, job)
        st.rerun()


def _put_aside(place: str, job: PagesJob) -> None:
    st.session_state.pop(_ARRIVED, None)
    _forget(place, job)


def _forget(place: str, job: PagesJob) -> None:
    drop_place.end_reading(place)
    given_pages.forget_job(_job_key(place), job)


def _job_key(place: str) -> str:
    return f"{st.session_state.setdefault(_KEY, uuid4().hex)}_{place}"
