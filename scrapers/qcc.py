"""QCC (企查查): company pages as JSON and lists as CSV, got by the reader.

https://openapi.qcc.com/dataApi
"""

from collections.abc import Iterator, Mapping, Sequence

from graph.errors import AnswerError
from graph.language import N_
from graph.model import Standing, Value
from scrapers.base import Collector, Origin, Record, file_source_of
from scrapers.chinese import (
    company_key,
    company_records,
    csv_records,
    holding,
    office,
    register_of,
)
from scrapers.lists import Party
from scrapers.pages import Page
from scrapers.values import Json, mapping, objects, required, text, unknown, unread

_ORIGIN = Origin(
    "qcc",
    N_("QCC 企查查 (China), as files"),
    "QCC (Qichacha)",
    N_("for the buyer of the data; not for republication"),
    "https://www.qcc.com/web/elib/service",
    "thirdParty",
    Standing.COMPILED,
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
    "EconKind": "type",
    "Scope": "scope",
    "Province": "province",
}
_OTHERS = (
    "KeyNo BelongOrg EndDate TermStart TeamEnd CheckDate OrgNo IsOnStock StockNumber StockType "
    "ImageUrl UpdatedDate Partners Employees OriginalName ContactInfo Industry Area RecCap"
).split()
_PARTNER = "KeyNo StockName StockPercent StockType ShouldCapi ShoudDate RealCapi CapiDate".split()
_EMPLOYEE = "KeyNo Name Job".split()


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield the companies of all files.

    Raises:
        AnswerError: a file is no page or list of QCC.
    """
    for page in pages:
        if page.head(64).lstrip()[:1] in (b"{", b"["):
            yield from _json(page)
        else:
            yield from csv_records(page, _ORIGIN, f"QCC export: {page.name or page.url}")


def _json(page: Page) -> Iterator[Record]:
    whole = page.json()
    listed = objects(whole) if isinstance(whole, list) else [_result(required(whole, page.where))]
    if not any(text(found, "Name") for found in listed):
        raise AnswerError(
            N_("{where} holds no company of QCC (Name, CreditCode)."), where=page.where
        )
    source = file_source_of(page, _ORIGIN, f"QCC: {page.name or page.url}")
    yield source
    for found in listed:
        row = {ours: text(found, theirs) for theirs, ours in _FIELDS.items()}
        company = company_key(row["code"], row["name"], _ORIGIN, page)
        if not company or not row["name"]:
            yield unknown("company without a name", row["code"], page.where)
            continue
        former = "; ".join(text(item, "Name") for item in objects(found.get("OriginalName")))
        row["former"] = former
        yield from company_records(row, company, _ORIGIN, source, page.where)
        register = register_of(_ORIGIN, company)
        for partner in objects(found.get("Partners")):
            if text(partner, "StockName"):
                stated = text(partner, "StockPercent")
                party = Party(text(partner, "StockName"))
                yield from holding(register, party, stated, source, _more(partner))
            else:
                yield unknown("holder without a name", row["name"], page.where)
            yield from unread(partner, _PARTNER, page.where)
        for employee in objects(found.get("Employees")):
            if text(employee, "Name"):
                job = text(employee, "Job") or "主要人员"
                yield from office(register, text(employee, "Name"), job, source)
            else:
                yield unknown("staff without a name", row["name"], page.where)
            yield from unread(employee, _EMPLOYEE, page.where)
        yield from unread(found, (*_FIELDS, *_OTHERS), page.where)


def _result(found: Json) -> Json:
    return found if "Name" in found else mapping(found.get("Result"))


def _more(partner: Json) -> Mapping[str, Value | None]:
    return {
        "subscribed": text(partner, "ShouldCapi"),
        "paid_in": text(partner, "RealCapi"),
        "holder_type": text(partner, "StockType"),
    }


COLLECTOR = Collector(
    _ORIGIN,
    subject=N_("a JSON or CSV file of QCC"),
    gives=N_("holders and staff of a company in China, out of an export of QCC"),
    read_files=read_files,
    verified=False,
)
