"""BizFile: lists of officers and shareholders as CSV, the company on each row.

Made by the reader from a paid business profile (https://www.bizfile.gov.sg): officers with
``uen, entity_name, name, position, date_appointed, nationality, address``, shareholders with
``uen, entity_name, name, shares, currency, class`` and, where it is known, ``class_total`` or
``all_holders`` (yes: every holder of the class stands in the file).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from graph.countries import country_code
from graph.errors import AnswerError
from graph.identity import own_company_id
from graph.language import N_
from graph.model import Kind, Source, Standing, Value
from graph.shares import Share, exact_text
from scrapers.base import Collector, Origin, Record, Unknown, file_source_of
from scrapers.lists import Party, Register, percentage, renamed, unknown_headings
from scrapers.pages import Page
from scrapers.places import located
from scrapers.stating import says
from scrapers.values import day, unknown

_ORIGIN = Origin(
    "bizfile",
    N_("BizFile profiles (Singapore), as files"),
    "Accounting and Corporate Regulatory Authority of Singapore",
    N_("for the buyer of the profile; not for republication"),
    "https://www.bizfile.gov.sg",
    "officialRegister",
    Standing.REGISTER,
)
_NAMES = {
    "uen": ("company uen", "registration number"),
    "entity_name": ("company", "company name", "name of company"),
    "name": ("officer", "shareholder", "officer name", "shareholder name", "holder"),
    "id": ("identification", "identification no", "id no", "shareholder uen", "holder uen"),
    "position": ("position held", "role", "designation"),
    "date_appointed": ("date of appointment", "appointed", "appointment date"),
    "date_ceased": ("date of cessation", "ceased", "cessation date", "date of withdrawal"),
    "nationality": ("nationality citizenship", "country", "place of incorporation", "origin"),
    "address": ("source of address",),
    "shares": ("number of shares", "no of shares", "ordinary number", "shares held"),
    "percentage": ("percent", "share", "shareholding"),
    "currency": (),
    "class": ("share type", "class of shares", "type of shares"),
    "class_total": ("total shares", "total number of shares", "total of class"),
    "all_holders": ("complete", "all shareholders", "complete list"),
}
_KINDS = (
    ("secretary", re.compile(r"secretar", re.I)),
    ("director", re.compile(r"director", re.I)),
    ("manager", re.compile(r"manag|chief|ceo|president|officer", re.I)),
    ("legal representative", re.compile(r"representative|agent", re.I)),
    ("partner", re.compile(r"partner|owner|member", re.I)),
)
_YES = frozenset({"yes", "y", "true", "1"})


@dataclass(slots=True)
class _Totals:
    """What the files say of classes of shares, by company and class."""

    stated: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    summed: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    complete: dict[tuple[str, str], bool] = field(default_factory=dict)
    classes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    seen: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, row: dict[str, str]) -> None:
        """Take what one row says of its class."""
        number = _number(row.get("shares", ""))
        if number is None:
            return
        key = _class(row)
        self.classes[key[0]].add(key[1])
        self.summed[key] += number
        self.complete[key] = self.complete.get(key, True) and _says_all(row)
        total = _number(row.get("class_total", ""))
        if total is not None:
            self.stated[key].add(total)

    def share(self, row: dict[str, str]) -> Share | None:
        """Return the part of its class that a row holds, where the whole of it is known."""
        number, key = _number(row.get("shares", "")), _class(row)
        totals = self.stated.get(key) or ({self.summed[key]} if self.complete.get(key) else set())
        if number is None or len(totals) != 1:
            return None
        total = next(iter(totals))
        if number > total or total == 0:
            return None
        part = Fraction(number, total)
        percent = exact_text(part * 100)
        text = f"{number}/{total}" if "/" in percent else f"{percent}%"
        return Share(part, part, text=text)

    def again(self, holder: str, key: tuple[str, str]) -> int:
        """Return how many earlier rows give the same holder shares of the same class."""
        self.seen[(holder, *key)] += 1
        return self.seen[(holder, *key)] - 1


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield companies with their officers and shareholders.

    Raises:
        AnswerError: a file has not the columns of such a list.
    """
    totals = _Totals()
    for page in pages:
        for _, row in page.rows():
            totals.add(_checked(page, row))
    for page in pages:
        yield from _page(page, totals)


def _checked(page: Page, row: dict[str, str]) -> dict[str, str]:
    found = renamed(row, _NAMES)
    titles = renamed(dict.fromkeys(row, "x"), _NAMES)
    if not {"uen", "name"} <= titles.keys() or not {"position", "shares", "percentage"} & set(
        titles
    ):
        raise AnswerError(
            N_(
                "{where} is no list of officers or shareholders. Its first row names the "
                "columns: uen, entity_name, name, and position or shares."
            ),
            where=page.where,
        )
    return found


