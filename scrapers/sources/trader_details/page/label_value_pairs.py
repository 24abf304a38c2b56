"""Lines of a page as pairs of label and value."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest

from graph.model.vocabulary.countries import country_code, is_american_code
from scrapers.sources.trader_details.labels.detail_labels import (
    DetailLabel,
    exact_label_of,
    is_relation_word,
    label_of,
    relation_of,
)
from scrapers.sources.trader_details.labels.meanings import (
    ADDRESSES,
    DetailMeaning,
    RelationToSeller,
)
from scrapers.sources.trader_details.page.visible_lines import PageLine
from scrapers.sources.trader_details.values.person_names import (
    is_person_name,
    persons_in,
    strip_titles,
)
from scrapers.sources.trader_details.values.value_forms import (
    form_of,
    is_company_name,
    is_prose,
    is_street,
)

_COLONS = ":\uff1a"
_COLON = re.compile(r"([^:\uff1a]{1,120}?)\s*[:\uff1a]\s*(.*)", re.DOTALL)
_LONGEST_LABEL = 60
_MOST_LABEL_WORDS = 7
_LONGEST_ADDRESS_LINE = 100
_MOST_ADDRESS_LINES = 9
# A postcode may follow a line with a country: Singapore is a town as well.
_LONGEST_AFTER_COUNTRY = 40
_DETAIL_SEPARATOR = re.compile(r"\s+[·•|]\s+")
_NUMBER = re.compile(
    r"(?:[A-Z]{1,3}[ -]?)?\d[\d ./-]{4,20}[A-Z]{0,2}\d*|"
    r"[^\W\d]+ (?:[AB] )?\d{3} ?\d{3} ?\d{3}",
    re.IGNORECASE,
)
_DIALLED_NUMBER = re.compile(r"\(?0\)?[\d ()/.–-]{6,20}")
# Labels that may precede their value without a colon: "Tel. +49 …".
_BARE_MEANINGS = frozenset(
    {
        DetailMeaning.PHONE,
        DetailMeaning.FAX,
        DetailMeaning.EMAIL,
        DetailMeaning.VAT,
        DetailMeaning.REGISTER_NUMBER,
    }
)
_PERSONS = frozenset({DetailMeaning.REPRESENTATIVE, DetailMeaning.OWNER})
_NAME_MEANINGS = frozenset({DetailMeaning.NAME, DetailMeaning.PUBLISHER})


@dataclass(frozen=True, slots=True)
class Pair:
    """A label as the page words it and the lines of its value; loose lines have no label.

    ``paragraph`` is that of its last line, ``inline`` is true where the value is on the label's
    line.
    """

    label: str
    values: tuple[str, ...]
    paragraph: int = 0
    inline: bool = False

    @property
    def seller_label(self) -> DetailLabel | None:
        """The meaning of the label for the seller, None for any other label."""
        return label_of(self.label) if self.label else None

    @property
    def meaning(self) -> DetailMeaning | None:
        """The meaning of the value, None where the label is not one of the seller's."""
        return self.seller_label.meaning if self.seller_label else None

    @property
    def relation(self) -> RelationToSeller | None:
        """The relation to the seller of another party that the label names; None for none."""
        return relation_of(self.label) if self.label and self.seller_label is None else None

    @property
    def text(self) -> str:
        """The pair in one line, as the page words it."""
        value = ", ".join(self.values)
        return f"{self.label}: {value}" if self.label else value

    def with_line(self, line: PageLine) -> "Pair":
        """Return the pair with one more line of its value."""
        return Pair(self.label, (*self.values, line.text), line.paragraph, self.inline)


def pairs_of(lines: Iterable[PageLine]) -> list[Pair]:
    """Return the pairs of lines: a label takes the lines after it as far as its meaning allows."""
    pairs: list[Pair] = []
    pieces = [piece for whole in lines for piece in _split_line(whole)]
    for line, following in zip_longest(pieces, pieces[1:]):
        if line.is_heading and not is_label_with_value(line):
            pairs.append(Pair(line.text if label_of(line.text) else "", (), line.paragraph))
        elif opened := _opening_pair(line, following):
            pairs.append(opened)
        elif pairs and _takes_line(pairs[-1], line):
            pairs[-1] = pairs[-1].with_line(line)
        else:
            pairs.append(Pair("", (line.text,), line.paragraph))
    return [pair for pair in pairs if pair.values]


def is_label_with_value(line: PageLine) -> bool:
    """Return whether a heading is a label and its value: "Geschäftsführer: Ada Beispiel"."""
    match = _COLON.fullmatch(line.text)
    return bool(match and match[2].strip() and exact_label_of(match[1]))


def _split_line(line: PageLine) -> list[PageLine]:
    """Return the pieces of a line with details side by side: "Tel. … · Fax …"."""
    if len(line.parts) > 1 or line.is_heading:
        return [line]
    pieces = [piece for piece in _DETAIL_SEPARATOR.split(line.text) if piece]
    first = line.parts[0]
    return [replace(line, parts=(replace(first, text=piece),)) for piece in pieces]


