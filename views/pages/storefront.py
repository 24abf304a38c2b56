"""Page of a storefront: verdict and its limits, chains with their graph, dossier, red flags."""

from collections.abc import Mapping
from datetime import date
from functools import partial

import streamlit as st

from graph.analyses.tracing.verdict import Caveat, Chain, Denial, Verdict
from graph.errors import InvestigatorError
from graph.model.dates import as_of_day, last_day
from graph.model.records import Kind, Standing, TieType
from graph.presentation.names.party_names import PartyNames
from graph.presentation.verdict_words import (
    caveat_words,
    chain_sentence,
    overstatement_words,
    verdict_names,
)
from graph.publishing.stories.steps import chain_ties
from graph.publishing.stories.story import ChainSubject, NodeSubject, StepSubject, TieSubject
from graph.red_flags.detect import storefront_results
from views.actions import (
    add_statement,
    dismiss_finding,
    export_menu,
    judgements,
    last_removal,
    load_platform,
    notes,
    remove,
)
from views.actions.further import look_further
from views.actions.watching import last_ended, watch_party
from views.drawing import components
from views.drawing.network_data import chain_sheet
from views.drawing.scene import chain_id, chains_to_draw
from views.lists.recent import remember_party
from views.party import changes, unread_ties
from views.party.dossier import entity_dossier, tie_dossier, tie_in_force
from views.shell import html, links, party_links, session
from views.shell.date_picker import show_date_picker
from views.shell.focus import Focus, look_at
from views.shell.links import LinkedFragments, Pick
from views.shell.party_links import LinkedText
from views.shell.session import Snapshot
from views.shell.texts import _, day_text, ngettext
from views.verdict.banner import banner, target_results
from views.verdict.chain_cards import card_groups, card_words, place_of, source_citation
from views.verdict.countries import stated_countries
from views.verdict.findings import red_flag_card
from views.verdict.sellers import stated_sellers
from views.verdict.timeline import chain_timeline
from views.workspace import story_steps
from views.workspace.open_case import case_folder

_SELLERS = 3  # sellers named above the verdict
_MANY = 20_000  # parties above which red flags are computed only on demand


def _press_label(verdict: Verdict) -> str:
    """Return a label if press reporting is the only evidence of all chains, else ""."""
    ties = [h.tie for c in verdict.chains for h in (*c.hops, *c.platform_leg)]
    standings = {t.standing for t in ties if t.type is not TieType.SAME_AS}
    return _("Press reporting") if standings == {Standing.PRESS} else ""


def _show_chains(verdict: Verdict, shot: Snapshot, together: LinkedFragments) -> None:
    pick = links.current_pick()
    components.show_chains(
        "chain_list",
        {
            "groups": card_groups(verdict.chains, shot.contents, verdict_names(verdict)),
            "pick": {"kind": pick.kind, "id": pick.id} if pick else None,
            "words": card_words(),
        },
        lambda: together.set_pick("chain_list"),
    )


def _show_graph(verdict: Verdict, shot: Snapshot, together: LinkedFragments) -> None:
    sheet = chain_sheet(verdict, shot.reader(verdict.as_of), links.current_pick())
    components.show_graph("chain_graph", sheet, lambda: together.set_pick("chain_graph"))


def _show_dossier(shot: Snapshot, together: LinkedFragments) -> None:
    pick = links.current_pick()
    if not shot.is_whole:  # what was picked since is read now
        shot = session.snapshot()
    reader = shot.reader(st.query_params.get("as_of"))
    opened_one = pick is not None and pick.kind in ("entity", "tie")
    with st.container(key="picked" if opened_one else "unpicked"):
        if pick is None or not opened_one:
            html.show("selection_hint")
            _offer_chain_step(pick, shot)
        elif pick.kind == "entity" and (entity := shot.entity(pick.id)):
            html.show(
                "dossier",
                d=entity_dossier(entity.id, reader),
                titled=True,
            )
            unread_ties.show(entity, shot)
            notes.show_notes(entity.id)
            _show_buttons(entity.id, shot, together)
        elif tie := shot.contents.tie(pick.id):
            html.show(
                "dossier",
                d=tie_dossier(tie, reader),
                titled=True,
            )
            notes.show_notes(tie.id)
            with st.container(horizontal=True, gap="small"):
                _close_button(together)
                if shot.is_whole:  # it says what a decision changes anywhere
                    judgements.offer_judgement(tie, shot)
                shown = tie_in_force(tie, shot.contents)
                remove.offer_removal(shown.id, _("this link"), _("Remove"))
                _offer_step(TieSubject(shown.id))
        else:
            html.show("unknown_id", ident=pick.id, rest=_("The rest of this page is complete."))


