"""Story of the open case: the data behind its steps, and changes to them."""

import json
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from graph.errors import InvestigatorError
from graph.publishing.stories.page import story_page
from graph.publishing.stories.steps import StoryCase
from graph.publishing.stories.story import (
    ChainSubject,
    StepSubject,
    Story,
    StoryStep,
    story_document,
    story_from,
)
from graph.red_flags.detect import FlagResult, raise_flags, storefront_results
from graph.red_flags.scene import scene_of
from graph.support.language import current_language
from views.shell import html, session
from views.shell.place import kept_in_place
from views.shell.texts import _
from views.workspace import open_case

_PREVIEWED = "story_previewed"


def story_case(story: Story) -> StoryCase:
    """Return the graph on the story's day, in which its steps are looked up."""
    return _case(session.store().revision(), story.storefront, story.as_of, current_language())


@kept_in_place(4)
def _case(revision: int, storefront: str, as_of: str, code: str) -> StoryCase:
    del revision, code  # parts of the cache key: the case holds sentences in one language
    story = Story(storefront=storefront, as_of=as_of)
    return StoryCase(story, session.snapshot().contents)


def story_flags(story: Story) -> tuple[FlagResult, ...]:
    """Return the red flags on the story's day, only those of its storefront if it has one."""
    results = _flags_on_day(session.store().revision(), story.storefront, story.as_of)
    return tuple(each for each in results if each.findings)


@kept_in_place(4)
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
    preview_step(len(open_case.current_case().story.steps) - 1)
    _raise_key_number()


def move_step(number: int, to: int) -> None:
    """Move a step to another place; both count from 0."""

    def moved(story: Story) -> Story:
        steps = list(story.steps)
        if 0 <= number < len(steps) and 0 <= to < len(steps):
            steps.insert(to, steps.pop(number))
        return replace(story, steps=tuple(steps))

    change_story(moved)
    preview_step(to)
    _raise_key_number()


def remove_step(number: int) -> None:
    """Remove a step; ``number`` counts from 0."""
    change_story(lambda s: replace(s, steps=s.steps[:number] + s.steps[number + 1 :]))
    _raise_key_number()


def replace_step(number: int, step: StoryStep) -> None:
    """Replace a step; ``number`` counts from 0."""
    change_story(lambda s: replace(s, steps=(*s.steps[:number], step, *s.steps[number + 1 :])))
    preview_step(number)


def preview_step(number: int) -> None:
    """Let the preview open at a step; ``number`` counts from 0."""
    st.session_state[_PREVIEWED] = number


def previewed_step(story: Story) -> int:
    """Return the step at which the preview opens; it counts from 0."""
    return min(int(st.session_state.get(_PREVIEWED, 0)), max(len(story.steps) - 1, 0))


def preview_page(story: Story) -> str:
    """Return the page of a story as HTML, opened at the step that was worked on last.

    Raises:
        UnknownIdError: the storefront is unknown, or steps cannot be shown.
    """
    at, document = previewed_step(story), json.dumps(story_document(story))
    return _page(session.store().revision(), document, at)


@kept_in_place(8)
def _page(revision: int, document: str, at: int) -> str:
    del revision  # part of the cache key
    return story_page(
        story_from(json.loads(document)), session.snapshot().contents, at + 1
    ).content.decode()


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
