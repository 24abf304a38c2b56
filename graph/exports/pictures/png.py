"""Drawing as a PNG picture, rendered from the SVG by resvg with the fonts of this machine."""

import re
from io import BytesIO
from math import sqrt
from pathlib import Path
from unicodedata import category
from xml.sax.saxutils import escape

import resvg_py
from PIL import Image

from graph.exports.base import ExportFormat, ExportNote, Selection, UnsupportedFields, count_records
from graph.exports.networks.xml_text import is_legal
from graph.exports.pictures.svg import FONTS, note_undrawn, selection_svg
from graph.model.records import Contents
from graph.support.atomic_files import write_one
from graph.support.language import N_

LONGEST = 6_000
"""Most px of the longer side; a larger drawing is scaled down."""

_MOST = 24_000_000  # px in all, of four bytes each while rendering
_OVERVIEW = 1_000  # parties above which names are omitted and lines are not blended
_OVERVIEW_LONGEST = 4_000
_LABEL = re.compile('<rect class="plate".*?/>|<text class="(?:name|tie)".*?</text>', re.DOTALL)
_ZOOM = 2.0
_READABLE = 0.6  # zoom below which names cannot be read
_NO_IDS = N_("a picture holds no ids")
_NO_LETTERS = N_("names with letters that no font on this machine has; boxes are drawn instead")
_NO_FONT = N_("no font on this machine: names are not drawn; install one, or export svg")
_SMALL = N_("names too small to read in a picture of this size; export svg, or a part of the graph")
_CELL = 24
_PER_ROW = 64
_LACKING = "\U0010fffd"  # a letter of private use, which no font of the system has


def write(selection: Selection, out: Path) -> ExportNote:
    """Write one PNG file."""
    contents = selection.contents
    lacking = UnsupportedFields(contents)
    note_undrawn(contents, lacking)
    for tie in contents.ties:
        lacking.add(str(tie.type), _NO_IDS)
    large = len(contents.entities) > _OVERVIEW
    picture = (_overview if large else _picture)(selection, lacking)
    files = write_one(out, [picture])
    return ExportNote(
        format="png", files=files, counts=count_records(contents), not_held=lacking.items()
    )


def _picture(selection: Selection, lacking: UnsupportedFields) -> bytes:
    drawing = "".join(selection_svg(selection, lacking))
    zoom = _zoom(drawing, LONGEST)
    if zoom < _READABLE:
        lacking.add("name", _SMALL, len(selection.contents.entities))
    _note_letters(selection.contents, lacking)
    return render_png(drawing)


def render_png(drawing: str) -> bytes:
    """Return an SVG drawing as a PNG picture, no larger than ``LONGEST``."""
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, zoom=_zoom(drawing, LONGEST)))


def _overview(selection: Selection, lacking: UnsupportedFields) -> bytes:
    """Draw very many parties without names: blending 100,000 long lines would take minutes."""
    drawing = "".join(_LABEL.sub("", part) for part in selection_svg(selection, lacking))
    zoom = _zoom(drawing, _OVERVIEW_LONGEST)
    lacking.add("name", _SMALL, len(selection.contents.entities))
    picture = resvg_py.svg_to_bytes(svg_string=drawing, zoom=zoom, shape_rendering="optimize_speed")
    return bytes(picture)


def _zoom(drawing: str, longest: int) -> float:
    """Return the factor from the size of the drawing to that of the picture, at most 2."""
    width, height = (float(size) for size in _view_box(drawing).split()[2:])
    return min(_ZOOM, longest / max(width, height), sqrt(_MOST / (width * height)))


def _view_box(drawing: str) -> str:
    return drawing.partition('viewBox="')[2].partition('"')[0]


def _note_letters(contents: Contents, lacking: UnsupportedFields) -> None:
    names = [entity.text("short_name") or entity.name for entity in contents.entities.values()]
    letters = sorted({c for name in names for c in name if _is_letter(c)})
    missing = missing_letters(["A", *letters])
    if "A" in missing:
        lacking.add("name", _NO_FONT, len(names))
    else:
        lacking.add("name", _NO_LETTERS, sum(bool(missing & set(name)) for name in names))


def _is_letter(character: str) -> bool:
    kind = category(character)
    drawn = kind[0] not in "MZ" and kind not in ("Cc", "Cf", "Cs")
    return drawn and not character.isascii() and is_legal(character)


def missing_letters(letters: list[str]) -> set[str]:
    """Return the letters that no font of this machine has.

    Each is rendered in a cell of its own, and compared with an empty cell and with the box that
    resvg draws for a missing letter.
    """
    tried = [_LACKING, *letters]
    rows = -(-len(tried) // _PER_ROW)
    marks = "".join(
        f'<text x="{i % _PER_ROW * _CELL}" y="{i // _PER_ROW * _CELL + 18}">{escape(letter)}</text>'
        for i, letter in enumerate(tried)
    )
    sheet = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_PER_ROW * _CELL}" '
        f'height="{rows * _CELL}" font-family="{FONTS}" font-size="14">{marks}</svg>'
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


EXPORT = ExportFormat("png", N_("the drawing as a picture, PNG"), "png", write)
