"""Page of a story: one HTML file that holds everything and loads nothing.

Texts of sources pass through an escaping template, or through the drawing, which escapes them
too. The content security policy allows only the file's own style and script, by their digests.
"""

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from graph.exports.base import Redaction, Selection
from graph.exports.pictures.drawing import drawing_of
from graph.model.records import Contents
from graph.publishing.html_template import load_template
from graph.publishing.inline_drawing import inline_marks, legend_samples
from graph.publishing.stories.answer import story_answer
from graph.publishing.stories.drawing import story_contents, story_redactions
from graph.publishing.stories.drawing_views import TALL, WIDE, step_view, turn_upright, whole_view
from graph.publishing.stories.step_facts import SourceNumbers, date_text, step_sheet
from graph.publishing.stories.steps import StoryCase
from graph.publishing.stories.story import Story
from graph.support.language import use_language

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class StoryDrawing:
    """The graph as trusted SVG, named ``wide`` or ``tall``, and the viewBox of all of it."""

    name: str
    marks: Markup
    whole: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """The HTML file, its numbers of steps and sources, and what was left out for publication."""

    content: bytes
    steps: int
    sources: int
    left_out: tuple[Redaction, ...]


def story_page(story: Story, contents: Contents, first: int = 1) -> StoryPage:
    """Return the page of a story in the story's language; it opens at the step ``first``.

    Raises:
        UnknownIdError: the storefront is unknown, or steps cannot be shown; the message names each
            of them with the reason.
    """
    with use_language(story.lang):
        return _page(StoryCase(story, contents), first)


def _page(case: StoryCase, first: int) -> StoryPage:
    shown = case.step_contents()
    part = story_contents(case, shown)
    withheld = story_redactions(case, shown)
    chains = tuple({id(c): c for c in (each.chain for each in shown) if c}.values())
    drawing = drawing_of(
        Selection(contents=part, chains=chains, whole=case.contents, as_of=case.as_of)
    )
    upright = turn_upright(drawing)
    sources = SourceNumbers(case.contents.sources)
    sheets = tuple(
        step_sheet(
            n,
            step,
            each,
            case,
            sources,
            (
                step_view(each, drawing, WIDE, step.frame),
                step_view(each, upright, TALL, step.frame),
            ),
        )
        for n, (step, each) in enumerate(zip(case.story.steps, shown, strict=True), 1)
    )
    answer = story_answer(case, shown, sources)
    # After the steps and the answer, so that their sources have the first numbers.
    for stated in drawing.contents.ties:
        sources.number(stated.source)
    cited = sources.citations()
    style, script = _read_own_file("page.css"), _read_own_file("page.js")
    html = load_template(_HERE / "page.html").render(
        lang=case.story.lang,
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        title=case.story.title,
        byline=case.story.byline,
        published=date_text(case.story.published),
        first=first,
        answer=answer,
        steps=sheets,
        drawings=tuple(
            StoryDrawing(name, inline_marks(each), whole_view(each))
            for name, each in (("wide", drawing), ("tall", upright))
        ),
        legend=tuple(legend_samples(drawing)),
        sources=cited,
        left_out=withheld,
    )
    return StoryPage(html.encode("utf-8", "replace"), len(sheets), len(cited), withheld)


@cache
def _read_own_file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8").strip()


def _policy(style: str, script: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            f"script-src {_digest(script)}",
            f"style-src {_digest(style)}",
            "img-src data: blob:",
        )
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
