"""A drawing without a browser: parties, ties, legend and sources, from computed places."""

from collections.abc import Iterator
from pathlib import Path

from graph.exports.base import ExportFormat, ExportNote, Lacking, Selection, counts_of
from graph.exports.drawing import Drawing, drawing_of
from graph.exports.files import write_one
from graph.exports.network import STATES, differs
from graph.exports.svg_marks import party, px, stroke, tie
from graph.exports.xml_text import XmlTexts
from graph.language import N_
from graph.model import Contents, Kind, Source
from graph.presentation.tie_style import as_hop, hop_hollow, slug
from graph.presentation.visual_language import HOLLOW, KINDS, TIES

MARGIN = 90
_ROW = 22
_LEAST = 760
_FONTS = "'Liberation Sans', 'DejaVu Sans', 'Noto Sans', Arial, Helvetica, sans-serif"
_STYLE = (
    f"text{{font-family:{_FONTS};fill:#1b1f24}}"
    ".name{font-size:12.5px;text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:3px}"
    ".tie{font-size:11px;text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:3px}"
    ".caption{font-size:17px;font-weight:bold}.head{font-size:13px;font-weight:bold}"
    ".small{font-size:12px}"
)
_DRAWN = "a drawing shows names and ties; it is not written"
_HELD = ("since", "until", "interest", "role", "role_kind", "wording", "quoted", "standing")
_TIE_COLUMNS = ("purpose", "nature", "judged_by", "judged_at", "score", "lang", "translation")


def write(selection: Selection, out: Path) -> ExportNote:
    """Write one SVG file."""
    contents = selection.contents
    lacking = Lacking(contents)
    note_undrawn(contents, lacking)
    files = write_one(out, (part.encode("utf-8", "replace") for part in svg(selection, lacking)))
    return ExportNote("svg", files, counts_of(contents), lacking.items())


def note_undrawn(contents: Contents, lacking: Lacking) -> None:
    """Note what a drawing has no place for."""
    lacking.add(STATES, _DRAWN, sum(differs(contents, s) for s in contents.statements))
    for entity in contents.entities.values():
        for name in entity.values.keys() - {"short_name"}:
            lacking.add(name, _DRAWN)
    for each in contents.ties:
        for name in (*(c for c in _TIE_COLUMNS if getattr(each, c)), *each.extra):
            lacking.add(name, _DRAWN)
    for source in contents.sources.values():
        for name in ("retrieved", "capture", "sha256", "licence", "restates"):
            lacking.add(name, _DRAWN, 1 if getattr(source, name) else 0)


def svg(selection: Selection, lacking: Lacking) -> Iterator[str]:
    """Yield the drawing; it holds no date but those of its sources."""
    counted = _counted(selection.contents)
    yield from svg_of(drawing_of(selection), _caption(selection), counted, lacking)


def svg_of(drawing: Drawing, caption: str, note: str, lacking: Lacking) -> Iterator[str]:
    """Yield a drawing with a caption, a note below it, legend and sources."""
    contents = drawing.contents
    texts = XmlTexts(lacking)
    legend = list(_legend(contents))
    sources = [source for _, source in sorted(contents.sources.items())]
    width = max(drawing.width + 2 * MARGIN, _LEAST)
    top = 76.0
    after = top + MARGIN + drawing.height + MARGIN
    height = after + (len(legend) + len(sources) + 4) * _ROW
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{px(width)}" '
        f'height="{px(height)}" viewBox="0 0 {px(width)} {px(height)}">\n'
        f"<title>{texts.element(caption, 'name')}</title>\n<style>{_STYLE}</style>\n"
        f'<rect width="100%" height="100%" fill="#fff"/>\n'
        f'<text class="caption" x="24" y="38">{texts.element(caption, "name")}</text>\n'
        f'<text class="small" x="24" y="60">{texts.element(note, "name")}</text>\n'
    )
    yield f'<g transform="translate({MARGIN} {px(top + MARGIN)})">\n'
    yield from _graph(drawing, texts)
    yield "</g>\n"
    yield from _below(legend, sources, after, texts)
    yield "</svg>\n"


def _graph(drawing: Drawing, texts: XmlTexts) -> Iterator[str]:
    for hop, line in drawing.ties():
        yield tie(hop, line, texts)
    for entity, spot in drawing.parties():
        yield party(entity, spot, texts)


def _caption(selection: Selection) -> str:
    if not selection.chains:
        return "Parties and ties"
    name = selection.chains[0].hops[0].here.name
    count = len(selection.chains)
    if count == 1:
        return f"{name}: one chain to {selection.chains[0].target.name}"
    return f"{name}: {count} chains, those that ended included"


def _counted(contents: Contents) -> str:
    unfinished = " · import not finished" if contents.unfinished else ""
    return f"{len(contents.entities)} parties, {len(contents.ties)} ties{unfinished}"


def _legend(contents: Contents) -> Iterator[tuple[str, str]]:
    """Yield a sample and what it means, for what is drawn only."""
    drawn = {entity.kind for entity in contents.entities.values()}
    for kind in Kind:
        if kind in drawn:
            sign = KINDS[kind]
            shape = f'<path fill="{sign.light}" fill-rule="evenodd" d="{sign.path}"/>'
            yield f'<g transform="translate(36 -13) scale(.75)">{shape}</g>', sign.label
    hops = (as_hop(each, contents) for each in contents.ties)
    lines = {(slug(hop.strength), hop_hollow(hop)) for hop in hops}
    for name, sign_ in TIES.items():
        for hollow in (False, True):
            if (name, hollow) in lines:
                told = ", reported or worked out" if hollow else ", in a register"
                sample = stroke("M24 -4H68", name, hollow=hollow)
                yield sample, sign_.label + (told if name in HOLLOW else "")


def _below(
    legend: list[tuple[str, str]], sources: list[Source], y: float, texts: XmlTexts
) -> Iterator[str]:
    yield f'<text class="head" x="24" y="{px(y)}">Legend</text>\n'
    for sample, label in legend:
        y += _ROW
        said = texts.element(label, "name")
        yield f'<g transform="translate(0 {px(y)})">{sample}</g>'
        yield f'<text class="small" x="80" y="{px(y)}">{said}</text>\n'
    y += 2 * _ROW
    yield f'<text class="head" x="24" y="{px(y)}">Sources</text>\n'
    for source in sources:
        y += _ROW
        told = (source.title, source.publisher, source.published, source.url)
        said = texts.element(", ".join(text for text in told if text), "title")
        named = f'y="{px(y)}" data-source={texts.id(source.id)}'
        yield f'<text class="small" x="24" {named}>{said}</text>\n'


EXPORT = ExportFormat("svg", N_("a drawing with legend and sources, SVG"), "svg", write)
