"""Kinds of QCC payloads, by the keys of their items.

https://openapi.qcc.com/dataApi
"""

from collections.abc import Sequence

from graph.errors import AnswerError
from graph.support.language import N_
from scrapers.parsing.json_values import Json
from scrapers.sources.registers.chinese.kinds import (
    CHANGES,
    INVESTMENTS,
    OWNERS,
    PAST_PARTIES,
    PATENTS,
    PLEDGES,
    other_list_error,
)

HOLDERS, STAFF, COMPANIES = "Partners", "Employees", "companies"
_OTHERS = (
    (INVESTMENTS, "FundedRatio InvestedCompany"),
    (
        OWNERS,
        "BreakThroughList TotalStockPercent DetailInfoList BenifitType BenefitType ControlPercent "
        "IsActual PathCount",
    ),
    (CHANGES, "BeforeContent AfterContent BeforeList"),
    (PAST_PARTIES, "OutDate ExitDate IsHistory ChangeDateList"),
    (PLEDGES, "Pledgor Pledgee PledgorList PledgedAmount"),
    (PATENTS, "PatentName ApplicationNumber PublicationNumber IntCls"),
    (INVESTMENTS, "CompanyId RegNo"),
)
_COMPANY_KEYS = frozenset(
    "CreditCode Partners PartnerList Employees EmployeeList Address RegistCapi EconKind Scope "
    "StartDate BelongOrg".split()
)


def kind_of_items(items: Sequence[Json], where: str) -> str:
    """Return the kind of a bare list: HOLDERS, STAFF or COMPANIES.

    Raises:
        AnswerError: it lists something else, which the message names.
    """
    keys = {key for item in items for key in item}
    for name, marks in _OTHERS:
        if keys & set(marks.split()):
            raise other_list_error(where, name)
    if items and all("StockName" in item for item in items):
        return HOLDERS
    if items and all("Name" in item and "Job" in item for item in items):
        return STAFF
    if items and all("Name" in item and _COMPANY_KEYS & item.keys() for item in items):
        return COMPANIES
    raise AnswerError(N_("{where} holds no company of QCC (Name, CreditCode)."), where=where)
