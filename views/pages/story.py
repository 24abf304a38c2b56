"""The story of a case: steps picked, ordered and worded, and taken away as one HTML file."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from graph.errors import InvestigatorError
from graph.model.records import Kind
from graph.presentation.sentences.tie_words import hop_sentence
from graph.presentation.verdict_words import chain_sentence
from graph.publishing.stories.page import story_page
from graph.publishing.stories.step_facts import described
from graph.publishing.stories.steps import Case, chain_ties
from graph.publishing.stories.story import (
    ChainShown,
    FlagShown,
    NodeShown,
    Show,
    Step,
    Story,
    TieShown,
)
from graph.support.language import LANGUAGES
from graph.support.safe_text import visible
from views.shell import html, session
from views.shell.option_labels import distinct_labels
from views.shell.texts import _, day_text, ngettext
from views.workspace import open_case, story_steps
from views.workspace.panels.cases import cases

_HITS = 20
_TIES = 200
_NONE = ""


def _about(story: Story) -> None:
    """Ask what the story is about; each answer is kept at once."""
    key = f"{open_case.name()}_{story_steps.turn()}"
    st.text_input(_("Title of the story"), story.title, key=f"title_{key}", on_change=_title)
    shops = distinct_labels({e.id: e.name for e in session.snapshot().of_kind(Kind.STOREFRONT)})
    ids = [_NONE, *sorted(shops, key=lambda i: shops[i].casefold())]
    if story.storefront not in ids:
        ids.append(story.storefront)
    with st.container(horizontal=True, gap="small"):
        st.selectbox(
            _("Storefront"),
            ids,
            ids.index(story.storefront),
            format_func=lambda i: (shops.get(i) or visible(str(i))) if i else _("none"),
            key=f"storefront_{key}",
            on_change=_storefront,
            width=320,
        )
        st.date_input(
            _("As of"),
            date.fromisoformat(story.as_of) if len(story.as_of) == 10 else None,
            min_value=date.min,
            max_value=date.max,
            format="YYYY-MM-DD",
            key=f"story_day_{key}",
            on_change=_day,
            width=180,
        )
        st.selectbox(
            _("Language of the page"),
            list(LANGUAGES),
            list(LANGUAGES).index(story.lang),
            format_func=LANGUAGES.__getitem__,
            key=f"story_lang_{key}",
            on_change=_language,
            width=220,
        )


def _field(name: str) -> object:
    return st.session_state[f"{name}_{open_case.name()}_{story_steps.turn()}"]


def _title() -> None:
    title = str(_field("title"))
    story_steps.change(lambda s: replace(s, title=title))


def _storefront() -> None:
    ident = str(_field("storefront"))
    story_steps.change(lambda s: replace(s, storefront=ident))


def _day() -> None:
    day = _field("story_day")
    text = day.isoformat() if isinstance(day, date) else ""
    story_steps.change(lambda s: replace(s, as_of=text))


def _language() -> None:
    code = str(_field("story_lang"))
    story_steps.change(lambda s: replace(s, lang=code))


def _steps(story: Story, case: Case) -> bool:
    """Show the steps, and return whether each of them can be shown."""
    fine = True
    for number, step in enumerate(story.steps):
        with st.container(border=True):
            fine = _step(number, step, len(story.steps), case) and fine
    return fine


def _step(number: int, step: Step, count: int, case: Case) -> bool:
    fine = True
    try:
        kicker, said = described(case.find(step.show), case)
        html.show("story_step", number=number + 1, kicker=kicker, said=said)
    except InvestigatorError as error:
        fine = False
        why = str(error)
        html.stop(_("Step {n} cannot be shown.").format(n=number + 1), why[:1].upper() + why[1:])
    key = f"{open_case.name()}_{story_steps.turn()}_{number}"
    st.text_input(
        _("Title of the step"),
        step.title,
        key=f"step_title_{key}",
        on_change=_worded,
        args=(number, step, key),
    )
    st.text_area(
        _("Text"), step.text, key=f"step_text_{key}", on_change=_worded, args=(number, step, key)
    )
    moves: tuple[tuple[str, str, bool, Callable[[], None]], ...] = (
        (_("Up"), "arrow_upward", number == 0, lambda: story_steps.move(number, -1)),
        (_("Down"), "arrow_downward", number == count - 1, lambda: story_steps.move(number, 1)),
        (_("Remove"), "delete", False, lambda: story_steps.remove(number)),
    )
    with st.container(horizontal=True, gap="small"):
        for label, icon, off, act in moves:
            st.button(
                label,
                key=f"{icon}_{key}",
                icon=f":material/{icon}:",
                disabled=off,
                on_click=act,
            )
    return fine


def _worded(number: int, step: Step, key: str) -> None:
    title, text = (str(st.session_state[f"step_{part}_{key}"]) for part in ("title", "text"))
    story_steps.reword(number, replace(step, title=title, text=text))


def _add(story: Story, case: Case) -> None:
    """Offer what a step can show."""
    kinds: Mapping[str, Callable[[Story, Case], Show | None]] = {
        _("A chain"): _chain,
        _("A person or company"): _party,
        _("A statement"): _statement,
        _("A red flag"): _sign,
    }
    with st.container(border=True):
        st.subheader(_("Add a step"), anchor=False)
        kind = st.radio(_("What it shows"), list(kinds), horizontal=True, key="story_kind")
        show = kinds[kind](story, case)
        if st.button(
            _("Add the step"), type="primary", icon=":material/add:", disabled=show is None
        ):
            if show is not None:
                story_steps.add(Step(show))
            st.rerun()


def _chain(_story: Story, case: Case) -> Show | None:
    chains = case.verdict.chains if case.verdict else ()
    if not chains:
        html.note(_("Choose a storefront that has chains first."))
        return None
    number = st.selectbox(
        _("Chain"),
        range(1, len(chains) + 1),
        format_func=lambda n: visible(f"{n}. {chain_sentence(chains[n - 1])}"),
        key="story_chain",
    )
    return ChainShown(number, chain_ties(chains[number - 1]))


def _found(case: Case) -> str:
    """Find a party; without a search those of the storefront's chains are offered."""
    asked = st.text_input(_("Search for a name"), key="story_search", type="search")
    known = case.contents.entities
    if asked.strip():
        ids = [h.id for h in session.store().search(asked.strip(), _HITS) if h.id in known]
    else:
        hops = [h for c in (case.verdict.chains if case.verdict else ()) for h in (*c.hops, *c.via)]
        ids = list(dict.fromkeys(e.id for h in hops for e in (h.here, h.there)))
    if not ids:
        html.note(_("Nothing found; search by name or register number."))
        return ""
    labels = distinct_labels({i: known[i].name for i in ids})
    ident: str = st.selectbox(_("Name"), ids, format_func=labels.__getitem__, key="story_party")
    return ident


