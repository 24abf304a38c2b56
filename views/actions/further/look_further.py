"""Sources that can say more of a party, each as a button; nothing is fetched unasked."""

from collections.abc import Sequence

import streamlit as st

from graph.analyses.tracing.verdict import Verdict
from graph.errors import InvestigatorError
from graph.model.records import Contents, Entity, Kind, TieType
from graph.registers.lookup.register import OpenedRegister
from graph.support.safe_text import escape_control_characters
from scrapers.runs.further import FurtherSource, Way, sources_for_party
from scrapers.runs.open_sink import find_collector
from scrapers.runs.run import RunState
from views.actions.further import api_key, drop_place, give_page
from views.actions.further.found_records import show_found
from views.jobs import bring, collector_runs, further_runs
from views.jobs.collector_runs import RunJob
from views.jobs.further_runs import FurtherRun
from views.jobs.given_pages import save_file
from views.jobs.matches import kept_matches as match_jobs
from views.jobs.sources import collector_title, describe_collector
from views.party import possible_same
from views.shell import html, session
from views.shell.identity import Role
from views.shell.place import kept_in_place, place_settings
from views.shell.registers import register_title, registers_with_more
from views.shell.role_buttons import role_button
from views.shell.session import Snapshot
from views.shell.texts import _

_KINDS = frozenset({Kind.STOREFRONT, Kind.COMPANY, Kind.PERSON})
_MOST_SELLERS = 3
FILE_KINDS = ("csv", "json", "jsonl", "zip")
_LONGEST = 32  # characters of a subject on a button
_TIMES = "further_times"


def offer_next_steps(verdict: Verdict, shot: Snapshot) -> None:
    """Offer what can say more of a storefront and of those who run it."""
    shop = verdict.storefront
    give_page.show_arrival(shop.id, shot)
    sellers = dict.fromkeys(
        t.start
        for t in shot.contents.ties_of(shop.id)
        if t.type is TieType.OPERATES and t.end == shop.id
    )
    for ident in (shop.id, *list(sellers)[:_MOST_SELLERS]):
        offer_sources(shot.contents.entities[ident], shot, "next")


def offer_sources(entity: Entity, shot: Snapshot, place: str = "dossier") -> None:
    """Offer the sources that can say more of a party; ``place`` tells several offers apart."""
    if entity.kind not in _KINDS:
        return
    registers = registers_with_more(entity.id, shot.contents)
    offers = _find_offers(entity, shot)
    if not offers and not registers:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(width="content"):
            html.show("further_title", name=entity.name)
        if registers:
            _offer_registers(entity, registers, place)
        for offer in offers:
            if further_runs.further_run(offer) is None:
                _show_offer(offer, entity, shot, _key(offer, entity, place))
    for offer in offers:
        if asked := further_runs.further_run(offer):
            _show_run(offer, asked, shot, _key(offer, entity, place))
            _show_matches(asked, entity, shot)


def _find_offers(entity: Entity, shot: Snapshot) -> tuple[FurtherSource, ...]:
    try:
        around = _surroundings(shot.revision, entity.id)
        return sources_for_party(around, entity.id, place_settings())
    except InvestigatorError as error:
        html.show_problem(str(error))
        return ()


def _offer_registers(entity: Entity, registers: Sequence[OpenedRegister], place: str) -> None:
    """Offer to bring what registers beside the database state of a party; no network is asked."""
    titles = "; ".join(dict.fromkeys(map(register_title, registers)))
    label = html.escape_markdown(_("Bring from {register}").format(register=titles))
    if role_button(
        Role.EDITOR, label, icon=":material/add_circle:", key=f"{place}_{entity.id}_registers"
    ):
        bring.bring([each.name for each in registers], [entity.id])
        st.rerun()  # the whole page, also from a part of it


def _key(offer: FurtherSource, entity: Entity, place: str) -> str:
    """Return the key of an offer, which stays when others come or go."""
    return f"{place}_{entity.id}_{offer.source}_{offer.subject}"


@kept_in_place(100)
def _surroundings(revision: int, ident: str) -> Contents:
    del revision  # another one may hold more of the party
    return session.store().neighbourhood([ident], 1)


