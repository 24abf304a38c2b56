"""Licence, publisher and company ids shared by all sources of the British register."""

import re
from dataclasses import dataclass

from graph.model.ids import company_id
from graph.model.records import Kind, Source, Standing, Statement
from scrapers.contract.collector import Origin
from scrapers.parsing.json_values import drop_unstated

LICENCE = "Open Government Licence v3.0"
TERMS = "https://developer.company-information.service.gov.uk/developer-guidelines"
PUBLISHER = "Companies House"
_FROM_ABROAD = ("FC", "SF", "NF", "OE")
# Numbers with these prefixes are registrations in the United Kingdom of companies that exist
# independently of them.
_REGISTRATIONS = (*_FROM_ABROAD, "BR")


def origin(name: str, title: str) -> Origin:
    """Return the origin of one access route to the register."""
    return Origin(
        name=name,
        title=title,
        publisher=PUBLISHER,
        licence=LICENCE,
        terms=TERMS,
        type="officialRegister",
        standing=Standing.REGISTER,
    )


@dataclass(frozen=True, slots=True)
class Company:
    """The company that a page is about; ``name`` is empty where the page does not state it."""

    number: str
    name: str = ""

    @property
    def id(self) -> str:
        """The id from its register number."""
        return company_id("GB", self.number)

    @property
    def country(self) -> str:
        """The country of formation; empty for a foreign company that the register lists."""
        return "" if self.number.upper().startswith(_FROM_ABROAD) else "GB"

    @property
    def is_registration(self) -> bool:
        """Whether status and dates belong to a UK registration, not to the company."""
        return self.number.upper().startswith(_REGISTRATIONS)

    def stand_in(self, source: Source, **values: tuple[str, ...]) -> Statement:
        """Return a statement of the company; the number stands in for a name that is not stated."""
        name = self.name or f"{self.number} (company number; name not stated here)"
        own_values = {
            "name": name,
            "registration_number": self.number,
            "country": self.country,
            # The weakest standing, so that any page with the real name takes precedence.
            "standing": str(Standing.DERIVED),
        }
        return Statement(self.id, Kind.COMPANY, source.id, drop_unstated({**own_values, **values}))


_FILLERS = frozenset(
    "companies company house register registry registrar registered registration of for the in at "
    "and limited act".split()
)
_BRITISH = frozenset(
    "england wales scotland northern ireland united kingdom uk u k great britain gb cardiff "
    "edinburgh belfast london english british".split()
)


def is_british(place: str, country: str) -> bool:
    """Return whether a register is the British one, by its country, else by its place."""
    return _names_britain(country) if country else _names_britain(place)


def _names_britain(text: str) -> bool:
    words = re.findall(r"[a-z]+", text.casefold())
    left = [word for word in words if word not in _FILLERS]
    if not left:
        return "house" in words and "companies" in words
    if "ireland" in left and "northern" not in left:
        return False
    return set(left) <= _BRITISH and left not in (["northern"], ["great"], ["united"])
