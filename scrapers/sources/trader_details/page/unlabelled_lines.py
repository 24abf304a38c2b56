"""Loose lines of the seller's block: the name above the street, and the address below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.vocabulary.placeholders import is_placeholder
from scrapers.sources.trader_details.labels.detail_labels import relation_of
from scrapers.sources.trader_details.labels.meanings import DetailMeaning
from scrapers.sources.trader_details.page.label_value_pairs import Pair
from scrapers.sources.trader_details.values.value_forms import (
    closing_country,
    is_company_name,
    is_prose,
    is_street,
    is_town,
)

_MOST_ADDRESS_LINES = 7
_LONGEST_NAME = 100
# More lines than these above a street are a menu or prose.
_MOST_NAMES = 3
_MAKER_WORDS = re.compile(
    r"\b(?:by|von|vom|durch|par|da|di|por|door|przez|av|taraf\u0131ndan|od|oleh|with|mit|avec)\b",
    re.I,
)
# Numbers or an owner between a name and its address do not separate the two.
_BETWEEN_MEANINGS = frozenset(
    {DetailMeaning.REGISTER_NUMBER, DetailMeaning.VAT, DetailMeaning.TAX, DetailMeaning.OWNER}
)


@dataclass(frozen=True, slots=True)
class AddressBlock:
    """Name, address and other lines of a group; ``rest`` is neither name nor address.

    ``names`` has one name, or all candidates.
    """

    names: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the address has a street and a town or country, each on its own line."""
        return (
            len(self.address) > 1
            and _is_closed_address(self.address)
            and is_street(self.address[0])
        )


def chunks_of(pairs: Sequence[Pair]) -> list[list[str]]:
    """Return the loose lines among the pairs, grouped by paragraph.

    Lines that are a paragraph each are grouped too, and so are a name and the paragraph of its
    address below it.
    """
    chunks: list[list[str]] = []
    last: Pair | None = None
    adjacent = False
    for pair in pairs:
        if pair.label:
            adjacent = adjacent and pair.meaning in _BETWEEN_MEANINGS
            continue
        values = list(pair.values)
        if last and (
            pair.paragraph == last.paragraph or (adjacent and _joins_paragraph(chunks[-1], values))
        ):
            chunks[-1] += values
        else:
            chunks.append(values)
        last, adjacent = pair, True
    return chunks


def _joins_paragraph(before: list[str], lines: list[str]) -> bool:
    """Return whether a paragraph continues the one before it."""
    if len(before) > 1 and closing_country(before[-2:]):
        return False
    if any(is_town(line) for line in before):
        # After a town only its country may follow.
        return len(lines) == 1 and bool(closing_country(["", *lines]))
    single = len(lines) == 1 and not any(is_prose(line) for line in (*before, *lines))
    named = len(before) == 1 and is_street(lines[0]) and not is_street(before[0])
    return single or named


def address_block(lines: Sequence[str]) -> AddressBlock:
    """Return the name and address of a group of lines; the line above the street is the name.

    Of several lines above the street, the one with a legal form is the name. Where that is not
    certain, all are returned, and the caller must take none.
    """
    start = _street(lines)
    if start is None:
        return AddressBlock((), (), tuple(lines))
    end = _end(lines, start)
    above = [line for line in lines[:start] if _is_name(line)]
    formed = [line for line in above if is_company_name(line)]
    names = formed or above
    is_list = len(above) > _MOST_NAMES or not _is_closed_address(lines[start:end])
    if len(formed) != 1 and is_list:
        return AddressBlock((), (), tuple(lines))
    rest = [line for line in (*lines[:start], *lines[end:]) if line not in names]
    return AddressBlock(tuple(names), tuple(lines[start:end]), tuple(rest))


def _is_closed_address(address: Sequence[str]) -> bool:
    """Return whether lines end like an address: with postcode and town, or with a country."""
    return any(map(is_town, address)) or bool(closing_country(["", *address]))


def _street(lines: Sequence[str]) -> int | None:
    """Return the index at which the address begins: its street, else its town; None for none."""
    streets = (n for n, line in enumerate(lines) if is_street(line) and not is_town(line))
    towns = (n for n, line in enumerate(lines) if is_town(line) or _is_country(lines, n))
    return next(streets, next(towns, None))


def _is_country(lines: Sequence[str], number: int) -> bool:
    return number > 0 and bool(closing_country(["", lines[number]]))


def _end(lines: Sequence[str], start: int) -> int:
    """Return the index after the address: after its country, else after its town."""
    last = min(len(lines), start + _MOST_ADDRESS_LINES)
    for n in range(start, last):
        if n > start and closing_country(lines[start : n + 1]):
            # Singapore is a town as well, so its postcode may follow.
            behind = n + 1 < last and closing_country(["", lines[n + 1]])
            postcode = n + 1 < last and re.fullmatch(r"[\d -]{4,10}", lines[n + 1])
            return n + 2 if behind or postcode else n + 1
    towns = [n for n in range(start, last) if is_town(lines[n])]
    if towns:
        return towns[0] + 1
    return next((n for n in range(start, last) if is_prose(lines[n])), last)


def _is_name(line: str) -> bool:
    short = len(line) <= _LONGEST_NAME and not is_prose(line)
    return short and not is_placeholder(line) and not names_its_maker(line)


def names_its_maker(line: str) -> bool:
    """Return whether a line credits a maker: "Website by …", "Erstellt von …"."""
    return bool(_MAKER_WORDS.search(line) and relation_of(line))