def _offer_step(show: StepSubject) -> None:
    if session.is_large():  # a story says what red flags say, which need all of the database
        return
    story_steps.offer_step(show, st.query_params.get("id", ""), st.query_params.get("as_of", ""))


def _offer_chain_step(pick: Pick | None, shot: Snapshot) -> None:
    """Offer to add the picked chain to the story."""
    if pick is None or pick.kind != "chain" or not shot.entity(st.query_params.get("id", "")):
        return
    verdict = session.verdict_of(st.query_params["id"], st.query_params.get("as_of"))
    for number, chain in enumerate(verdict.chains, 1):
        if chain_id(chain) == pick.id:
            _offer_step(ChainSubject(number, chain_ties(chain)))


def _close_button(together: LinkedFragments) -> None:
    st.button(_("Close"), key="close", on_click=together.clear_pick, icon=":material/close:")


def _show_buttons(ident: str, shot: Snapshot, together: LinkedFragments) -> None:
    entity = shot.contents.entities[ident]
    with st.container(horizontal=True, gap="small"):
        _close_button(together)
        _offer_step(NodeSubject(ident))
        if ident == st.query_params.get("id"):
            return
        if st.button(_("Open its page"), key="page", icon=":material/open_in_new:"):
            links.open_party(entity)
    if shot.is_whole:
        look_further.offer_sources(entity, shot)


def _party_ids(verdict: Verdict) -> list[str]:
    """Return the ids of the storefront and of the parties of its drawn chains."""
    hops = (h for c in chains_to_draw(verdict.chains, None) for h in (*c.hops, *c.platform_leg))
    ends = (party.id for hop in hops for party in (hop.here, hop.there))
    return list(dict.fromkeys((verdict.storefront.id, *ends)))


def _show_head(verdict: Verdict, shot: Snapshot) -> None:
    shop = verdict.storefront
    platforms = [
        shot.contents.entities[t.end]
        for t in shot.contents.ties_of(shop.id)
        if t.type is TieType.SELLS_ON and t.start == shop.id
    ]
    several = list({platform.id: platform for platform in platforms}.values())
    on = party_links.linked_sentence(
        lambda names: _("Storefront on {platform}").format(
            platform=", ".join(names.name(platform) for platform in several)
        )
    )
    kicker = (on if platforms else _("Storefront"), place_of(shop))
    with st.container(
        key="head", horizontal=True, wrap=False, vertical_alignment="top", gap="small"
    ):
        html.show(
            "party_title",
            kind=shop.kind.value,
            kicker=party_links.join_texts(kicker, " · "),
            label=_press_label(verdict),
            name=shop.name,
            note=shop.text("note"),
        )
        with st.container(key="tools", width="content", horizontal=True, wrap=False, gap="small"):
            links.offer_graph(_party_ids(verdict), "to_graph")
            if shot.is_whole:
                add_statement.offer_edit_menu(shop, shot)
                export_menu.offer_export(shop)
            watch_party.offer_watch(shop, shot, case_folder().names())
            show_date_picker(verdict.as_of)


def _show_sellers(verdict: Verdict, shot: Snapshot) -> None:
    """Show the sellers of the day, each with who says so; without one, that none is named."""
    sellers = stated_sellers(verdict.storefront.id, shot.reader(verdict.as_of))
    html.show("storefront_sellers", sellers=sellers[:_SELLERS], more=len(sellers) - _SELLERS)


def _show_chains_and_graph(verdict: Verdict, shot: Snapshot) -> None:
    count, together = len(verdict.chains), LinkedFragments()
    with st.container(key="pair"):
        left, right = st.columns([46, 54], gap="medium")
        with left:
            many = ngettext("{n} chain", "{n} chains, strongest first", count).format(n=count)
            st.header(many if count else _("No chain"), anchor=False)
            if count:
                together.show_fragment("chains", _show_chains, verdict, shot)
            else:
                html.show("no_chain")
            _show_past_chains(verdict)
        with right, st.container(key="beside"):
            together.show_fragment("graph", _show_graph, verdict, shot)
            together.show_fragment("dossier", _show_dossier, shot)


