"""What a value is by its form alone, where its label is not known."""

import re
from collections.abc import Sequence

import phonenumbers
from stdnum.br import cnpj
from stdnum.ch import vat as swiss_vat
from stdnum.cn import uscc
from stdnum.eu import vat as eu_vat
from stdnum.gb import vat as british_vat
from stdnum.sg import uen

from graph.countries import country_code
from graph.identity import email_id, lei_id
from scrapers.traders.labels import Meaning

_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+|00)[\d\s()/.–-]{6,24}")
GERMAN_ENTRY = re.compile(r"\b(HR\s?[AB]|GnR|VR|PR)\s*[-.:]?\s*(\d{1,7})(?:\s+([A-Z]{1,2})\b)?")
"""The form of an entry in a German register: its kind, number, and letters after it."""

_LEGAL_FORMS = (
    r"GmbH|gGmbH|UG|AG|KG|KGaA|OHG|oHG|GbR|PartG|e\.\s?K\.|e\.\s?Kfm\.|e\.\s?V\.|e\.\s?U\.|SE|mbH|"
    r"Ltd|Limited|LLP|PLC|Plc|LLC|L\.L\.C\.|Inc|Corp|Corporation|Incorporated|Co|Pte|Pty|Pvt|"
    r"S\.?A\.?R\.?L|S\.?à\.? ?r\.?l|SAS|S\.A\.S|SASU|EURL|SA|S\.A|S\.?r\.?l|S\.?p\.?A|S\.?n\.?c|"
    r"S\.?L\.?U?|B\.?V|N\.?V|BVBA|V\.?O\.?F|AB|A/S|ApS|AS|ASA|Oy|Oyj|Sp\.? ?z ?o\.? ?o|s\.?r\.?o|"
    r"a\.?s|d\.?o\.?o|Kft|Zrt|OÜ|UAB|SIA|Lda|Ltda|PT|Tbk|Sdn\.? Bhd|Bhd|K\.?K|GK|JSC|OOO"
)
_COMPANY = re.compile(rf"(?:^|[\s,(])(?:{_LEGAL_FORMS})\.?(?=$|[\s,)])")
_CHINESE_COMPANY = re.compile(r"(?:公司|株式会社|有限会社|합자회사|주식회사)")
_POSTCODE = re.compile(r"(?:[A-Z]{1,2}[-–]\s?)?\d{4,5}\s+[^\W\d_]")
_LONGEST = 120


def form_of(values: Sequence[str]) -> Meaning | None:
    """Return what a value of one or more lines can only be, None where its form says nothing."""
    if len(values) > 1:
        return Meaning.ADDRESS if closing_country(values) else None
    text = values[0] if values else ""
    if not text or len(text) > 250:
        return None
    for meaning, fits in _FORMS.items():
        if fits(text):
            return meaning
    return Meaning.ADDRESS if text.count(",") >= 2 and closing_country([text]) else None


def is_company_name(text: str) -> bool:
    """Whether a line ends in, or holds, a legal form: ``… GmbH``, ``… Co., Ltd``."""
    if len(text) > _LONGEST or (text.endswith((".", "!", "?")) and len(text.split()) > 9):
        return False
    return bool(_COMPANY.search(text) or _CHINESE_COMPANY.search(text))


def is_town(text: str) -> bool:
    """Whether a line is a postcode and a town, as addresses of the continent end."""
    return bool(_POSTCODE.match(text)) and len(text) <= 60


AMERICAN = frozenset(
    "AL AR AZ CA CO DE GA ID IL IN KY LA MA MD ME MN MO MS MT NC NE PA SC SD TN VA AS GU MP PR VI "
    "NL NS PE SK NT NU".split()
)
"""Codes of countries that close American and Canadian addresses too, as a state or province."""


def closing_country(lines: Sequence[str]) -> str:
    """Return the country an address closes with, as alpha-2, empty where it names none.

    In an address of one line a code that is an American state as well counts for neither.
    """
    if len(lines) > 1:
        return country_code(lines[-1].strip(" .,"))
    before, comma, last = lines[0].strip(" .").rpartition(",") if lines else ("", "", "")
    last = last.strip()
    if not comma or not before.strip() or last.upper() in AMERICAN:
        return ""
    return country_code(last)


def _is_email(text: str) -> bool:
    return bool(email_id(text))


def _is_web(text: str) -> bool:
    return bool(_WEB.fullmatch(text))


def is_vat(text: str) -> bool:
    """Whether a text is a VAT number with its country before it, by form and check digits."""
    return bool(
        (eu_vat.is_valid(text) and text.strip()[:2].isalpha())
        or (re.match(r"GB", text.strip()) and british_vat.is_valid(text))
        or (re.match(r"CHE", text.strip()) and swiss_vat.is_valid(text))
    )


def _is_register_number(text: str) -> bool:
    entry = GERMAN_ENTRY.search(text)
    if entry and entry[1].startswith("HR") and len(text) <= 100:
        return True
    compact = re.sub(r"[\s./-]", "", text)
    if len(compact) == 18:
        return bool(uscc.is_valid(compact))
    if len(compact) == 14:
        return bool(cnpj.is_valid(compact))
    return compact[-1:].isalpha() and bool(uen.is_valid(compact))


def _is_phone(text: str) -> bool:
    if not _PHONE.fullmatch(text):
        return False
    try:
        number = phonenumbers.parse(re.sub(r"^00", "+", text), None)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number)


def _is_lei(text: str) -> bool:
    return bool(lei_id(text))


_FORMS = {
    Meaning.EMAIL: _is_email,
    Meaning.WEBSITE: _is_web,
    Meaning.VAT: is_vat,
    Meaning.LEI: _is_lei,
    Meaning.REGISTER_NUMBER: _is_register_number,
    Meaning.PHONE: _is_phone,
    Meaning.NAME: is_company_name,
}
