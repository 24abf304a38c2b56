"""The visible text of a page, line by line, with the marks of headings and labels."""

import re
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from unicodedata import category

from bs4.element import NavigableString, PageElement, Tag

from scrapers.parsing.json_values import fold_full_width, unescape_entities

_BLOCKS = frozenset(
    "address article aside blockquote body caption dd div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody "
    "td tfoot th thead tr ul".split()
)
_HIDDEN_TAGS = frozenset(
    # What is struck out no longer holds, and a form is filled in by its reader.
    "script style noscript template head svg select button iframe textarea datalist "
    "del s strike".split()
)
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LOW_LEVEL = 7
_HEADINGS = frozenset({*_LEVELS, "legend", "caption", "summary"})
_BOLD = frozenset("b strong".split())
_LABELS = frozenset("th dt label".split())
_LABEL_CLASS = "a-text-bold"
_CELLS = frozenset({"td", "th", "dt", "dd"})
_LONGEST_LABEL = 60
_FRAME_TAGS = frozenset({"footer", "nav", "aside"})
_FOOT = re.compile(r"(?:^|[-_ ])(?:footer|site-?footer|page-?footer|breadcrumbs?)(?:$|[-_ ])", re.I)
_STYLES = re.compile(
    r"display:none|visibility:(?:hidden|collapse)"
    r"|(?<![\w-])(?:left|top|right|text-indent):-\d{3,}"
    r"|clip:rect\(0|clip-path:inset\((?:50|100)%|text-decoration(?:-line)?:line-through",
    re.IGNORECASE,
)
_TRANSPARENT = re.compile(r"(?<!-)opacity:0(?:\.0+)?(?:;|!|$)", re.IGNORECASE)
_FLAT = re.compile(r"(?<![\w-])(?:max-)?height:0(?:px)?(?:;|!|$)", re.IGNORECASE)
_HIDING_CLASSES = frozenset("hidden d-none is-hidden u-hidden display-none".split())
# A class that shows the element on a larger screen: "hidden md:block", "d-none d-lg-flex".
_SHOWING = re.compile(r":(?:block|flex|grid|inline|table|contents)|^d-\w{2,3}-(?!none)")


@dataclass(frozen=True, slots=True)
class LinePart:
    """A piece of a line; ``is_marked`` is true where it is set apart like a label.

    ``is_bold`` is true where only bold type sets it apart: a name may be bold as well.
    """

    text: str
    is_marked: bool = False
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class PageLine:
    """One visible line of a page in its parts.

    ``level`` is that of a heading, from 1, and 0 for other lines. ``paragraph`` counts the
    paragraphs. ``is_framed`` is true in the page's frame (foot, navigation, side), ``is_list_item``
    for an item of a list.
    """

    parts: tuple[LinePart, ...]
    level: int = 0
    paragraph: int = 0
    is_framed: bool = False
    _: KW_ONLY
    is_list_item: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether the line is a heading."""
        return self.level > 0

    @property
    def text(self) -> str:
        """The whole line."""
        return " ".join(part.text for part in self.parts)


def plain_text(text: str) -> str:
    """Return a text without invisible characters, with single spaces."""
    text = fold_full_width(unescape_entities(text))
    return " ".join("".join(c for c in text if category(c) not in ("Cf", "Cs")).split())


def lines_of(*elements: Tag) -> list[PageLine]:
    """Return the lines of some elements, without those that a browser does not show."""
    lines: list[PageLine] = []
    for element in elements:
        lines += _LineWalk(element, lines[-1].paragraph + 1 if lines else 0).lines()
    return lines


class _LineWalk:
    """Walker through an element that joins its texts into lines."""

    def __init__(self, top: Tag, paragraph: int) -> None:
        self._top = top
        self._parts: list[LinePart] = []
        self._block: Tag | None = None
        self._paragraph = paragraph
        self._breaks = 0

    def lines(self) -> Iterator[PageLine]:
        for node in self._top.descendants:
            if isinstance(node, Tag):
                if node.name in ("br", "hr"):
                    yield from self._close_line()
                    self._breaks += 1
                continue
            text = plain_text(node) if type(node) is NavigableString else ""
            around = _enclosing_block(node, self._top) if text else None
            if around is None:
                continue
            nearest, part = around
            if nearest is not self._block:
                yield from self._close_line()
                # The cells of one row stay in one paragraph.
                self._paragraph += not _same_row(self._block, nearest)
                self._block = nearest
            elif self._breaks > 1:
                self._paragraph += 1
            self._breaks = 0
            self._parts.append(LinePart(text, *part))
        yield from self._close_line()

    def _close_line(self) -> Iterator[PageLine]:
        if self._parts and self._block is not None:
            name = self._block.name
            level = _LEVELS.get(name, _LOW_LEVEL if name in _HEADINGS else 0)
            around = self._is_in_frame(self._block)
            yield PageLine(
                parts=tuple(self._parts),
                level=level,
                paragraph=self._paragraph,
                is_framed=around,
                is_list_item=name == "li",
            )
        self._parts = []

    def _is_in_frame(self, block: Tag) -> bool:
        return any(_is_frame(p) for p in (block, *block.parents) if p is not self._top)


def _same_row(before: Tag | None, block: Tag) -> bool:
    """Return whether two cells are side by side: a label and its value."""
    if before is None or before.name not in _CELLS or block.name not in _CELLS:
        return False
    return before.parent is block.parent and block.name in ("td", "dd")


def _is_frame(element: Tag) -> bool:
    if element.name in _FRAME_TAGS or element.get("role") in ("contentinfo", "navigation"):
        return True
    named = " ".join((*_classes(element), str(element.get("id") or "")))
    return element.name not in ("html", "body") and bool(_FOOT.search(named))


def _enclosing_block(node: PageElement, top: Tag) -> tuple[Tag, tuple[bool, bool]] | None:
    """Return the block of a text and its marks; None for hidden text.

    The marks are whether it is set apart like a label, and whether by bold type only.
    """
    nearest: Tag | None = None
    labelled = bold = False
    for parent in node.parents:
        if parent.name in _HIDDEN_TAGS or _is_hidden(parent):
            return None
        if nearest is None:
            labelled = labelled or _is_label(parent)
            bold = bold or parent.name in _BOLD
            if parent.name in _BLOCKS or parent is top:
                nearest = parent
        if parent is top:
            break
    return (nearest or top), (labelled or bold, bold and not labelled)


def _is_label(element: Tag) -> bool:
    """Return whether an element is a label: a heading cell, or the short first cell of a row."""
    if element.name in _LABELS or _LABEL_CLASS in _classes(element):
        return True
    if element.name != "td" or element.find("br") or len(element.get_text()) > _LONGEST_LABEL:
        return False
    before, behind = element.find_previous_sibling("td"), element.find_next_sibling("td")
    return before is None and behind is not None


def _is_hidden(element: Tag) -> bool:
    style = "".join(str(element.get("style") or "").split()).casefold()
    # Transparent alone is what a page shows once it is scrolled to.
    flat = _TRANSPARENT.search(style) and _FLAT.search(style)
    if element.has_attr("hidden") or _STYLES.search(style) or flat:
        return True
    classes = _classes(element)
    return not _HIDING_CLASSES.isdisjoint(classes) and not any(map(_SHOWING.search, classes))


def _classes(element: Tag) -> list[str]:
    stated = element.get("class")
    return stated if isinstance(stated, list) else []
