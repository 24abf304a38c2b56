"""Register and VAT numbers: of which register they are, and whether their check digits hold."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from stdnum.at import businessid
from stdnum.au import acn
from stdnum.be import vat as belgian
from stdnum.br import cnpj
from stdnum.ch import uid
from stdnum.ch import vat as swiss_vat
from stdnum.cn import uscc
from stdnum.de import handelsregisternummer
from stdnum.dk import cvr
from stdnum.ee import registrikood
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import ValidationError
from stdnum.fi import ytunnus
from stdnum.fr import siren
from stdnum.gb import vat as british_vat
from stdnum.jp import cn as japanese
from stdnum.no import orgnr as norwegian
from stdnum.se import orgnr as swedish
from stdnum.sg import uen
from stdnum.tw import ubn

from graph.identity import company_id, german_company_id
from scrapers.traders.forms import GERMAN_ENTRY

# The number of each country's company register, as far as its form can be checked.
_CHECKED: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    "AT": ("Firmenbuchnummer", businessid.is_valid),
    "AU": ("ACN", acn.is_valid),
    "BE": ("KBO", belgian.is_valid),
    "BR": ("CNPJ", cnpj.is_valid),
    "CH": ("UID", uid.is_valid),
    "CN": ("unified social credit code", uscc.is_valid),
    "DK": ("CVR", cvr.is_valid),
    "EE": ("registrikood", registrikood.is_valid),
    "FI": ("Y-tunnus", ytunnus.is_valid),
    "FR": ("SIREN", siren.is_valid),
    "JP": ("corporate number", japanese.is_valid),
    "NO": ("organisasjonsnummer", norwegian.is_valid),
    "SE": ("organisationsnummer", swedish.is_valid),
    "SG": ("UEN", uen.is_valid),
    "TW": ("UBN", ubn.is_valid),
}
_GB = re.compile(r"\d{7,8}|[A-Z]{2}\d{6}|R\d{7}", re.ASCII)
_COURT_WORDS = re.compile(
    r"(?:(?:eingetragen|im|in|am|beim?|des|der|unter|Nr\.?|Nummer|AG|Register|Handelsregisters?|"
    r"Registergerichts?|Amtsgerichts?)\b\s*)+",
    re.IGNORECASE,
)
# Companies with these forms are entered in part B of the German register, the others in part A.
_PART_B = re.compile(r"\b(?:GmbH|gGmbH|mbH|UG|AG|SE|KGaA)\b")
_PART_A = re.compile(r"\b(?:KG|OHG|oHG)\b|\be\.\s?K")


@dataclass(frozen=True, slots=True)
class Registration:
    """A company's entry: the id it gives, its register's kind of number; empty where unknown.

    ``number`` is a German entry by itself, without its court.
    """

    id: str = ""
    kind: str = ""
    country: str = ""
    number: str = ""


def registration(numbers: str, register: str, country: str, name: str = "") -> Registration:
    """Return what a stated register number identifies; several are parted by semicolons.

    ``register`` is the register or court as stated, ``country`` the alpha-2 code of the business
    address or empty. A number counts for a country only where one of them says so, and only where
    its form and check digits hold; of two German entries the one of the company's own form counts,
    of others neither.
    """
    if entry := _german([*numbers.split(";"), *register.split(";")], name):
        return entry
    found = {entry for n in numbers.split(";") if (entry := _national(n.strip(), country)).id}
    return found.pop() if len(found) == 1 else Registration()


def _national(number: str, country: str) -> Registration:
    compact = re.sub(r"[\s./-]", "", number).upper()
    if country == "GB" and _GB.fullmatch(compact):
        return Registration(company_id("GB", compact), "company number", "GB")
    if country == "FR":
        # Often with the town of its court before it: RCS Paris 123 456 789.
        number = compact = re.sub(r"\D", "", number)
    kind, fits = _CHECKED.get(country, ("", None))
    if fits is None or not fits(number):
        return Registration()
    return Registration(company_id(country, compact.removeprefix("FN")), kind, country)


def _german(stated: Sequence[str], name: str) -> Registration | None:
    """Return a German entry, without an id where its court is not certain; None for no entry."""
    found = list(dict.fromkeys(entry for text in stated for entry in GERMAN_ENTRY.findall(text)))
    if not found:
        return None
    entry = _own(found, name)
    if entry is None:
        return Registration("", "Handelsregister", "DE")
    kind, digits, letters = re.sub(r"\s", "", entry[0]), entry[1], entry[2]
    beside = {_court(text) for text in stated if entry in GERMAN_ENTRY.findall(text)} - {""}
    apart = {_court(text) for text in stated if not GERMAN_ENTRY.search(text)} - {""}
    courts = beside or apart
    ident = german_company_id(courts.pop(), f"{kind} {digits}{letters}") if len(courts) == 1 else ""
    return Registration(ident, kind, "DE", f"{kind} {digits} {letters}".strip())


def _own(found: list[tuple[str, str, str]], name: str) -> tuple[str, str, str] | None:
    """Return the one entry that is the company's own; None where that is not certain."""
    if len(found) == 1:
        return found[0]
    part = "HRA" if _PART_A.search(name) else "HRB" if _PART_B.search(name) else ""
    own = [entry for entry in found if re.sub(r"\s", "", entry[0]) == part]
    return own[0] if len(own) == 1 else None


def _court(text: str) -> str:
    """Return the court a text names, in the register's own spelling where that is known."""
    words = " ".join(re.sub("[,;:]", " ", GERMAN_ENTRY.sub(" ", text)).split())
    after = re.split(r"\bAmtsgerichts?\b", words, flags=re.IGNORECASE)[-1].strip()
    place = _COURT_WORDS.sub("", after or words, count=1).strip(" -–./|")
    if not place or re.search(r"\d", place) or len(place) > 60:
        return ""
    try:
        return handelsregisternummer.validate(f"{place} HRB 1").removesuffix(" HRB 1")
    except ValidationError:
        return place


def vat_holds(number: str, country: str) -> bool | None:
    """Whether the check digits of a VAT number hold; None where its country has no known check."""
    text = re.sub(r"[\s./-]", "", number).upper()
    prefix = text[:2] if text[:2].isalpha() else country
    digits = text if text[:2].isalpha() else prefix + text
    if prefix == "GB":
        return bool(british_vat.is_valid(digits))
    if prefix == "CH":
        return bool(swiss_vat.is_valid(digits))
    code = "EL" if prefix == "GR" else prefix
    if code.lower() not in _EU:
        return None
    return bool(eu_vat.is_valid(digits))


_EU: Iterable[str] = frozenset({*eu_vat.MEMBER_STATES, "el"})
