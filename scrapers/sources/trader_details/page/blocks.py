"""The blocks of a page by their headings, and the seller's among them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scrapers.sources.trader_details.labels.detail_labels import (
    exact_label_of,
    label_of,
    speaks_of_seller,
)
from scrapers.sources.trader_details.labels.headings import heading_owner
from scrapers.sources.trader_details.labels.meanings import DetailMeaning, HeadingOwner
from scrapers.sources.trader_details.page.label_value_pairs import (
    Pair,
    is_label_with_value,
    pairs_of,
)
from scrapers.sources.trader_details.page.visible_lines import PageLine
from scrapers.sources.trader_details.values.value_forms import is_company_name

_LONGEST_HEADING = 80
_MOST_HEADING_WORDS = 8
_MOST_LINES = 80
_LOWEST = 8


@dataclass(frozen=True, slots=True)
class SellerBlock:
    """The pairs of a seller's block; ``is_found`` is false where the page has none.

    ``unclear_headings`` are not understood, over details that may be the seller's.
    """

    pairs: tuple[Pair, ...] = ()
    is_found: bool = False
    unclear_headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading, the lines under it, and the owner of its details."""

    heading: str
    owner: HeadingOwner
    lines: tuple[PageLine, ...]

    @property
    def is_unclear(self) -> bool:
        """Whether its owner is unknown, although it holds details like a seller's."""
        return self.owner is HeadingOwner.UNKNOWN and any(
            pair.seller_label for pair in pairs_of(self.lines)
        )

    @property
    def names_seller(self) -> bool:
        """Whether its heading, or a label in it, mentions the seller."""
        if self.owner is HeadingOwner.SELLER:
            return speaks_of_seller(self.heading)
        named = (
            pair.seller_label for pair in pairs_of(self.lines) if pair.meaning is DetailMeaning.NAME
        )
        return any(label.names_seller for label in named if label)


def trader_block(lines: Iterable[PageLine]) -> SellerBlock:
    """Return the block of a marketplace's page that holds the seller's details.

    Its heading is the seller's or the shop's, or one of its labels mentions the seller. A heading
    that mentions a company only may be the platform's.
    """
    shown = [line for line in lines if not line.is_framed]
    sections = [s for s in _sections(shown, HeadingOwner.SELLER) if s.owner in _OPEN_OWNERS]
    return _join_sections([section for section in sections if section.names_seller])


_OPEN_OWNERS = frozenset({HeadingOwner.SELLER, HeadingOwner.UNKNOWN})


def block_within(lines: Sequence[PageLine]) -> SellerBlock:
    """Return the block of lines that the page itself sets apart as its seller's details."""
    first = next((n for n, line in enumerate(lines) if line.is_heading), None)
    if (
        first is not None
        and heading_owner(lines[first].text, HeadingOwner.SELLER) is not HeadingOwner.OTHERS
    ):
        lines = [line for n, line in enumerate(lines) if n != first]
    sections = _sections(lines, HeadingOwner.SELLER, opened=True)
    return replace(
        _join_sections([s for s in sections if s.owner is HeadingOwner.SELLER]), is_found=True
    )


def imprint_block(lines: Iterable[PageLine], *, titled: bool) -> SellerBlock:
    """Return the block of the imprint on a seller's own site.

    ``titled`` is true where the page as a whole is headed as an imprint. The foot of the page
    counts only if the imprint is nowhere else.
    """
    every_line = list(lines)
    for shown in ([line for line in every_line if not line.is_framed], every_line):
        headed = any(
            _line_owner(line, HeadingOwner.IMPRINT) is HeadingOwner.IMPRINT for line in shown
        )
        sections = list(_sections(shown, HeadingOwner.IMPRINT, opened=titled and not headed))
        own = [section for section in sections if section.owner is HeadingOwner.IMPRINT]
        if own and any(section.lines for section in own):
            behind = sections[sections.index(own[0]) :]
            passed = tuple(section.heading for section in behind if section.is_unclear)
            return replace(_join_sections(own), unclear_headings=passed)
    return SellerBlock()


