"""Companies of Indonesia from paid extracts of AHU, typed into CSV files by the user.

Columns ``nama_perseroan, npwp_perseroan, alamat_perseroan, modal_dasar, modal_ditempatkan,
pemegang_saham, pengurus``: one row per shareholder, or ``NAME: VALUE; …`` in one cell
(https://ahu.go.id).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from graph.errors import AnswerError
from graph.model.ids import company_id, document_id, own_number
from graph.model.records import Kind, Source, Standing, Value
from graph.model.vocabulary.placeholders import is_nobody, is_placeholder
from graph.model.vocabulary.statuses import Status, status_of
from graph.support.language import N_
from scrapers.contract.collector import Collector, Origin, Record, Unknown, file_source_of
from scrapers.contract.page import Page
from scrapers.parsing.holders.holder_names import name_and_role
from scrapers.parsing.holders.holdings import HolderRegister, ListedParty, Lot, Namesakes, Office
from scrapers.parsing.holders.stated_shares import holds_nothing, single_share
from scrapers.parsing.json_values import unknown_value
from scrapers.parsing.places import location_records
from scrapers.parsing.statements import make_statement
from scrapers.sources.registers.list_files import (
    add_shares,
    cell_entries,
    rename_columns,
    unknown_headings,
)

_ORIGIN = Origin(
    name="ahu",
    title=N_("AHU extracts (Indonesia), as files"),
    publisher="Directorate General of General Law Administration of Indonesia",
    licence=N_("for the buyer of the extract; not for republication"),
    terms="https://ahu.go.id",
    type="officialRegister",
    standing=Standing.REGISTER,
)
_NAMES = {
    "nama_perseroan": ("nama perusahaan", "perseroan"),
    "npwp_perseroan": ("npwp",),
    "alamat_perseroan": ("alamat",),
    "modal_dasar": (),
    "modal_ditempatkan": ("modal disetor",),
    "pemegang_saham": ("nama pemegang saham",),
    "saham": ("persentase", "persen", "jumlah saham", "kepemilikan"),
    "pengurus": ("nama pengurus",),
    "jabatan": (),
    "nomor_sk": ("sk", "nomor sk kemenkumham"),
    "status": (),
}
_TAX_DIGITS = 15
_FORM_BEHIND = re.compile(r",\s*(?:PT|CV|UD|FA|PD)\.?$")


@dataclass(slots=True)
class _ExtractCompany:
    """The rows of one company, without those that only repeat its holders or its board."""

    row: dict[str, str]
    holders: list[tuple[str, str, bool]] = field(default_factory=list)
    board: list[tuple[str, str, str]] = field(default_factory=list)
    seen: dict[tuple[str, ...], set[tuple[str, ...]]] = field(
        default_factory=lambda: defaultdict(set)
    )

    def add(self, row: Mapping[str, str]) -> None:
        """Add a row.

        A row per board member repeats the holders, and a row per holder repeats the board.
        """
        held = tuple(row.get(key, "") for key in ("pemegang_saham", "saham"))
        board = tuple(row.get(key, "") for key in ("pengurus", "jabatan"))
        repeated = held in self.seen and board not in self.seen[held]
        self.seen[held].add(board)
        if not repeated:
            entries = cell_entries(row.get("pemegang_saham", ""))
            self.holders += add_shares(entries, row.get("saham", ""))
        self.board += [one for one in _board(row) if one not in self.board]


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield companies with their shareholders and board members.

    Raises:
        AnswerError: a file lacks the columns of such an extract.
    """
    for page in pages:
        source = file_source_of(page, _ORIGIN, f"AHU extract: {page.name or page.url}")
        yield source
        companies: dict[str, _ExtractCompany] = {}
        for number, (place, cells) in enumerate(page.rows()):
            if number == 0:
                yield from _unknown_columns(page, cells)
            row = {k: v for k, v in rename_columns(cells, _NAMES).items() if _is_stated(k, v)}
            if not row.get("nama_perseroan"):
                yield unknown_value("row without a company", row.get("pemegang_saham", ""), place)
                continue
            companies.setdefault(_ident(row, page), _ExtractCompany(row)).add(row)
        for ident, company in companies.items():
            yield from _company(ident, company, source, page.where)


def _is_stated(key: str, value: str) -> bool:
    """Return whether a cell has a value; a dash in the share column means that nothing is held."""
    return key == "saham" or not is_placeholder(value) or is_nobody(value)


