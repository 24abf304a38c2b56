"""Texts around an exported drawing: caption, legend and lists, wrapped at the right edge."""

from collections.abc import Iterator

from graph.exports.networks.xml_text import XmlTexts
from graph.exports.pictures.drawing import Drawing
from graph.exports.pictures.svg_marks import px, silhouette, stroke
from graph.model.records import Source, TieType
from graph.presentation.legend import legend_signs
from graph.presentation.names.short_names import break_lines
from graph.presentation.sentences.tie_labels import line_label
from graph.presentation.sentences.tie_sentences import hop_sentence
from graph.support.language import gettext as _

_ROW = 22
_LEFT = 24
_SAMPLE = 80  # px from the left to the text next to a sample
_SMALL, _HEAD, _CAPTION = 12.0, 13.0, 17.0
_BOLD = 1.1  # width of bold letters, in widths of regular ones
_ENOUGH = 1_000  # most letters of a text: a title may be a megabyte long


class TextRows:
    """Rows of text, wrapped at the right edge; ``y`` is the baseline of the last one, in px."""

    def __init__(self, texts: XmlTexts, width: float, y: float) -> None:
        self._texts = texts
        self._width = width
        self.y = y
        self.parts: list[str] = []

    def caption(self, caption: str, note: str) -> None:
        """Write the caption, and a note below it."""
        self._write("caption", caption, _CAPTION * _BOLD, _LEFT)
        self._write("small", note, _SMALL, _LEFT)

    def head(self, text: str) -> None:
        """Write a heading, with a gap above it unless it comes first."""
        self.y += _ROW if self.parts else 0
        self._write("head", text, _HEAD * _BOLD, _LEFT)

    def sample(self, sample: str, text: str) -> None:
        """Write a sample of a sign, with its meaning next to it."""
        self.parts.append(f'<g transform="translate(0 {px(self.y + _ROW)})">{sample}</g>')
        self._write("small", text, _SMALL, _SAMPLE)

    def row(self, text: str, source: str = "") -> None:
        """Write a text; ``source`` is the id of the source that it is about, if any."""
        named = f" data-source={self._texts.id(source)}" if source else ""
        self._write("small", text, _SMALL, _LEFT, named)

    def _write(self, style: str, text: str, size: float, x: float, named: str = "") -> None:
        seen = text if len(text) <= _ENOUGH else f"{text[:_ENOUGH]}…"
        lines = tuple(break_lines(" ".join(seen.split()), (self._width - x - _LEFT) / size))
        for i, line in enumerate(lines):
            self.y += _ROW if not i else max(_ROW * 0.75, size * 1.2)
            escaped = self._texts.element(line, "title")
            at = f'x="{px(x)}" y="{px(self.y)}"'
            self.parts.append(f'<text class="{style}" {at}{named}>{escaped}</text>\n')
            named = ""


def write_footer(page: TextRows, drawing: Drawing) -> None:
    """Write the legend, the shares that found no room, and the sources."""
    page.head(_("Legend"))
    for sample, label in _legend_rows(drawing):
        page.sample(sample, label)
    if unplaced := list(_unplaced_shares(drawing)):
        page.head(_("Shares without room in the drawing"))
        for text in unplaced:
            page.row(text)
    page.head(_("Sources"))
    for ident, source in sorted(drawing.contents.sources.items()):
        page.row(_source_line(source), ident)
    page.y += _ROW


def _source_line(source: Source) -> str:
    parts = (source.title, source.publisher, source.published, source.url)
    return ", ".join(text for text in parts if text)


def _unplaced_shares(drawing: Drawing) -> Iterator[str]:
    """Yield the holdings whose label found no room, as sentences."""
    for hop, line in drawing.ties:
        if line.label is None and hop.tie.type is TieType.OWNS:
            _share, *years = line_label(hop, drawing.day)
            yield " ".join((hop_sentence(hop), *(f"({text})" for text in years)))


def _legend_rows(drawing: Drawing) -> Iterator[tuple[str, str]]:
    """Yield a sample and its meaning for each sign that the drawing uses."""
    for sign in legend_signs(drawing.contents, drawing.reader, drawing.day):
        if sign.kind:
            shape = silhouette(sign.kind)
            yield f'<g transform="translate(36 -13) scale(.75)">{shape}</g>', sign.label
            continue
        line = stroke("M24 -4H68", sign.slug, hollow=sign.hollow)
        yield f'<g opacity="{sign.opacity}">{line}</g>' if sign.opacity < 1 else line, sign.label
