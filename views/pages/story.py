"""Page of the story of a case: its steps in order, and the download as one HTML file."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from graph.errors import InvestigatorError
from graph.model.log import Deed
from graph.model.records import Kind
from graph.presentation.sentences.tie_sentences import hop_sentence
from graph.presentation.verdict_words import chain_sentence
from graph.publishing.stories.page import story_page
from graph.publishing.stories.step_facts import describe_step
from graph.publishing.stories.steps import StoryCase, chain_ties
from graph.publishing.stories.story import (
    ChainSubject,
    FlagSubject,
    NodeSubject,
    StepFrame,
    StepSubject,
    Story,
    StoryStep,
    TieSubject,
)
from graph.support.language import LANGUAGES, N_
from graph.support.safe_text import escape_control_characters
from views.drawing import components
from views.shell import html, links, session
from views.shell.file_names import file_name
from views.shell.option_labels import distinct_labels
from views.shell.texts import _, day_text, ngettext
from views.workspace import open_case, story_steps
from views.workspace.panels.cases import show_cases

_FRAMES = {
    StepFrame.CLOSE: N_("what the step shows"),
    StepFrame.WIDE: N_("with room around it"),
    StepFrame.WHOLE: N_("the whole graph"),
}
_PREVIEW_HEIGHT = 780  # px
_HITS = 20
_TIES = 200
_NONE = ""


def _ask_subject(story: Story) -> None:
    """Show the fields for the story's title, storefront, day and language; each saves at once."""
    key = f"{open_case.case_name()}_{story_steps.key_number()}"
    st.text_input(_("Title of the story"), story.title, key=f"title_{key}", on_change=_set_title)
    shops = distinct_labels(
        {e.id: e.name for e in session.snapshot().entities_of_kind(Kind.STOREFRONT)}
    )
    ids = [_NONE, *sorted(shops, key=lambda i: shops[i].casefold())]
    if story.storefront not in ids:
        ids.append(story.storefront)
    with st.container(horizontal=True, gap="small"):
        st.text_input(
            _("Byline"),
            story.byline,
            key=f"byline_{key}",
            on_change=_set_byline,
            placeholder=_("Names of the authors"),
            width=320,
        )
        _ask_day(_("Date of publication"), story.published, f"published_{key}", _set_published)
    with st.container(horizontal=True, gap="small"):
        st.selectbox(
            _("Storefront"),
            ids,
            ids.index(story.storefront),
            format_func=lambda i: (
                (shops.get(i) or escape_control_characters(str(i))) if i else _("none")
            ),
            key=f"storefront_{key}",
            on_change=_set_storefront,
            width=320,
        )
        _ask_day(_("As of"), story.as_of, f"story_day_{key}", _set_day)
        st.selectbox(
            _("Language of the page"),
            list(LANGUAGES),
            list(LANGUAGES).index(story.lang),
            format_func=LANGUAGES.__getitem__,
            key=f"story_lang_{key}",
            on_change=_set_language,
            width=220,
        )


def _ask_day(label: str, day: str, key: str, write: Callable[[], None]) -> None:
    st.date_input(
        label,
        date.fromisoformat(day) if len(day) == 10 else None,
        min_value=date.min,
        max_value=date.max,
        format="YYYY-MM-DD",
        key=key,
        on_change=write,
        width=180,
    )


def _field_value(name: str) -> object:
    return st.session_state[f"{name}_{open_case.case_name()}_{story_steps.key_number()}"]


def _set_title() -> None:
    title = str(_field_value("title"))
    story_steps.change_story(lambda s: replace(s, title=title))


def _set_byline() -> None:
    byline = str(_field_value("byline"))
    story_steps.change_story(lambda s: replace(s, byline=byline))


def _set_published() -> None:
    day = _field_value("published")
    text = day.isoformat() if isinstance(day, date) else ""
    story_steps.change_story(lambda s: replace(s, published=text))


def _set_storefront() -> None:
    ident = str(_field_value("storefront"))
    story_steps.change_story(lambda s: replace(s, storefront=ident))


def _set_day() -> None:
    day = _field_value("story_day")
    text = day.isoformat() if isinstance(day, date) else ""
    story_steps.change_story(lambda s: replace(s, as_of=text))


def _set_language() -> None:
    code = str(_field_value("story_lang"))
    story_steps.change_story(lambda s: replace(s, lang=code))


def _offer_order(story: Story, case: StoryCase) -> None:
    """List the steps, to be dragged or moved with keys; a click opens one in the preview."""
    if len(story.steps) < 2:
        return
    html.show_note(_("To change the order, drag a step, or press Alt and an arrow key on it."))
    key = f"order_{open_case.case_name()}"
    titles = [step.title or _step_words(step, case) for step in story.steps]
    sheet = {
        "label": _("Order of the steps"),
        "items": titles,
        "current": story_steps.previewed_step(story),
    }
    components.show_order(
        key, sheet, lambda: _open_in_preview(key), lambda: _move_in_order(key, titles)
    )


