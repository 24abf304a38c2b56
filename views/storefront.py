"""The verdict, what it does not support, the chains with the graph beside them, the dossier."""

from collections.abc import Mapping
from datetime import date
from functools import partial

import streamlit as st

from graph.analyses.tracing.verdict import Caveat, Chain, Denial, Verdict
from graph.dates import as_of_day, last_day
from graph.errors import InvestigatorError
from graph.model import Kind, Standing, TieType
from graph.presentation.party_names import PartyNames, description
from graph.presentation.verdict_words import (
    caveat_words,
    chain_sentence,
    names_of,
    overstatement_words,
)
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
    judgements,
    linking,
    noting,
    opened,
    parts,
    removal,
    storytelling,
)
from views.banners import banner, looked_for
from views.chains import card_groups, card_words, chain_id, cited, place_of
from views.countries import places
from views.dating import as_of
from views.dossiers import entity_dossier, in_force, tie_dossier
from views.going import Together
from views.graphs import chain_sheet
from views.linking import Linked
from views.opened import Snapshot
from views.scenes import Pick, drawn
from views.signals import signal
from views.texts import _, day_text, ngettext
from views.timelines import timeline

_RECORDS = frozenset(
    {Standing.REGISTER, Standing.FILING, Standing.PLATFORM, Standing.OWN_STATEMENT}
)
_SELLERS = 3  # sellers named above the verdict
_MANY = 20_000  # parties above which red flags are looked for on demand


def _label(verdict: Verdict) -> str:
    """Say that a case is press reporting where nothing else stands in its chains."""
    ties = [h.tie for c in verdict.chains for h in (*c.hops, *c.via)]
    stated = {t.standing for t in ties if t.type is not TieType.SAME_AS}
    return _("Press reporting") if stated == {Standing.PRESS} else ""


def _chains(verdict: Verdict, shot: Snapshot, together: Together) -> None:
    pick = going.picked()
    components.chains(
        "chain_list",
        {
            "groups": card_groups(verdict.chains, shot.contents, names_of(verdict)),
            "pick": {"kind": pick.kind, "id": pick.id} if pick else None,
            "words": card_words(),
        },
        lambda: together.pick("chain_list"),
    )


def _graph(verdict: Verdict, shot: Snapshot, together: Together) -> None:
    sheet = chain_sheet(verdict, shot.reader(verdict.as_of), going.picked())
    components.graph("chain_graph", sheet, lambda: together.pick("chain_graph"))


def _dossier(shot: Snapshot, together: Together) -> None:
    pick = going.picked()
    reader = shot.reader(st.query_params.get("as_of"))
    opened_one = pick is not None and pick.kind in ("entity", "tie")
    with st.container(key="picked" if opened_one else "unpicked"):
        if pick is None or not opened_one:
            parts.show("hint")
            _chain_step(pick, shot)
        elif pick.kind == "entity" and (entity := shot.entity(pick.id)):
            parts.show(
                "dossier",
                d=entity_dossier(entity.id, reader),
                titled=True,
            )
            noting.notes(entity.id)
            _buttons(entity.id, shot, together)
        elif tie := next((t for t in shot.contents.ties if t.id == pick.id), None):
            parts.show(
                "dossier",
                d=tie_dossier(tie, reader),
                titled=True,
            )
            noting.notes(tie.id)
            with st.container(horizontal=True, gap="small"):
                _close(together)
                judgements.offer(tie, shot)
                shown = in_force(tie, shot.contents)
                removal.offer(shown.id, _("this link"), _("Remove"))
                _step(TieShown(shown.id))
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


def _close(together: Together) -> None:
    st.button(_("Close"), key="close", on_click=together.unpick, icon=":material/close:")


def _buttons(ident: str, shot: Snapshot, together: Together) -> None:
    entity = shot.contents.entities[ident]
    with st.container(horizontal=True, gap="small"):
        _close(together)
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
        shot.contents.entities[t.end]
        for t in shot.contents.ties
        if t.type is TieType.SELLS_ON and t.start == shop.id
    ]
    several = list({platform.id: platform for platform in platforms}.values())
    on = linking.sentence(
        lambda names: _("Storefront on {platform}").format(
            platform=", ".join(names.name(platform) for platform in several)
        )
    )
    kicker = (on if platforms else _("Storefront"), place_of(shop))
    with st.container(
        key="head", horizontal=True, wrap=False, vertical_alignment="top", gap="small"
    ):
        parts.show(
            "title",
            kind=shop.kind.value,
            kicker=linking.joined(kicker, " · "),
            label=_label(verdict),
            name=shop.name,
            note=shop.text("note"),
        )
        with st.container(key="tools", width="content", horizontal=True, wrap=False, gap="small"):
            going.offer_graph(_parties(verdict), "to_graph")
            adding.menu(shop, shot)
            exporting.menu(shop)
            as_of(verdict.as_of)


