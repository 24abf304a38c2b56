"""Rows of the register in its old and its present format, and their content."""

import re
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass

from graph.errors import AnswerError
from graph.model.records import Source, Standing
from graph.model.vocabulary.placeholders import is_dummy_number, is_placeholder
from graph.support.language import N_
from scrapers.contract.collector import ListPart, Origin, Unknown
from scrapers.contract.page import Page
from scrapers.parsing.day_first_dates import written_day
from scrapers.parsing.json_values import (
    Json,
    mapping,
    objects,
    require_object,
    text,
    unknown_fields,
    unknown_value,
)
from scrapers.sources.registers.pse.sites import Sites, sites_of

ORIGIN = Origin(
    name="pse",
    title=N_("PSE register (Indonesia)"),
    publisher="Ministry of Communication and Digital Affairs of Indonesia",
    licence=N_("not stated by the ministry"),
    terms="https://pse.komdigi.go.id",
    type="officialRegister",
    standing=Standing.REGISTER,
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
    # Ignored: the register's second number, that of the system, and a picture.
    "sistem_elektronik_id qr_code"
).split()
_NEW = "id nama_pse nama_se sektor tanggal_terbit url_tdpse_detail website".split()
_ENVELOPE = ("data", "meta", "links", "hits", "totalPages")
_ITEM = ("id", "type", "attributes", "links", "relationships")
# A licence number begins with the business number (NIB) of its holder.
_LICENCE = re.compile(r"(\d{13})\d{8}", re.ASCII)
_NUMBERED = re.compile(r"/\d+\.json$|&page=\d+")


@dataclass(frozen=True, slots=True)
class SystemRow:
    """One registered system; ``key`` is the register's own number of the registration.

    ``status`` is as stated by the row or its list; ``state`` is a key of ACTIVE, or empty if
    unknown.
    """

    key: str
    system: str
    registrant: str
    sector: str
    _: KW_ONLY
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
        """The id of its registrant; two registrants of one name are not merged."""
        return f"pse-{self.key}-registrant"

    @property
    def business_number(self) -> str:
        """The business number (NIB) of the registrant, from its licence number."""
        match = _LICENCE.fullmatch(self.licence)
        return match[1] if match and not is_dummy_number(match[1]) else ""


def rows_of(page: Page, listed: str) -> tuple[list[SystemRow], list[Unknown]]:
    """Return the rows of a page in either format, and the values that were not understood.

    ``listed`` is the list the page belongs to (``LOKAL_TERDAFTAR``), empty where it is not known.

    Raises:
        AnswerError: the page is not one of the register.
    """
    answer, data = require_object(page.json(), page.where), _page_items(page)
    if not isinstance(data, list):
        raise AnswerError(N_("{where} is no page of the PSE register."), where=page.where)
    rows: dict[str, SystemRow] = {}
    odd = list(unknown_fields(answer, _ENVELOPE, page.where))
    for item in objects(data):
        is_old = "attributes" in item
        inner = mapping(item.get("attributes")) if is_old else item
        odd += unknown_fields(inner, _OLD if is_old else _NEW, page.where)
        odd += unknown_fields(item, _ITEM, page.where) if is_old else ()
        row = _old_row(item, listed) if is_old else _new_row(item, listed)
        if row is None:
            example = text(inner, "nama") or text(inner, "nama_se")
            odd.append(unknown_value("row without a number or a name", example, page.where))
        elif rows.setdefault(row.key, row) != row:
            # Two entries with one number would be merged into one system.
            example = f"{row.system}: {row.registrant}"
            odd.append(unknown_value(f"second row of number {row.key}", example, page.where))
        else:
            odd += _unknown_values(row, inner, page.where)
    return list(rows.values()), odd


def _unknown_values(row: SystemRow, item: Json, where: str) -> Iterator[Unknown]:
    if row.status and not row.state:
        yield unknown_value("status", row.status, where)
    stated = text(item, "tanggal_daftar") or text(item, "tanggal_terbit")
    if not is_placeholder(stated) and not row.since:
        yield unknown_value("date", stated, where)
    if row.sites.has_rest:
        yield unknown_value("website", row.sites.stated, where)


def page_count(page: Page) -> int:
    """Return the number of pages of a list."""
    answer = require_object(page.json(), page.where)
    last = mapping(mapping(answer.get("meta")).get("page")).get(
        "lastPage", answer.get("totalPages")
    )
    return last if isinstance(last, int) and not isinstance(last, bool) else 1


def list_part(page: Page, source: Source) -> ListPart:
    """Return the place of a page in its list; the present site states it in the address only."""
    stated = mapping(mapping(require_object(page.json(), page.where).get("meta")).get("page"))
    number = stated.get("currentPage")
    match = re.search(r"[?&]page=(\d{1,6})\b", page.url)
    if not isinstance(number, int):
        number = int(match[1]) if match else 0
    held = 1 if number > 0 and objects(_page_items(page)) else 0
    return ListPart(
        source=source.id,
        whole=_NUMBERED.sub("", source.id),
        first=number - 1,
        count=held,
        total=page_count(page),
    )


def _page_items(page: Page) -> object:
    answer = require_object(page.json(), page.where)
    return answer.get("data") if "data" in answer else answer.get("hits")


def _old_row(item: Json, listed: str) -> SystemRow | None:
    attributes = mapping(item.get("attributes"))
    names = ("nama", "nama_perusahaan", "tanggal_daftar")
    return _row(item, attributes, names, text(attributes, "status_id"), listed)


def _new_row(item: Json, listed: str) -> SystemRow | None:
    return _row(item, item, ("nama_se", "nama_pse", "tanggal_terbit"), "", listed)


def _row(
    item: Json, attributes: Json, names: tuple[str, str, str], stated: str, listed: str
) -> SystemRow | None:
    key = text(item, "id")
    system, registrant, since = (text(attributes, name) for name in names)
    if not re.fullmatch(r"[\w-]{1,40}", key) or is_placeholder(system):
        return None
    of_list = listed.partition("_")[2]
    status = "" if is_placeholder(stated) else stated
    state = _state(status, of_list)
    return SystemRow(
        key=key,
        system=system,
        registrant="" if is_placeholder(registrant) else registrant,
        sector=text(attributes, "sektor"),
        since=written_day(since),
        status=of_list if state == "DICABUT" == of_list else status or of_list,
        state=state,
        sites=sites_of(text(attributes, "website")),
        number=text(attributes, "nomor_tanda_daftar"),
        licence=text(attributes, "nomor_pb_umku"),
        detail=text(attributes, "url_tdpse_detail"),
    )


def _state(stated: str, of_list: str) -> str:
    """Return the state of a registration by its row and its list; the weaker one where they differ.

    An unknown word gives no state, whatever the list.
    """
    states = ["_".join(re.findall("[A-Z]+", word.upper())) for word in (stated, of_list) if word]
    if not states or any(state not in ACTIVE for state in states):
        return ""
    return max(states, key=tuple(ACTIVE).index) if "DICABUT" not in states else "DICABUT"
