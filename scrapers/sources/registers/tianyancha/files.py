"""Tianyancha (天眼查): company, holders and staff as JSON, and lists as CSV, exported by the user.

https://open.tianyancha.com
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from graph.errors import AnswerError
from graph.model.ids import own_number
from graph.model.records import Kind, Standing
from graph.support.language import N_
from scrapers.contract.collector import Collector, Origin, Record, file_source_of
from scrapers.contract.page import Page
from scrapers.parsing.holders.holdings import ListedParty
from scrapers.parsing.json_values import (
    Json,
    mapping,
    objects,
    require_object,
    text,
    texts,
    unknown_fields,
)
from scrapers.parsing.statements import stand_in_statement
from scrapers.sources.registers.chinese.companies import (
    company_key,
    company_records,
    head_records,
    named_company,
    register_of,
)
from scrapers.sources.registers.chinese.company_lists import csv_records
from scrapers.sources.registers.chinese.terms import LEGAL_REPRESENTATIVE
from scrapers.sources.registers.tianyancha.holders import holder_records, staff_records
from scrapers.sources.registers.tianyancha.kinds import HOLDERS, kind_of_items

_ORIGIN = Origin(
    name="tianyancha",
    title=N_("Tianyancha 天眼查 (China), as files"),
    publisher="Tianyancha",
    licence=N_("for the buyer of the data; not for republication"),
    terms="https://www.tianyancha.com/property/1",
    type="thirdParty",
    standing=Standing.COMPILED,
)
_FIELDS = {
    "name": "name",
    "creditCode": "code",
    "regNumber": "number",
    "legalPersonName": "representative",
    "regStatus": "status",
    "regLocation": "address",
    "regCapital": "capital",
    "actualCapital": "paid_in",
    "companyOrgType": "type",
    "businessScope": "scope",
    "industry": "industry",
    "phoneNumber": "phone",
    "email": "email",
    "websiteList": "website",
    "property3": "english",
    "base": "base",
    "city": "city",
    "cancelDate": "cancelled",
    "revokeDate": "revoked",
    "estiblishTime": "founded",
}
_HOLDER_LISTS = ("holderList", "holders", "shareHolderList")
_STAFF_LISTS = ("staffList", "staff")
_LIST = ("total", "result", "items", "data")
_OTHER_FIELDS = (
    *("website historyNames historyNameList type legalPersonType legalPersonId".split()),
    *(*_HOLDER_LISTS, *_STAFF_LISTS, *_LIST),
)
# Ignored: Tianyancha's own numbers and scores, acts of the register's office, stock exchange
# listings. Investments, branches and the like are other companies'.
_IGNORED = (
    "id companyId fromTime toTime approvedTime taxNumber orgNumber regInstitute staffNumRange tags "
    "bondName bondNum bondType usedBondName alias updateTimes updatetime cancelReason revokeReason "
    "percentileScore socialStaffNum isMicroEnt district BRNNumber industryAll regCapitalCurrency "
    "actualCapitalCurrency branchList investList abnormalList equityList changeList illegalList "
    "liquidatingInfo briefCancel iprPledgeList punishList mortList reportList judicialList "
    "checkList licenseList error_code errorCode reason state message special vipMessage isLogin "
    "code msg charge"
).split()
_COMPANY_KEYS = frozenset(
    "creditCode legalPersonName regNumber regStatus regLocation estiblishTime".split()
)
# Kinds of a company's head; holders and staff use the same numbers the other way round.
_HEADS = {"1": Kind.PERSON, "2": Kind.COMPANY}


@dataclass(frozen=True, slots=True)
class _CompanyAnswer:
    """The content of an answer: a company with its lists, or one list."""

    found: Json
    items: Sequence[Json]

    @property
    def is_company(self) -> bool:
        """Whether it states a company."""
        return any(text(self.found, key) for key in _COMPANY_KEYS)


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield the companies of all files.

    Raises:
        AnswerError: a file is not one of Tianyancha's, or does not say whose holders it lists.
    """
    for page in pages:
        if page.head(64).lstrip()[:1] in (b"{", b"["):
            yield from _json(page)
        else:
            yield from csv_records(page, _ORIGIN, f"Tianyancha export: {page.name or page.url}")