def _takes_line(pair: Pair, line: PageLine) -> bool:
    """Return whether a line continues the value before it."""
    if not pair.label:
        return not pair.values or pair.paragraph == line.paragraph
    if not pair.values:
        return True
    together = pair.paragraph == line.paragraph
    if pair.relation is not None or pair.meaning in _NAME_MEANINGS:
        return together and not is_prose(line.text)
    if pair.meaning in (DetailMeaning.REPRESENTATIVE, DetailMeaning.PARTNER):
        listed = line.is_list_item and not pair.inline
        return (together or listed) and is_person_name(strip_titles(line.text))
    if pair.meaning not in (None, *ADDRESSES):
        return False
    return (together or not pair.inline) and _continues_address(pair, line.text)


def _continues_address(pair: Pair, text: str) -> bool:
    """Return whether a line may continue an address."""
    if _is_closed_address(pair) and len(text) > _LONGEST_AFTER_COUNTRY:
        return False
    short = len(text) <= _LONGEST_ADDRESS_LINE and len(pair.values) < _MOST_ADDRESS_LINES
    return short and not is_prose(text) and form_of(text) is None


def _is_closed_address(pair: Pair) -> bool:
    """Return whether an address has its country already; goods may ship from just a country."""
    last = pair.values[-1]
    if pair.meaning is DetailMeaning.SHIPS_FROM and country_code(last):
        return True
    return len(pair.values) > 1 and not is_american_code(last) and bool(country_code(last))


def _opening_pair(line: PageLine, following: PageLine | None) -> Pair | None:
    """Return the pair that a line begins, None where it begins none."""
    first = line.parts[0]
    rest = " ".join(part.text for part in line.parts[1:]).lstrip(_COLONS + " ").strip()
    if len(line.parts) > 1 and _is_label(first.text, first.is_marked):
        return _make_pair(_trim_label(first.text), rest, line)
    match = _COLON.fullmatch(line.text)
    if match and _is_label(match[1], True) and not match[2].startswith("//"):
        return _make_pair(match[1].strip(), match[2].strip(), line)
    if _is_whole_label(line, following) or (
        len(line.parts) == 1 and _is_bare_mark(line, following)
    ):
        return _make_pair(_trim_label(line.text), "", line)
    return _pair_without_colon(line)


def _make_pair(label: str, value: str, line: PageLine) -> Pair:
    return Pair(label, (value,) if value else (), line.paragraph, bool(value))


def _is_whole_label(line: PageLine, following: PageLine | None) -> bool:
    """Return whether a line without a colon is nothing but a label; one with a number is not.

    A word that is a label anywhere ("Sociedad" in a menu) must be set apart, or be in one paragraph
    with its value.
    """
    text, known = line.text, exact_label_of(line.text)
    if re.search(r"\d{2}|[\[\]{}<>]", text):
        return False
    if known is None:
        return is_relation_word(text)
    together = following is not None and following.paragraph == line.paragraph
    apart = line.parts[0].is_marked or text.rstrip().endswith(tuple(_COLONS))
    return known.distinct or apart or together


def _is_bare_mark(line: PageLine, following: PageLine | None) -> bool:
    """Return whether a line that is set apart is a label; a bold name over its street is not."""
    part = line.parts[0]
    if not part.is_marked or not _is_label(line.text, True) or form_of(line.text) is not None:
        return False
    over_street = following is not None and is_street(following.text)
    named = is_company_name(line.text) or (over_street and is_person_name(line.text))
    return not (part.is_bold and named)


def _is_label(text: str, marked: bool) -> bool:
    label = _trim_label(text)
    if label_of(label):
        return True
    if not (marked or text.rstrip().endswith(tuple(_COLONS))) or len(label) > _LONGEST_LABEL:
        return False
    plain = re.search(r"[^\W\d_]", label) and not re.search(r"\w{5}[.!?]\s|[!?]\s|\d{2}", label)
    scheme = label.casefold() in ("http", "https", "mailto")
    return bool(plain) and not scheme and len(label.split()) <= _MOST_LABEL_WORDS


def _trim_label(label: str) -> str:
    return label.strip().rstrip(_COLONS).strip()


def _pair_without_colon(line: PageLine) -> Pair | None:
    """Return a label and its value on one line: "Tel. +49 …", "Inhaberin Ada Beispiel"."""
    words = line.text.split()
    if form_of(line.text) is DetailMeaning.REGISTER_NUMBER:
        return None
    for number in range(min(_MOST_LABEL_WORDS, len(words) - 1), 0, -1):
        label, value = " ".join(words[:number]), " ".join(words[number:])
        known = exact_label_of(label)
        if known is None:
            continue
        by_form = known.meaning in _BARE_MEANINGS and _fits_meaning(known.meaning, value)
        if by_form or (known.meaning in _PERSONS and persons_in(value).are_all):
            return _make_pair(label, value, line)
    return None


def _fits_meaning(meaning: DetailMeaning, value: str) -> bool:
    """Return whether a value fits the meaning of its label, by its form or its digits."""
    if form_of(value) is meaning:
        return True
    if meaning in (DetailMeaning.PHONE, DetailMeaning.FAX):
        return form_of(value) is DetailMeaning.PHONE or bool(_DIALLED_NUMBER.fullmatch(value))
    numbers = (DetailMeaning.VAT, DetailMeaning.REGISTER_NUMBER)
    return meaning in numbers and bool(_NUMBER.fullmatch(value))