def _unknown_columns(page: Page, cells: Mapping[str, str]) -> Iterator[Unknown]:
    if "nama_perseroan" not in rename_columns(dict.fromkeys(cells, "x"), _NAMES):
        raise AnswerError(
            N_("{where} has no column nama_perseroan: no extract of AHU."), where=page.where
        )
    for heading in unknown_headings(cells, _NAMES):
        yield Unknown(f"field {heading[:80]}", page.where)


def _board(row: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    again: Counter[tuple[str, str]] = Counter()
    for name, value in cell_entries(row.get("pengurus", "")):
        name, stated_role = (name, value) if value else name_and_role(name)
        role = stated_role or row.get("jabatan", "")
        again[(name, role)] += 1
        number = again[(name, role)]
        yield name, role, f"pengurus {number}" if number > 1 else ""


def _company(ident: str, company: _ExtractCompany, source: Source, where: str) -> Iterator[Record]:
    row = company.row
    yield make_statement(_ORIGIN, source, ident, Kind.COMPANY, _values(row, ident))
    address = row.get("alamat_perseroan", "")
    yield from location_records(ident, address, "ID", "registered office", source, _ORIGIN.standing)
    document = ident if ident.startswith("ahu-") else f"ahu-{ident.removeprefix('id-')}"
    register = HolderRegister(_ORIGIN, ident, document, "id")
    namesakes = Namesakes((name for name, _, _ in company.holders), "pemegang saham")
    for name, stated, joint in company.holders:
        if is_placeholder(name) and not is_nobody(name):
            continue
        party = ListedParty(name=name, kind=_kind(name), key=namesakes.key(name))
        yield from _holding(register, party, stated, joint, source, where)
    for name, role, key in company.board:
        if not is_placeholder(name):
            office = Office(role=role or "pengurus", is_stated=bool(role))
            yield from register.office(
                ListedParty(name=name, kind=_kind(name), key=key), source, office
            )


def _kind(name: str) -> Kind | None:
    """Return COMPANY for a name that ends with a legal form, ``SELAI REKAAN, PT``; else None."""
    return Kind.COMPANY if _FORM_BEHIND.search(name) else None


def _holding(
    register: HolderRegister,
    party: ListedParty,
    stated: str,
    is_joint: bool,
    source: Source,
    where: str,
) -> Iterator[Record]:
    if holds_nothing(stated):
        yield unknown_value("holder of no shares", f"{party.name}: {stated}", where)
        return
    share = single_share(stated)
    if "%" in stated and share is None:
        yield unknown_value("share", stated, where)
    extra: dict[str, Value | None] = {"stated_holding": stated if share is None else ""}
    wording = f"pemegang saham {stated}".strip()
    lot = Lot(share=share, wording=wording, is_joint=is_joint, extra=extra)
    yield from register.holding(party, source, lot)


def _ident(row: Mapping[str, str], page: Page) -> str:
    """Return the id by tax number, else by the name in this file.

    A company's number of 16 digits is the older one of 15 digits with a zero before it.
    """
    number = re.sub(r"\D", "", row.get("npwp_perseroan", ""))
    number = number[1:] if len(number) == _TAX_DIGITS + 1 and number[0] == "0" else number
    known = company_id("ID", number) if len(number) in (_TAX_DIGITS, _TAX_DIGITS + 1) else ""
    return known or document_id(f"ahu-{page.sha256[:16]}", row["nama_perseroan"])


def _values(row: Mapping[str, str], ident: str) -> dict[str, Value | None]:
    number = ident.removeprefix("id-") if ident.startswith("id-") else ""
    status = row.get("status", "")
    return {
        "name": row["nama_perseroan"],
        "country": "ID",
        "registration_number": number,
        "stated_tax_number": "" if number else row.get("npwp_perseroan", ""),
        "authorised_capital": row.get("modal_dasar", ""),
        "issued_capital": row.get("modal_ditempatkan", ""),
        "decree": row.get("nomor_sk", ""),
        "status": status,
        "active": False if status_of(status) is Status.OVER else None,
    }


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("a CSV file of AHU extracts"),
    gives=N_("shareholders and officers out of an extract that was bought in Indonesia"),
    read_files=read_files,
    follow=partial(own_number, "id"),
)
