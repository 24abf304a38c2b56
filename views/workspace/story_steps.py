"""Story of the open case: the data behind its steps, and changes to them."""

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
    """Return the graph on the story's day, in which its steps are looked up."""
    return _case(session.store().revision(), story.storefront, story.as_of, current_language())


@st.cache_resource(max_entries=4, show_spinner=False)
def _case(revision: int, storefront: str, as_of: str, code: str) -> StoryCase:
    del revision, code  # parts of the cache key: the case holds sentences in one language
    story = Story(storefront=storefront, as_of=as_of)
    return StoryCase(story, session.snapshot().contents)


def story_flags(story: Story) -> tuple[FlagResult, ...]:
    """Return the red flags on the story's day, only those of its storefront if it has one."""
    results = _flags_on_day(session.store().revision(), story.storefront, story.as_of)
    return tuple(each for each in results if each.findings)


@st.cache_resource(max_entries=4, show_spinner=False)
def _flags_on_day(revision: int, storefront: str, as_of: str) -> tuple[FlagResult, ...]:
    del revision  # part of the cache key: a change of the store has another revision
    scene = scene_of(session.snapshot().projection, as_of or None)
    raised = raise_flags(scene)
    return storefront_results(scene, storefront, raised) if storefront else raised


def change_story(alter: Callable[[Story], Story]) -> None:
    """Change the story of the open case and save it."""
    open_case.change_case(lambda case: replace(case, story=alter(case.story)))


def add_step(step: StoryStep) -> None:
    """Append a step."""
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
    """Remove a step; ``number`` counts from 0."""
    change_story(lambda s: replace(s, steps=s.steps[:number] + s.steps[number + 1 :]))
    _raise_key_number()


def replace_step(number: int, step: StoryStep) -> None:
    """Replace a step; ``number`` counts from 0."""
    change_story(lambda s: replace(s, steps=(*s.steps[:number], step, *s.steps[number + 1 :])))


def key_number() -> int:
    """Return a number for the keys of fields.

    It changes when steps move: Streamlit would keep the old text under an unchanged key.
    """
    return int(st.session_state.get("story_turn", 0))


def _raise_key_number() -> None:
    st.session_state["story_turn"] = key_number() + 1


def offer_step(show: StepSubject, storefront: str, as_of: str) -> None:
    """Offer to add the item selected on a storefront's page to the story of the open case."""
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
    if failure := open_case.take_failure():
        html.show_problem(failure)
    else:
        html.show_note(
            _("Added as step {n} of the story.").format(n=len(open_case.current_case().story.steps))
        )
