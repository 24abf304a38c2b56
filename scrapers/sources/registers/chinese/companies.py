"""A company of China with its representatives, as the commercial registers list them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from graph.errors import AnswerError
from graph.model.ids import document_id, own_company_id
from graph.model.records import Kind, Source, Tie, TieType, Value
from graph.model.vocabulary.placeholders import is_placeholder
from graph.model.vocabulary.tie_wordings import is_doubt_alone
from graph.support.language import N_
from scrapers.contract.collector import Origin, Record, Unknown
from scrapers.contract.page import Page
from scrapers.parsing.holders.holdings import HolderRegister, ListedParty, Lot, Office
from scrapers.parsing.holders.stated_shares import NO_SHARE, holds_nothing, single_share
from scrapers.parsing.json_values import unknown_value
from scrapers.parsing.places import location_records
from scrapers.parsing.statements import make_statement
from scrapers.sources.registers.chinese.terms import (
    KEY_STAFF,
    LEGAL_REPRESENTATIVE,
    date_of,
    english_role,
    head_title,
    is_active,
    is_known_status,
    region_of,
)

_UNDISCLOSED = re.compile("未公开|未公示|未披露|不详|保密")
_DELEGATE = re.compile(r"(?P<name>.+?)\s*[((]\s*委派代表\s*[::]?\s*(?P<delegate>[^()()]+)[))]")
_SHOWN = 80
_DAYS = ("founded", "cancelled", "revoked")


def company_key(code: str, name: str, origin: Origin, page: Page) -> str:
    """Return the id of a company: its 18-character code, else its name in this document."""
    known = own_company_id("CN", code)
    return known or (document_id(f"{origin.name}-{page.sha256[:16]}", name) if name else "")


def named_company(page: Page) -> str:
    """Return the id of the company whose list a page is, as the user named it.

    Raises:
        AnswerError: the user named no company.
    """
    company = own_company_id("CN", page.company.removeprefix("cn-"))
    if not company:
        raise AnswerError(
            N_(
                "{where} lists holders or staff and not whose. Say it: --company with the "
                "18-character code (统一社会信用代码)."
            ),
            where=page.where,
        )
    return company


def register_of(origin: Origin, company: str) -> HolderRegister:
    """Return the list of a company; its persons have no number outside it."""
    document = f"{origin.name}-{company.removeprefix('cn-').removeprefix(f'{origin.name}-')}"
    return HolderRegister(origin, company, document, "zh")


def company_values(row: Mapping[str, str]) -> dict[str, Value | None]:
    """Return the values of a company under our names, without placeholders."""
    get = {key: "" if is_placeholder(value) else value for key, value in row.items()}.get
    former = re.split(r"[;,、]+\s*", unicodedata.normalize("NFKC", get("former", "")))
    status, province = get("status", ""), get("province", "") or get("base", "")
    return {
        "name": row.get("name", ""),
        "country": region_of(get("base", ""), get("province", "")),
        "registration_number": get("code", ""),
        "older_number": get("number", ""),
        "status": status,
        "active": is_active(status),
        "incorporated": date_of(get("founded", "")),
        "dissolved": date_of(get("cancelled", "")),
        "licence_revoked": date_of(get("revoked", "")),
        "company_type": get("type", ""),
        "capital": get("capital", ""),
        "paid_in_capital": get("paid_in", ""),
        "activity": get("scope", ""),
        "industry": get("industry", ""),
        "former_names": tuple(part for part in former if not is_placeholder(part)),
        "english_name": get("english", ""),
        "phone": get("phone", ""),
        "email": get("email", ""),
        "website": get("website", ""),
        "place": " ".join(filter(None, (province, get("city", "")))),
    }


def company_records(
    row: Mapping[str, str], register: HolderRegister, source: Source, where: str
) -> Iterator[Record]:
    """Yield a company with its registered address."""
    status, origin, company = row.get("status", ""), register.origin, register.company
    if not is_placeholder(status) and not is_known_status(status):
        yield unknown_value("status", status, where)
    for name in _DAYS:
        if not is_placeholder(row.get(name, "")) and not date_of(row[name]):
            yield unknown_value("date", row[name], where)
    yield make_statement(origin, source, company, Kind.COMPANY, company_values(row))
    region = region_of(row.get("base", ""), row.get("province", ""))
    address = row.get("address", "")
    yield from location_records(
        company, address, region, "registered office", source, origin.standing
    )


def head_records(
    party: ListedParty, title: str, row: Mapping[str, str], register: HolderRegister, source: Source
) -> Iterator[Record]:
    """Yield the head of a company; for a partner that is a company, its delegate too."""
    if is_placeholder(party.name):
        return
    plain = (
        head_title(row.get("name", ""), row.get("type", ""))
        if title == LEGAL_REPRESENTATIVE
        else title
    )
    sent = _DELEGATE.fullmatch(unicodedata.normalize("NFKC", party.name))
    if sent is None:
        yield from office_records(register, party, plain, source)
        return
    firm = ListedParty(
        name=sent["name"], kind=Kind.COMPANY, ident=party.ident, key=party.key, values=party.values
    )
    yield from office_records(register, firm, plain, source)
    delegate = register.party(ListedParty(name=sent["delegate"].strip(), kind=Kind.PERSON), source)
    yield delegate
    yield Tie(
        id=register.tie_id(f"委派代表:{delegate.entity}"),
        type=TieType.LINKED_TO,
        start=delegate.entity,
        end=register.company,
        source=source.id,
        standing=register.origin.standing,
        wording=f"委派代表 ({firm.name})",
        lang="zh",
    )


def office_records(
    register: HolderRegister,
    party: ListedParty,
    roles: str,
    source: Source,
    until: str = "",
    over: str = "",
) -> Iterator[Record]:
    """Yield an officer with each role of a text; usual roles get an English translation.

    ``until`` is the last day; ``over`` are the words that end an office without a day.
    """
    plain = unicodedata.normalize("NFKC", roles)
    stated = [role for role in re.split(r"[,、/;兼]+\s*", plain) if not is_placeholder(role)]
    # "董事、已离职": a word of the end alone is said of every office of the row.
    ends = [role for role in stated if len(stated) > 1 and is_doubt_alone(role)]
    titles = [role for role in stated if role not in ends]
    over = over or "、".join(ends)
    for role in titles or [KEY_STAFF]:
        name = role.strip()
        title = Office(
            role=name,
            since="",
            until=until,
            over=over,
            translation=english_role(name),
            is_stated=bool(titles),
        )
        yield from register.office(party, source, title)


def lot_of(stated: str) -> Lot:
    """Return the holding that a row states; a number without ``%`` is not a share."""
    share = NO_SHARE if holds_nothing(stated) else single_share(stated)
    return Lot(share=share, wording=f"股东 {stated}".strip())


def unknown_share(party: ListedParty, stated: str) -> Iterator[Unknown]:
    """Yield a share that is not understood, or one that says that nothing is held."""
    example = f"{party.name}: {stated}"[:_SHOWN]
    if holds_nothing(stated):
        yield Unknown("holder of no shares", example)
    elif stated and single_share(stated) is None and not _UNDISCLOSED.search(stated):
        yield Unknown("a share without %, or none of 0 to 100 %", example)
