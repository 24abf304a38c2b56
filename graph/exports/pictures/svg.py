"""Drawing as SVG, made without a browser: parties, ties, legend and sources."""

from collections.abc import Iterator
from pathlib import Path

from graph.exports.base import ExportFormat, ExportNote, Selection, UnsupportedFields, count_records
from graph.exports.networks.nodes_and_edges import STATES, has_other_values
from graph.exports.networks.xml_text import XmlTexts
from graph.exports.pictures.drawing import Drawing, drawing_of
from graph.exports.pictures.svg_marks import drawing_marks, px
from graph.exports.pictures.svg_texts import TextRows, write_footer
from graph.model.records import Contents
from graph.support.atomic_files import write_one
from graph.support.language import N_, ngettext
from graph.support.language import gettext as _

MARGIN = 36
_TOP = 16.0  # px above the caption
_LEAST = 760
FONTS = "'Liberation Sans', 'DejaVu Sans', 'Noto Sans', Arial, Helvetica, sans-serif"
_STYLE = (
    f"text{{font-family:{FONTS};fill:#1b1f24}}"
    ".name{font-size:12.5px;text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:3px}"
    ".tie{font-size:11px;text-anchor:middle}.plate{fill:#fff}"
    ".caption{font-size:17px;font-weight:bold}.head{font-size:13px;font-weight:bold}"
    ".small{font-size:12px}"
)
_DRAWN = "a drawing shows names and ties; it is not written"
_HELD = ("since", "until", "interest", "role", "role_kind", "wording", "quoted", "standing")
_TIE_COLUMNS = ("purpose", "nature", "judged_by", "judged_at", "score", "lang", "translation")


def write(selection: Selection, out: Path) -> ExportNote:
    """Write one SVG file."""
    contents = selection.contents
    lacking = UnsupportedFields(contents)
    note_undrawn(contents, lacking)
    files = write_one(
        out, (part.encode("utf-8", "replace") for part in selection_svg(selection, lacking))
    )
    return ExportNote(
        format="svg", files=files, counts=count_records(contents), not_held=lacking.items()
    )


def note_undrawn(contents: Contents, lacking: UnsupportedFields) -> None:
    """Note the values that a drawing has no place for."""
    lacking.add(STATES, _DRAWN, sum(has_other_values(contents, s) for s in contents.statements))
    for entity in contents.entities.values():
        for name in entity.values.keys() - {"short_name"}:
            lacking.add(name, _DRAWN)
    for each in contents.ties:
        for name in (*(c for c in _TIE_COLUMNS if getattr(each, c)), *each.extra):
            lacking.add(name, _DRAWN)
    for source in contents.sources.values():
        for name in ("retrieved", "capture", "sha256", "licence", "restates"):
            lacking.add(name, _DRAWN, 1 if getattr(source, name) else 0)


def selection_svg(selection: Selection, lacking: UnsupportedFields) -> Iterator[str]:
    """Yield the drawing; its only dates are those of the sources and ``as_of``, never today."""
    counted = _counts_text(selection.contents)
    if selection.as_of:
        counted += f" · as of {selection.as_of}"
    yield from drawing_svg(drawing_of(selection), _caption(selection), counted, lacking)


def drawing_svg(
    drawing: Drawing, caption: str, note: str, lacking: UnsupportedFields
) -> Iterator[str]:
    """Yield the SVG of a drawing, with a caption, a note below it, legend and sources."""
    texts = XmlTexts(lacking)
    frame = drawing.frame
    width = max(frame.right - frame.left + 2 * MARGIN, _LEAST)
    head = TextRows(texts, width, _TOP)
    head.caption(caption, note)
    top = head.y + MARGIN
    foot = TextRows(texts, width, top + frame.bottom - frame.top + MARGIN)
    write_footer(foot, drawing)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{px(width)}" '
        f'height="{px(foot.y)}" viewBox="0 0 {px(width)} {px(foot.y)}">\n'
        f"<title>{texts.element(caption, 'name')}</title>\n<style>{_STYLE}</style>\n"
        f'<rect width="100%" height="100%" fill="#fff"/>\n'
    )
    yield from head.parts
    yield f'<g transform="translate({px(MARGIN - frame.left)} {px(top - frame.top)})">\n'
    yield from drawing_marks(drawing, texts)
    yield "</g>\n"
    yield from foot.parts
    yield "</svg>\n"


def _caption(selection: Selection) -> str:
    if not selection.chains:
        return _("Parties and links")
    name = selection.chains[0].hops[0].here.name
    count = len(selection.chains)
    if count == 1:
        form = _("{name}: one chain to {target}")
        return form.format(name=name, target=selection.chains[0].target.name)
    return _("{name}: {n} chains, those that ended included").format(name=name, n=count)


def _counts_text(contents: Contents) -> str:
    parties, ties = len(contents.entities), len(contents.ties)
    counted = " · ".join(
        (
            ngettext("{n} party", "{n} parties", parties).format(n=parties),
            ngettext("{n} link", "{n} links", ties).format(n=ties),
        )
    )
    return f"{counted} · {_('import not finished')}" if contents.unfinished else counted


EXPORT = ExportFormat("svg", N_("a drawing with legend and sources, SVG"), "svg", write)
