"""Records of a spreadsheet that a mapping explains: pure functions from a table to records."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from hashlib import sha256

from graph.importing.admission import admit_reading
from graph.importing.columns.grid import Grid
from graph.importing.columns.mapping import ColumnMapping
from graph.importing.columns.meanings import Meaning
from graph.importing.columns.parties import MappedParty, SheetParties, named_id, storefront_key
from graph.importing.columns.seller_rows import (
    LeftValues,
    SellerRow,
    StatedName,
    StatedOwner,
    read_rows,
)
from graph.importing.result import ImportContents, Problem, count_unplaced, quote_value
from graph.model.ids import address_id, email_id, phone_id
from graph.model.records import Kind, Records, Statement, Tie, TieType, Value
from graph.model.shares import Share, share_words
from graph.model.vocabulary.postal_addresses import stated_parts
from graph.model.vocabulary.register_numbers import vat_holds
from graph.model.vocabulary.tie_wordings import tie_meanings
from graph.support.language import N_, LazyText, Text, lazy_text
from graph.support.text.folding import fold_name

_REPORTED_AT = 500  # rows between two reports of progress

RowsCallback = Callable[[int], object]
"""Called with the number of rows that are read."""


def map_grid(
    grid: Grid, mapping: ColumnMapping, report_rows: RowsCallback = lambda _rows: None
) -> ImportContents:
    """Return the records of a table, or everything that is wrong with it."""
    if faults := mapping.problems(grid.place, grid.line, grid.header):
        return ImportContents(problems=(*grid.problems, *faults), files=(_file_of(grid),))
    problems, left = list(grid.problems), LeftValues()
    sheet = _SheetRecords(mapping, problems, left)
    for done, row in enumerate(read_rows(grid, mapping, problems, left), 1):
        sheet.add(row)
        if done % _REPORTED_AT == 0:
            report_rows(done)
    report_rows(len(grid.rows))
    if not problems and not any(sheet.statements()):
        problems.append(_empty(grid))
    records = Records(
        (mapping.source.record(),), tuple(sheet.statements()), tuple(sheet.ties.values())
    )
    return admit_reading(
        ImportContents(
            records=records,
            problems=tuple(problems),
            not_understood=count_unplaced(left),
            files=(_file_of(grid),),
            places=sheet.places,
        )
    )


def _file_of(grid: Grid) -> str:
    return grid.place.partition(", sheet ")[0]


def _empty(grid: Grid) -> Problem:
    return Problem(
        place=grid.place,
        line=grid.line,
        column="",
        found=LazyText(N_("no rows below the headings")),
        expected=LazyText(N_("a seller in each row")),
    )


@dataclass(frozen=True, slots=True)
class TieTerms:
    """Terms of a tie that only some kinds of tie have."""

    share: Share | None = None
    role: str = ""
    role_kind: str = ""
    wording: str = ""


_NO_TERMS = TieTerms()


@dataclass(slots=True)
class _Entry:
    """An entity other than a seller, owner or director, as the sheet states it."""

    kind: Kind
    values: dict[str, Value] = field(default_factory=dict)
    _: KW_ONLY
    place: str


class _SheetRecords:
    """Records of the rows of a sheet, each party once."""

    def __init__(self, mapping: ColumnMapping, problems: list[Problem], left: LeftValues) -> None:
        self.ties: dict[str, Tie] = {}
        self.places: dict[str, str] = {}
        self._mapping = mapping
        self._source = mapping.source.id
        self._tells_standing = bool(mapping.source.record().type)
        self._standing = mapping.source.standing
        self._problems = problems
        self._left = left
        self.parties = SheetParties(self._source, left)
        self._entries: dict[str, _Entry] = {}

    def add(self, row: SellerRow) -> None:
        """Add what one row states."""
        seller = self.parties.seller(row) if row.seller else ""
        shop = self._shop(row, seller)
        if seller and shop:
            role = "; ".join(filter(None, ("seller", row.seller_role)))
            self._tie(row, TieType.OPERATES, seller, shop, TieTerms(role=role))
        about = seller or shop
        self._add_owners(row, seller, about)
        for named in row.directors:
            self._add_director(row, named, seller, about)
        self._add_contacts(row, about)
        if seller:
            self._add_vat(row, self.parties.by_id[seller])
        elif row.vat or row.number:
            self._left.append(("number of a seller that is not named", row.place))

    def statements(self) -> Iterable[Statement]:
        """Yield the statements about all parties."""
        for ident, entry in self._entries.items():
            self.places.setdefault(f"entity {ident}", entry.place)
            yield Statement(ident, entry.kind, self._source, entry.values)
        for ident, party in self.parties.by_id.items():
            self.places.setdefault(f"entity {ident}", party.place)
            yield Statement(ident, party.kind, self._source, self._own(party.stated()))

    def _own(self, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """Return values with their standing, where the type of the source does not tell it."""
        return values if self._tells_standing else {**values, "standing": self._standing.value}

    def _problem(self, row: SellerRow, found: Text, expected: Text) -> Problem:
        columns = (name for name, m in self._mapping.columns.items() if m is Meaning.VAT)
        return Problem(
            place=row.sheet, line=row.line, column=next(columns), found=found, expected=expected
        )

    def _shop(self, row: SellerRow, seller: str) -> str:
        if not (row.shop or row.url):
            return ""
        ident = storefront_key(row, self._source, seller)
        name = row.shop or row.url.partition("://")[2] or row.url
        self._enter(ident, Kind.STOREFRONT, row, name=name, website=row.url)
        if row.platform:
            platform = self._mapping.known_platforms.get(row.platform, "")
            platform = platform or named_id(self._source, row.platform, "platform")
            self._enter(platform, Kind.PLATFORM, row, name=row.platform)
            self._tie(row, TieType.SELLS_ON, ident, platform)
        return ident

    def _enter(self, ident: str, kind: Kind, row: SellerRow, **values: str) -> None:
        entry = self._entries.setdefault(ident, _Entry(kind, place=row.place))
        for name, value in values.items():
            if value:
                entry.values.setdefault(name, value)

    def _add_owners(self, row: SellerRow, seller: str, about: str) -> None:
        for owner in row.owners:
            if seller and fold_name(owner.name) == fold_name(row.seller):
                self._left.append(("owner of the same name as the seller", row.place))
                continue
            if _is_denied(owner.role, TieType.OWNS):
                self._left.append(("owner whose own words deny it", row.place))
                continue
            ident = self.parties.owner(owner, row, about)
            if ident == seller:
                self._left.append(("owner of the same number as the seller", row.place))
            elif seller and not owner.nil and _gives_tie(owner.role, TieType.OWNS):
                self.parties.by_id[seller].must_be = True
                self._tie(row, TieType.OWNS, ident, seller, TieTerms(owner.share, owner.role))
            else:
                terms = TieTerms(wording=_link_words(owner))
                self._tie(row, TieType.LINKED_TO, ident, about, terms)

    def _add_director(self, row: SellerRow, named: StatedName, seller: str, about: str) -> None:
        if seller and fold_name(named.name) == fold_name(row.seller):
            self._left.append(("director of the same name as the seller", row.place))
            return
        if _is_denied(named.role, TieType.OFFICER_OF):
            self._left.append(("director whose own words deny it", row.place))
            return
        ident = self.parties.director(named.name, row, about)
        if seller and _gives_tie(named.role, TieType.OFFICER_OF):
            self.parties.by_id[seller].must_be = True
            terms = TieTerms(role=named.role or "director", role_kind=_office(named.role))
            self._tie(row, TieType.OFFICER_OF, ident, seller, terms)
        else:
            terms = TieTerms(wording=_wording("director", named))
            self._tie(row, TieType.LINKED_TO, ident, about, terms)

    def _add_contacts(self, row: SellerRow, about: str) -> None:
        for text in row.addresses:
            self._add_address(row, about, text)
        for text in row.phones:
            self._add_contact(row, about, phone_id(text, row.country), text, "phone")
        for text in row.emails:
            self._add_contact(row, about, email_id(text), text, "email")

    def _add_address(self, row: SellerRow, about: str, text: str) -> None:
        """Add an address; the gate makes a place of one without street, box or building."""
        parts = ", ".join(" ".join(part.split()) for part in stated_parts(text))
        if not parts:
            self._left.append((f"address that is none {text[:80]!r}", row.place))
            return
        ident = address_id(text, row.country) or named_id(self._source, parts, "place")
        shown = ", ".join(filter(None, (parts, row.country)))
        self._enter(ident, Kind.ADDRESS, row, name=shown, country=row.country)
        self._tie(row, TieType.LOCATED_AT, about, ident)

    def _add_contact(self, row: SellerRow, about: str, ident: str, text: str, form: str) -> None:
        if not ident:
            self._left.append((f"{form} that is none {text[:80]!r}", row.place))
            return
        self._enter(ident, Kind.CONTACT, row, name=text, contact_type=form)
        self._tie(row, TieType.REACHED_AT, about, ident)

    def _add_vat(self, row: SellerRow, seller: MappedParty) -> None:
        if not row.vat:
            return
        there = seller.values.setdefault("vat_number", row.vat)
        if there != row.vat:
            expected = lazy_text(
                N_("'{value}', which an earlier row gives for this seller"), value=there
            )
            self._problems.append(self._problem(row, quote_value(row.vat), expected))
            return
        holds = vat_holds(row.vat, row.country)
        if holds is not None:
            seller.values["vat_check_digits_hold"] = holds

    def _tie(
        self, row: SellerRow, type_: TieType, start: str, end: str, terms: TieTerms = _NO_TERMS
    ) -> None:
        """Add a tie once, however many rows state it."""
        words = share_words(terms.share) if terms.share else ""
        ident = _tie_id(self._source, type_, start, end, words, terms.role, terms.wording)
        if ident in self.ties:
            return
        self.places[f"tie {ident}"] = row.place
        self.ties[ident] = Tie(
            id=ident,
            type=type_,
            start=start,
            end=end,
            source=self._source,
            standing=self._standing,
            share=terms.share,
            role=terms.role,
            role_kind=terms.role_kind,
            wording=terms.wording,
        )


def _tie_id(source: str, *parts: str) -> str:
    digest = sha256("|".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return f"{source}-tie-{digest}"


def _gives_tie(words: str, column: TieType) -> bool:
    """Whether the words beside a name leave the tie of its column more than a link.

    The gate then reads the capacity in them.
    """
    return any(each.type is not TieType.LINKED_TO for each in tie_meanings(words, column))


def _is_denied(words: str, column: TieType) -> bool:
    return not tie_meanings(words, column)


def _office(words: str) -> str:
    """Return the kind of office that the words beside a director's name state."""
    kinds = (each.role_kind for each in tie_meanings(words, TieType.OFFICER_OF) if words)
    return next(filter(None, kinds), "director")


def _link_words(owner: StatedOwner) -> str:
    """Return the wording of an owner of a shop, or of one with a share of none."""
    share = owner.nil or (share_words(owner.share) if owner.share else "")
    named = _wording("owner", owner)
    return f"{named}, share: {share}" if share else named


def _wording(column: str, named: StatedOwner | StatedName) -> str:
    """Return the words for a link: those of the heading itself where it says something else."""
    if named.heading:
        return named.role
    return f"{column} ({named.role})" if named.role else column
