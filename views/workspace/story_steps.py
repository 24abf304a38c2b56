"""The story of the open case: what its steps show, and steps added, moved, worded, taken out."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from graph.errors import InvestigatorError
from graph.publishing.stories.steps import Case
from graph.publishing.stories.story import ChainShown, Show, Step, Story
from graph.red_flags import scene_of
from graph.red_flags.detect import Raised, about, raise_flags
from graph.support.language import language
from views.shell import html, session
from views.shell.texts import _
from views.workspace import open_case


def looked_up(story: Story) -> Case:
    """Return the graph in which the steps of a story are looked up, on its day."""
    return _case(session.store().revision(), story.storefront, story.as_of, language())


@st.cache_resource(max_entries=4, show_spinner=False)
def _case(revision: int, storefront: str, as_of: str, code: str) -> Case:
    del revision, code  # its sentences are in the language of the reader
    asked = Story(storefront=storefront, as_of=as_of)
    return Case(asked, session.snapshot().contents)


def signs(story: Story) -> tuple[Raised, ...]:
    """Return the red flags of the story's day, those of its storefront if it has one."""
    seen = _signs(session.store().revision(), story.storefront, story.as_of)
    return tuple(each for each in seen if each.findings)


@st.cache_resource(max_entries=4, show_spinner=False)
def _signs(revision: int, storefront: str, as_of: str) -> tuple[Raised, ...]:
    del revision  # what changed since is another revision
    scene = scene_of(session.snapshot().projection, as_of or None)
    raised = raise_flags(scene)
    return about(scene, storefront, raised) if storefront else raised


def change(alter: Callable[[Story], Story]) -> None:
    """Alter the story of the open case and keep it."""
    open_case.do(lambda case: replace(case, story=alter(case.story)))


def add(step: Step) -> None:
    """Put a step after all others."""
    change(lambda story: replace(story, steps=(*story.steps, step)))
    _anew()


def move(number: int, by: int) -> None:
    """Move a step up or down; ``number`` counts from 0."""

    def moved(story: Story) -> Story:
        steps = list(story.steps)
        to = number + by
        if 0 <= to < len(steps):
            steps[number], steps[to] = steps[to], steps[number]
        return replace(story, steps=tuple(steps))

    change(moved)
    _anew()


def remove(number: int) -> None:
    """Take a step out; ``number`` counts from 0."""
    change(lambda s: replace(s, steps=s.steps[:number] + s.steps[number + 1 :]))
    _anew()


def reword(number: int, step: Step) -> None:
    """Replace a step; ``number`` counts from 0."""
    change(lambda s: replace(s, steps=(*s.steps[:number], step, *s.steps[number + 1 :])))


def turn() -> int:
    """Return a number for the keys of fields, so that a moved step takes its words along."""
    return int(st.session_state.get("story_turn", 0))


def _anew() -> None:
    st.session_state["story_turn"] = turn() + 1


def offer(show: Show, storefront: str, as_of: str) -> None:
    """Offer to put what is picked on a storefront's page into the story of the open case."""
    if st.button(_("Add to the story"), icon=":material/playlist_add:", key="to_story"):
        _take(show, storefront, as_of)


def _take(show: Show, storefront: str, as_of: str) -> None:
    try:
        story = open_case.case().story
    except InvestigatorError as error:
        html.stop(str(error))
        return
    if not story.storefront:
        change(lambda s: replace(s, storefront=storefront, as_of=as_of))
    elif isinstance(show, ChainShown) and (story.storefront, story.as_of) != (storefront, as_of):
        html.stop(
            _(
                "The story of this case is about another storefront or day; start a new "
                "case for this one."
            )
        )
        return
    add(Step(show))
    if told := open_case.failure():
        html.stop(told)
    else:
        html.note(_("Added as step {n} of the story.").format(n=len(open_case.case().story.steps)))
