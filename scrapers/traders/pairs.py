"""Lines put together as labels with their values."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.countries import country_code
from scrapers.traders.forms import AMERICAN, form_of
from scrapers.traders.labels import ADDRESSES, Label, Meaning, label_of
from scrapers.traders.lines import Line, Part

_COLONS = ":\uff1a"
_COLON = re.compile(r"([^:\uff1a]{2,120}?)\s*[:\uff1a]\s*(.*)", re.DOTALL)
_LONGEST_LABEL = 60
_MOST_LABEL_WORDS = 7
_LONGEST_ADDRESS_LINE = 100
_MOST_ADDRESS_LINES = 9
# After a line that is a country, a postcode may follow: Singapore is a town as well.
_LONGEST_AFTER_COUNTRY = 40
_PARTED = re.compile(r"\s+[·•|]\s+")
# Labels that may stand before their value without a colon: "Tel. +49 …".
_BARE = frozenset({Meaning.PHONE, Meaning.FAX, Meaning.EMAIL, Meaning.VAT, Meaning.REGISTER_NUMBER})


@dataclass(frozen=True, slots=True)
class Pair:
    """A label as it stands there and the lines of its value; loose lines have no label."""

    label: str
    values: tuple[str, ...]

    @property
    def known(self) -> Label | None:
        """What the label means, None where it is not known."""
        return label_of(self.label) if self.label else None

    @property
    def text(self) -> str:
        """The pair in one line, as the page words it."""
        value = ", ".join(self.values)
        return f"{self.label}: {value}" if self.label else value


def pairs_of(lines: Iterable[Line]) -> list[Pair]:
    """Put lines together: a label takes the lines after it as far as its meaning allows."""
    found: list[Pair] = []
    for line in (piece for whole in lines for piece in _parted(whole)):
        if line.heading:
            label = label_of(line.text)
            found.append(Pair(line.text if label and label.distinct else "", ()))
            continue
        if opened := _opened(line):
            found.append(opened)
        elif found and _takes(found[-1], line.text):
            found[-1] = Pair(found[-1].label, (*found[-1].values, line.text))
        else:
            found.append(Pair("", (line.text,)))
    return [pair for pair in found if pair.values]


def _parted(line: Line) -> list[Line]:
    """Return the pieces of a line that sets its details side by side: "Tel. … · Fax …"."""
    if len(line.parts) > 1 or line.heading:
        return [line]
    pieces = _PARTED.split(line.text)
    return [Line((Part(piece, line.parts[0].marked),)) for piece in pieces if piece]


def _takes(pair: Pair, text: str) -> bool:
    """Whether a line goes on with the value before it."""
    if not pair.label or not pair.values:
        return True
    known = pair.known
    if known is not None and known.meaning not in ADDRESSES:
        return False
    if _is_closed(pair, known) and len(text) > _LONGEST_AFTER_COUNTRY:
        return False
    short = len(text) <= _LONGEST_ADDRESS_LINE and len(pair.values) < _MOST_ADDRESS_LINES
    return short and form_of([text]) in (None, Meaning.ADDRESS, Meaning.NAME)


def _is_closed(pair: Pair, known: Label | None) -> bool:
    """Whether an address has its country already; goods may come from a country alone."""
    last = pair.values[-1]
    if known and known.meaning is Meaning.SHIPS_FROM and country_code(last):
        return True
    return len(pair.values) > 1 and last not in AMERICAN and bool(country_code(last))


def _opened(line: Line) -> Pair | None:
    """Return the pair a line begins, None where it begins none."""
    first = line.parts[0]
    rest = " ".join(part.text for part in line.parts[1:]).lstrip(_COLONS + " ").strip()
    if len(line.parts) > 1 and _is_label(first.text, first.marked):
        return Pair(_trimmed(first.text), (rest,) if rest else ())
    match = _COLON.fullmatch(line.text)
    if match and _is_label(match[1], True) and not match[2].startswith("//"):
        value = match[2].strip()
        return Pair(match[1].strip(), (value,) if value else ())
    if label_of(line.text) or (len(line.parts) == 1 and _is_bare_mark(line)):
        return Pair(_trimmed(line.text), ())
    return _without_colon(line.text)


def _is_bare_mark(line: Line) -> bool:
    return line.parts[0].marked and _is_label(line.text, True) and form_of([line.text]) is None


def _is_label(text: str, marked: bool) -> bool:
    label = _trimmed(text)
    if label_of(label):
        return True
    if not (marked or text.rstrip().endswith(tuple(_COLONS))) or len(label) > _LONGEST_LABEL:
        return False
    plain = re.search(r"[^\W\d_]", label) and not re.search(r"[.!?]\s|\d{2}", label)
    scheme = label.casefold() in ("http", "https", "mailto")
    return bool(plain) and not scheme and len(label.split()) <= _MOST_LABEL_WORDS


def _trimmed(label: str) -> str:
    return label.strip().rstrip(_COLONS).strip()


def _without_colon(text: str) -> Pair | None:
    words = text.split()
    for number in (3, 2, 1):
        label, value = " ".join(words[:number]), " ".join(words[number:])
        known = label_of(label) if value else None
        if known and known.meaning in _BARE and form_of([value]) is known.meaning:
            return Pair(label, (value,))
    return None


def meanings(pairs: Iterable[Pair]) -> set[Meaning]:
    """Return what the known labels among some pairs mean."""
    return {pair.known.meaning for pair in pairs if pair.known}


def between_known(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs from the first to the last with a known label."""
    known = [number for number, pair in enumerate(pairs) if pair.known]
    return list(pairs[known[0] : known[-1] + 1]) if known else []
