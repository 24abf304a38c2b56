"""The verdict, what it does not support, the chains with the graph beside them, the dossier."""

from datetime import date

import streamlit as st

from graph.analyses.tracing.verdict import Verdict
from graph.dates import as_of_day
from graph.errors import InvestigatorError
from graph.model import Kind, Standing, TieType
from graph.red_flags.raising import about
from graph.stories.case import chain_ties
from graph.stories.story import ChainShown, NodeShown, Show, TieShown
from views import (
    adding,
    changing,
    components,
    dismissing,
    exporting,
    going,
    noting,
    opened,
    parts,
    removal,
    storytelling,
)
from views.banners import banner
from views.chains import card_groups, card_words, chain_id, place_of
from views.countries import places
from views.dating import as_of
from views.dossiers import entity_dossier, tie_dossier
from views.graphs import chain_sheet
from views.opened import Snapshot
from views.scenes import Pick, drawn
from views.signals import signal
from views.texts import _, day_text, ngettext
from views.timelines import timeline

_MANY = 20_000  # parties above which signs are looked for on demand
_TOGETHER = ["chains", "graph", "dossier"]


def _label(verdict: Verdict) -> str:
    """Say that a case is press reporting where nothing else stands in its chains."""
    ties = [h.tie for c in verdict.chains for h in (*c.hops, *c.via)]
    stated = {t.standing for t in ties if t.type is not TieType.SAME_AS}
    return _("Press reporting") if stated == {Standing.PRESS} else ""


def _chains(verdict: Verdict, shot: Snapshot) -> None:
    pick = going.picked()
    components.chains(
        "chain_list",
        {
            "groups": card_groups(verdict.chains, shot.contents),
            "pick": {"kind": pick.kind, "id": pick.id} if pick else None,
            "words": card_words(),
        },
        lambda: going.pick("chain_list", _TOGETHER),
    )


def _graph(verdict: Verdict, shot: Snapshot) -> None:
    sheet = chain_sheet(verdict, shot.contents, going.picked())
    components.graph("chain_graph", sheet, lambda: going.pick("chain_graph", _TOGETHER))


def _dossier(shot: Snapshot) -> None:
    pick = going.picked()
    opened_one = pick is not None and pick.kind in ("entity", "tie")
    with st.container(key="picked" if opened_one else "unpicked"):
        if pick is None or not opened_one:
            parts.show("hint")
            _chain_step(pick, shot)
        elif pick.kind == "entity" and (entity := shot.entity(pick.id)):
            parts.show("dossier", d=entity_dossier(entity.id, shot.contents), titled=True)
            noting.notes(entity.id)
            _buttons(entity.id, shot)
        elif tie := next((t for t in shot.contents.ties if t.id == pick.id), None):
            parts.show("dossier", d=tie_dossier(tie, shot.contents), titled=True)
            noting.notes(tie.id)
            with st.container(horizontal=True, gap="small"):
                _close()
                adding.judge(tie)
                removal.offer(tie.id, _("this tie"), _("Remove"))
                _step(TieShown(tie.id))
        else:
            parts.show("gone", ident=pick.id, rest=_("The rest of this page is complete."))


def _step(show: Show) -> None:
    storytelling.offer(show, st.query_params.get("id", ""), st.query_params.get("as_of", ""))


def _chain_step(pick: Pick | None, shot: Snapshot) -> None:
    """Offer the chain that is picked for the story, by its number and its statements."""
    if pick is None or pick.kind != "chain" or not shot.entity(st.query_params.get("id", "")):
        return
    verdict = opened.verdict_of(st.query_params["id"], st.query_params.get("as_of"))
    for number, chain in enumerate(verdict.chains, 1):
        if chain_id(chain) == pick.id:
            _step(ChainShown(number, chain_ties(chain)))


def _close() -> None:
    st.button(
        _("Close"), key="close", on_click=going.unpick, args=(_TOGETHER,), icon=":material/close:"
    )


def _buttons(ident: str, shot: Snapshot) -> None:
    entity = shot.contents.entities[ident]
    with st.container(horizontal=True, gap="small"):
        _close()
        _step(NodeShown(ident))
        if ident == st.query_params.get("id"):
            return
        if st.button(_("Open its page"), key="page", icon=":material/open_in_new:"):
            going.go(entity)


