"""The story of the open case: what its steps show, and steps added, moved, worded, taken out."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from graph.errors import InvestigatorError
from graph.publishing.stories.steps import StoryCase
from graph.publishing.stories.story import ChainSubject, StepSubject, Story, StoryStep
from graph.red_flags import scene_of
from graph.red_flags.detect import FlagResult, raise_flags, storefront_results
from graph.support.language import current_language
from views.shell import html, session
from views.shell.texts import _
from views.workspace import open_case


def story_case(story: Story) -> StoryCase:
    """Return the graph in which the steps of a story are looked up, on its day."""
    return _case(session.store().revision(), story.storefront, story.as_of, current_language())


@st.cache_resource(max_entries=4, show_spinner=False)
def _case(revision: int, storefront: str, as_of: str, code: str) -> StoryCase:
    del revision, code  # its sentences are in the language of the reader
    asked = Story(storefront=storefront, as_of=as_of)
    return StoryCase(asked, session.snapshot().contents)


def story_flags(story: Story) -> tuple[FlagResult, ...]:
    """Return the red flags of the story's day, those of its storefront if it has one."""
    seen = _flags_on_day(session.store().revision(), story.storefront, story.as_of)
    return tuple(each for each in seen if each.findings)


@st.cache_resource(max_entries=4, show_spinner=False)
def _flags_on_day(revision: int, storefront: str, as_of: str) -> tuple[FlagResult, ...]:
    del revision  # what changed since is another revision
    scene = scene_of(session.snapshot().projection, as_of or None)
    raised = raise_flags(scene)
    return storefront_results(scene, storefront, raised) if storefront else raised


def change_story(alter: Callable[[Story], Story]) -> None:
    """Alter the story of the open case and keep it."""
    open_case.change_case(lambda case: replace(case, story=alter(case.story)))


def add_step(step: StoryStep) -> None:
    """Put a step after all others."""
    change_story(lambda story: replace(story, steps=(*story.steps, step)))
    _raise_key_number()


def move_step(number: int, by: int) -> None:
    """Move a step up or down; ``number`` counts from 0."""

    def moved(story: Story) -> Story:
        steps = list(story.steps)
        to = number + by
        if 0 <= to < len(steps):
            steps[number], steps[to] = steps[to], steps[number]
        return replace(story, steps=tuple(steps))

    change_story(moved)
    _raise_key_number()


def remove_step(number: int) -> None:
    """Take a step out; ``number`` counts from 0."""
    change_story(lambda s: replace(s, steps=s.steps[:number] + s.steps[number + 1 :]))
    _raise_key_number()


def replace_step(number: int, step: StoryStep) -> None:
    """Replace a step; ``number`` counts from 0."""
    change_story(lambda s: replace(s, steps=(*s.steps[:number], step, *s.steps[number + 1 :])))


def key_number() -> int:
    """Return a number for the keys of fields, so that a moved step takes its words along."""
    return int(st.session_state.get("story_turn", 0))


def _raise_key_number() -> None:
    st.session_state["story_turn"] = key_number() + 1


def offer_step(show: StepSubject, storefront: str, as_of: str) -> None:
    """Offer to put what is picked on a storefront's page into the story of the open case."""
    if st.button(_("Add to the story"), icon=":material/playlist_add:", key="to_story"):
        _add_picked_step(show, storefront, as_of)


def _add_picked_step(show: StepSubject, storefront: str, as_of: str) -> None:
    try:
        story = open_case.current_case().story
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    if not story.storefront:
        change_story(lambda s: replace(s, storefront=storefront, as_of=as_of))
    elif isinstance(show, ChainSubject) and (story.storefront, story.as_of) != (storefront, as_of):
        html.show_problem(
            _(
                "The story of this case is about another storefront or day; start a new "
                "case for this one."
            )
        )
        return
    add_step(StoryStep(show))
    if told := open_case.take_failure():
        html.show_problem(told)
    else:
        html.show_note(
            _("Added as step {n} of the story.").format(n=len(open_case.current_case().story.steps))
        )
