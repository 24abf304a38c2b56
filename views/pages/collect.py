"""Page that collects from a source, by subject or from saved files, and lists the runs."""

from dataclasses import dataclass

import streamlit as st

from graph.errors import InvestigatorError
from graph.model.dates import first_day
from graph.support.safe_text import escape_control_characters
from scrapers.contract.collector import Candidate, Collector
from scrapers.fetching.api_keys import is_key_missing
from scrapers.runs.run import Run, RunKind
from scrapers.runs.search import search_candidates
from scrapers.sources.catalogue import COLLECTORS
from views.actions import last_removal
from views.actions.further import api_key, seller_queue
from views.jobs import collector_runs
from views.jobs.given_pages import save_file
from views.jobs.sources import collector_label, describe_collector
from views.lists import runs
from views.shell import html, session
from views.shell.identity import Role
from views.shell.place import place_settings
from views.shell.role_buttons import role_button, role_submit, tell_limits
from views.shell.texts import _, ngettext
from views.verdict.chain_cards import capture_address, source_citation

_ARTICLES = "article"
_MOST_HOPS = 3
_USUAL_LIMIT = 50
_KINDS = ["html", "htm", "mhtml", "mht", "har", "wacz", "warc", "json", "jsonl", "csv", "xml"]
_ARCHIVE_SUFFIXES = ["zip", "gz", "txt"]


@dataclass(frozen=True, slots=True)
class SearchOffer:
    """Candidates that a source returned for a name."""

    source: str
    words: str
    candidates: tuple[Candidate, ...]


def _choose_source() -> Collector:
    ready = [c for c in COLLECTORS if not describe_collector(c, place_settings()).lack]
    order = [*ready, *(c for c in COLLECTORS if c not in ready)]  # usable sources first
    chosen = st.selectbox(
        _("Source"), order, format_func=collector_label, key="source", width="stretch"
    )
    html.show("source_description", d=describe_collector(chosen, place_settings()))
    if chosen.key is not None or chosen.needs_contact:
        with st.expander(
            _("Key of this source"), expanded=is_key_missing(chosen, place_settings())
        ):
            api_key.offer_key(chosen, f"collect_{chosen.name}")
    return chosen


def _show_subject_form(collector: Collector) -> None:
    """Show the form for a subject; a name is only looked up, and the user chooses from the hits."""
    if lack := describe_collector(collector, place_settings()).lack:
        html.show_problem(_("This source needs an API key"), lack)
        return
    with st.form(f"subject_{collector.name}", border=False, enter_to_submit=True):
        label = _("Number or name") if collector.search else _("Number or address")
        words = st.text_input(label, help=_("It takes: {what}").format(what=_(collector.subject)))
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            hops = st.number_input(
                _("Also fetch connected companies (steps)"),
                0,
                _MOST_HOPS,
                0,
                width=160,
                help=_(
                    "0 fetches the subject with its direct links, 1 also the pages of "
                    "those it is linked to, and so on."
                ),
            )
            limit = st.number_input(_("Maximum companies"), 1, 1000, _USUAL_LIMIT, width=200)
            submitted = role_submit(Role.EDITOR, _("Collect"), type="primary")
    if submitted:
        _take_subject(collector, words.strip(), int(hops), int(limit))
    _show_candidates(collector, int(hops), int(limit))


def _take_subject(collector: Collector, words: str, hops: int, limit: int) -> None:
    st.session_state.pop("offer", None)
    if not words:
        html.show_problem(_("Enter what to collect: {what}.").format(what=_(collector.subject)))
    elif collector.collect is not None and (known := collector.subject_of(words)):
        _begin_run(Run(run="", source=collector.name, subjects=(known,), hops=hops, limit=limit))
    elif collector.search is None:
        form = _(
            "“{words}” is not valid for this source, which takes {what}. It has no search by name."
        )
        html.show_problem(
            form.format(words=escape_control_characters(words), what=_(collector.subject))
        )
    else:
        with st.spinner(_("Searching the source for this name")):
            candidates = search_candidates(collector, place_settings(), words)
        st.session_state["offer"] = SearchOffer(collector.name, words, candidates)


