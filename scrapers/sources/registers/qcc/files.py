"""QCC (企查查): company pages as JSON and lists as CSV, exported by the user.

https://openapi.qcc.com/dataApi
"""

from collections.abc import Iterator, Sequence
from functools import partial

from graph.errors import AnswerError
from graph.model.ids import own_number
from graph.model.records import Kind, Source, Standing
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
    unknown_value,
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
from scrapers.sources.registers.qcc.holders import employee_records, partner_records
from scrapers.sources.registers.qcc.kinds import COMPANIES, HOLDERS, kind_of_items

_ORIGIN = Origin(
    name="qcc",
    title=N_("QCC 企查查 (China), as files"),
    publisher="QCC (Qichacha)",
    licence=N_("for the buyer of the data; not for republication"),
    terms="https://www.qcc.com/web/elib/service",
    type="thirdParty",
    standing=Standing.COMPILED,
)
_FIELDS = {
    "Name": "name",
    "CreditCode": "code",
    "No": "number",
    "OperName": "representative",
    "Status": "status",
    "StartDate": "founded",
    "Address": "address",
    "RegistCapi": "capital",
    "RecCap": "paid_in",
    "RealCapi": "paid_in",
    "EconKind": "type",
    "Scope": "scope",
    "Province": "province",
    "EnglishName": "english",
}
_LISTS = ("Partners", "PartnerList"), ("Employees", "EmployeeList")
_OTHER_FIELDS = (
    "OperId OriginalName ContactInfo Industry Area RevokeInfo Partners PartnerList Employees "
    "EmployeeList Result Paging"
).split()
# Ignored: QCC's own numbers and pictures, acts of the register's office, stock exchange listings.
# Branches, investments, beneficial owners and the like are other lists.
_IGNORED = (
    "KeyNo BelongOrg EndDate TermStart TermEnd TeamEnd CheckDate OrgNo TaxNo IsOnStock StockNumber "
    "StockType ImageUrl UpdatedDate AreaCode EmergingIndustyList InsuredCount PersonScope IXCode "
    "ImExCode TagList ARContactList EconKindCodeList EntType Branches BranchList ChangeRecords "
    "ChangeList InvestmentList Beneficiary ActualControllerList GroupInfo Parent TaxpayerType "
    "AnnualAddress OrgCodeList StockInfo LongLat BankInfo IsSmall Scale QccIndustry "
    "IsOfficialEnglish ProductList JobId Message OrderNumber"
).split()
# Ignored in these: reasons, codes and finer industries, districts, further contacts.
_INNER_FIELDS = {
    "ContactInfo": "WebSite WebSiteList PhoneNumber Tel Email MoreEmailList MoreTelList",
    "RevokeInfo": "CancelDate CancelReason RevokeDate RevokeReason",
    "Area": "Province City County",
    "Industry": "IndustryCode Industry SubIndustryCode SubIndustry MiddleCategoryCode "
    "MiddleCategory SmallCategoryCode SmallCategory",
    "OriginalName": "Name ChangeDate",
}


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield the companies of all files.

    Raises:
        AnswerError: a file is not a page or list of QCC.
    """
    for page in pages:
        if page.head(64).lstrip()[:1] in (b"{", b"["):
            yield from _json(page)
        else:
            yield from csv_records(page, _ORIGIN, f"QCC export: {page.name or page.url}")


def _json(page: Page) -> Iterator[Record]:
    whole = page.json()
    listed = _answer_items(whole if isinstance(whole, list) else require_object(whole, page.where))
    kind = COMPANIES
    if isinstance(listed, list):
        kind, items = kind_of_items(listed, page.where), listed
    else:
        items = [listed]
    if kind == COMPANIES and not any(text(company, "Name") for company in items):
        raise AnswerError(
            N_("{where} holds no company of QCC (Name, CreditCode)."), where=page.where
        )
    register = None if kind == COMPANIES else register_of(_ORIGIN, named_company(page))
    source = file_source_of(page, _ORIGIN, f"QCC: {page.name or page.url}")
    yield source
    if register is None:
        for company in items:
            yield from _company(company, source, page)
        return
    shown = f"{register.company.removeprefix('cn-')} (code; name not stated here)"
    yield stand_in_statement(source, register.company, Kind.COMPANY, shown)
    records = partner_records if kind == HOLDERS else employee_records
    yield from records(items, register, source, page.where)


def _answer_items(whole: object) -> Json | list[Json]:
    """Return the company of an answer, or the items of the list that it holds."""
    if isinstance(whole, list):
        return objects(whole)
    answer = mapping(whole)
    if "Name" in answer:
        return answer
    inner = answer.get("Result")
    data = mapping(inner).get("Data")
    if isinstance(data, list):
        return objects(data)
    return objects(inner) if isinstance(inner, list) else mapping(inner)


def _company(found: Json, source: Source, page: Page) -> Iterator[Record]:
    row = _row(found)
    company = company_key(row["code"], row["name"], _ORIGIN, page)
    if not company or not row["name"]:
        yield unknown_value("company without a name", row["code"], page.where)
        return
    register = register_of(_ORIGIN, company)
    yield from company_records(row, register, source, page.where)
    head = ListedParty(name=row["representative"], key=text(found, "OperId"))
    yield from head_records(head, LEGAL_REPRESENTATIVE, row, register, source)
    partners, employees = (_first_list(found, keys) for keys in _LISTS)
    yield from partner_records(partners, register, source, page.where)
    yield from employee_records(employees, register, source, page.where)
    yield from unknown_fields(found, (*_FIELDS, *_OTHER_FIELDS, *_IGNORED), page.where)
    yield from _unknown_inner_fields(found, page.where)


def _unknown_inner_fields(company: Json, where: str) -> Iterator[Record]:
    """Yield the unknown fields of the objects inside a company's page."""
    for key, known in _INNER_FIELDS.items():
        for item in objects(company.get(key)) or [mapping(company.get(key))]:
            yield from unknown_fields(item, known.split(), where)
    for site in objects(mapping(company.get("ContactInfo")).get("WebSite")):
        yield from unknown_fields(site, ("Name", "Url"), where)


def _first_list(found: Json, keys: Sequence[str]) -> list[Json]:
    return next(filter(None, (objects(found.get(key)) for key in keys)), [])


def _row(company: Json) -> dict[str, str]:
    """Return the values of a company under our names of columns."""
    row: dict[str, str] = {}
    for theirs, ours in _FIELDS.items():
        row[ours] = row.get(ours, "") or text(company, theirs)
    former = (text(item, "Name") for item in objects(company.get("OriginalName")))
    contact, revoked = mapping(company.get("ContactInfo")), mapping(company.get("RevokeInfo"))
    sites = [text(site, "Url") for site in objects(contact.get("WebSite"))]
    area, industry = mapping(company.get("Area")), mapping(company.get("Industry"))
    return {
        **row,
        "former": "; ".join(former),
        "phone": text(contact, "PhoneNumber") or text(contact, "Tel"),
        "email": text(contact, "Email"),
        "website": "; ".join(filter(None, (*sites, *texts(contact.get("WebSiteList"))))),
        "cancelled": text(revoked, "CancelDate"),
        "revoked": text(revoked, "RevokeDate"),
        "province": text(area, "Province") or row["province"],
        "city": text(area, "City"),
        "industry": text(industry, "Industry"),
    }


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("a JSON or CSV file of QCC"),
    gives=N_("holders and staff of a company in China, out of an export of QCC"),
    read_files=read_files,
    follow=partial(own_number, "cn"),
    verified=False,
)