def _join_sections(sections: Sequence[_Section]) -> SellerBlock:
    lines = [line for section in sections for line in section.lines[:_MOST_LINES]]
    return SellerBlock(tuple(pairs_of(lines)), bool(sections))


def _sections(
    lines: Iterable[PageLine], own: HeadingOwner, *, opened: bool = False
) -> Iterator[_Section]:
    """Yield the sections of a page by their headings."""
    walk = _SectionWalk(own, own if opened else HeadingOwner.UNKNOWN)
    for line in lines:
        yield from walk.take_line(line)
    yield from walk.close_section()


class _SectionWalk:
    def __init__(self, own: HeadingOwner, whose: HeadingOwner) -> None:
        self._own = own
        self._whose = whose
        self._level = 0
        self._heading = ""
        self._lines: list[PageLine] = []

    def take_line(self, line: PageLine) -> Iterator[_Section]:
        whose = _line_owner(line, self._own)
        level = line.level or _LOWEST
        if whose is None or self._keeps_heading(line, whose, level):
            as_line = whose is HeadingOwner.UNKNOWN and is_company_name(line.text)
            self._lines.append(replace(line, level=0) if as_line else line)
            return
        if whose is HeadingOwner.GOES_ON:
            whose = self._continued_owner(level)
        yield from self.close_section()
        self._whose, self._level, self._heading = whose, level, line.text

    def close_section(self) -> Iterator[_Section]:
        if self._lines or self._whose is self._own:
            yield _Section(self._heading, self._whose, tuple(self._lines))
        self._lines = []

    def _keeps_heading(self, line: PageLine, whose: HeadingOwner, level: int) -> bool:
        """Return whether a heading is within the section, or one of its lines."""
        is_own = self._whose is self._own
        label = label_of(line.text)
        if whose is HeadingOwner.GOES_ON and is_own:
            return self._own is HeadingOwner.IMPRINT or level > self._level
        if label and whose not in (self._own, HeadingOwner.PROSE):
            return level > self._level or is_own
        first = is_own and not any(not earlier.is_heading for earlier in self._lines)
        return whose is HeadingOwner.UNKNOWN and first and is_company_name(line.text)

    def _continued_owner(self, level: int) -> HeadingOwner:
        """Return the owner of a heading like "Contact", which continues the section above."""
        if self._whose is HeadingOwner.PROSE and self._own is HeadingOwner.IMPRINT:
            return self._own
        return self._whose if level > self._level else HeadingOwner.UNKNOWN


def _line_owner(line: PageLine, own: HeadingOwner) -> HeadingOwner | None:
    """Return the owner of the details that a heading opens; None for a line that is not one."""
    if len(line.text) > _LONGEST_HEADING:
        return HeadingOwner.UNKNOWN if line.is_heading else None
    if is_label_with_value(line):
        return None
    whose = heading_owner(line.text, own)
    if line.is_heading:
        return _local_owner(whose, own)
    bare = len(line.parts) == 1 and ":" not in line.text.rstrip(":\uff1a ")
    short = len(line.text.split()) <= _MOST_HEADING_WORDS and not is_company_name(line.text)
    if not bare or not short or exact_label_of(line.text):
        return None
    headed = whose is own and (own is HeadingOwner.IMPRINT or speaks_of_seller(line.text))
    # On a marketplace "Return policy" is an ordinary label.
    prose = whose is HeadingOwner.PROSE and own is HeadingOwner.IMPRINT
    several = line.parts[0].is_marked or len(line.text.split()) > 1
    return whose if headed or (prose and several) else None


def _local_owner(whose: HeadingOwner, own: HeadingOwner) -> HeadingOwner:
    """Return the owner of a heading on this page: a marketplace's imprint is the platform's."""
    if own is HeadingOwner.SELLER and whose is HeadingOwner.IMPRINT:
        return HeadingOwner.OTHERS
    if own is HeadingOwner.IMPRINT and whose is HeadingOwner.SELLER:
        return HeadingOwner.IMPRINT
    return whose
