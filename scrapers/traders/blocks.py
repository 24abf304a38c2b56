"""Where on a page a seller's details stand: under which heading, or among which labels."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from scrapers.traders.forms import closing_country, form_of
from scrapers.traders.labels import OTHERS, Meaning, label_of
from scrapers.traders.lines import Line
from scrapers.traders.pairs import Pair, between_known, meanings, pairs_of

_SELLER = re.compile(
    r"\b(?:trader|business seller|seller|merchant|business|legal)(?:'s|’s)? "
    r"(?:information|details|identity)|"
    r"(?:information|details) (?:about|on|of) the (?:trader|seller|merchant)|"
    r"about (?:the|this) (?:trader|seller|merchant)|"
    r"rechtliche informationen des (?:verkäufers|anbieters|händlers)|"
    r"(?:händler|verkäufer|anbieter|unternehmer)(?:informationen|angaben|daten|kennzeichnung)|"
    r"(?:informationen|angaben) (?:zum|über den|des) (?:gewerblichen )?"
    r"(?:händlers?|verkäufers?|anbieters?|unternehmers?)|"
    r"informations? (?:sur le|du|légales du) (?:vendeur|professionnel|commerçant)|"
    r"información (?:del|sobre el) (?:vendedor|comerciante)|"
    r"informazioni (?:sul|del) (?:venditore|commerciante|professionista)",
    re.IGNORECASE,
)
_LONGEST_HEADING = 70
_MOST_LINES = 60
_ENOUGH = 3


@dataclass(slots=True)
class _Section:
    heading: str
    lines: list[Line] = field(default_factory=list)

    @property
    def is_sellers(self) -> bool:
        return bool(_SELLER.search(self.heading))

    @property
    def pairs(self) -> list[Pair]:
        found = pairs_of(self.lines[:_MOST_LINES])
        return _until_last_typed(found) if self.is_sellers else between_known(found)

    @property
    def score(self) -> int:
        """How much of a seller's details it holds; 0 where too little to be them."""
        if OTHERS.search(self.heading):
            return 0
        found = self.pairs
        stated = len(meanings(found) | set(_forms(found)))
        if self.is_sellers:
            return stated + _ENOUGH if stated > 1 else 0
        distinct = any(p.known.distinct for p in found if p.known)
        named = Meaning.NAME in meanings(found)
        return stated if distinct and named and stated >= _ENOUGH else 0


def trader_block(lines: Iterable[Line]) -> list[Pair]:
    """Return the labels and values of the section that holds a seller's details; empty for none."""
    sections = list(_sections(lines))
    best = max(sections, key=lambda section: section.score, default=_Section(""))
    return best.pairs if best.score else []


def _sections(lines: Iterable[Line]) -> Iterator[_Section]:
    section = _Section("")
    for line in lines:
        if _begins(line):
            yield section
            section = _Section(line.text)
        else:
            section.lines.append(line)
    yield section


def _begins(line: Line) -> bool:
    label = label_of(line.text)
    if len(line.text) > _LONGEST_HEADING or (label and (label.distinct or not line.heading)):
        return False
    titled = _SELLER.search(line.text) or OTHERS.search(line.text)
    return line.heading or (bool(titled) and len(line.parts) == 1 and ":" not in line.text[:-1])


def _forms(pairs: Iterable[Pair]) -> Iterator[Meaning]:
    for pair in pairs:
        if not pair.known:
            found = [form_of(pair.values), *(form_of([value]) for value in pair.values)]
            yield from (meaning for meaning in found if meaning)


def _until_last_typed(pairs: Sequence[Pair]) -> list[Pair]:
    """Leave out what follows the last line that can be read: the foot of the page."""
    typed = [
        number + 1
        for number, pair in enumerate(pairs)
        if pair.known or any(_forms([pair])) or (pair.values and closing_country(pair.values))
    ]
    return list(pairs[: typed[-1]]) if typed else []