def _page(page: Page, totals: _Totals) -> Iterator[Record]:
    source = file_source_of(page, _ORIGIN, f"BizFile profile: {page.name or page.url}")
    yield source
    first = True
    for place, row in page.rows():
        if first:
            first = False
            for name in unknown_headings(row, _NAMES):
                yield Unknown(f"field {name[:80]}", page.where)
        yield from _row(_checked(page, row), source, totals, place)


def _row(row: dict[str, str], source: Source, totals: _Totals, where: str) -> Iterator[Record]:
    company = own_company_id("SG", row.get("uen", ""))
    if not company or not row.get("name"):
        yield unknown("row without a UEN or a name", row.get("uen", ""), where)
        return
    number = company.removeprefix("sg-")
    name = row.get("entity_name") or f"{number} (UEN; name not stated here)"
    values: dict[str, Value | None] = {
        "name": name,
        "country": "SG",
        "registration_number": number,
        "standing": "" if row.get("entity_name") else str(Standing.DERIVED),
    }
    yield says(_ORIGIN, source, company, Kind.COMPANY, values)
    register, party = Register(_ORIGIN, company, f"bizfile-{number}"), _party(row)
    if row.get("position"):
        yield from _office(register, party, row, source, where)
    if row.get("shares") or row.get("percentage"):
        yield from _holding(register, party, row, source, totals, where)
    ident, said = register.party(party, source)
    country = country_code(row.get("address", "").rpartition(",")[2])
    address = row.get("address", "")
    kind, standing = said.kind, _ORIGIN.standing
    yield from located(ident, address, country, "service", source, standing, kind=kind)


def _party(row: dict[str, str]) -> Party:
    place = row.get("nationality", "")
    # A number of another country's may have the form of a Singapore one.
    here = not place or "singapore" in place.casefold() or place.upper() == "SG"
    ident = own_company_id("SG", row.get("id", "")) if here else ""
    kind = Kind.COMPANY if ident else None
    return Party(row["name"], kind, ident, {"nationality": place})


def _office(
    register: Register, party: Party, row: dict[str, str], source: Source, where: str
) -> Iterator[Record]:
    position = row["position"]
    if "audit" in position.casefold():
        # One firm audits thousands; that two companies share it ties nobody.
        yield Unknown("auditor: not taken", where)
        return
    for name in ("date_appointed", "date_ceased"):
        if row.get(name) and not _day(row[name]):
            yield unknown(name, row[name], where)
    kind = next((kind for kind, form in _KINDS if form.search(position)), "")
    since, until = _day(row.get("date_appointed", "")), _day(row.get("date_ceased", ""))
    yield from register.office(party, source, position, kind, since, until)


def _holding(
    register: Register,
    party: Party,
    row: dict[str, str],
    source: Source,
    totals: _Totals,
    where: str,
) -> Iterator[Record]:
    key = _class(row)
    share = percentage(row.get("percentage", "")) or totals.share(row)
    if row.get("shares") and _number(row["shares"]) is None:
        yield unknown("number of shares", row["shares"], where)
    if row.get("percentage") and percentage(row["percentage"]) is None:
        yield unknown("percentage", row["percentage"], where)
    # A part of one class among several is no part of the company.
    several = len(totals.classes.get(key[0], ())) > 1
    interest = f"shares of class {key[1]}" if several else ""
    said = " ".join(filter(None, (row.get("shares", ""), row.get("class", ""), "shares")))
    extra: dict[str, Value | None] = {
        "shares_held": row.get("shares", ""),
        "share_class": row.get("class", ""),
        "currency": row.get("currency", ""),
        "class_total": row.get("class_total", ""),
        "whole_of_class": "sum of the holders, who are said to be all"
        if share and not row.get("class_total") and row.get("shares")
        else "",
    }
    number = totals.again(register.party(party, source)[0], key)
    yield from register.holding(party, source, share, f"holds {said}", interest, extra, number)


def _class(row: dict[str, str]) -> tuple[str, str]:
    kind = f"{row.get('class', '')} {row.get('currency', '')}".casefold().strip()
    return own_company_id("SG", row.get("uen", "")), " ".join(kind.split())


def _says_all(row: dict[str, str]) -> bool:
    return row.get("all_holders", "").casefold() in _YES


def _number(text: str) -> int | None:
    plain = re.sub(r"[,\s]", "", text)
    return int(plain) if re.fullmatch(r"\d{1,18}", plain, re.ASCII) else None


def _day(text: str) -> str:
    match = re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", text.strip(), re.ASCII)
    return day(f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}" if match else text.strip())


COLLECTOR = Collector(
    _ORIGIN,
    subject=N_("a CSV file of officers or shareholders"),
    gives=N_("officers and shareholders out of a profile that was bought in Singapore"),
    read_files=read_files,
)
