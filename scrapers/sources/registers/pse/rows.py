"""Rows of the register in its old and its present form, and what they state."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import AnswerError
from graph.model.records import Source, Standing
from graph.model.vocabulary.placeholders import is_dummy_number, is_none
from graph.support.language import N_
from scrapers.contract.collector import Origin, Part, Unknown
from scrapers.contract.page import Page
from scrapers.parsing.day_first_dates import written_day
from scrapers.parsing.json_values import Json, mapping, objects, required, text, unknown, unread
from scrapers.sources.registers.pse.sites import Sites, sites_of

ORIGIN = Origin(
    "pse",
    N_("PSE register (Indonesia)"),
    "Ministry of Communication and Digital Affairs of Indonesia",
    N_("not stated by the ministry"),
    "https://pse.komdigi.go.id",
    "officialRegister",
    Standing.REGISTER,
)
ACTIVE: dict[str, bool | None] = {
    "TERDAFTAR": True,
    "DICABUT": False,
    "DIHENTIKAN_SEMENTARA": None,
}
"""Registered, revoked, suspended for a time."""

_OLD = (
    "nama website sektor nama_perusahaan tanggal_daftar nomor_tanda_daftar status_id "
    "nomor_pb_umku "
    # Ignored: the register's number of the system besides that of the entry, and a picture.
    "sistem_elektronik_id qr_code"
).split()
_NEW = "id nama_pse nama_se sektor tanggal_terbit url_tdpse_detail website".split()
_ENVELOPE = ("data", "meta", "links", "hits", "totalPages")
_ITEM = ("id", "type", "attributes", "links", "relationships")
# The number of a licence begins with the business number (NIB) of its holder.
_LICENCE = re.compile(r"(\d{13})\d{8}", re.ASCII)
_NUMBERED = re.compile(r"/\d+\.json$|&page=\d+")


@dataclass(frozen=True, slots=True)
class Row:
    """One registered system; ``key`` is the register's own number of the registration.

    ``status`` is as the row or its list states it, ``state`` one of ACTIVE, empty where that is
    not known.
    """

    key: str
    system: str
    registrant: str
    sector: str
    since: str
    status: str
    state: str
    sites: Sites
    number: str = ""
    licence: str = ""
    detail: str = ""

    @property
    def platform(self) -> str:
        """The id of the system."""
        return f"pse-{self.key}"

    @property
    def operator(self) -> str:
        """The id of its registrant; a name makes nobody one with others."""
        return f"pse-{self.key}-registrant"

    @property
    def business_number(self) -> str:
        """The business number (NIB) of the registrant, out of the number of the licence."""
        match = _LICENCE.fullmatch(self.licence)
        return match[1] if match and not is_dummy_number(match[1]) else ""


def rows_of(page: Page, listed: str) -> tuple[list[Row], list[Unknown]]:
    """Return the rows of a page of either form, and what was not understood.

    ``listed`` is the list the page belongs to (``LOKAL_TERDAFTAR``), empty where it is not known.

    Raises:
        AnswerError: it is no page of the register.
    """
    found, data = required(page.json(), page.where), _listed(page)
    if not isinstance(data, list):
        raise AnswerError(N_("{where} is no page of the PSE register."), where=page.where)
    rows: dict[str, Row] = {}
    odd = list(unread(found, _ENVELOPE, page.where))
    for item in objects(data):
        is_old = "attributes" in item
        inner = mapping(item.get("attributes")) if is_old else item
        odd += unread(inner, _OLD if is_old else _NEW, page.where)
        odd += unread(item, _ITEM, page.where) if is_old else ()
        row = _old(item, listed) if is_old else _new(item, listed)
        if row is None:
            told = text(inner, "nama") or text(inner, "nama_se")
            odd.append(unknown("row without a number or a name", told, page.where))
        elif rows.setdefault(row.key, row) != row:
            # Two entries of one number would become one.
            told = f"{row.system}: {row.registrant}"
            odd.append(unknown(f"second row of number {row.key}", told, page.where))
        else:
            odd += _odd_values(row, inner, page.where)
    return list(rows.values()), odd


def _odd_values(row: Row, told: Json, where: str) -> Iterator[Unknown]:
    if row.status and not row.state:
        yield unknown("status", row.status, where)
    stated = text(told, "tanggal_daftar") or text(told, "tanggal_terbit")
    if not is_none(stated) and not row.since:
        yield unknown("date", stated, where)
    if row.sites.unread:
        yield unknown("website", row.sites.stated, where)


def last_page(page: Page) -> int:
    """Return the number of pages of a list."""
    found = required(page.json(), page.where)
    last = mapping(mapping(found.get("meta")).get("page")).get("lastPage", found.get("totalPages"))
    return last if isinstance(last, int) and not isinstance(last, bool) else 1


def part_of(page: Page, source: Source) -> Part:
    """Say which of a list's pages a page is; the present form says it in its address only."""
    stated = mapping(mapping(required(page.json(), page.where).get("meta")).get("page"))
    number = stated.get("currentPage")
    asked = re.search(r"[?&]page=(\d{1,6})\b", page.url)
    if not isinstance(number, int):
        number = int(asked[1]) if asked else 0
    held = 1 if number > 0 and objects(_listed(page)) else 0
    return Part(source.id, _NUMBERED.sub("", source.id), number - 1, held, last_page(page))


def _listed(page: Page) -> object:
    found = required(page.json(), page.where)
    return found.get("data") if "data" in found else found.get("hits")


def _old(item: Json, listed: str) -> Row | None:
    told = mapping(item.get("attributes"))
    names = ("nama", "nama_perusahaan", "tanggal_daftar")
    return _row(item, told, names, text(told, "status_id"), listed)


def _new(item: Json, listed: str) -> Row | None:
    return _row(item, item, ("nama_se", "nama_pse", "tanggal_terbit"), "", listed)


def _row(
    item: Json, told: Json, names: tuple[str, str, str], stated: str, listed: str
) -> Row | None:
    key = text(item, "id")
    system, registrant, since = (text(told, name) for name in names)
    if not re.fullmatch(r"[\w-]{1,40}", key) or is_none(system):
        return None
    of_list = listed.partition("_")[2]
    status = "" if is_none(stated) else stated
    state = _state(status, of_list)
    return Row(
        key,
        system,
        "" if is_none(registrant) else registrant,
        text(told, "sektor"),
        written_day(since),
        of_list if state == "DICABUT" == of_list else status or of_list,
        state,
        sites_of(text(told, "website")),
        text(told, "nomor_tanda_daftar"),
        text(told, "nomor_pb_umku"),
        text(told, "url_tdpse_detail"),
    )


def _state(stated: str, of_list: str) -> str:
    """Return how a registration stands: by the row and by its list, the weaker where they differ.

    A word that is not known is no state, whatever the list.
    """
    states = ["_".join(re.findall("[A-Z]+", word.upper())) for word in (stated, of_list) if word]
    if not states or any(state not in ACTIVE for state in states):
        return ""
    return max(states, key=tuple(ACTIVE).index) if "DICABUT" not in states else "DICABUT"
