"""Rows of a mapped sheet: one seller each, with the shop, the owners and the contacts stated."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace

from graph.importing.columns.grid import Grid, GridRow, cell_text, fault_problem
from graph.importing.columns.mapping import ColumnMapping
from graph.importing.columns.meanings import NAMES, Meaning, heading_words
from graph.importing.result import Problem, quote_value, row_name
from graph.importing.spreadsheet.cells import Cells
from graph.importing.spreadsheet.csv_tables import TableRow
from graph.model.shares import Share
from graph.model.vocabulary.countries import country_code
from graph.model.vocabulary.lexicon import TOTAL, plain_words
from graph.model.vocabulary.name_annotations import (
    AnnotatedName,
    capacity_of_name,
    joint_holders,
    split_annotation,
)
from graph.model.vocabulary.placeholders import is_placeholder
from graph.support.language import N_, LazyText, Text, lazy_text
from graph.support.text.folding import fold_name

LeftValues = list[tuple[str, str]]

_ITEMS = re.compile(r"\s*[;\n\r]\s*")
_DECIMAL = re.compile(r"(?<=\d),(?=\d)", re.ASCII)
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_IN_PERCENT = re.compile(
    r"%|\b(?:percent\w*|per cent|pct|prozent\w*|pourcent\w*|porcent\w*|persen\w*)\b"
)
_DASHES = frozenset("-–—")
_NIL = frozenset({"nil", "none", "zero"})
_SHARE_BEHIND = re.compile(
    r"(?P<name>.*[^\s:,–-])[\s:,–-]*(?:\((?P<share>[^()]+%)\)|[\s:,](?P<bare>[<>≥]?=?\s?\d[\d.,\s–-]*%))"
)
# Owners with their shares are several, whatever stands between them.
_NEXT_OWNER = re.compile(r"(?<=%\))\s*(?:[,/&+|]|\w{1,3}\s)\s*|(?<=%)\s*[,/&+|]\s*")
_OWNED_FROM = Meaning.OWNER_COUNTRY
_BELOW = "a total or a note below the table"


@dataclass(frozen=True, slots=True)
class StatedOwner:
    """An owner as a row names it; a share that is not stated is None.

    ``role`` are the words beside the name, such as ``former``, or of the heading above it, which
    is then ``heading``; ``nil`` is what stands in the place of a share for none at all, such as
    ``-``.
    """

    name: str
    role: str = ""
    share: Share | None = None
    _: KW_ONLY
    number: str = ""
    country: str = ""
    nil: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class StatedName:
    """A director as a row names it, with the words beside the name, such as ``former``.

    ``heading`` is the heading of the column, where it says something else than director.
    """

    name: str
    role: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class SellerRow:
    """Contents of one row; ``place`` is the row in words, countries are alpha-2."""

    sheet: str
    line: int
    place: str
    _: KW_ONLY
    shop: str = ""
    url: str = ""
    platform: str = ""
    seller: str = ""
    seller_role: str = ""
    number: str = ""
    country: str = ""
    stated_country: str = ""
    vat: str = ""
    owners: tuple[StatedOwner, ...] = ()
    directors: tuple[StatedName, ...] = ()
    addresses: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


def read_rows(
    grid: Grid, mapping: ColumnMapping, problems: list[Problem], left: LeftValues
) -> Iterator[SellerRow]:
    """Yield the rows of a table; ``left`` gets what has no place in the model."""
    places = mapping.positions(grid.header)
    reader = _RowReader(grid, mapping, problems, left)
    rows = [(row, reader.texts(row, places)) for row in grid.rows]
    while rows and _is_below(rows[-1][1]):
        row, texts = rows.pop()
        words = " ".join(text for several in texts.values() for text in several if text)
        left.append((_BELOW, f"{row_name(grid.place, row.line)}: {words[:80]}"))
    for row, texts in rows:
        if any(any(several) for several in texts.values()):
            yield from reader.seller(row, texts)


_Texts = dict[Meaning, list[str]]


def _is_below(texts: _Texts) -> bool:
    """Whether the last row names nobody, or is worded as a total or a note."""
    words = [text for several in texts.values() for text in several if text]
    named = any(text for meaning in NAMES for text in texts.get(meaning, ()))
    is_total = any(TOTAL.fullmatch(plain_words(text).strip(" :.")) for text in words)
    is_note = not named or (" " in words[0] and words[0].endswith((".", ":"))) if words else False
    return is_total or (len(words) == 1 and is_note)


class _RowReader:
    """Reader of the rows of one table by one mapping."""

    def __init__(
        self, grid: Grid, mapping: ColumnMapping, problems: list[Problem], left: LeftValues
    ) -> None:
        self._grid = grid
        self._mapping = mapping
        self._places = mapping.positions(grid.header)
        self._problems = problems
        self._left = left

    def texts(self, row: GridRow, places: Mapping[Meaning, tuple[int, ...]]) -> _Texts:
        """Return the texts of a row by meaning, and report its damaged cells."""
        texts: _Texts = {}
        for meaning, columns in places.items():
            if meaning is Meaning.UNUSED:
                continue
            several = texts.setdefault(meaning, [])
            for at in columns:
                read = cell_text(meaning, row.cells[at])
                if isinstance(read, tuple):
                    column = self._grid.header[at]
                    self._problems.append(fault_problem(self._grid, row.line, column, read))
                    read = ""
                several.append(read)
        return texts

    def seller(self, row: GridRow, texts: _Texts) -> Iterator[SellerRow]:
        """Yield the row as a seller, unless it names nobody."""
        place = row_name(self._grid.place, row.line)
        shop = self._name(texts, Meaning.SHOP, place)
        url, seller = self._one(texts, Meaning.SHOP_ADDRESS), self._one(texts, Meaning.SELLER)
        if is_placeholder(url):
            url = ""
        if not (shop or url or seller):
            self._refuse(row, "", LazyText(N_("no shop and no seller")), _SOMEBODY)
            return
        named = split_annotation(seller)
        if not named.understood:  # a place, mostly; it stays in the name
            named = AnnotatedName(seller)
        stated = self._one(texts, Meaning.COUNTRY)
        country = self._country(stated, place)
        yield SellerRow(
            self._grid.place,
            row.line,
            place,
            shop=shop,
            url=url,
            platform=self._name(texts, Meaning.PLATFORM, place) or self._mapping.platform.strip(),
            seller=named.name,
            seller_role="; ".join(filter(None, (named.words, *self._seller_words()))),
            number=self._one(texts, Meaning.NUMBER),
            country=country,
            stated_country="" if country or is_placeholder(stated) else stated,
            vat=self._one(texts, Meaning.VAT),
            owners=tuple(self._owners(row, texts, place)),
            directors=tuple(self._directors(texts)),
            addresses=tuple(dict.fromkeys(filter(None, texts.get(Meaning.ADDRESS, ())))),
            phones=_items(texts.get(Meaning.PHONE, ())),
            emails=_items(texts.get(Meaning.EMAIL, ())),
        )

    def _one(self, texts: _Texts, meaning: Meaning) -> str:
        return " ".join(next(iter(texts.get(meaning, ())), "").split())

    def _name(self, texts: _Texts, meaning: Meaning, place: str) -> str:
        text = self._one(texts, meaning)
        if not text or not is_placeholder(text):
            return text
        self._left.append((f"{meaning} that is none {text[:80]!r}", place))
        return ""

    def _country(self, stated: str, place: str) -> str:
        if not stated or is_placeholder(stated):
            return ""
        code = country_code(stated)
        if not code:
            self._left.append((f"country that is not known {stated[:80]!r}", place))
        return code

    def _owners(self, row: GridRow, texts: _Texts, place: str) -> Iterator[StatedOwner]:
        shares = texts.get(Meaning.SHARE, ())
        for nth, cell in enumerate(texts.get(Meaning.OWNER, ())):
            names = _items(_NEXT_OWNER.split(cell))
            stated = _nth(shares, nth)
            parts = [part for part in _ITEMS.split(stated) if part] if len(names) > 1 else [stated]
            if not names:
                if stated and not is_placeholder(stated):
                    self._refuse_share(row, nth, quote_value(stated), _NO_OWNER)
                continue
            if parts and len(parts) != len(names):
                self._refuse_share(row, nth, quote_value(stated), _EACH)
                continue
            for name, share in zip(names, parts or [""] * len(names), strict=True):
                owner = self._owner(row, nth, name, share)
                if together := joint_holders(owner.name):
                    yield from self._joint_owners(owner, together, place)
                    continue
                if len(names) > 1:
                    yield owner
                    continue
                number, country = texts.get(Meaning.OWNER_NUMBER, ()), texts.get(_OWNED_FROM, ())
                known = self._country(_nth(country, nth), place)
                yield replace(owner, number=_nth(number, nth), country=known)

    def _joint_owners(
        self, stated: StatedOwner, names: Sequence[str], place: str
    ) -> Iterator[StatedOwner]:
        """Yield the owners that one name names; none is stated to have a part of its own."""
        self._left.append((f"owners named together {stated.name[:80]!r}", place))
        role = "; ".join(filter(None, (stated.role, "joint owner")))
        for name in names:
            yield replace(stated, name=name, role=role)

    def _owner(self, row: GridRow, nth: int, name: str, share: str) -> StatedOwner:
        """Return an owner with its share: that of its column, else one behind its name."""
        behind = _SHARE_BEHIND.fullmatch(name)
        if behind and not share:
            name, share = behind["name"], behind["share"] or behind["bare"]
        named, heading = split_annotation(name), self._heading(Meaning.OWNER, nth)
        words = named.words if named.words or heading else capacity_of_name(named.name)
        read = self._share(row, nth, share)
        is_nil = share in _DASHES or fold_name(share) in _NIL or (read and read.max == 0)
        return StatedOwner(
            named.name,
            "; ".join(filter(None, (heading, words))),
            read,
            nil=share if is_nil else "",
            heading=heading,
        )

    def _directors(self, texts: _Texts) -> Iterator[StatedName]:
        for nth, cell in enumerate(texts.get(Meaning.DIRECTOR, ())):
            heading = self._heading(Meaning.DIRECTOR, nth)
            for name in _items([cell]):
                named = split_annotation(name)
                words = "; ".join(filter(None, (heading, named.words)))
                yield StatedName(named.name, words, heading)

    def _heading(self, meaning: Meaning, nth: int) -> str:
        return heading_words(self._grid.header[self._places[meaning][nth]], meaning)

    def _seller_words(self) -> Iterator[str]:
        for meaning in (Meaning.SELLER, Meaning.SHOP):
            for nth in range(len(self._places.get(meaning, ()))):
                yield self._heading(meaning, nth)

    def _share(self, row: GridRow, nth: int, stated: str) -> Share | None:
        """Return a share; a bare number under a heading that says percent is one."""
        if not stated or is_placeholder(stated):
            return None
        column = self._share_column(nth)
        text = stated if stated[0] in "([" else _DECIMAL.sub(".", stated)
        if _IN_PERCENT.search(column.casefold()) and _NUMBER.fullmatch(text) and float(text) > 1:
            text = f"{text}%"
        return self._parsed(row, nth, text)

    def _parsed(self, row: GridRow, nth: int, text: str) -> Share | None:
        column = self._share_column(nth)
        return Cells(self._grid.place, TableRow(row.line, {column: text}), self._problems).share(
            column
        )

    def _share_column(self, nth: int) -> str:
        """Return the column of the share of an owner, or of the owner where it has none."""
        columns = self._places.get(Meaning.SHARE, ())
        at = columns[nth] if nth < len(columns) else self._places[Meaning.OWNER][nth]
        return self._grid.header[at]

    def _refuse_share(self, row: GridRow, nth: int, found: Text, expected: Text) -> None:
        self._refuse(row, self._share_column(nth), found, expected)

    def _refuse(self, row: GridRow, column: str, found: Text, expected: Text) -> None:
        self._problems.append(
            Problem(
                place=self._grid.place, line=row.line, column=column, found=found, expected=expected
            )
        )


_SOMEBODY: Text = LazyText(N_("a shop, its address or a seller in each row"))
_NO_OWNER: Text = LazyText(N_("an owner beside its share"))
_EACH: Text = lazy_text(N_("one share for each owner of the row, or none"))


def _items(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the names in some cells, which semicolons and line breaks separate."""
    parts = (" ".join(part.split()) for cell in cells for part in _ITEMS.split(cell))
    stated = [part for part in parts if part]
    if len(stated) < 2:
        return tuple(stated)
    return tuple({fold_name(part) or part: part for part in stated}.values())


def _nth(texts: Sequence[str], nth: int) -> str:
    return texts[nth] if nth < len(texts) else ""
