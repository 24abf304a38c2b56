"""AHU: companies of Indonesia out of paid extracts, as CSV made by the reader.

Columns ``nama_perseroan, npwp_perseroan, alamat_perseroan, modal_dasar, modal_ditempatkan,
pemegang_saham, pengurus``: one row a shareholder, or ``NAME: VALUE; …`` in a cell
(https://ahu.go.id).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from graph.errors import AnswerError
from graph.identity import company_id, document_id
from graph.language import N_
from graph.model import Kind, Source, Standing, Value
from scrapers.base import Collector, Origin, Record, Unknown, file_source_of
from scrapers.lists import Party, Register, entries, percentage, renamed, unknown_headings
from scrapers.pages import Page
from scrapers.places import located
from scrapers.stating import says
from scrapers.values import unknown

_ORIGIN = Origin(
    "ahu",
    N_("AHU extracts (Indonesia), as files"),
    "Directorate General of General Law Administration of Indonesia",
    N_("for the buyer of the extract; not for republication"),
    "https://ahu.go.id",
    "officialRegister",
    Standing.REGISTER,
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
_ROLES = (
    ("director", re.compile(r"direktur|direksi", re.I)),
    ("supervisor", re.compile(r"komisaris|pengawas", re.I)),
    ("manager", re.compile(r"manajer|kepala|pengurus", re.I)),
    ("partner", re.compile(r"sekutu|persero", re.I)),
)


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield companies with their shareholders and those who run them.

    Raises:
        AnswerError: a file has not the columns of such an extract.
    """
    for page in pages:
        source = file_source_of(page, _ORIGIN, f"AHU extract: {page.name or page.url}")
        yield source
        seen: Counter[tuple[str, str]] = Counter()
        first = True
        for place, cells in page.rows():
            if "nama_perseroan" not in renamed(dict.fromkeys(cells, "x"), _NAMES):
                raise AnswerError(
                    N_("{where} has no column nama_perseroan: no extract of AHU."), where=page.where
                )
            if first:
                first = False
                for heading in unknown_headings(cells, _NAMES):
                    yield Unknown(f"field {heading[:80]}", page.where)
            yield from _row(renamed(cells, _NAMES), page, source, seen, place)


def _row(
    row: dict[str, str], page: Page, source: Source, seen: Counter[tuple[str, str]], where: str
) -> Iterator[Record]:
    name = row.get("nama_perseroan", "")
    if not name:
        yield unknown("row without a company", row.get("pemegang_saham", ""), where)
        return
    company = _company(row, page)
    if not seen[(company, "")]:
        seen[(company, "")] += 1
        yield says(_ORIGIN, source, company, Kind.COMPANY, _values(row, company))
        address = row.get("alamat_perseroan", "")
        yield from located(company, address, "ID", "registered office", source, _ORIGIN.standing)
    document = company if company.startswith("ahu-") else f"ahu-{company.removeprefix('id-')}"
    register = Register(_ORIGIN, company, document, "id")
    yield from _holders(row, register, source, seen, where)
    for person, told in entries(row.get("pengurus", "")):
        role = told or row.get("jabatan", "") or "pengurus"
        if not seen[(company, f"{person} {role}")]:
            seen[(company, f"{person} {role}")] += 1
            kind = next((kind for kind, form in _ROLES if form.search(role)), "")
            yield from register.office(Party(person), source, role, kind)


def _holders(
    row: dict[str, str],
    register: Register,
    source: Source,
    seen: Counter[tuple[str, str]],
    where: str,
) -> Iterator[Record]:
    holders = entries(row.get("pemegang_saham", ""))
    # One share beside several holders does not say how much each of them holds.
    of_one = row.get("saham", "") if len(holders) == 1 else ""
    for holder, told in holders:
        stated = told or of_one
        share = percentage(stated.replace(",", "."))
        if "%" in stated and share is None:
            yield unknown("share", stated, where)
        # A row for each of the board repeats the holders: the same holding is stated once.
        if seen[(register.company, f"holder {holder}: {stated}")]:
            continue
        seen[(register.company, f"holder {holder}: {stated}")] += 1
        number = seen[(register.company, f"holder {holder}")]
        seen[(register.company, f"holder {holder}")] += 1
        wording = f"pemegang saham {stated}".strip()
        kept = stated or row.get("saham", "")
        extra: dict[str, Value | None] = {"stated_holding": kept if share is None else ""}
        yield from register.holding(
            Party(holder), source, share, wording, extra=extra, number=number
        )


def _company(row: dict[str, str], page: Page) -> str:
    """Return the id: the tax number, else the name in this file."""
    number = re.sub(r"\D", "", row.get("npwp_perseroan", ""))
    known = company_id("ID", number) if len(number) in (15, 16) else ""
    return known or document_id(f"ahu-{page.sha256[:16]}", row["nama_perseroan"])


def _values(row: dict[str, str], company: str) -> dict[str, Value | None]:
    number = company.removeprefix("id-") if company.startswith("id-") else ""
    return {
        "name": row["nama_perseroan"],
        "country": "ID",
        "registration_number": number,
        "stated_tax_number": "" if number else row.get("npwp_perseroan", ""),
        "authorised_capital": row.get("modal_dasar", ""),
        "issued_capital": row.get("modal_ditempatkan", ""),
        "decree": row.get("nomor_sk", ""),
        "status": row.get("status", ""),
    }


COLLECTOR = Collector(
    _ORIGIN,
    subject=N_("a CSV file of AHU extracts"),
    gives=N_("shareholders and officers out of an extract that was bought in Indonesia"),
    read_files=read_files,
)
