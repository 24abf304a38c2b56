"""The verdict, what it does not support, the chains with the graph beside them, the dossier."""

from collections.abc import Mapping
from datetime import date
from functools import partial

import streamlit as st

from graph.analyses.tracing.verdict import Caveat, Chain, Denial, Verdict
from graph.errors import InvestigatorError
from graph.model.dates import as_of_day, last_day
from graph.model.records import Kind, Standing, TieType
from graph.presentation.names.party_names import PartyNames, description
from graph.presentation.verdict_words import (
    caveat_words,
    chain_sentence,
    names_of,
    overstatement_words,
)
from graph.publishing.stories.steps import chain_ties
from graph.publishing.stories.story import ChainShown, NodeShown, Show, TieShown
from graph.red_flags.detect import about
from views.actions import add_statement, dismiss_finding, export_menu, judgements, notes, remove
from views.drawing import components
from views.drawing.network_data import chain_sheet
from views.drawing.scene import chain_id, drawn
from views.party import changes
from views.party.dossier import entity_dossier, in_force, tie_dossier
from views.shell import html, links, party_links, session
from views.shell.date_picker import as_of
from views.shell.links import Pick, Together
from views.shell.party_links import Linked
from views.shell.session import Snapshot
from views.shell.texts import _, day_text, ngettext
from views.verdict.banner import banner, looked_for
from views.verdict.chain_cards import card_groups, card_words, cited, place_of
from views.verdict.countries import places
from views.verdict.findings import signal
from views.verdict.timeline import timeline
from views.workspace import story_steps

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
    pick = links.picked()
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
    sheet = chain_sheet(verdict, shot.reader(verdict.as_of), links.picked())
    components.graph("chain_graph", sheet, lambda: together.pick("chain_graph"))


def _dossier(shot: Snapshot, together: Together) -> None:
    pick = links.picked()
    reader = shot.reader(st.query_params.get("as_of"))
    opened_one = pick is not None and pick.kind in ("entity", "tie")
    with st.container(key="picked" if opened_one else "unpicked"):
        if pick is None or not opened_one:
            html.show("hint")
            _chain_step(pick, shot)
        elif pick.kind == "entity" and (entity := shot.entity(pick.id)):
            html.show(
                "dossier",
                d=entity_dossier(entity.id, reader),
                titled=True,
            )
            notes.notes(entity.id)
            _buttons(entity.id, shot, together)
        elif tie := next((t for t in shot.contents.ties if t.id == pick.id), None):
            html.show(
                "dossier",
                d=tie_dossier(tie, reader),
                titled=True,
            )
            notes.notes(tie.id)
            with st.container(horizontal=True, gap="small"):
                _close(together)
                judgements.offer(tie, shot)
                shown = in_force(tie, shot.contents)
                remove.offer(shown.id, _("this link"), _("Remove"))
                _step(TieShown(shown.id))
        else:
            html.show("gone", ident=pick.id, rest=_("The rest of this page is complete."))


def _step(show: Show) -> None:
    story_steps.offer(show, st.query_params.get("id", ""), st.query_params.get("as_of", ""))


def _chain_step(pick: Pick | None, shot: Snapshot) -> None:
    """Offer the chain that is picked for the story, by its number and its statements."""
    if pick is None or pick.kind != "chain" or not shot.entity(st.query_params.get("id", "")):
        return
    verdict = session.verdict_of(st.query_params["id"], st.query_params.get("as_of"))
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
            links.go(entity)


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
    on = party_links.sentence(
        lambda names: _("Storefront on {platform}").format(
            platform=", ".join(names.name(platform) for platform in several)
        )
    )
    kicker = (on if platforms else _("Storefront"), place_of(shop))
    with st.container(
        key="head", horizontal=True, wrap=False, vertical_alignment="top", gap="small"
    ):
        html.show(
            "title",
            kind=shop.kind.value,
            kicker=party_links.joined(kicker, " · "),
            label=_label(verdict),
            name=shop.name,
            note=shop.text("note"),
        )
        with st.container(key="tools", width="content", horizontal=True, wrap=False, gap="small"):
            links.offer_graph(_parties(verdict), "to_graph")
            add_statement.menu(shop, shot)
            export_menu.menu(shop)
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
            party_links.name(seller),
            seller.text("registration_number"),
            place_of(seller),
            cited(source) if source else "",
        )
        told.append(party_links.joined(said, " · "))
    if told:
        html.show("sellers", sellers=told)


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
                html.show("nochain")
            _past(verdict)
        with right, st.container(key="beside"):
            together.show("graph", _graph, verdict, shot)
            together.show("dossier", _dossier, shot)


def _past(verdict: Verdict) -> None:
    if verdict.past:
        sentences = [_sentence(chain, verdict) for chain in verdict.past]
        html.show("past", sentences=sentences, day=day_text(verdict.as_of))


def _sentence(chain: Chain, verdict: Verdict) -> Linked:
    return party_links.sentence(lambda names: chain_sentence(chain, names), names_of(verdict))


def _limits(verdict: Verdict) -> None:
    names = names_of(verdict)
    html.show(
        "limits",
        not_supported=[
            party_links.sentence(partial(overstatement_words, o), names)
            for o in verdict.overstatements
        ],
        looked_for=looked_for(verdict),
        not_looked_at=[_caveat(caveat, names) for caveat in verdict.caveats],
        denials=[_denial(denial) for denial in verdict.denials],
    )


def _caveat(caveat: Caveat, names: PartyNames) -> tuple[Linked, Linked]:
    what = party_links.sentence(lambda called: caveat_words(caveat, called)[0], names)
    return what, party_links.sentence(lambda called: caveat_words(caveat, called)[1], names)


def _denial(denial: Denial) -> Mapping[str, object]:
    source = cited(denial.source) if denial.source else ""
    return {"name": party_links.name(denial.entity), "wording": denial.wording, "source": source}


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
    seen = [s for s in about(session.scene(), ident, session.signs()) if s.findings]
    if not seen:
        return
    st.header(_("Red flags"), anchor=False)
    html.note(_("A red flag says where to look; it proves nothing."))
    dismiss_finding.menu(seen)
    for each in seen:
        html.show("signal", s=signal(each, shot), opened=True)


def _page(ident: str, as_of: str | None) -> None:
    shot = session.snapshot()
    shop = shot.entity(ident)
    if shop is None or shop.kind is not Kind.STOREFRONT:  # never another one's verdict here
        rest = _("Search for the storefront, or import the case it belongs to.")
        html.show("gone", ident=ident, rest=rest)
        return
    verdict = session.verdict_of(ident, as_of)
    _head(verdict, shot)
    remove.done()
    _sellers(verdict, shot)
    if shot.contents.unfinished:
        html.stop(_("An import has not finished: this answer may change."))
    html.show("banner", b=banner(verdict, today=as_of is None))
    _offer_former(verdict)
    _limits(verdict)
    _body(verdict, shot)
    _signs(ident, shot)
    if found := places(shop, shot.contents, session.neighbours(), as_of_day(as_of)):
        st.header(_("Countries"), anchor=False)
        html.show("countries", places=found)
    changes.show(shop, shot)
    if times := timeline(drawn(verdict.chains, None), date.today()):
        html.show("timeline", t=times)


try:
    _page(st.query_params.get("id", ""), st.query_params.get("as_of"))
except InvestigatorError as error:
    html.stop(str(error))
    if "as_of" in st.query_params and st.button(_("Show it as of today")):
        st.query_params.pop("as_of")
        st.rerun()
