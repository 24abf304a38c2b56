"""Story of steps, and the JSON document that keeps it."""

import json
import re
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import Any

from graph.errors import DateError, InputError
from graph.model.dates import first_day
from graph.support.language import DEFAULT_LANGUAGE, LANGUAGES, N_, LazyText

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_FORMS = LazyText(N_('{"node": ID}, {"chain": NUMBER}, {"tie": ID} or {"flag": NAME, "node": ID}'))


@dataclass(frozen=True, slots=True)
class NodeSubject:
    """A party by its id."""

    node: str


@dataclass(frozen=True, slots=True)
class TieSubject:
    """One statement by the id of its tie."""

    tie: str


@dataclass(frozen=True, slots=True)
class ChainSubject:
    """A chain by its number in the storefront's trace, from 1.

    ``ties`` are the ids of its hops when it was picked, empty if they were not kept. They prevent
    that another chain, which has the number now, appears under words written about this one.
    """

    chain: int
    ties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FlagSubject:
    """A finding: the name of a red flag, and the party at which it is raised."""

    flag: str
    node: str


StepSubject = NodeSubject | TieSubject | ChainSubject | FlagSubject


class StepFrame(StrEnum):
    """Part of the graph that a step shows: its own, with room around it, or all of it."""

    CLOSE = "close"
    WIDE = "wide"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step: its subject, and the author's words as plain text.

    ``caption`` stands below the graph, of which ``frame`` is shown.
    """

    show: StepSubject
    title: str = ""
    text: str = ""
    _: KW_ONLY
    caption: str = ""
    frame: StepFrame = StepFrame.CLOSE


@dataclass(frozen=True, slots=True)
class Story:
    """Steps in their order; ``lang`` is the language of the page, ``as_of`` empty for today.

    ``storefront`` is the one whose chains are numbered, empty if no chain is shown. ``byline``
    names the authors, and ``published`` is the ISO day of publication; both may be empty.
    """

    title: str = ""
    lang: str = DEFAULT_LANGUAGE
    storefront: str = ""
    as_of: str = ""
    _: KW_ONLY
    byline: str = ""
    published: str = ""
    steps: tuple[StoryStep, ...] = ()


def read_story(content: bytes) -> Story:
    """Read a story from JSON.

    Raises:
        InputError: the content is not a story, or has no title or no step.
    """
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(N_("The story is no JSON in UTF-8 ({error})."), error=error) from error
    story = story_from(document)
    if not story.title.strip() or not story.steps:
        raise InputError(N_('A story needs a "title" and at least one of "steps".'))
    return story


def story_from(document: object) -> Story:
    """Read a story from a parsed JSON document.

    Raises:
        InputError: the document is not a story.
    """
    if not isinstance(document, Mapping):
        raise InputError(N_('A story is one JSON object with "title", "storefront" and "steps".'))
    lang = _text(document, "lang") or DEFAULT_LANGUAGE
    if lang not in LANGUAGES:
        raise InputError(
            N_('"lang" is {lang!r}; take one of {languages}.'),
            lang=lang,
            languages=", ".join(LANGUAGES),
        )
    as_of = _date(document, "as_of", N_('"as_of": {error}'))
    published = _date(document, "published", N_('"published": {error}'))
    steps = document.get("steps", [])
    if not isinstance(steps, list):
        raise InputError(N_('"steps" is a list.'))
    story_steps = tuple(_step(number, step) for number, step in enumerate(steps, 1))
    return Story(
        title=_text(document, "title"),
        lang=lang,
        storefront=_text(document, "storefront"),
        as_of=as_of,
        byline=_text(document, "byline"),
        published=published,
        steps=story_steps,
    )


def story_document(story: Story) -> dict[str, Any]:
    """Return a story as a JSON object."""
    return {
        "title": story.title,
        "lang": story.lang,
        "storefront": story.storefront,
        "as_of": story.as_of,
        **{
            name: text
            for name, text in (("byline", story.byline), ("published", story.published))
            if text
        },
        "steps": [_step_document(step) for step in story.steps],
    }


def _step_document(step: StoryStep) -> dict[str, Any]:
    document = {"show": _subject_document(step.show), "title": step.title, "text": step.text}
    if step.caption:
        document["caption"] = step.caption
    if step.frame is not StepFrame.CLOSE:
        document["frame"] = step.frame.value
    return document


def _subject_document(show: StepSubject) -> dict[str, Any]:
    match show:
        case NodeSubject(node):
            return {"node": node}
        case TieSubject(tie):
            return {"tie": tie}
        case ChainSubject(chain, ties):
            return {"chain": chain, **({"ties": list(ties)} if ties else {})}
        case FlagSubject(flag, node):
            return {"flag": flag, "node": node}


def _step(number: int, step: object) -> StoryStep:
    show = step.get("show") if isinstance(step, Mapping) else None
    if not isinstance(step, Mapping) or not isinstance(show, Mapping):
        raise InputError(N_('Step {number} has no "show": {forms}.'), number=number, forms=_FORMS)
    frame = _text(step, "frame") or StepFrame.CLOSE
    if frame not in set(StepFrame):
        raise InputError(
            N_('Step {number}, "frame" is one of {forms}.'),
            number=number,
            forms=", ".join(StepFrame),
        )
    return StoryStep(
        _read_subject(number, show),
        _text(step, "title"),
        _text(step, "text"),
        caption=_text(step, "caption"),
        frame=StepFrame(frame),
    )


def _read_subject(number: int, show: Mapping[str, object]) -> StepSubject:
    named = frozenset(show) - {"ties"}
    chain = show.get("chain")
    if named == {"chain"} and isinstance(chain, int) and not isinstance(chain, bool):
        ties = show.get("ties", [])
        return ChainSubject(chain, tuple(map(str, ties)) if isinstance(ties, list) else ())
    if named == {"node"}:
        return NodeSubject(_text(show, "node"))
    if named == {"tie"}:
        return TieSubject(_text(show, "tie"))
    if named == {"flag", "node"}:
        return FlagSubject(_text(show, "flag"), _text(show, "node"))
    raise InputError(N_('Step {number}, "show" is one of {forms}.'), number=number, forms=_FORMS)


def _date(document: Mapping[str, object], name: str, problem: str) -> str:
    text = _text(document, name)
    try:
        if text:
            first_day(text)
    except DateError as error:
        raise InputError(problem, error=error) from error
    return text


def _text(document: Mapping[str, object], name: str) -> str:
    value = document.get(name)
    if value is not None and not isinstance(value, str):
        raise InputError(N_('"{name}" is a text.'), name=name)
    return _LONE_SURROGATE.sub("\ufffd", value or "")
