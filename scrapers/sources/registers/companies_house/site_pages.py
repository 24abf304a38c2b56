"""Pages of the public site, converted to the structure of the API's answers.

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
# Beginnings of harmless statements, which hide no owner. The site shows words, not codes.
_REMARKS = (
    "All beneficial owners have been identified and all",
    "Nobody has become",
    "Somebody has become",
    "The entity believes",
)
ApiItem = dict[str, Any]


def element_text(page: BeautifulSoup | Tag, css: str) -> str:
    """Return the text of the first matching element on one line; empty for none."""
    element = page.select_one(css)
    return " ".join(element.get_text(" ").split()) if element else ""


def page_company_name(page: BeautifulSoup) -> str:
    """Return the company's name from the title of one of its pages."""
    match = _TITLE.match(element_text(page, "title"))
    return match[1] if match else element_text(page, ".company-header .heading-xlarge")


def page_company_number(page: BeautifulSoup) -> str:
    """Return the company number from the head of one of its pages."""
    match = re.search(r"\b[A-Z]{0,2}\d{5,8}[A-Z]?\b", element_text(page, "#company-number"))
    return match[0] if match else ""


def profile_of(page: BeautifulSoup) -> ApiItem:
    """Return a company's profile page as the API's profile."""
    status, _, detail = element_text(page, "#company-status").partition("—")
    earlier = page.select("[id^=previous-name-]")
    creation = element_text(page, "#company-creation-date") or element_text(
        page, "dd#creation-date"
    )
    return {
        "company_name": page_company_name(page),
        "company_number": page_company_number(page),
        "company_status": register_code(status.strip(), _STATUSES),
        "company_status_detail": (element_text(page, "#company-status-detail") or detail).strip(
            "— "
        ),
        "type_shown": element_text(page, "#company-type-value")
        or element_text(page, "#company-type"),
        "subtype": element_text(page, "#company_subtype"),
        "is_community_interest_company": bool(element_text(page, "#cic-indicator")),
        "date_of_creation": iso_or_shown(creation),
        "date_of_cessation": iso_or_shown(element_text(page, "#cessation-date")),
        **_addresses(page),
        "sic_codes": [
            element_text(e, "*") or _plain_text(e) for e in page.select("[id^=sic]") if _is_sic(e)
        ],
        "previous_company_names": [{"name": _plain_text(element)} for element in earlier],
        "external_registration_number": element_text(page, "#charity_number"),
        "foreign_company_details": {
            "originating_registry": {
                "country": element_text(page, "#incorporated_in"),
                "name": element_text(page, "#parent_registry"),
            },
            "registration_number": element_text(page, "#registration_number"),
            "legal_form": element_text(page, "#legal_form"),
            "governed_by": element_text(page, "#governing_law"),
            "business_activity": element_text(page, "#business_activity"),
        },
        "branch_company_details": {
            "business_activity": element_text(page, "#type-of-business"),
            "parent_company_name": element_text(page, "#parent_number_link"),
            "parent_company_number": element_text(page, "#parent_company_number"),
        },
    }


def _addresses(page: BeautifulSoup) -> ApiItem:
    """Return the addresses of a company; an overseas entity's address has no element id."""
    office = element_text(page, "#roa-address") or _labelled_text(page, "Overseas entity address")
    return {
        "registered_office_address": address_item(office),
        "service_address": address_item(
            element_text(page, "#ppob-address") or _labelled_text(page, "Correspondence address")
        ),
    }


def _labelled_text(page: BeautifulSoup, label: str) -> str:
    """Return the text next to a label in a definition list; empty without the label."""
    for term in page.find_all("dt"):
        value = term.find_next_sibling("dd") if _plain_text(term) == label else None
        if isinstance(value, Tag):
            return _plain_text(value)
    return ""


