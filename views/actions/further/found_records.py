"""What a run brought: counts in words, the new parties as links, and one step to undo it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import streamlit as st

from graph.errors import InvestigatorError
from graph.model.records import TieType
from graph.stores.results import Counts
from scrapers.storing.writer import import_id_of
from views.actions import last_removal
from views.jobs.new_records import NewRecords, NewTie
from views.shell import html, links, party_links, session
from views.shell.identity import Role
from views.shell.role_buttons import role_button
from views.shell.session import Snapshot
from views.shell.texts import _, ngettext

_MOST_NAMES = 12
_DIRECTOR = "director"


def show_found(
    new: NewRecords, runs: Sequence[str], key: str, shot: Snapshot, put_aside: Callable[[], None]
) -> None:
    """Show what is new, with buttons to see it in the graph, to undo it and to put it aside."""
    named = [shot.contents.entities[i] for i in new.parties if i in shot.contents.entities]
    rest = len(named) - _MOST_NAMES
    html.show(
        "found_records",
        counts=", ".join(_counts(new)),
        names=party_links.name_links(named[:_MOST_NAMES]),
        more=ngettext("and {n} more", "and {n} more", rest).format(n=rest) if rest > 0 else "",
    )
    with st.container(horizontal=True, gap="small"):
        if named:
            links.offer_graph([entity.id for entity in named], f"graph_{key}")
        if role_button(Role.EDITOR, _("Undo this"), key=f"undo_{key}", icon=":material/undo:"):
            undo_runs(runs, put_aside)
        if st.button(_("Close"), key=f"aside_{key}", icon=":material/close:"):
            put_aside()
            st.rerun()


def undo_runs(runs: Sequence[str], put_aside: Callable[[], None]) -> None:
    """Take back what runs wrote, and keep the message of it for the page."""
    store, gone = session.store(), Counts()
    written = {each.id for each in store.imports()}
    try:
        for ident in map(import_id_of, runs):
            if ident in written:
                gone += store.undo(ident)
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    put_aside()
    parties = ngettext("{n} name", "{n} names", gone.entities).format(n=gone.entities)
    ties = ngettext("{n} link", "{n} links", gone.ties).format(n=gone.ties)
    form = _("Undone: {parties} and {ties} removed.")
    last_removal.keep_message(form.format(parties=parties, ties=ties))
    st.rerun()


def _counts(new: NewRecords) -> Iterator[str]:
    """Yield how many there are of each sort; one party in several ties counts once."""
    ties = list(new.ties.values())
    owners = [t for t in ties if t.type in (TieType.OWNS, TieType.CONTROLS)]
    officers = [t for t in ties if t.type is TieType.OFFICER_OF]
    directors = [t for t in officers if t.role_kind == _DIRECTOR]
    others = [t for t in officers if t.role_kind != _DIRECTOR]
    places = [t for t in ties if t.type in (TieType.LOCATED_AT, TieType.REACHED_AT)]
    sellers = [t for t in ties if t.type is TieType.OPERATES]
    counted = {*owners, *officers, *places, *sellers}
    rest = [t for t in ties if t not in counted]
    for some, form in (
        (sellers, lambda n: ngettext("{n} seller or operator", "{n} sellers or operators", n)),
        (directors, lambda n: ngettext("{n} director", "{n} directors", n)),
        (others, lambda n: ngettext("{n} other officer", "{n} other officers", n)),
        (owners, lambda n: ngettext("{n} owner", "{n} owners", n)),
    ):
        if text := _count_of_starts(some, form):
            yield text
    contacts = len({t.end for t in places})
    if contacts:
        many = ngettext("{n} address or contact", "{n} addresses or contacts", contacts)
        yield many.format(n=contacts)
    if rest:
        yield ngettext("{n} other link", "{n} other links", len(rest)).format(n=len(rest))
    if not ties and new.parties:
        count = len(new.parties)
        yield ngettext("{n} name", "{n} names", count).format(n=count)


def _count_of_starts(ties: Iterable[NewTie], form: Callable[[int], str]) -> str:
    """Return the count of those at the start of ties, and how many of them are former."""
    ties = list(ties)
    starts = {t.start for t in ties}
    if not starts:
        return ""
    text = form(len(starts)).format(n=len(starts))
    former = len(starts - {t.start for t in ties if not t.ended})
    return _("{count} ({n} former)").format(count=text, n=former) if former else text