def _show_offer(offer: FurtherSource, entity: Entity, shot: Snapshot, key: str) -> None:
    collector = find_collector(offer.source)
    title, subject = collector_title(collector), _short(offer.subject)
    form = _("Fetch {subject} from {source}")
    if offer.way is Way.SAVED_PAGE:
        form = _("Give the saved page {subject}")
    elif offer.way is Way.FILE:
        form = _("Add a file about {subject}: {source}")
    label = form.format(subject=subject, source=title)
    # Streamlit cannot close a popover, so each start gives it a new key: a new one is closed.
    with st.popover(
        html.escape_markdown(label),
        icon=_icon(offer),
        key=f"{key}_{st.session_state.get(_TIMES, 0)}",
    ):
        described = describe_collector(collector, place_settings())
        if offer.way is Way.SAVED_PAGE:
            html.show("save_page", address=offer.subject)
            give_page.offer_page_of(entity, offer.subject, key, shot)
            return
        if offer.way is Way.FILE:
            html.show("give_file", subject=offer.subject, d=described)
            _offer_files(offer, shot, key)
            return
        html.show(
            "further_offer", source=title, subject=offer.subject, why=str(offer.why), d=described
        )
        api_key.offer_key(collector, key)
        if offer.ready and role_button(Role.EDITOR, _("Fetch"), key=f"fetch_{key}", type="primary"):
            _start(offer, shot)


def _offer_files(offer: FurtherSource, shot: Snapshot, key: str) -> None:
    files = drop_place.choose_files(_("The file"), key, FILE_KINDS)
    if role_button(
        Role.EDITOR, _("Import"), key=f"import_{key}", type="primary", disabled=not files
    ):
        paths = [str(save_file(each.name, each.getvalue()).resolve()) for each in files]
        further_runs.read_further(offer, paths, session.store(), shot.contents)
        st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
        st.rerun()


def _icon(offer: FurtherSource) -> str:
    if offer.way is not Way.FETCH:
        return ":material/upload_file:"
    return ":material/download:" if offer.ready else ":material/key:"


def _short(subject: str) -> str:
    bare = escape_control_characters(subject.split("://", 1)[-1].removeprefix("www."))
    return bare if len(bare) <= _LONGEST else f"{bare[: _LONGEST - 1]}…"


def _start(offer: FurtherSource, shot: Snapshot) -> None:
    further_runs.look_further(offer, session.store(), shot.contents)
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    st.rerun()


def _show_run(offer: FurtherSource, asked: FurtherRun, shot: Snapshot, key: str) -> None:
    title = collector_title(find_collector(offer.source))
    job = collector_runs.job_of_run(asked.run)
    if job is not None and not job.ended:
        _show_progress(title, job, key)
        return
    run = further_runs.stored_run(asked.run)
    problem = (collector_runs.problem_of(job) if job else "") or (run.problem if run else "")
    if problem:
        what = _("{source} was read only in part").format(source=title)
        if run is None or run.state is not RunState.INCOMPLETE:
            what = _("{source} was not read").format(source=title)
        html.show_problem(what, str(problem))
        if role_button(Role.EDITOR, _("Try again"), key=f"again_{key}", icon=":material/refresh:"):
            _start(offer, shot)
    html.show_note(f"{title}: {offer.subject}")
    if asked.new.ties or asked.new.parties or not problem:
        show_found(asked.new, (asked.run,), key, shot, lambda: further_runs.put_aside(offer))
    elif st.button(_("Close"), key=f"aside_{key}", icon=":material/close:"):
        further_runs.put_aside(offer)
        st.rerun()


def _show_matches(asked: FurtherRun, entity: Entity, shot: Snapshot) -> None:
    """Show what may be the same as the party, once what was read is compared with it."""
    job = collector_runs.job_of_run(asked.run)
    if job is None or not job.ended:
        return
    if search := match_jobs.search_if_older(shot.contents, shot.revision):
        search.wait_briefly()
    possible_same.show(entity, shot)


@st.fragment(run_every=0.5)
def _show_progress(title: str, job: RunJob, key: str) -> None:
    if job.ended:
        st.rerun()
    asking = _("Asking {source}: {what}")
    html.show_note(asking.format(source=title, what=str(job.progress.unit or "…")))
    if job.stop_requested:
        html.show_note(_("Stopping"))
    elif role_button(Role.EDITOR, _("Cancel"), key=f"stop_{key}", icon=":material/stop:"):
        job.stop()