def _plain_text(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def _is_sic(element: Tag) -> bool:
    return bool(re.fullmatch(r"sic\d+", str(element.get("id"))))


def officers_of(page: BeautifulSoup) -> list[ApiItem]:
    """Return the officers of a page as the API's items."""
    return [_officer(block, n) for block, n in _blocks(page, "officer-name-")]


def _blocks(page: BeautifulSoup, name: str) -> list[tuple[Tag, str]]:
    """Return the blocks of a list that hold an element with a name, each with its number."""
    blocks = []
    for block in page.select("div[class^=appointment-]"):
        match = re.search(r"\bappointment-(\d+)\b", " ".join(block.get_attribute_list("class")))
        if match and block.select_one(f"#{name}{match[1]}"):
            blocks.append((block, match[1]))
    return blocks


def _officer(block: Tag, n: str) -> ApiItem:
    link = block.select_one(f"#officer-name-{n} a[href]")
    officer = {
        "name": element_text(block, f"#officer-name-{n}"),
        "officer_role": register_code(element_text(block, f"#officer-role-{n}"), _ROLES),
        "appointed_on": iso_or_shown(element_text(block, f"#officer-appointed-on-{n}")),
        "appointed_before": iso_or_shown(element_text(block, f"#officer-appointed-before{n}")),
        "resigned_on": iso_or_shown(element_text(block, f"#officer-resigned-on-{n}")),
        "resigned": "Resigned" in element_text(block, f"#officer-status-tag-{n}"),
        "nationality": element_text(block, f"#officer-nationality-{n}"),
        "occupation": element_text(block, f"#officer-occupation-{n}"),
        "country_of_residence": element_text(block, f"#officer-country-of-residence-{n}"),
        "date_of_birth": birth_month_item(element_text(block, f"#officer-date-of-birth-{n}")),
        "address": address_item(element_text(block, f"#officer-address-value-{n}")),
        "principal_office_address": address_item(
            element_text(block, f"#officer-principal-office-address-{n}")
        ),
        "responsibilities": element_text(block, f"#officer-responsibilities-{n}"),
        "contact_details": {"contact_name": element_text(block, f"#officer-contact-details-{n}")},
        "capital_contribution": element_text(block, f"#officer-capital-contribution-{n}"),
        "links": {"officer": {"appointments": str(link["href"]) if link else ""}},
    }
    identification = {
        "legal_form": element_text(block, f"#officer-legal-form-{n}"),
        "legal_authority": element_text(block, f"#officer-legal-authority-{n}"),
        "place_registered": element_text(block, f"#officer-register-location-{n}"),
        "country_registered": element_text(block, f"#officer-country-registered-in-{n}"),
        "registration_number": element_text(block, f"#officer-registration-number-{n}"),
        "identification_type": "uk-limited-company"
        if any("UK Limited Company" in h.get_text() for h in block.select("h3"))
        else "",
    }
    return (
        {**officer, "identification": identification} if any(identification.values()) else officer
    )


def owners_of(page: BeautifulSoup) -> list[ApiItem]:
    """Return the holders and statements of a page as the API's items."""
    holders = [_owner(block, n) for block, n in _blocks(page, "psc-name-")]
    statements = [_statement(block, n) for block, n in _blocks(page, "psc-statement-label-")]
    exempt = [
        {"exemption_type": str(e["id"]).removesuffix("-exemption"), "items": [{}]}
        for e in page.select("li[id$=-exemption]")
    ]
    items: list[ApiItem] = [*holders, *statements]
    if exempt:
        exemptions = {str(n): item for n, item in enumerate(exempt)}
        items.append({"kind": "exemptions", "exemptions": exemptions})
    return items


def _owner(block: Tag, n: str) -> ApiItem:
    name = element_text(block, f"#psc-name-{n}")
    if name.startswith("Protected "):
        return {
            "kind": "super-secure-person-with-significant-control",
            "ceased": "Ceased" in element_text(block, f"#psc-status-tag-{n}"),
            "ceased_on": iso_or_shown(element_text(block, f"#psc-ceased-on-{n}")),
            "description": element_text(block, f"#psc-description-{n}"),
        }
    prefix = f"psc-noc-{n}-"
    identification = {
        "legal_form": element_text(block, f"#psc-legal-form-{n}"),
        "legal_authority": element_text(block, f"#psc-legal-authority-{n}"),
        "place_registered": element_text(block, f"#psc-place-registered-{n}"),
        "country_registered": element_text(block, f"#psc-country-registered-{n}"),
        "registration_number": element_text(block, f"#psc-registration-number-{n}"),
    }
    who = "corporate-entity" if any(identification.values()) else "individual"
    return {
        "kind": f"{who}-person-with-significant-control",
        "name": name,
        "natures_of_control": [
            str(e["id"]).removeprefix(prefix) for e in block.select(f"[id^={prefix}]")
        ],
        "notified_on": iso_or_shown(element_text(block, f"#psc-notified-on-{n}")),
        "ceased_on": iso_or_shown(element_text(block, f"#psc-ceased-on-{n}")),
        "ceased": "Ceased" in element_text(block, f"#psc-status-tag-{n}"),
        "nationality": element_text(block, f"#psc-nationality-{n}"),
        "country_of_residence": element_text(block, f"#psc-country-of-residence-{n}"),
        "date_of_birth": birth_month_item(element_text(block, f"#psc-date-of-birth-{n}")),
        "address": address_item(element_text(block, f"#psc-address-value-{n}")),
        "principal_office_address": address_item(
            element_text(block, f"#psc-principal-office-address-value-{n}")
        ),
        "identification": identification,
    }


def _statement(block: Tag, n: str) -> ApiItem:
    statement = element_text(block, f"#psc-statement-{n}")
    return {
        "kind": STATEMENT_KIND,
        "statement": statement,
        "remark": statement.startswith(_REMARKS),
        "notified_on": iso_or_shown(element_text(block, f"#psc-statement-notified-on-{n}")),
        "ceased": "Ceased" in element_text(block, f"#statement-status-tag-{n}"),
        "ceased_on": iso_or_shown(element_text(block, f"#psc-statement-ceased-on-{n}")),
    }


def register_code(label: str, special: dict[str, str]) -> str:
    """Return the register's code for a label of the site."""
    label = label.casefold()
    return special.get(label, re.sub(r"[\s/-]+", "-", label))


def iso_or_shown(shown: str) -> str:
    """Return a date such as ``27 November 1947`` as ISO text; other texts are unchanged."""
    return date_of(shown) or shown


def birth_month_item(shown: str) -> dict[str, int]:
    """Return month and year of a birth as the API gives them; the day is not kept."""
    for form in ("%B %Y", "%d %B %Y"):
        try:
            moment = datetime.strptime(shown, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return {"month": moment.month, "year": moment.year}
    return {}


def address_item(shown: str) -> dict[str, str]:
    """Return an address in one line; its country apart if one of the last two parts names it."""
    parts = [part.strip() for part in shown.split(",") if part.strip()]
    for place in range(len(parts) - 1, max(len(parts) - 3, 0), -1):
        if country_code(parts[place]):
            country = parts.pop(place)
            return {"address_line_1": ", ".join(parts), "country": country}
    return {"address_line_1": ", ".join(parts)} if parts else {}