def _json(page: Page) -> Iterator[Record]:
    whole = page.json()
    listed = {"items": whole} if isinstance(whole, list) else whole
    answer = _answer(require_object(listed, page.where))
    source = file_source_of(page, _ORIGIN, f"Tianyancha: {page.name or page.url}")
    if answer.is_company:
        yield source
        yield from _company(page, answer.found)
        return
    holders, staff = _items(answer.found, *_HOLDER_LISTS), _items(answer.found, *_STAFF_LISTS)
    if not holders and not staff:
        is_holders = kind_of_items(answer.items or [answer.found], page.where) == HOLDERS
        holders, staff = (answer.items, ()) if is_holders else ((), answer.items)
    company = named_company(page)
    yield source
    shown = f"{company.removeprefix('cn-')} (code; name not stated here)"
    yield stand_in_statement(source, company, Kind.COMPANY, shown)
    yield from unknown_fields(answer.found, (*_OTHER_FIELDS, *_IGNORED), page.where)
    register = register_of(_ORIGIN, company)
    yield from holder_records(holders, register, source, page.where)
    yield from staff_records(staff, register, source, page.where)


def _answer(whole: Json) -> _CompanyAnswer:
    """Return the content inside the envelopes of an answer."""
    content = whole
    while not any(text(content, key) for key in _COMPANY_KEYS):
        if _items(content, *_HOLDER_LISTS, *_STAFF_LISTS):
            break
        if items := _answer_list(content):
            return _CompanyAnswer(content, items)
        inner = mapping(content.get("result")) or mapping(content.get("data"))
        if not inner:
            break
        content = inner
    return _CompanyAnswer(content, ())


def _answer_list(answer: Json) -> list[Json]:
    """Return the list of an answer under one of its usual keys; its items tell its kind."""
    return next(filter(None, (objects(answer.get(k)) for k in ("items", "result", "data"))), [])


def _items(answer: Json, *keys: str) -> Sequence[Json]:
    """Return the items of lists that are bare or wrapped as ``{total, result}``."""
    listed = [answer.get(key) for key in keys]
    return [item for one in listed for item in (objects(one) or _answer_list(mapping(one)))]


def _company(page: Page, found: Json) -> Iterator[Record]:
    company = company_key(text(found, "creditCode"), text(found, "name"), _ORIGIN, page)
    if not company:
        raise AnswerError(N_("{where} names no company (name, creditCode)."), where=page.where)
    row = {ours: text(found, theirs) for theirs, ours in _FIELDS.items()}
    row["website"] = row["website"] or text(found, "website")
    row["former"] = text(found, "historyNames") or ";".join(texts(found.get("historyNameList")))
    row["name"] = row["name"] or company.removeprefix("cn-")
    source = file_source_of(page, _ORIGIN, f"Tianyancha: {page.name or page.url}")
    register = register_of(_ORIGIN, company)
    yield from company_records(row, register, source, page.where)
    yield from unknown_fields(found, (*_FIELDS, *_OTHER_FIELDS, *_IGNORED), page.where)
    head = text(found, "legalPersonType") or text(found, "type")
    number = text(found, "legalPersonId").strip("0")
    party = ListedParty(name=row["representative"], kind=_HEADS.get(head), key=number)
    yield from head_records(party, LEGAL_REPRESENTATIVE, row, register, source)
    for key in (*_HOLDER_LISTS, *_STAFF_LISTS):
        yield from unknown_fields(mapping(found.get(key)), _LIST, page.where)
    holders = _items(found, *_HOLDER_LISTS)
    yield from holder_records(holders, register, source, page.where)
    yield from staff_records(_items(found, *_STAFF_LISTS), register, source, page.where)


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("a JSON or CSV file of Tianyancha"),
    gives=N_("holders and staff of a company in China, out of an export of Tianyancha"),
    read_files=read_files,
    follow=partial(own_number, "cn"),
    verified=False,
)
