"""Pages of the public site, read into the form in which the API gives the same.

Element ids are those of the site's own templates (https://github.com/companieshouse/ch.gov.uk).
"""

import re
from datetime import UTC, datetime
from typing import Any

from bs4 import BeautifulSoup, Tag

from graph.model.vocabulary.countries import country_code
from scrapers.sources.registers.companies_house.dates import date_of
from scrapers.sources.registers.companies_house.terms import STATEMENT_KIND

_TITLE = re.compile(r"(.*?) (?:overview|people|persons with significant control|officers) - ", re.S)
_STATUSES = {
    "receiver action": "receivership",
    "converted / closed": "converted-closed",
    "in administration": "administration",
}
_ROLES = {
    "general partner": "general-partner-in-a-limited-partnership",
    "limited partner": "limited-partner-in-a-limited-partnership",
}
# How the statements begin that hide nobody; the site shows their words, not their codes.
_REMARKS = (
    "All beneficial owners have been identified and all",
    "Nobody has become",
    "Somebody has become",
    "The entity believes",
)
Told = dict[str, Any]


def words(page: BeautifulSoup | Tag, css: str) -> str:
    """Return the text of the first element that fits, on one line; empty where none does."""
    found = page.select_one(css)
    return " ".join(found.get_text(" ").split()) if found else ""


def name_of(page: BeautifulSoup) -> str:
    """Return the company's name from the title of one of its pages."""
    match = _TITLE.match(words(page, "title"))
    return match[1] if match else words(page, ".company-header .heading-xlarge")


def number_of(page: BeautifulSoup) -> str:
    """Return the company number in the head of each of its pages."""
    match = re.search(r"\b[A-Z]{0,2}\d{5,8}[A-Z]?\b", words(page, "#company-number"))
    return match[0] if match else ""


def profile_of(page: BeautifulSoup) -> Told:
    """Return a company's own page as the API's profile."""
    status, _, detail = words(page, "#company-status").partition("—")
    earlier = page.select("[id^=previous-name-]")
    creation = words(page, "#company-creation-date") or words(page, "dd#creation-date")
    return {
        "company_name": name_of(page),
        "company_number": number_of(page),
        "company_status": code_of(status.strip(), _STATUSES),
        "company_status_detail": (words(page, "#company-status-detail") or detail).strip("— "),
        "type_shown": words(page, "#company-type-value") or words(page, "#company-type"),
        "subtype": words(page, "#company_subtype"),
        "is_community_interest_company": bool(words(page, "#cic-indicator")),
        "date_of_creation": iso(creation),
        "date_of_cessation": iso(words(page, "#cessation-date")),
        **_addresses(page),
        "sic_codes": [words(e, "*") or _own(e) for e in page.select("[id^=sic]") if _is_sic(e)],
        "previous_company_names": [{"name": _own(element)} for element in earlier],
        "external_registration_number": words(page, "#charity_number"),
        "foreign_company_details": {
            "originating_registry": {
                "country": words(page, "#incorporated_in"),
                "name": words(page, "#parent_registry"),
            },
            "registration_number": words(page, "#registration_number"),
            "legal_form": words(page, "#legal_form"),
            "governed_by": words(page, "#governing_law"),
            "business_activity": words(page, "#business_activity"),
        },
        "branch_company_details": {
            "business_activity": words(page, "#type-of-business"),
            "parent_company_name": words(page, "#parent_number_link"),
            "parent_company_number": words(page, "#parent_company_number"),
        },
    }


def _addresses(page: BeautifulSoup) -> Told:
    """Return the addresses of a company; an overseas entity's own has no element id."""
    office = words(page, "#roa-address") or _beside(page, "Overseas entity address")
    return {
        "registered_office_address": address_of(office),
        "service_address": address_of(
            words(page, "#ppob-address") or _beside(page, "Correspondence address")
        ),
    }


def _beside(page: BeautifulSoup, label: str) -> str:
    """Return what stands beside a label of a list of terms; empty without it."""
    for term in page.find_all("dt"):
        told = term.find_next_sibling("dd") if _own(term) == label else None
        if isinstance(told, Tag):
            return _own(told)
    return ""


