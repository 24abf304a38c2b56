"""One HTML file that holds all of a story and asks nobody for anything.

What sources say goes through an escaping template or the escaping marks of the drawing; the
file's own style and script are allowed by their digests and nothing else is.
"""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from graph.exports.base import Lacking, LeftOut, Selection
from graph.exports.networks.xml_text import XmlTexts
from graph.exports.pictures.drawing import Drawing, drawing_of
from graph.exports.pictures.svg_marks import marks, stroke
from graph.model.records import Contents, Kind
from graph.presentation.tie_style import ended, hop_hollow, slug
from graph.presentation.visual_language import HOLLOW, KINDS, PALE, TIES
from graph.publishing.stories.answer import answer
from graph.publishing.stories.drawing import drawn, left_out
from graph.publishing.stories.drawing_views import TALL, WIDE, turned, view, whole
from graph.publishing.stories.step_facts import Sources, date_text, sheet
from graph.publishing.stories.steps import Case
from graph.publishing.stories.story import Story
from graph.support.language import gettext, ngettext, speaking
from graph.support.language import gettext as _

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Mark:
    """A sample of the legend, as SVG of our own, and what it means."""

    sample: Markup
    label: str
    box: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """The graph as SVG of our own, ``wide`` or ``tall``, and its whole viewBox."""

    name: str
    marks: Markup
    whole: str


@dataclass(frozen=True, slots=True)
class Page:
    """The file, how much it holds, and what was left out because it is to be published."""

    content: bytes
    steps: int
    sources: int
    left_out: tuple[LeftOut, ...]


def story_page(story: Story, contents: Contents) -> Page:
    """Return the page of a story in its own language.

    Raises:
        UnknownIdError: a step shows what the store does not hold; each is named.
        InputError: there is no such chain or finding.
    """
    with speaking(story.lang):
        return _page(Case(story, contents))


def _page(case: Case) -> Page:
    shown = case.shown()
    part = drawn(case, shown)
    withheld = left_out(case, shown)
    chains = tuple({id(c): c for c in (each.chain for each in shown) if c}.values())
    drawing = drawing_of(Selection(part, chains, whole=case.contents, as_of=case.as_of))
    upright = turned(drawing)
    sources = Sources(case)
    sheets = tuple(
        sheet(n, step, each, case, sources, (view(each, drawing, WIDE), view(each, upright, TALL)))
        for n, (step, each) in enumerate(zip(case.story.steps, shown, strict=True), 1)
    )
    told = answer(case, shown, sources)
    for stated in drawing.contents.ties:
        sources.number(stated.source)
    cited = sources.listed()
    style, script = _own("page.css"), _own("page.js")
    html = _template().render(
        lang=case.story.lang,
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        title=case.story.title,
        answer=told,
        steps=sheets,
        drawings=tuple(
            Drawn(name, Markup("".join(_marks(each))), whole(each))  # noqa: S704 - escaped
            for name, each in (("wide", drawing), ("tall", upright))
        ),
        legend=tuple(_legend(drawing)),
        sources=cited,
        left_out=withheld,
    )
    return Page(html.encode("utf-8", "replace"), len(sheets), len(cited), withheld)


@cache
def _template() -> Template:
    env = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(_=gettext, ngettext=ngettext)
    return env.get_template("page.html")


@cache
def _own(name: str) -> str:
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


def _marks(drawing: Drawing) -> Iterator[str]:
    return marks(drawing, XmlTexts(Lacking(drawing.contents)))


def _legend(drawing: Drawing) -> Iterator[Mark]:
    """Yield a sample of each sign that is drawn."""
    contents = drawing.contents
    drawn = {entity.kind for entity in contents.entities.values()}
    for kind in (k for k in Kind if k in drawn):
        sign = KINDS[kind]
        path = f'<path fill="{sign.light}" fill-rule="evenodd" d="{sign.path}"/>'
        yield Mark(Markup(path), sign.label, "0 0 24 24")  # noqa: S704 - our own signs
    hops = [drawing.reader.hop(each) for each in contents.ties]
    lines = {(slug(hop.strength), hop_hollow(hop)) for hop in hops}
    for name, sign_ in TIES.items():
        for hollow in (False, True):
            if (name, hollow) in lines:
                sample = stroke("M2 6H46", name, hollow=hollow)
                yield Mark(Markup(sample), _line_label(name, sign_.label, hollow), "0 0 48 12")  # noqa: S704
    if over := {slug(hop.strength) for hop in hops if ended(hop, drawing.day)}:
        sample = f'<g opacity="{PALE}">{stroke("M2 6H46", min(over), hollow=False)}</g>'
        label = _("pale: ended by {day}").format(day=date_text(drawing.day.isoformat()))
        yield Mark(Markup(sample), label, "0 0 48 12")  # noqa: S704 - our own signs


def _line_label(name: str, label: str, hollow: bool) -> str:
    if name not in HOLLOW:
        return label
    form = _("{label}, reported or our inference") if hollow else _("{label}, in a register")
    return form.format(label=label)
