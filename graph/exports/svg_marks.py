"""The marks of an exported drawing: parties, ties, labels and the samples of the legend."""

from collections.abc import Iterator
from math import hypot
from unicodedata import east_asian_width

from graph.analyses.tracing.verdict import Hop
from graph.exports.drawing import Line
from graph.exports.xml_text import XmlTexts
from graph.language import gettext as _
from graph.layouts import Spot
from graph.model import Entity
from graph.presentation.tie_style import hop_hollow, short_label, slug
from graph.presentation.verdict_words import hop_sentence
from graph.presentation.visual_language import HOLLOW, KINDS, TIES
from graph.shares import share_words

WIDE = 20
"""Letters in a line of a label."""

_LINES = 3
_LINE = 15  # px from line to line
_SIGN = 34  # px across a silhouette
_ARROW = 9


def party(entity: Entity, spot: Spot, texts: XmlTexts, letters: int = WIDE) -> str:
    """Return one entity: its silhouette, its name below, and the whole name as a title.

    A line of its name has so many ``letters`` at most.
    """
    sign = KINDS[entity.kind]
    scale = _SIGN / 24
    x, y = spot.x - _SIGN / 2, spot.y - _SIGN / 2
    title = texts.element(f"{entity.name} ({sign.label})", "name")
    label = entity.text("short_name") or entity.name
    lines = "".join(
        f'<tspan x="{px(spot.x)}" y="{px(spot.y + 32 + i * _LINE)}">{texts.element(line, "name")}'
        "</tspan>"
        for i, line in enumerate(label_lines(label, letters))
    )
    return (
        f"<g data-entity={texts.id(entity.id)}><title>{title}</title>"
        f'<path transform="translate({px(x)} {px(y)}) scale({scale:.3f})" '
        f'fill="{sign.light}" fill-rule="evenodd" d="{sign.path}"/>'
        f'<text class="name">{lines}</text></g>\n'
    )


def tie(hop: Hop, line: Line, texts: XmlTexts) -> str:
    """Return one tie: its line, arrow and label, and what is stated as a title."""
    name, hollow = slug(hop.strength), hop_hollow(hop)
    start, through, end = line.start, line.control, line.end
    path = f"M{_at(start)}Q{_at(through)} {_at(end)}"
    label = texts.element(short_label(hop), "wording")
    said = f'<text class="tie" x="{px(line.middle.x)}" y="{px(line.middle.y - 5)}">{label}</text>'
    return (
        f"<g data-tie={texts.id(hop.tie.id)} data-type={texts.id(str(hop.tie.type))}>"
        f"<title>{texts.element(_told(hop), 'wording')}</title>"
        f"{stroke(path, name, hollow=hollow)}"
        f'<path fill="{TIES[name].light}" d="{_arrow(through, end)}"/>'
        f"{said if label else ''}</g>\n"
    )


def stroke(path: str, name: str, *, hollow: bool) -> str:
    """Return a line in the look of a strength; hollow where it is only reported."""
    sign = TIES[name]
    dashes = f' stroke-dasharray="{" ".join(map(str, sign.dashes))}"' if sign.dashes else ""
    if not hollow:
        return (
            f'<path fill="none" stroke="{sign.light}" stroke-width="{sign.width}"{dashes} '
            f'd="{path}"/>'
        )
    outside, inside = HOLLOW[name]
    return (
        f'<path fill="none" stroke="{sign.light}" stroke-width="{outside}"{dashes} d="{path}"/>'
        f'<path fill="none" stroke="#fff" stroke-width="{inside}" d="{path}"/>'
    )


def _told(hop: Hop) -> str:
    """Say a tie in the words of the verdict, with its share, dates, wording and source."""
    stated = hop.tie
    ends = {"since": stated.since or "…", "until": stated.until or "…"}
    period = _("{since} to {until}").format(**ends)
    share = f"{stated.interest or 'shares'}: {share_words(stated.share)}" if stated.share else ""
    told = (
        hop_sentence(hop),
        share,
        period if stated.since or stated.until else "",
        f"“{stated.wording}”" if stated.quoted else stated.wording,
        hop.source.title,
    )
    return " · ".join(text for text in told if text)


def _arrow(through: Spot, end: Spot) -> str:
    length = hypot(end.x - through.x, end.y - through.y) or 1
    x, y = (end.x - through.x) / length * _ARROW, (end.y - through.y) / length * _ARROW
    left = Spot(end.x - x + y / 2, end.y - y - x / 2)
    right = Spot(end.x - x - y / 2, end.y - y + x / 2)
    return f"M{_at(end)}L{_at(left)}L{_at(right)}Z"


def label_lines(text: str, letters: int = WIDE) -> list[str]:
    """Break a name into at most three lines; a cut one ends in ``…``."""
    # No more is looked at than can be seen: a name may be a megabyte long.
    seen = " ".join(text.split())[: (letters + 1) * (_LINES + 1)]
    lines = list(_broken(seen, letters))
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1].rstrip() + "…"]
    return lines


def _broken(text: str, letters: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and _width(line) + 1 + _width(word) > letters:
            yield line
            line = ""
        line = f"{line} {word}".strip()
        while _width(line) > letters:
            cut = _fitting(line, letters)
            yield line[:cut]
            line = line[cut:]
    yield line


def _fitting(line: str, letters: int) -> int:
    width = 0
    for i, character in enumerate(line):
        width += _width(character)
        if width > letters:
            return max(i, 1)
    return len(line)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def _at(spot: Spot) -> str:
    return f"{px(spot.x)} {px(spot.y)}"


def px(value: float) -> str:
    """Write a length to a tenth of a px, the same on every machine."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