def _parties(verdict: Verdict) -> list[str]:
    """Return the storefront and the parties of its best chains, for the working graph."""
    hops = (h for c in drawn(verdict.chains, None) for h in (*c.hops, *c.via))
    ends = (party.id for hop in hops for party in (hop.here, hop.there))
    return list(dict.fromkeys((verdict.storefront.id, *ends)))


def _head(verdict: Verdict, shot: Snapshot) -> None:
    shop = verdict.storefront
    platforms = [
        shot.contents.entities[t.end].name
        for t in shot.contents.ties
        if t.type is TieType.SELLS_ON and t.start == shop.id
    ]
    on = _("Storefront on {platform}").format(platform=", ".join(dict.fromkeys(platforms)))
    kicker = (on if platforms else _("Storefront"), place_of(shop))
    with st.container(
        key="head", horizontal=True, wrap=False, vertical_alignment="top", gap="small"
    ):
        parts.show(
            "title",
            kind=shop.kind.value,
            kicker=" · ".join(x for x in kicker if x),
            label=_label(verdict),
            name=shop.name,
            note=shop.text("note"),
        )
        with st.container(key="tools", width="content", horizontal=True, wrap=False, gap="small"):
            going.offer_graph(_parties(verdict), "to_graph")
            adding.menu(shop, shot)
            exporting.menu(shop)
            as_of(verdict.as_of)


def _body(verdict: Verdict, shot: Snapshot) -> None:
    count = len(verdict.chains)
    with st.container(key="pair"):
        left, right = st.columns([46, 54], gap="medium")
        with left:
            many = ngettext("{n} chain", "{n} chains, strongest first", count).format(n=count)
            st.header(many if count else _("No chain"), anchor=False)
            if count:
                st.fragment(key="chains")(_chains)(verdict, shot)
            else:
                parts.show("nochain")
            _past(verdict)
        with right, st.container(key="beside"):
            st.fragment(key="graph")(_graph)(verdict, shot)
            st.fragment(key="dossier")(_dossier)(shot)


def _past(verdict: Verdict) -> None:
    if verdict.past:
        parts.show("past", chains=verdict.past, day=day_text(verdict.as_of))


@st.fragment
def _signs(ident: str, shot: Snapshot) -> None:
    many = len(shot.contents.entities) > _MANY
    if many and not st.button(_("Look for signs"), icon=":material/flag:"):
        return
    seen = [s for s in about(opened.scene(), ident, opened.signs()) if s.findings]
    if not seen:
        return
    st.header(_("Signs to check"), anchor=False)
    parts.note(_("A sign says where to look; it proves nothing."))
    dismissing.menu(seen)
    for each in seen:
        parts.show("signal", s=signal(each, shot), opened=True)


def _page(ident: str, as_of: str | None) -> None:
    shot = opened.snapshot()
    shop = shot.entity(ident)
    if shop is None or shop.kind is not Kind.STOREFRONT:  # never another one's verdict here
        rest = _("Search for the storefront, or import the case it belongs to.")
        parts.show("gone", ident=ident, rest=rest)
        return
    verdict = opened.verdict_of(ident, as_of)
    _head(verdict, shot)
    removal.done()
    if shot.contents.unfinished:
        parts.stop(_("An import has not finished: this answer may change."))
    parts.show("banner", b=banner(verdict, today=as_of is None))
    parts.show(
        "limits",
        not_supported=verdict.not_supported,
        not_looked_at=verdict.not_looked_at,
        denials=verdict.denials,
    )
    _body(verdict, shot)
    _signs(ident, shot)
    if found := places(shop, shot.contents, opened.neighbours(), as_of_day(as_of)):
        st.header(_("Countries"), anchor=False)
        parts.show("countries", places=found)
    changing.show(shop, shot)
    if times := timeline(drawn(verdict.chains, None), date.today()):
        parts.show("timeline", t=times)


try:
    _page(st.query_params.get("id", ""), st.query_params.get("as_of"))
except InvestigatorError as error:
    parts.stop(str(error))
    if "as_of" in st.query_params and st.button(_("Show it as of today")):
        st.query_params.pop("as_of")
        st.rerun()
