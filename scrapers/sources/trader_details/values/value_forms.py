"""Meanings of values by their form alone, and the ends of addresses."""

import re
from collections.abc import Sequence

import phonenumbers
from stdnum.br import cnpj
from stdnum.ch import vat as swiss_vat
from stdnum.cn import uscc
from stdnum.eu import vat as eu_vat
from stdnum.gb import vat as british_vat
from stdnum.sg import uen

from graph.model.ids import email_id, lei_id
from graph.model.party_kind import kind_by_name
from graph.model.vocabulary.countries import country_code, is_american_code
from graph.model.vocabulary.postal_addresses import is_address
from scrapers.sources.trader_details.labels.detail_labels import label_of
from scrapers.sources.trader_details.labels.meanings import DetailMeaning

_PHONE = re.compile(r"(?:\+|00)[\d\s()/.–-]{6,24}")
GERMAN_ENTRY = re.compile(
    r"\b(HR\s?[AB]|GnR|VR|PR)\s*(?:Nr\.?|Nummer)?\s*[-.:]?\s*"
    r"(\d{1,3}(?:[ .]\d{3})+(?!\d)|\d{1,7})(?:\s+([A-Z]{1,2})\b(?![.-]))?"
)
"""The form of an entry in a German register: its kind, number, and letters after it."""

_POSTCODE = re.compile(r"(?:[A-Z]{1,2}[-–]\s?)?\d{4,5}\s+[^\W\d_]")
_CARE_OF = re.compile(r"(?:c/o|℅|z\.\s?hd\.?|attn\.?|att:|p\.?a\.?\s)", re.IGNORECASE)
# Forms that continue a company's name after a comma.
_PART_OF_NAME = re.compile(r"\s*(?:Ltd|Limited|Inc|LLC|L\.L\.C|S\.A|SA|GmbH|Lda|S\.L|Pte)\b", re.I)
_LONGEST = 120
_LONGEST_TOWN = 60
_PROSE_WORDS = 9


def form_of(text: str) -> DetailMeaning | None:
    """Return the only meaning that a value can have by its form; None for any other value.

    Names, companies and addresses have no form: only numbers and contacts have one.
    """
    if not text or len(text) > 2 * _LONGEST:
        return None
    return next((meaning for meaning, fits in _FORMS.items() if fits(text)), None)


def is_company_name(text: str) -> bool:
    """Return whether a line is a company's name, by a legal form or a word for another body."""
    return len(text) <= _LONGEST and not is_prose(text) and kind_by_name(text).is_stated


def leading_company(text: str) -> str:
    """Return the company that a line begins with, without its address; empty for none."""
    pieces = text.split(",")
    name = pieces[0]
    for piece in pieces[1:]:
        if not _PART_OF_NAME.match(piece):
            break
        name = f"{name},{piece}"
    return name.strip() if is_company_name(name.strip()) else ""


def is_prose(text: str) -> bool:
    """Return whether a line is a sentence rather than a name or a line of an address."""
    return text.endswith((".", "!", "?", "。")) and len(text.split()) > _PROSE_WORDS


def is_town(text: str) -> bool:
    """Return whether a line is postcode and town, as in continental addresses."""
    return bool(_POSTCODE.match(text)) and len(text) <= _LONGEST_TOWN


def is_street(text: str) -> bool:
    """Return whether a line of an address is a street, a box, a building or a care-of.

    A street may be named after a bank or a university.
    """
    if _CARE_OF.match(text):
        return True
    named = kind_by_name(text)
    is_body = bool(named.body) and any(c.isdigit() for c in text)
    is_name = named.is_stated and not is_body
    return is_address(text) and not is_name and not is_prose(text)


_POSTCODES = {
    "CA": r"[A-Z]\d[A-Z]\s?\d[A-Z]\d",
    "IN": r"\d{3}\s?\d{3}",
    "CO": r"\d{6}",
    "IL": r"\d{7}",
    "NL": r"\d{4}\s?[A-Z]{2}",
    "AR": r"[A-Z]?\d{4}(?:[A-Z]{3})?",
}
_POSTCODE_ALONE = r"\d{4,5}"
# Towns that are countries, so a postcode next to the name is the country's.
_CITY_STATES = frozenset({"SG", "HK", "MO", "MC", "LU", "GI"})
_AROUND_POSTCODE = re.compile(r"(?:[A-Z]{1,2}-)?\d[\d ]{3,6}\s+(\D+)|(\D+?)\s+\(?[SL]?-?\d{4,6}\)?")


def closing_country(lines: Sequence[str]) -> str:
    """Return the alpha-2 code of the country an address ends with, empty for none.

    A code that is also an American state counts only after a postcode of its country.
    """
    if len(lines) > 1:
        last = lines[-1].strip(" .,")
        if is_american_code(last) and not _has_postcode(lines[:-1], last):
            return ""
        return _country(last) or closing_country(lines[-1:])
    before, comma, last = lines[0].strip(" .").rpartition(",") if lines else ("", "", "")
    last = last.strip()
    if not comma or not before.strip() or is_american_code(last.upper()):
        return ""
    return _country(last)


def _country(text: str) -> str:
    beside = _AROUND_POSTCODE.fullmatch(text)
    town = country_code((beside[1] or beside[2]).strip()) if beside else ""
    return country_code(text) or (town if town in _CITY_STATES else "")


def _has_postcode(lines: Sequence[str], code: str) -> bool:
    form = rf"(?:{code}[- ]?)?{_POSTCODES.get(code, _POSTCODE_ALONE)}"
    return any(re.search(rf"(?:^|[\s,]){form}(?:$|[\s,])", line) for line in lines[-2:])


def _is_email(text: str) -> bool:
    return bool(email_id(text))


def is_vat(text: str) -> bool:
    """Return whether a text is a VAT number with its country prefix, by form and check digits."""
    return bool(
        (eu_vat.is_valid(text) and text.strip()[:2].isalpha())
        or (re.match(r"GB", text.strip()) and british_vat.is_valid(text))
        or (re.match(r"CHE", text.strip()) and swiss_vat.is_valid(text))
    )


def leading_vat(text: str) -> str:
    """Return the VAT number that a text begins with ("DE 295308788 – Umsatzsteuer-Ident …")."""
    words = re.split(r"(\s+)", text.strip())
    for end in range(len(words), 0, -1):
        candidate = "".join(words[:end]).strip(" ,;.:–-")
        if is_vat(candidate):
            return candidate
    return ""


def _opens_with_vat(text: str) -> bool:
    """Return whether a line is a VAT number, followed by nothing but the word for it."""
    number = leading_vat(text)
    behind = text.strip()[len(number) :].strip(" ,;.:–-()")
    known = label_of(behind) if behind else None
    return bool(number) and (
        not behind or (known is not None and known.meaning is DetailMeaning.VAT)
    )


def _is_register_number(text: str) -> bool:
    entry = GERMAN_ENTRY.search(text)
    if entry and entry[1].startswith("HR") and len(text) <= _LONGEST - 20:
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
    DetailMeaning.EMAIL: _is_email,
    DetailMeaning.VAT: _opens_with_vat,
    DetailMeaning.LEI: _is_lei,
    DetailMeaning.REGISTER_NUMBER: _is_register_number,
    DetailMeaning.PHONE: _is_phone,
}