def _party(_story: Story, case: Case) -> Show | None:
    ident = _found(case)
    return NodeShown(ident) if ident else None


def _statement(_story: Story, case: Case) -> Show | None:
    ident = _found(case)
    ties = [t for t in case.contents.ties if ident in (t.start, t.end)][:_TIES] if ident else []
    if not ties:
        return None
    said = distinct_labels({t.id: hop_sentence(case.reader.hop(t)) for t in ties})
    chosen: str = st.selectbox(
        _("Statement"), list(said), format_func=said.__getitem__, key="story_tie"
    )
    return TieShown(chosen)


def _sign(story: Story, _case: Case) -> Show | None:
    with st.spinner(_("Looking for red flags")):
        raised = story_steps.signs(story)
    said = distinct_labels(
        {
            (r.flag.name, f.subject): f"{_(r.flag.title)}: {f.sentence}"
            for r in raised
            for f in r.findings
        }
    )
    if not said:
        html.note(_("No red flag in your database. This says nothing of what it does not hold."))
        return None
    flag, node = st.selectbox(
        _("Red flag"), list(said), format_func=said.__getitem__, key="story_sign"
    )
    return FlagShown(flag, node)


def _file(story: Story, fine: bool) -> None:
    if not story.steps:
        return
    ready = fine and bool(story.title.strip())
    if not story.title.strip():
        html.note(_("Enter a title to download the story."))
    if not fine:
        html.note(_("Remove the steps that cannot be shown, then download the story."))
    name = re.sub(r"\W+", "-", story.title).strip("-") or "story"
    contents = session.snapshot().contents
    st.download_button(
        _("Download as one HTML page"),
        lambda: story_page(story, contents).content,
        f"{name}.html",
        "text/html",
        icon=":material/download:",
        on_click="ignore",
        disabled=not ready,
    )
    html.note(
        _(
            "It opens offline by a double click, and asks nobody for anything. It is made to be "
            "published: homes, days of birth and private contacts are left out, as its end says."
        )
    )


def _page() -> None:
    st.query_params["case"] = open_case.name()
    if told := open_case.failure():
        html.stop(told)
    story = open_case.case().story
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        html.show("story_title", name=open_case.name())
        cases()
    _about(story)
    case = story_steps.looked_up(story)
    count = len(story.steps)
    told_steps = ngettext("{n} step", "{n} steps", count).format(n=count)
    if story.as_of:
        told_steps += " · " + _("as of {day}").format(day=day_text(story.as_of))
    st.header(told_steps if count else _("No step yet"), anchor=False)
    if not count:
        html.note(
            _(
                "A story is steps in your words, each with a chain, a name, a statement "
                "or a red flag. Others read it as one page that needs no network."
            )
        )
    fine = _steps(story, case)
    _add(story, case)
    _file(story, fine)


try:
    _page()
except InvestigatorError as error:
    html.stop(str(error))