def _sellers(verdict: Verdict, shot: Snapshot) -> None:
    """Name the sellers of the day that a page or a register states: number, place and source.

    A report is no record: its seller is named in the verdict, in its words.
    """
    reader, contents = shot.reader(verdict.as_of), shot.contents
    ties = {
        t.start: t
        for t in contents.ties
        if t.type is TieType.OPERATES
        and t.end == verdict.storefront.id
        and t.standing in _RECORDS
        and reader.holds(t)
    }
    told = []
    for ident, tie in list(ties.items())[:_SELLERS]:
        seller, source = contents.entities[ident], contents.sources.get(tie.source)
        if description(seller):
            continue
        said = (
            linking.name(seller),
            seller.text("registration_number"),
            place_of(seller),
            cited(source) if source else "",
        )
        told.append(linking.joined(said, " · "))
    if told:
        parts.show("sellers", sellers=told)


def _body(verdict: Verdict, shot: Snapshot) -> None:
    count, together = len(verdict.chains), Together()
    with st.container(key="pair"):
        left, right = st.columns([46, 54], gap="medium")
        with left:
            many = ngettext("{n} chain", "{n} chains, strongest first", count).format(n=count)
            st.header(many if count else _("No chain"), anchor=False)
            if count:
                together.show("chains", _chains, verdict, shot)
            else:
                parts.show("nochain")
            _past(verdict)
        with right, st.container(key="beside"):
            together.show("graph", _graph, verdict, shot)
            together.show("dossier", _dossier, shot)


def _past(verdict: Verdict) -> None:
    if verdict.past:
        sentences = [_sentence(chain, verdict) for chain in verdict.past]
        parts.show("past", sentences=sentences, day=day_text(verdict.as_of))


def _sentence(chain: Chain, verdict: Verdict) -> Linked:
    return linking.sentence(lambda names: chain_sentence(chain, names), names_of(verdict))


def _limits(verdict: Verdict) -> None:
    names = names_of(verdict)
    parts.show(
        "limits",
        not_supported=[
            linking.sentence(partial(overstatement_words, o), names) for o in verdict.overstatements
        ],
        looked_for=looked_for(verdict),
        not_looked_at=[_caveat(caveat, names) for caveat in verdict.caveats],
        denials=[_denial(denial) for denial in verdict.denials],
    )


def _caveat(caveat: Caveat, names: PartyNames) -> tuple[Linked, Linked]:
    what = linking.sentence(lambda called: caveat_words(caveat, called)[0], names)
    return what, linking.sentence(lambda called: caveat_words(caveat, called)[1], names)


def _denial(denial: Denial) -> Mapping[str, object]:
    source = cited(denial.source) if denial.source else ""
    return {"name": linking.name(denial.entity), "wording": denial.wording, "source": source}


def _offer_former(verdict: Verdict) -> None:
    """Offer the answer of the last day on which the storefront is stated to have sold."""
    for former in verdict.former_platforms:
        if not former.until:
            continue
        label = _("Show the answer as of {day}").format(day=day_text(former.until))
        if st.button(label, key=f"former_{former.platform.id}", icon=":material/history:"):
            st.query_params["as_of"] = last_day(former.until).isoformat()
            st.rerun()


@st.fragment
def _signs(ident: str, shot: Snapshot) -> None:
    many = len(shot.contents.entities) > _MANY
    if many and not st.button(_("Look for red flags"), icon=":material/flag:"):
        return
    seen = [s for s in about(opened.scene(), ident, opened.signs()) if s.findings]
    if not seen:
        return
    st.header(_("Red flags"), anchor=False)
    parts.note(_("A red flag says where to look; it proves nothing."))
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
    _sellers(verdict, shot)
    if shot.contents.unfinished:
        parts.stop(_("An import has not finished: this answer may change."))
    parts.show("banner", b=banner(verdict, today=as_of is None))
    _offer_former(verdict)
    _limits(verdict)
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
