"""The visible text of a page, line by line, with what marks a line as a heading or a label."""

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import category

from bs4.element import NavigableString, PageElement, Tag

from scrapers.values import unescaped

_BLOCKS = frozenset(
    "address article aside blockquote body caption dd div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody "
    "td tfoot th thead tr ul".split()
)
_UNSEEN = frozenset("script style noscript template head svg select button iframe".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 legend caption summary".split())
_MARKS = frozenset("b strong th dt label".split())
_BOLD = "a-text-bold"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line; ``marked`` where it is set apart as a label is."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line of a page in its parts."""

    parts: tuple[Part, ...]
    heading: bool = False

    @property
    def text(self) -> str:
        """The whole line."""
        return " ".join(part.text for part in self.parts)


def plain(text: str) -> str:
    """Return a text without characters that do not show, its spaces made one."""
    text = unescaped(text)
    return " ".join("".join(c for c in text if category(c) not in ("Cf", "Cs")).split())


def lines_of(*elements: Tag) -> list[Line]:
    """Return the lines of some elements; what a browser would not show is left out."""
    return [line for element in elements for line in _lines(element)]


def _lines(element: Tag) -> Iterator[Line]:
    parts: list[Part] = []
    block: Tag | None = None
    for node in element.descendants:
        if isinstance(node, Tag):
            if node.name in ("br", "hr"):
                yield from _line(parts, block)
                parts = []
            continue
        text = plain(node) if type(node) is NavigableString else ""
        if not text:
            continue
        around = _around(node, element)
        if around is None:
            continue
        nearest, marked = around
        if nearest is not block:
            yield from _line(parts, block)
            parts, block = [], nearest
        parts.append(Part(text, marked))
    yield from _line(parts, block)


def _line(parts: list[Part], block: Tag | None) -> Iterator[Line]:
    if parts:
        yield Line(tuple(parts), block is not None and block.name in _HEADINGS)


def _around(node: PageElement, top: Tag) -> tuple[Tag, bool] | None:
    """Return the block a text stands in and whether it is marked; None where it does not show."""
    nearest: Tag | None = None
    marked = False
    for parent in node.parents:
        if parent.name in _UNSEEN or _hidden(parent):
            return None
        if nearest is None:
            marked = marked or parent.name in _MARKS or _BOLD in _classes(parent)
            if parent.name in _BLOCKS or parent is top:
                nearest = parent
        if parent is top:
            break
    return (nearest or top), marked


def _hidden(element: Tag) -> bool:
    style = "".join(str(element.get("style") or "").split()).casefold()
    return element.has_attr("hidden") or "display:none" in style


def _classes(element: Tag) -> list[str]:
    found = element.get("class")
    return found if isinstance(found, list) else []