def _own(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def _is_sic(element: Tag) -> bool:
    return bool(re.fullmatch(r"sic\d+", str(element.get("id"))))


def officers_of(page: BeautifulSoup) -> list[Told]:
    """Return the officers of a page as the API's items."""
    return [_officer(block, n) for block, n in _blocks(page, "officer-name-")]


def _blocks(page: BeautifulSoup, name: str) -> list[tuple[Tag, str]]:
    """Return the blocks of a list that hold an element of a name, each with its number."""
    found = []
    for block in page.select("div[class^=appointment-]"):
        match = re.search(r"\bappointment-(\d+)\b", " ".join(block.get_attribute_list("class")))
        if match and block.select_one(f"#{name}{match[1]}"):
            found.append((block, match[1]))
    return found


def _officer(block: Tag, n: str) -> Told:
    link = block.select_one(f"#officer-name-{n} a[href]")
    told = {
        "name": words(block, f"#officer-name-{n}"),
        "officer_role": code_of(words(block, f"#officer-role-{n}"), _ROLES),
        "appointed_on": iso(words(block, f"#officer-appointed-on-{n}")),
        "appointed_before": iso(words(block, f"#officer-appointed-before{n}")),
        "resigned_on": iso(words(block, f"#officer-resigned-on-{n}")),
        "resigned": "Resigned" in words(block, f"#officer-status-tag-{n}"),
        "nationality": words(block, f"#officer-nationality-{n}"),
        "occupation": words(block, f"#officer-occupation-{n}"),
        "country_of_residence": words(block, f"#officer-country-of-residence-{n}"),
        "date_of_birth": month_of(words(block, f"#officer-date-of-birth-{n}")),
        "address": address_of(words(block, f"#officer-address-value-{n}")),
        "principal_office_address": address_of(
            words(block, f"#officer-principal-office-address-{n}")
        ),
        "responsibilities": words(block, f"#officer-responsibilities-{n}"),
        "contact_details": {"contact_name": words(block, f"#officer-contact-details-{n}")},
        "capital_contribution": words(block, f"#officer-capital-contribution-{n}"),
        "links": {"officer": {"appointments": str(link["href"]) if link else ""}},
    }
    found = {
        "legal_form": words(block, f"#officer-legal-form-{n}"),
        "legal_authority": words(block, f"#officer-legal-authority-{n}"),
        "place_registered": words(block, f"#officer-register-location-{n}"),
        "country_registered": words(block, f"#officer-country-registered-in-{n}"),
        "registration_number": words(block, f"#officer-registration-number-{n}"),
        "identification_type": "uk-limited-company"
        if any("UK Limited Company" in h.get_text() for h in block.select("h3"))
        else "",
    }
    return {**told, "identification": found} if any(found.values()) else told


def owners_of(page: BeautifulSoup) -> list[Told]:
    """Return the holders and statements of a page as the API's items."""
    holders = [_owner(block, n) for block, n in _blocks(page, "psc-name-")]
    said = [_statement(block, n) for block, n in _blocks(page, "psc-statement-label-")]
    exempt = [
        {"exemption_type": str(e["id"]).removesuffix("-exemption"), "items": [{}]}
        for e in page.select("li[id$=-exemption]")
    ]
    found: list[Told] = [*holders, *said]
    if exempt:
        told = {str(n): item for n, item in enumerate(exempt)}
        found.append({"kind": "exemptions", "exemptions": told})
    return found


def _owner(block: Tag, n: str) -> Told:
    name = words(block, f"#psc-name-{n}")
    if name.startswith("Protected "):
        return {
            "kind": "super-secure-person-with-significant-control",
            "ceased": "Ceased" in words(block, f"#psc-status-tag-{n}"),
            "ceased_on": iso(words(block, f"#psc-ceased-on-{n}")),
            "description": words(block, f"#psc-description-{n}"),
        }
    prefix = f"psc-noc-{n}-"
    found = {
        "legal_form": words(block, f"#psc-legal-form-{n}"),
        "legal_authority": words(block, f"#psc-legal-authority-{n}"),
        "place_registered": words(block, f"#psc-place-registered-{n}"),
        "country_registered": words(block, f"#psc-country-registered-{n}"),
        "registration_number": words(block, f"#psc-registration-number-{n}"),
    }
    who = "corporate-entity" if any(found.values()) else "individual"
    return {
        "kind": f"{who}-person-with-significant-control",
        "name": name,
        "natures_of_control": [
            str(e["id"]).removeprefix(prefix) for e in block.select(f"[id^={prefix}]")
        ],
        "notified_on": iso(words(block, f"#psc-notified-on-{n}")),
        "ceased_on": iso(words(block, f"#psc-ceased-on-{n}")),
        "ceased": "Ceased" in words(block, f"#psc-status-tag-{n}"),
        "nationality": words(block, f"#psc-nationality-{n}"),
        "country_of_residence": words(block, f"#psc-country-of-residence-{n}"),
        "date_of_birth": month_of(words(block, f"#psc-date-of-birth-{n}")),
        "address": address_of(words(block, f"#psc-address-value-{n}")),
        "principal_office_address": address_of(
            words(block, f"#psc-principal-office-address-value-{n}")
        ),
        "identification": found,
    }


def _statement(block: Tag, n: str) -> Told:
    said = words(block, f"#psc-statement-{n}")
    return {
        "kind": STATEMENT_KIND,
        "statement": said,
        "remark": said.startswith(_REMARKS),
        "notified_on": iso(words(block, f"#psc-statement-notified-on-{n}")),
        "ceased": "Ceased" in words(block, f"#statement-status-tag-{n}"),
        "ceased_on": iso(words(block, f"#psc-statement-ceased-on-{n}")),
    }


def code_of(label: str, special: dict[str, str]) -> str:
    """Return the register's code for what the site shows."""
    label = label.casefold()
    return special.get(label, re.sub(r"[\s/-]+", "-", label))


def iso(shown: str) -> str:
    """Return a date such as ``27 November 1947`` as ISO text; what is none stays as it is shown."""
    return date_of(shown) or shown


def month_of(shown: str) -> dict[str, int]:
    """Return month and year of a birth as the API gives them; nothing else is kept."""
    for form in ("%B %Y", "%d %B %Y"):
        try:
            found = datetime.strptime(shown, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return {"month": found.month, "year": found.year}
    return {}


def address_of(shown: str) -> dict[str, str]:
    """Return an address in one line, and its country where one of its last parts is one."""
    parts = [part.strip() for part in shown.split(",") if part.strip()]
    for place in range(len(parts) - 1, max(len(parts) - 3, 0), -1):
        if country_code(parts[place]):
            country = parts.pop(place)
            return {"address_line_1": ", ".join(parts), "country": country}
    return {"address_line_1": ", ".join(parts)} if parts else {}