# In callbacks, before the page is drawn: a rerun from the middle of the page would leave its fields
# out, and Streamlit would take what they hold, under their old places, for changes of the user.
def _open_in_preview(key: str) -> None:
    story_steps.preview_step(int(st.session_state[key].open))


def _move_in_order(key: str, titles: list[str]) -> None:
    """Move a step, unless the order has changed since it was dragged."""
    move = st.session_state[key].move
    if move["items"] == titles:
        story_steps.move_step(int(move["from"]), int(move["to"]))


def _step_words(step: StoryStep, case: StoryCase) -> str:
    try:
        return describe_step(case.find(step.show), case)[1]
    except InvestigatorError:
        return _("cannot be shown")


def _show_steps(story: Story, case: StoryCase) -> bool:
    """Show the steps, and return whether all of them can be shown."""
    fine = True
    for number, step in enumerate(story.steps):
        with st.container(border=True):
            fine = _show_step(number, step, len(story.steps), case) and fine
    return fine


def _show_step(number: int, step: StoryStep, count: int, case: StoryCase) -> bool:
    fine = True
    try:
        kicker, sentence = describe_step(case.find(step.show), case)
        html.show("story_step", number=number + 1, kicker=kicker, said=sentence)
    except InvestigatorError as error:
        fine = False
        why = str(error)
        html.show_problem(
            _("Step {n} cannot be shown.").format(n=number + 1), why[:1].upper() + why[1:]
        )
    key = f"{open_case.case_name()}_{story_steps.key_number()}_{number}"
    st.text_input(
        _("Title of the step"),
        step.title,
        key=f"step_title_{key}",
        on_change=_reword_step,
        args=(number, step, key),
    )
    st.text_area(
        _("Text"),
        step.text,
        key=f"step_text_{key}",
        on_change=_reword_step,
        args=(number, step, key),
    )
    with st.container(horizontal=True, gap="small"):
        st.text_input(
            _("Caption of the graph"),
            step.caption,
            key=f"step_caption_{key}",
            on_change=_reword_step,
            args=(number, step, key),
            width=360,
        )
        st.selectbox(
            _("Frame of the graph"),
            list(StepFrame),
            list(StepFrame).index(step.frame),
            format_func=lambda frame: _(_FRAMES[frame]),
            key=f"step_frame_{key}",
            on_change=_reword_step,
            args=(number, step, key),
            width=200,
        )
    _offer_moves(number, count, key)
    return fine