def _show_past_chains(verdict: Verdict) -> None:
    if verdict.past:
        sentences = [_linked_sentence(chain, verdict) for chain in verdict.past]
        html.show("past_chains", sentences=sentences, day=day_text(verdict.as_of))


def _linked_sentence(chain: Chain, verdict: Verdict) -> LinkedText:
    return party_links.linked_sentence(
        lambda names: chain_sentence(chain, names), verdict_names(verdict)
    )


def _show_limits(verdict: Verdict) -> None:
    names = verdict_names(verdict)
    html.show(
        "answer_limits",
        not_supported=[
            party_links.linked_sentence(partial(overstatement_words, o), names)
            for o in verdict.overstatements
        ],
        looked_for=target_results(verdict),
        not_looked_at=[_caveat_texts(caveat, names) for caveat in verdict.caveats],
        denials=[_denial_row(denial) for denial in verdict.denials],
    )


def _caveat_texts(caveat: Caveat, names: PartyNames) -> tuple[LinkedText, LinkedText]:
    what = party_links.linked_sentence(lambda called: caveat_words(caveat, called)[0], names)
    return what, party_links.linked_sentence(lambda called: caveat_words(caveat, called)[1], names)


def _denial_row(denial: Denial) -> Mapping[str, object]:
    source = source_citation(denial.source) if denial.source else ""
    return {
        "name": party_links.name_link(denial.entity),
        "wording": denial.wording,
        "source": source,
    }


def _offer_former_answer(verdict: Verdict) -> None:
    """Offer the answer as of the last stated day of a sale on a platform."""
    for former in verdict.former_platforms:
        if not former.until:
            continue
        label = _("Show the answer as of {day}").format(day=day_text(former.until))
        if st.button(label, key=f"former_{former.platform.id}", icon=":material/history:"):
            st.query_params["as_of"] = last_day(former.until).isoformat()
            st.rerun()


@st.fragment
def _show_red_flags(ident: str, shot: Snapshot) -> None:
    many = len(shot.contents.entities) > _MANY
    if many and not st.button(_("Look for red flags"), icon=":material/flag:"):
        return
    results = [
        s
        for s in storefront_results(session.flag_scene(), ident, session.raised_flags())
        if s.findings
    ]
    if not results:
        return
    st.header(_("Red flags"), anchor=False)
    html.show_note(_("A red flag says where to look; it proves nothing."))
    dismiss_finding.offer_dismissal(results)
    for each in results:
        html.show("red_flag", s=red_flag_card(each, shot), opened=True)


def _focus() -> Focus:
    pick = links.current_pick()
    picked = {pick.id} if pick and pick.kind == "entity" else ()
    return Focus(frozenset({st.query_params.get("id", "")}), frozenset(picked))


def _show_page(ident: str, as_of: str | None) -> None:
    look_at(_focus)
    shot = session.snapshot()
    shop = shot.entity(ident)
    if shop is None or shop.kind is not Kind.STOREFRONT:  # never show the verdict of another
        rest = _("Search for the storefront, or import the case it belongs to.")
        html.show("unknown_id", ident=ident, rest=rest)
        return
    remember_party(ident)
    verdict = session.verdict_of(ident, as_of)
    _show_head(verdict, shot)
    last_removal.show_last_removal()
    last_ended.show_last_ended()
    _show_sellers(verdict, shot)
    if shot.contents.unfinished:
        html.show_problem(_("An import has not finished: this answer may change."))
    html.show("banner", b=banner(verdict, today=as_of is None))
    _offer_former_answer(verdict)
    load_platform.offer_platform(verdict)
    if shot.is_whole:
        look_further.offer_next_steps(verdict, shot)
    _show_limits(verdict)
    _show_chains_and_graph(verdict, shot)
    if shot.is_whole:
        _show_red_flags(ident, shot)
    else:
        html.show_note(_("Red flags were not looked for: they need all of the database."))
    if found := stated_countries(shop, shot.contents, session.neighbours(), as_of_day(as_of)):
        st.header(_("Countries"), anchor=False)
        html.show("countries", places=found)
    if shot.is_whole:
        changes.show(shop, shot)
    if times := chain_timeline(chains_to_draw(verdict.chains, None), date.today()):
        html.show("timeline", t=times)


try:
    _show_page(st.query_params.get("id", ""), st.query_params.get("as_of"))
except InvestigatorError as error:
    html.show_problem(str(error))
    if "as_of" in st.query_params and st.button(_("Show as of today")):
        st.query_params.pop("as_of")
        st.rerun()
