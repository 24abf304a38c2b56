"""Rows of BasicCompanyData, in the form of the file of Companies House."""

import csv
from collections.abc import Iterator
from io import StringIO

import numpy as np

from tests.benchmarks.invented_register.register import Register, company_number

_PREVIOUS = 10
HEADINGS = (
    "CompanyName| CompanyNumber|RegAddress.CareOf|RegAddress.POBox|RegAddress.AddressLine1|"
    " RegAddress.AddressLine2|RegAddress.PostTown|RegAddress.County|RegAddress.Country|"
    "RegAddress.PostCode|CompanyCategory|CompanyStatus|CountryOfOrigin|DissolutionDate|"
    "IncorporationDate|Accounts.AccountRefDay|Accounts.AccountRefMonth|Accounts.NextDueDate|"
    "Accounts.LastMadeUpDate|Accounts.AccountCategory|Returns.NextDueDate|Returns.LastMadeUpDate|"
    "Mortgages.NumMortCharges|Mortgages.NumMortOutstanding|Mortgages.NumMortPartSatisfied|"
    "Mortgages.NumMortSatisfied|SICCode.SicText_1|SICCode.SicText_2|SICCode.SicText_3|"
    "SICCode.SicText_4|LimitedPartnerships.NumGenPartners|LimitedPartnerships.NumLimPartners|URI"
).split("|")
HEADINGS += [
    f"{' ' if n == 1 and what == 'CompanyName' else ''}PreviousName_{n}.{what}"
    for n in range(1, _PREVIOUS + 1)
    for what in ("CONDATE", "CompanyName")
]
HEADINGS += ["ConfStmtNextDueDate", " ConfStmtLastMadeUpDate"]
"""Headings as the file writes them, some with a space before."""

_STATUSES = ("Active",) * 92 + ("Active - Proposal to Strike off",) * 5 + ("Liquidation",) * 3
_STEP = 100_000
_ACTIVITIES = 730


def company_rows(register: Register, begin: int = 0, end: int | None = None) -> Iterator[str]:
    """Yield the row of headings, then that of each live company from one place to another."""
    yield _row(HEADINGS, quoted=False)
    last = register.shape.companies if end is None else end
    for start in range(begin, last, _STEP):
        stop = min(start + _STEP, last)
        # By place and not by turn, so that parts can be made by themselves.
        draw = np.random.default_rng((12, start))
        is_live = (draw.random(stop - start) > 0.03).tolist()
        chosen = draw.integers(0, 2**60, stop - start).tolist()
        for place, live, choice in zip(range(start, stop), is_live, chosen, strict=True):
            if live:
                yield _row(_cells(register, place, choice), quoted=True)


def _row(cells: list[str], *, quoted: bool) -> str:
    out = StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL).writerow(cells)
    return out.getvalue()


def _cells(register: Register, place: int, chosen: int) -> list[str]:
    number = company_number(place)
    office = register.places.place(int(register.places.offices[place]))
    street = f"{office.premises} {office.street}".strip().upper()
    day, month, year = chosen % 28 + 1, chosen // 28 % 12 + 1, 1980 + chosen // 336 % 46
    form = "Private Limited Company" if chosen % 23 else "Private Unlimited Company"
    code = chosen // 101 % _ACTIVITIES
    activities = [f"{code * 137 % 99_999:05d} - Invented activity number {code}", "", "", ""]
    if chosen % 5 == 0:
        activities[1] = "47910 - Retail sale via mail order houses or via Internet"
    previous = [""] * 2 * _PREVIOUS
    if chosen // 7 % 100 < 9:
        other = (place * 7 + 3) % register.shape.companies
        previous[:2] = ["01/02/2015", register.names.company(other)]
    return [
        register.names.company(place),
        number,
        *["", "", street, office.second.upper(), office.town.upper(), office.county.upper()],
        *[office.country.upper(), office.postcode, form, _STATUSES[chosen // 3 % 100]],
        *["United Kingdom", "", f"{day:02d}/{month:02d}/{year}"],
        *["31", "3", "31/12/2026", "31/03/2025", "MICRO ENTITY", "", "", "0", "0", "0", "0"],
        *activities,
        *["0", "0", f"http://business.data.gov.uk/id/company/{number}"],
        *previous,
        *["14/05/2026", "30/04/2025"],
    ]
