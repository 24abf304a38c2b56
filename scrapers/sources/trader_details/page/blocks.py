"""The blocks of a page by their headings, and which of them are the seller's."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scrapers.sources.trader_details.labels import exact_label_of, label_of, speaks_of_seller
from scrapers.sources.trader_details.labels.headings import whose_heading
from scrapers.sources.trader_details.labels.meanings import Meaning, Whose
from scrapers.sources.trader_details.page.label_value_pairs import Pair, is_told, pairs_of
from scrapers.sources.trader_details.page.visible_lines import Line
from scrapers.sources.trader_details.values.value_forms import is_company_name

_LONGEST_HEADING = 80
_MOST_HEADING_WORDS = 8
_MOST_LINES = 80
_LOWEST = 8


@dataclass(frozen=True, slots=True)
class Block:
    """The pairs of a seller's block; ``is_found`` is false where the page has none.

    ``passed`` are headings that are not understood, over details that may be the seller's.
    """

    pairs: tuple[Pair, ...] = ()
    is_found: bool = False
    passed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading and the lines under it, and whose they are."""

    heading: str
    whose: Whose
    lines: tuple[Line, ...]

    @property
    def is_passed(self) -> bool:
        """Whether nobody knows whose it is, and it holds what a seller's details have."""
        return self.whose is Whose.UNKNOWN and any(pair.known for pair in pairs_of(self.lines))

    @property
    def names_seller(self) -> bool:
        """Whether its heading, or a label in it, speaks of the seller."""
        if self.whose is Whose.SELLER:
            return speaks_of_seller(self.heading)
        named = (pair.known for pair in pairs_of(self.lines) if pair.meaning is Meaning.NAME)
        return any(label.names_seller for label in named if label)


def trader_block(lines: Iterable[Line]) -> Block:
    """Return the block of a marketplace's page that holds the seller's details.

    It is headed as the seller's or the shop's, or has a label that speaks of the seller. What is
    headed as a company's only may be the platform's.
    """
    shown = [line for line in lines if not line.around]
    sections = [s for s in _sections(shown, Whose.SELLER) if s.whose in _OPEN]
    return _joined([section for section in sections if section.names_seller])


_OPEN = frozenset({Whose.SELLER, Whose.UNKNOWN})


def block_within(lines: Sequence[Line]) -> Block:
    """Return the block of lines that the page itself sets apart as its seller's details."""
    first = next((n for n, line in enumerate(lines) if line.heading), None)
    if first is not None and whose_heading(lines[first].text, Whose.SELLER) is not Whose.OTHERS:
        lines = [line for n, line in enumerate(lines) if n != first]
    sections = _sections(lines, Whose.SELLER, opened=True)
    return replace(_joined([s for s in sections if s.whose is Whose.SELLER]), is_found=True)


def imprint_block(lines: Iterable[Line], *, titled: bool) -> Block:
    """Return the block of the imprint on a site of the seller's own.

    ``titled`` says that the page as a whole is headed as one. The foot of the page counts only
    where the imprint stands there.
    """
    told = list(lines)
    for shown in ([line for line in told if not line.around], told):
        headed = any(_whose(line, Whose.IMPRINT) is Whose.IMPRINT for line in shown)
        sections = list(_sections(shown, Whose.IMPRINT, opened=titled and not headed))
        own = [section for section in sections if section.whose is Whose.IMPRINT]
        if own and any(section.lines for section in own):
            behind = sections[sections.index(own[0]) :]
            passed = tuple(section.heading for section in behind if section.is_passed)
            return replace(_joined(own), passed=passed)
    return Block()


def _joined(sections: Sequence[_Section]) -> Block:
    lines = [line for section in sections for line in section.lines[:_MOST_LINES]]
    return Block(tuple(pairs_of(lines)), bool(sections))


def _sections(lines: Iterable[Line], own: Whose, *, opened: bool = False) -> Iterator[_Section]:
    """Yield the sections of a page by their headings."""
    walk = _Walk(own, own if opened else Whose.UNKNOWN)
    for line in lines:
        yield from walk.take(line)
    yield from walk.close()


class _Walk:
    def __init__(self, own: Whose, whose: Whose) -> None:
        self._own = own
        self._whose = whose
        self._level = 0
        self._heading = ""
        self._lines: list[Line] = []

    def take(self, line: Line) -> Iterator[_Section]:
        whose = _whose(line, self._own)
        level = line.level or _LOWEST
        if whose is None or self._keeps(line, whose, level):
            as_line = whose is Whose.UNKNOWN and is_company_name(line.text)
            self._lines.append(replace(line, level=0) if as_line else line)
            return
        if whose is Whose.GOES_ON:
            whose = self._goes_on(level)
        yield from self.close()
        self._whose, self._level, self._heading = whose, level, line.text

    def close(self) -> Iterator[_Section]:
        if self._lines or self._whose is self._own:
            yield _Section(self._heading, self._whose, tuple(self._lines))
        self._lines = []

    def _keeps(self, line: Line, whose: Whose, level: int) -> bool:
        """Whether a heading is one within the section, or a line of it."""
        is_own = self._whose is self._own
        label = label_of(line.text)
        if whose is Whose.GOES_ON and is_own:
            return self._own is Whose.IMPRINT or level > self._level
        if label and whose not in (self._own, Whose.PROSE):
            return level > self._level or is_own
        first = is_own and not any(not told.heading for told in self._lines)
        return whose is Whose.UNKNOWN and first and is_company_name(line.text)

    def _goes_on(self, level: int) -> Whose:
        """Return whose a heading like "Contact" goes on with: of what stands above it."""
        if self._whose is Whose.PROSE and self._own is Whose.IMPRINT:
            return self._own
        return self._whose if level > self._level else Whose.UNKNOWN


def _whose(line: Line, own: Whose) -> Whose | None:
    """Return whose details a line opens as a heading; None where it is no heading."""
    if len(line.text) > _LONGEST_HEADING:
        return Whose.UNKNOWN if line.heading else None
    if is_told(line):
        return None
    whose = whose_heading(line.text, own)
    if line.heading:
        return _here(whose, own)
    bare = len(line.parts) == 1 and ":" not in line.text.rstrip(":\uff1a ")
    short = len(line.text.split()) <= _MOST_HEADING_WORDS and not is_company_name(line.text)
    if not bare or not short or exact_label_of(line.text):
        return None
    headed = whose is own and (own is Whose.IMPRINT or speaks_of_seller(line.text))
    # On a marketplace "Return policy" is a label like any other.
    prose = whose is Whose.PROSE and own is Whose.IMPRINT
    several = line.parts[0].marked or len(line.text.split()) > 1
    return whose if headed or (prose and several) else None


def _here(whose: Whose, own: Whose) -> Whose:
    """Return whose a heading is here: an imprint on a marketplace is the platform's."""
    if own is Whose.SELLER and whose is Whose.IMPRINT:
        return Whose.OTHERS
    if own is Whose.IMPRINT and whose is Whose.SELLER:
        return Whose.IMPRINT
    return whose
