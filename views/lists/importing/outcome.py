"""Outcome of an import: what it brought, the verdicts of its storefronts, and where to see them."""

from itertools import chain

import streamlit as st

from graph.model.records import Kind
from views.jobs.imports import ImportJob
from views.lists.importing.brought import brought_text, verdict_text
from views.shell import html, links, session
from views.shell.page_list import START, STOREFRONTS
from views.shell.texts import _

_MOST_TRACED = 1000
_MOST_DRAWN = 300
_DRAWN = (Kind.STOREFRONT, Kind.PLATFORM, Kind.COMPANY, Kind.PERSON)


def show_outcome(job: ImportJob) -> None:
    """Show what a finished import brought, with links to it."""
    parties = job.request.parties
    storefronts = parties.get(Kind.STOREFRONT, ())
    brought = brought_text({kind: len(ids) for kind, ids in parties.items()})
    files = ", ".join(job.request.files)
    html.show("import_outcome", brought=brought, files=files, verdicts=_verdicts(storefronts))
    with st.container(horizontal=True, gap="small"):
        if storefronts and job.result:
            query = {"import": job.result.import_id}
            if st.button(_("See them"), type="primary", icon=":material/table_rows:"):
                st.switch_page(STOREFRONTS, query_params=query)
        _offer_graph(list(chain.from_iterable(parties.get(kind, ()) for kind in _DRAWN)))
        if st.button(_("Go to search")):
            st.switch_page(START)


def _verdicts(storefronts: tuple[str, ...]) -> str:
    """Return the verdicts in words; of very many the page of storefronts tells them."""
    if not storefronts or len(session.snapshot().entities_of_kind(Kind.STOREFRONT)) > _MOST_TRACED:
        return ""
    wanted = frozenset(storefronts)
    return verdict_text(row for row in session.verdicts() if row.storefront.id in wanted)


def _offer_graph(ids: list[str]) -> None:
    if not ids:
        return
    if len(ids) <= _MOST_DRAWN:
        links.offer_graph(ids, "import_graph", _("Open their graph"))
    else:
        html.show_note(_("Too many for one graph: tick some of the storefronts, and open theirs."))