def _show_candidates(collector: Collector, hops: int, limit: int) -> None:
    """Show the hits of a name search; a name alone never starts a run, since many share it."""
    offer: SearchOffer | None = st.session_state.get("offer")
    if offer is None or offer.source != collector.name:
        return
    if not offer.candidates:
        html.show_note(
            _("No results for “{words}”. This is not proof that there are none.").format(
                words=offer.words
            )
        )
        return
    labels = {
        c.subject: " · ".join(x for x in (c.name, c.subject, c.details) if x)
        for c in offer.candidates
    }
    form = ngettext(
        "{n} result for this name. Choose the right one:",
        "{n} results for this name. Choose the right one:",
        len(labels),
    )
    html.show_note(form.format(n=len(labels)))
    chosen = st.selectbox(
        _("Candidates"),
        list(labels),
        index=None,
        format_func=lambda s: escape_control_characters(labels[s]),
        placeholder=_("Choose one"),
    )
    if collector.collect is None:
        html.show_note(_("This source is read from files: add them below."))
    elif role_button(
        Role.EDITOR, _("Collect the chosen one"), type="primary", disabled=chosen is None
    ):
        st.session_state.pop("offer", None)
        _begin_run(
            Run(run="", source=collector.name, subjects=(str(chosen),), hops=hops, limit=limit)
        )


def _begin_run(run: Run) -> None:
    collector_runs.start_run(run, session.store())
    st.rerun()


def _show_file_form(collector: Collector) -> None:
    """Show the form for files that the user saved or bought."""
    given = st.file_uploader(
        _("Saved pages or files of this source"),
        type=[*_KINDS, *_ARCHIVE_SUFFIXES],
        accept_multiple_files=True,
        key=f"given_{collector.name}",
        help=_(
            "A page as your browser saves it (.html, .mhtml), a recording (.har, .wacz), or data."
        ),
    )
    with st.container(horizontal=True, gap="small"):
        url = st.text_input(
            _("Address, if the file does not give it"), placeholder="https://", width=320
        )
        retrieved = st.text_input(_("Saved on"), placeholder="2024-05-31", width=140)
        company = st.text_input(_("Company, if the list does not name it"), width=300)
    if role_button(Role.EDITOR, _("Import"), disabled=not given, key="read_files"):
        if retrieved:
            first_day(retrieved)  # raises an error that the page shows, before anything is saved
        _begin_run(
            Run(
                run="",
                source=collector.name,
                kind=RunKind.IMPORT,
                files=tuple(str(save_file(f.name, f.getvalue()).resolve()) for f in given),
                url=url.strip(),
                retrieved=retrieved.strip(),
                company=company.strip(),
            )
        )


def _show_page() -> None:
    collector = _choose_source()
    if collector.collect is not None or collector.search is not None:
        _show_subject_form(collector)
    if collector.read is not None or collector.read_files is not None:
        with st.expander(_("Add saved pages"), expanded=collector.collect is None):
            _show_file_form(collector)
    is_large = session.is_large()
    if collector.name == _ARTICLES and not is_large:
        _show_articles()
    last_removal.show_last_removal()
    if not is_large:
        seller_queue.offer_queue()
    runs.show()


def _show_articles() -> None:
    """List the captured articles, each with a link to the form that states a tie from it."""
    articles = [s for s in session.snapshot().contents.sources.values() if s.extra.get("text")]
    if not articles:
        return
    st.header(_("Articles captured"), anchor=False)
    articles.sort(key=lambda s: (s.retrieved, s.id), reverse=True)
    rows = [(s.title, source_citation(s), capture_address(s)) for s in articles]
    html.show("articles", rows=rows)


st.title(_("Collect"), anchor=False)
tell_limits(Role.EDITOR)
with st.container(key="collect"):
    try:
        _show_page()
    except InvestigatorError as error:
        html.show_problem(_("Nothing was collected"), str(error))
        runs.show()
