"""The drawing as a picture: the SVG rendered by resvg, with the fonts of this machine."""

from io import BytesIO
from pathlib import Path
from unicodedata import category
from xml.sax.saxutils import escape

import resvg_py
from PIL import Image

from graph.exports.base import ExportFormat, ExportNote, Lacking, Selection, counts_of
from graph.exports.files import write_one
from graph.exports.svg import note_undrawn, svg
from graph.model import Contents

LONGEST = 8_000
"""Px of the longer side at most; a larger drawing is made smaller."""

_ZOOM = 2.0
_READABLE = 0.6  # zoom below which names cannot be read
_NO_IDS = "a picture holds no ids"
_NO_LETTERS = "names with letters that no font on this machine has: boxes stand for them"
_NO_FONT = "no font on this machine: names are not drawn; install one, or export svg"
_SMALL = "names too small to read in a picture of this size; export svg, or a part of the graph"
_CELL = 24
_PER_ROW = 64
_LACKING = "\U0010fffd"  # a letter of private use, which no font of the system has


def write(selection: Selection, out: Path) -> ExportNote:
    """Write one PNG file."""
    contents = selection.contents
    lacking = Lacking(contents)
    note_undrawn(contents, lacking)
    for tie in contents.ties:
        lacking.add(str(tie.type), _NO_IDS)
    drawing = "".join(svg(selection, lacking))
    zoom = _zoom(drawing)
    if zoom < _READABLE:
        lacking.add("name", _SMALL, len(contents.entities))
    _note_letters(contents, lacking)
    files = write_one(out, [picture(drawing)])
    return ExportNote("png", files, counts_of(contents), lacking.items())


def picture(drawing: str) -> bytes:
    """Return an SVG drawing as a PNG picture, no larger than ``LONGEST``."""
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, zoom=_zoom(drawing)))


def _zoom(drawing: str) -> float:
    """Return how much larger or smaller than drawn the picture is."""
    width, height = (float(size) for size in _view_box(drawing).split()[2:])
    return min(_ZOOM, LONGEST / max(width, height))


def _view_box(drawing: str) -> str:
    return drawing.partition('viewBox="')[2].partition('"')[0]


def _note_letters(contents: Contents, lacking: Lacking) -> None:
    names = [entity.text("short_name") or entity.name for entity in contents.entities.values()]
    letters = sorted({c for name in names for c in name if _is_letter(c)})
    missing = missing_letters(["A", *letters])
    if "A" in missing:
        lacking.add("name", _NO_FONT, len(names))
    else:
        lacking.add("name", _NO_LETTERS, sum(bool(missing & set(name)) for name in names))


def _is_letter(character: str) -> bool:
    return not character.isascii() and category(character)[0] in "LNPS"


def missing_letters(letters: list[str]) -> set[str]:
    """Return those letters that are drawn as nothing, or as the box of one that no font has."""
    tried = [_LACKING, *letters]
    rows = -(-len(tried) // _PER_ROW)
    marks = "".join(
        f'<text x="{i % _PER_ROW * _CELL}" y="{i // _PER_ROW * _CELL + 18}">{escape(letter)}</text>'
        for i, letter in enumerate(tried)
    )
    sheet = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_PER_ROW * _CELL}" '
        f'height="{rows * _CELL}" font-family="sans-serif" font-size="14">{marks}</svg>'
    )
    drawn = Image.open(BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=sheet))))
    cells = [_cell(drawn, i) for i in range(len(tried))]
    blank = bytes(len(cells[0]))
    return {
        letter for letter, cell in zip(letters, cells[1:], strict=True) if cell in (cells[0], blank)
    }


def _cell(picture: Image.Image, number: int) -> bytes:
    left, top = number % _PER_ROW * _CELL, number // _PER_ROW * _CELL
    return picture.crop((left, top, left + _CELL, top + _CELL)).tobytes()


EXPORT = ExportFormat("png", "the drawing as a picture, PNG", write)
