"""Rows of the register in its old and its present form, and what they state."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.errors import AnswerError
from graph.identity import shortened
from graph.language import N_
from graph.model import Judgement, Kind, Source, Standing, Statement, Tie, TieType, Value
from scrapers.base import Origin, Record, Unknown
from scrapers.pages import Page
from scrapers.platforms import of_another_owner
from scrapers.stating import says
from scrapers.values import Json, day, mapping, objects, required, stated, text, unknown, unread

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
    "sistem_elektronik_id nomor_pb_umku qr_code"
).split()
_NEW = "id nama_pse nama_se sektor tanggal_terbit url_tdpse_detail website".split()
_PARTED = re.compile(
    r"\s*[;,]\s*|\s+-\s+|\s+|(?:(?<=\.com)|(?<=\.id)|(?<=\.net)|(?<=\.org)|(?<=\.app)|(?<=\.io))"
    r"-(?=[\w-]+\.)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One registered system; ``key`` is the register's own number of the registration."""

    key: str
    system: str
    registrant: str
    sector: str
    since: str
    status: str
    websites: tuple[str, ...]
    number: str = ""
    detail: str = ""

    @property
    def platform(self) -> str:
        """The id of the system."""
        return f"pse-{self.key}"

    @property
    def operator(self) -> str:
        """The id of its registrant, who has no number; a name makes nobody one with others."""
        return f"pse-{self.key}-registrant"


def rows_of(page: Page, listed: str) -> tuple[list[Row], list[Unknown]]:
    """Return the rows of a page of either form, and what was not understood.

    ``listed`` is the list the page belongs to (``LOKAL_TERDAFTAR``), empty where it is not known.

    Raises:
        AnswerError: it is no page of the register.
    """
    found = required(page.json(), page.where)
    data = found.get("data") if "data" in found else found.get("hits")
    if not isinstance(data, list):
        raise AnswerError(N_("{where} is no page of the PSE register."), where=page.where)
    rows: list[Row] = []
    odd = list(unread(found, ("data", "meta", "links", "hits", "totalPages"), page.where))
    for item in objects(data):
        row = _old(item) if "attributes" in item else _new(item, listed)
        inner = mapping(item.get("attributes")) if "attributes" in item else item
        odd += unread(inner, _OLD if "attributes" in item else _NEW, page.where)
        if row is None:
            odd.append(unknown("row without a number or a name", text(inner, "nama"), page.where))
        else:
            rows.append(row)
            if row.status and row.status not in ACTIVE:
                odd.append(unknown("status", row.status, page.where))
    return rows, odd


def last_page(page: Page) -> int:
    """Return the number of pages of a list."""
    found = required(page.json(), page.where)
    last = mapping(mapping(found.get("meta")).get("page")).get("lastPage", found.get("totalPages"))
    return last if isinstance(last, int) and not isinstance(last, bool) else 1


def _old(item: Json) -> Row | None:
    told = mapping(item.get("attributes"))
    return _row(
        item,
        told,
        ("nama", "nama_perusahaan", "tanggal_daftar"),
        text(told, "status_id"),
        text(told, "nomor_tanda_daftar"),
    )


def _new(item: Json, listed: str) -> Row | None:
    status = listed.partition("_")[2]
    return _row(item, item, ("nama_se", "nama_pse", "tanggal_terbit"), status, "")


def _row(
    item: Json, told: Json, names: tuple[str, str, str], status: str, number: str
) -> Row | None:
    key = text(item, "id")
    system, registrant, since = (text(told, name) for name in names)
    if not re.fullmatch(r"[\w-]{1,40}", key) or not system or not registrant:
        return None
    sites = tuple(s for s in _PARTED.split(text(told, "website")) if s and re.search(r"\w\.\w", s))
    detail = text(told, "url_tdpse_detail")
    return Row(
        key, system, registrant, text(told, "sektor"), day(since), status, sites, number, detail
    )


def name_key(name: str) -> str:
    """Return a registrant's name as it is compared: spelling and punctuation do not count."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def lowest(rows: Iterable[Row], before: Mapping[str, Row]) -> dict[str, Row]:
    """Return for each registrant's name the row of the lowest number: later ones never take it."""
    found = dict(before)
    for row in rows:
        name = name_key(row.registrant)
        if name and (name not in found or _order(row) < _order(found[name])):
            found[name] = row
    return found


def _order(row: Row) -> tuple[int, str]:
    return len(row.key), row.key


def row_records(row: Row, listed: str, source: Source, first: Row | None) -> Iterator[Record]:
    """Yield a system, its registrant, and that this one may be that of the row ``first``."""
    yield says(ORIGIN, source, row.platform, Kind.PLATFORM, _values(row))
    yield _registrant(row, listed, source)
    yield _operates(row, source)
    if first is not None and first.operator != row.operator:
        yield _registrant(first, listed, source)
        yield Tie(
            shortened(f"pse:{row.operator}:same-name:{first.operator}"),
            TieType.SAME_AS,
            row.operator,
            first.operator,
            source.id,
            ORIGIN.standing,
            judgement=Judgement.PROPOSED,
            wording="registered under the same name",
        )


def _registrant(row: Row, listed: str, source: Source) -> Statement:
    country = "ID" if listed.startswith("LOKAL") else ""
    values = {"name": row.registrant, "country": country}
    return says(ORIGIN, source, row.operator, Kind.COMPANY, values)


def _values(row: Row) -> dict[str, Value | None]:
    return {
        "name": row.system,
        "website": row.websites[0] if row.websites else "",
        "websites": row.websites if len(row.websites) > 1 else (),
        "sector": row.sector,
        "status": row.status,
        "active": ACTIVE.get(row.status),
        "registered": row.since,
        "registration_number": row.number,
        "register_page": row.detail,
    }


def _operates(row: Row, source: Source) -> Tie:
    revoked = row.status == "DICABUT"
    another = of_another_owner(row.system, row.websites, row.registrant)
    # Until when a revoked registration held, the register does not say; and a seller who registers
    # the platforms it sells on runs none of them.
    linked = revoked or bool(another)
    wording = "registered operator (registration revoked)" if revoked else "registered operator"
    return Tie(
        f"pse:{row.key}:operates",
        TieType.LINKED_TO if linked else TieType.OPERATES,
        row.operator,
        row.platform,
        source.id,
        ORIGIN.standing,
        since=row.since,
        role="" if linked else "registrant",
        wording=f"{wording} of a system named {row.system!r}" if another else wording,
        extra=stated({"registration_status": row.status, "names_platform": another}),
    )
