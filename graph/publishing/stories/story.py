"""What a story is, and the document that it is kept in."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.errors import DateError, InputError
from graph.model.dates import first_day
from graph.support.language import DEFAULT, LANGUAGES, N_, Said

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_FORMS = Said(N_('{"node": ID}, {"chain": NUMBER}, {"tie": ID} or {"flag": NAME, "node": ID}'))


@dataclass(frozen=True, slots=True)
class NodeShown:
    """A party by its id."""

    node: str


@dataclass(frozen=True, slots=True)
class TieShown:
    """One statement by the id of its tie."""

    tie: str


@dataclass(frozen=True, slots=True)
class ChainShown:
    """A chain by its number in the storefront's trace, from 1.

    ``ties`` are the ids of its hops when it was picked, empty where that is not kept: with them
    another chain never stands under words that were written about this one.
    """

    chain: int
    ties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FlagShown:
    """What a red flag saw at a party."""

    flag: str
    node: str


Show = NodeShown | TieShown | ChainShown | FlagShown


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it shows, and the reader's words, which are plain text."""

    show: Show
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Steps in their order; ``lang`` is that of the page, ``as_of`` empty for today.

    ``storefront`` is the one whose chains are numbered, empty where no chain is shown.
    """

    title: str = ""
    lang: str = DEFAULT
    storefront: str = ""
    as_of: str = ""
    steps: tuple[Step, ...] = ()


def read_story(content: bytes) -> Story:
    """Read the JSON of a story.

    Raises:
        InputError: it is none, or has no title or no step.
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
    """Read a story from its document.

    Raises:
        InputError: a part of it is not what a story has.
    """
    if not isinstance(document, Mapping):
        raise InputError(N_('A story is one JSON object with "title", "storefront" and "steps".'))
    lang = _text(document, "lang") or DEFAULT
    if lang not in LANGUAGES:
        raise InputError(
            N_('"lang" is {lang!r}; take one of {languages}.'),
            lang=lang,
            languages=", ".join(LANGUAGES),
        )
    as_of = _text(document, "as_of")
    try:
        if as_of:
            first_day(as_of)
    except DateError as error:
        raise InputError(N_('"as_of": {error}'), error=error) from error
    steps = document.get("steps", [])
    if not isinstance(steps, list):
        raise InputError(N_('"steps" is a list.'))
    told = tuple(_step(number, step) for number, step in enumerate(steps, 1))
    return Story(_text(document, "title"), lang, _text(document, "storefront"), as_of, told)


def story_document(story: Story) -> dict[str, Any]:
    """Return a story ready for ``json.dumps``."""
    return {
        "title": story.title,
        "lang": story.lang,
        "storefront": story.storefront,
        "as_of": story.as_of,
        "steps": [
            {"show": _shown(step.show), "title": step.title, "text": step.text}
            for step in story.steps
        ],
    }


def _shown(show: Show) -> dict[str, Any]:
    match show:
        case NodeShown(node):
            return {"node": node}
        case TieShown(tie):
            return {"tie": tie}
        case ChainShown(chain, ties):
            return {"chain": chain, **({"ties": list(ties)} if ties else {})}
        case FlagShown(flag, node):
            return {"flag": flag, "node": node}


def _step(number: int, step: object) -> Step:
    show = step.get("show") if isinstance(step, Mapping) else None
    if not isinstance(step, Mapping) or not isinstance(show, Mapping):
        raise InputError(N_('Step {number} has no "show": {forms}.'), number=number, forms=_FORMS)
    return Step(_show(number, show), _text(step, "title"), _text(step, "text"))


def _show(number: int, show: Mapping[str, object]) -> Show:
    named = frozenset(show) - {"ties"}
    chain = show.get("chain")
    if named == {"chain"} and isinstance(chain, int) and not isinstance(chain, bool):
        ties = show.get("ties", [])
        return ChainShown(chain, tuple(map(str, ties)) if isinstance(ties, list) else ())
    if named == {"node"}:
        return NodeShown(_text(show, "node"))
    if named == {"tie"}:
        return TieShown(_text(show, "tie"))
    if named == {"flag", "node"}:
        return FlagShown(_text(show, "flag"), _text(show, "node"))
    raise InputError(N_('Step {number}, "show" is one of {forms}.'), number=number, forms=_FORMS)


def _text(document: Mapping[str, object], name: str) -> str:
    value = document.get(name)
    if value is not None and not isinstance(value, str):
        raise InputError(N_('"{name}" is a text.'), name=name)
    return _LONE_SURROGATE.sub("\ufffd", value or "")
