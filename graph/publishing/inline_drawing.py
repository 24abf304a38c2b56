"""Drawing inside an HTML page: its marks as SVG, and a sample of each sign for the legend."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from graph.exports.base import UnsupportedFields
from graph.exports.networks.xml_text import XmlTexts
from graph.exports.pictures.drawing import Drawing
from graph.exports.pictures.svg_marks import drawing_marks, silhouette, stroke
from graph.presentation.legend import legend_signs
from graph.publishing.stories.step_facts import date_text
from graph.support.language import gettext as _


@dataclass(frozen=True, slots=True)
class LegendSample:
    """A sign as SVG for the legend, with its meaning and its viewBox."""

    sample: Markup
    label: str
    box: str


def inline_marks(drawing: Drawing) -> Markup:
    """Return the marks of a drawing for an ``svg`` element; texts of sources are escaped."""
    marks = drawing_marks(drawing, XmlTexts(UnsupportedFields(drawing.contents)))
    return Markup("".join(marks))  # noqa: S704 - escaped


def legend_samples(drawing: Drawing) -> Iterator[LegendSample]:
    """Yield a sample of each sign that is drawn."""
    for sign in legend_signs(drawing.contents, drawing.reader, drawing.day):
        if sign.kind:
            shape = silhouette(sign.kind)
            yield LegendSample(Markup(shape), sign.label, "0 0 24 24")  # noqa: S704 - our own signs
            continue
        line = stroke("M2 6H46", sign.slug, hollow=sign.hollow)
        label = sign.label
        if sign.opacity < 1:
            line = f'<g opacity="{sign.opacity}">{line}</g>'
            label = _("pale: ended by {day}").format(day=date_text(drawing.day.isoformat()))
        yield LegendSample(Markup(line), label, "0 0 48 12")  # noqa: S704 - our own signs