def _offer_moves(number: int, count: int, key: str) -> None:
    moves: tuple[tuple[str, str, bool, Callable[[], None]], ...] = (
        (
            _("Preview"),
            "visibility",
            False,
            lambda: story_steps.preview_step(number),
        ),
        (_("Up"), "arrow_upward", number == 0, lambda: story_steps.move_step(number, number - 1)),
        (
            _("Down"),
            "arrow_downward",
            number == count - 1,
            lambda: story_steps.move_step(number, number + 1),
        ),
        (_("Remove"), "delete", False, lambda: story_steps.remove_step(number)),
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


def _reword_step(number: int, step: StoryStep, key: str) -> None:
    title, text, caption = (
        str(st.session_state[f"step_{part}_{key}"]) for part in ("title", "text", "caption")
    )
    frame = StepFrame(st.session_state[f"step_frame_{key}"])
    changed = replace(step, title=title, text=text, caption=caption, frame=frame)
    # Streamlit calls this for fields that nobody changed, too, after a run that was interrupted.
    if changed != step:
        story_steps.replace_step(number, changed)


def _offer_new_step(story: Story, case: StoryCase) -> None:
    """Show the form that adds a step: a chain, a party, a tie or a red flag."""
    kinds: Mapping[str, Callable[[Story, StoryCase], StepSubject | None]] = {
        _("A chain"): _choose_chain,
        _("A person or company"): _choose_party,
        _("A statement"): _choose_tie,
        _("A red flag"): _choose_flag,
    }
    with st.container(border=True):
        st.subheader(_("Add a step"), anchor=False)
        kind = st.radio(_("What it shows"), list(kinds), horizontal=True, key="story_kind")
        show = kinds[kind](story, case)
        if st.button(
            _("Add the step"), type="primary", icon=":material/add:", disabled=show is None
        ):
            if show is not None:
                story_steps.add_step(StoryStep(show))
            st.rerun()


def _choose_chain(_story: Story, case: StoryCase) -> StepSubject | None:
    chains = case.verdict.chains if case.verdict else ()
    if not chains:
        html.show_note(_("Choose a storefront that has chains first."))
        return None
    number = st.selectbox(
        _("Chain"),
        range(1, len(chains) + 1),
        format_func=lambda n: escape_control_characters(f"{n}. {chain_sentence(chains[n - 1])}"),
        key="story_chain",
    )
    return ChainSubject(number, chain_ties(chains[number - 1]))


def _find_party(case: StoryCase) -> str:
    """Let the user choose a party, and return its id or "".

    Without a search, the parties of the storefront's chains are offered.
    """
    asked = st.text_input(
        _("Search for a name"),
        key="story_search",
        type="search",
        placeholder=_("Name or register number"),
    )
    known = case.contents.entities
    if asked.strip():
        ids = [h.id for h in session.store().search(asked.strip(), _HITS) if h.id in known]
    else:
        hops = [
            h
            for c in (case.verdict.chains if case.verdict else ())
            for h in (*c.hops, *c.platform_leg)
        ]
        ids = list(dict.fromkeys(e.id for h in hops for e in (h.here, h.there)))
    if not ids:
        html.show_note(_("Nothing found; search by name or register number."))
        return ""
    labels = distinct_labels({i: known[i].name for i in ids})
    ident: str = st.selectbox(_("Name"), ids, format_func=labels.__getitem__, key="story_party")
    return ident


def _choose_party(_story: Story, case: StoryCase) -> StepSubject | None:
    ident = _find_party(case)
    return NodeSubject(ident) if ident else None


def _choose_tie(_story: Story, case: StoryCase) -> StepSubject | None:
    ident = _find_party(case)
    ties = case.contents.ties_of(ident)[:_TIES]
    if not ties:
        return None
    labels = distinct_labels({t.id: hop_sentence(case.reader.hop(t)) for t in ties})
    chosen: str = st.selectbox(
        _("Statement"), list(labels), format_func=labels.__getitem__, key="story_tie"
    )
    return TieSubject(chosen)


def _choose_flag(story: Story, _case: StoryCase) -> StepSubject | None:
    with st.spinner(_("Looking for red flags")):
        raised = story_steps.story_flags(story)
    labels = distinct_labels(
        {
            (r.flag.name, f.subject): f"{_(r.flag.title)}: {f.sentence}"
            for r in raised
            for f in r.findings
        }
    )
    if not labels:
        html.show_note(
            _("No red flags in your database. This says nothing about what it does not hold.")
        )
        return None
    flag, node = st.selectbox(
        _("Red flag"), list(labels), format_func=labels.__getitem__, key="story_sign"
    )
    return FlagSubject(flag, node)


def _offer_file(story: Story, fine: bool) -> None:
    if not story.steps:
        return
    ready = fine and bool(story.title.strip())
    if not story.title.strip():
        html.show_note(_("Enter a title to download the story."))
    if not fine:
        html.show_note(_("Remove the steps that cannot be shown, then download the story."))
    name = file_name(story.title, suffix="html", otherwise="story")
    contents, store = session.snapshot().contents, session.store()

    def make() -> bytes:
        page = story_page(story, contents)
        store.log_deed(Deed.STORY, files=[name])
        return page.content

    st.download_button(
        _("Download as one HTML page"),
        make,
        name,
        "text/html",
        icon=":material/download:",
        on_click="ignore",
        disabled=not ready,
    )
    html.show_note(
        _(
            "It opens offline with a double click and makes no network requests. For a PDF, open "
            "it and choose “Print or save as PDF” at its end. It "
            "is made to be published: home addresses, birth dates and private "
            "contacts are left out, as a note at its end says."
        )
    )


def _show_page() -> None:
    links.keep_parameter("case", open_case.case_name())
    if failure := open_case.take_failure():
        html.show_problem(failure)
    story = open_case.current_case().story
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        html.show("story_title", name=open_case.case_name())
        show_cases()
    with st.container(key="pair"):
        left, right = st.columns([52, 48], gap="medium")
        with left:
            fine = _show_editor(story)
        with right, st.container(key="beside"):
            _show_preview(story, fine)


def _show_preview(story: Story, fine: bool) -> None:
    """Show the page of the story as its readers will see it, at the step that was worked on."""
    st.subheader(_("Preview"), anchor=False)
    if not story.steps or not fine:
        html.show_note(_("The preview appears when every step can be shown."))
        return
    page = story_steps.preview_page(story)
    st.iframe(page, height=_PREVIEW_HEIGHT, alt=_("Preview of the story"))


def _show_editor(story: Story) -> bool:
    """Show the fields of the story and its steps; return whether all steps can be shown."""
    _ask_subject(story)
    case = story_steps.story_case(story)
    count = len(story.steps)
    heading = ngettext("{n} step", "{n} steps", count).format(n=count)
    if story.as_of:
        heading += " · " + _("as of {day}").format(day=day_text(story.as_of))
    st.header(heading if count else _("No step yet"), anchor=False)
    if not count:
        html.show_note(
            _(
                "A story is steps in your words, each with a chain, a name, a statement "
                "or a red flag. Others read it as one page that needs no network."
            )
        )
    _offer_order(story, case)
    fine = _show_steps(story, case)
    _offer_new_step(story, case)
    _offer_file(story, fine)
    return fine


try:
    _show_page()
except InvestigatorError as error:
    html.show_problem(str(error))
