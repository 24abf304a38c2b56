"""Ids of entities, the same in every source: made from register numbers, contacts and the like.

A name alone never makes an id, except within one document. A number that does not have the form of
its register gives an empty text, so that two parties never become one by a likeness.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote, urlsplit

import phonenumbers

from graph.model.vocabulary.placeholders import is_dummy_email, is_dummy_number, is_placeholder
from graph.model.vocabulary.postal_addresses import are_address, stated_parts
from graph.model.vocabulary.register_numbers import (
    compact_number,
    has_form,
    is_register_number,
    lei_holds,
)

_ID_BYTES = 400
_WIKIDATA = re.compile(r"Q[1-9]\d*", re.ASCII)
_TRUNK_ZERO = re.compile(r"\s*\(\s*0\s*\)\s*")
_ZERO_KEPT = re.compile(r"(?:\+|00)\s*(?:39|378|379)\b")
_HRB = re.compile(r"(HRA|HRB|GnR|PR|VR)\s*(\d+)\s*([A-Z]{0,2})", re.ASCII | re.IGNORECASE)
# Codes of GLEIF's list of registration authorities whose numbers make ids here.
AUTHORITIES = {
    "RA000585": "gb",
    "RA000586": "gb",
    "RA000591": "gb",
    "RA000523": "sg",
}


@lru_cache(maxsize=1 << 16)
def company_id(country: str, number: str) -> str:
    """Return the id from a national register number: ``gb-01234567``, ``sg-202411139W``.

    ``country`` is ISO 3166-1 alpha-2 and must be stated, never guessed from the number. Empty for a
    number of another form, or one that fails a published check digit (``register_numbers``). For a
    country without a known form, letters and digits are kept.
    """
    ident = own_company_id(country, number)
    return ident if is_register_number(country, ident.partition("-")[2]) else ""


def own_number(country: str, entity: str) -> str:
    """Return the register number in a company's id of a country, empty for any other id."""
    stated, _, number = entity.partition("-")
    return number if stated == country and has_form(country, number) else ""


@lru_cache(maxsize=1 << 16)
def own_company_id(country: str, number: str) -> str:
    """Return the id of a company from its own register's record, without its check digit.

    A number that the register itself publishes is valid whatever its check digit says.
    """
    country, number = country.strip().lower(), compact_number(number)
    if not number.strip("0") or is_placeholder(number):
        return ""
    if country == "gb":
        number = _pad_number(number)
    if not has_form(country, number):
        return ""
    known = re.fullmatch("[a-z]{2}", country) and re.search(r"\d", number)
    return f"{country}-{shorten_id(slug(number, keep_case=True))}" if known else ""


def _pad_number(number: str) -> str:
    """Restore the leading zeros of a Companies House number (8 characters), lost in typing."""
    match = re.fullmatch(r"([A-Z]{0,2})(\d{1,8})", number, re.ASCII)
    if match is None:
        return number
    return match[1] + match[2].rjust(8 - len(match[1]), "0")


def german_company_id(court: str, entry: str) -> str:
    """Return the id of an entry in a German register: ``de-berlin-charlottenburg-HRB-12345``."""
    match = _HRB.search(entry)
    place = slug(re.sub(r"\b(amtsgericht|ag|registergericht)\b", "", court.casefold()))
    if match is None or not place:
        return ""
    return f"de-{shorten_id(place)}-{match[1].upper()}-{match[2]}{match[3].upper()}"


def authority_id(authority: str, number: str) -> str:
    """Return the id from a GLEIF registration authority code and its number, empty if unknown."""
    country = AUTHORITIES.get(authority.strip().upper(), "")
    return company_id(country, number) if country else ""


def lei_id(lei: str) -> str:
    """Return the id from a Legal Entity Identifier (ISO 17442)."""
    lei = compact_number(lei)
    return f"lei-{lei}" if lei_holds(lei) else ""


def cik_id(cik: str) -> str:
    """Return the id from an SEC central index key: ``cik-`` and ten digits."""
    digits = cik.strip().upper().removeprefix("CIK").strip()
    known = re.fullmatch(r"\d{1,10}", digits, re.ASCII) and int(digits)
    return f"cik-{digits.rjust(10, '0')}" if known else ""


def wikidata_id(item: str) -> str:
    """Return the id from a Wikidata item or its URL: ``wikidata-Q42``."""
    name = item.strip().rsplit("/", 1)[-1].upper()
    return f"wikidata-{name}" if _WIKIDATA.fullmatch(name) else ""


def icij_id(node: str) -> str:
    """Return the id of a node of the Offshore Leaks database."""
    node = node.strip()
    return f"icij-{node}" if re.fullmatch(r"\d+", node, re.ASCII) else ""


def keyed_id(register: str, key: str) -> str:
    """Return the id from a register's own key of a person: ``keyed_id("gb-officer", KEY)``."""
    key = key.strip()
    return f"{register}-{shorten_id(key)}" if key else ""


def storefront_id(platform: str, seller: str) -> str:
    """Return the id of a seller account: ``amazon-de-A1…``, ``ebay-NAME``, ``walmart-ID``."""
    seller = seller.strip()
    return f"{platform}-{shorten_id(quote(seller, safe='-._~'))}" if seller else ""


def document_id(document: str, name: str) -> str:
    """Return the id of a party that only one document names: a slug of its name under it."""
    return f"{document}-{shorten_id(slug(name) or _digest(name))}"


def phone_id(number: str, country: str = "") -> str:
    """Return the id of a phone number in E.164; ``country`` is for a number without a prefix.

    Empty for an impossible number, and for a filler such as 0000000000.
    """
    try:
        parsed = phonenumbers.parse(_without_trunk(number), country.upper() or None)
    except phonenumbers.NumberParseException:
        return ""
    dummy = is_dummy_number(str(parsed.national_number)) or is_dummy_number(number)
    if dummy or not phonenumbers.is_possible_number(parsed):
        return ""
    form = phonenumbers.PhoneNumberFormat.E164
    return f"phone-{phonenumbers.format_number(parsed, form)}"


def _without_trunk(number: str) -> str:
    """Drop a trunk zero, which is dialled within a country only: ``+48 (0) 22 …``.

    In Italy, San Marino and the Vatican it is dialled from abroad as well.
    """
    dialled = number.strip()
    abroad = dialled.startswith(("+", "00"))
    kept = "0" if _ZERO_KEPT.match(dialled) else ""
    return _TRUNK_ZERO.sub(kept, dialled, count=1) if abroad else dialled


# The last two digits of most numbers are in no sequence, however the number begins.
_LAST_DIGITS = re.compile(r"[0-9 ()+./-]*([1-9])[ ()./-]*([0-9])[ ()./-]*", re.ASCII)
_FILLER_STEPS = frozenset({0, 1, 9})


def is_dummy_phone(number: str) -> bool:
    """Whether a phone number is a filler such as 0000000000, with or without a country prefix."""
    end = _LAST_DIGITS.fullmatch(number)
    if end and abs(int(end[1]) - int(end[2])) not in _FILLER_STEPS:
        return False
    try:
        national = str(phonenumbers.parse(_without_trunk(number), None).national_number)
    except phonenumbers.NumberParseException:
        national = number
    return is_dummy_number(national) or is_dummy_number(number)


def email_id(address: str) -> str:
    """Return the id of an e-mail address, in lower case; empty for an invalid one or a filler."""
    address = address.strip().casefold().removeprefix("mailto:")
    known = re.fullmatch(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+", address)
    good = known and len(address) <= 254 and not is_dummy_email(address)
    return f"email-{address}" if good else ""


def web_id(address: str) -> str:
    """Return the id of a web page: host and path, without scheme, ``www.`` and closing slash.

    A home page keeps the path ``/``, so that a website never has the id of a shop (``shop_id``).
    """
    try:
        parts = urlsplit(address.strip() if "://" in address else f"https://{address.strip()}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    known = re.fullmatch(r"[\w-]+(\.[\w-]+)+", host)
    return f"web-{shorten_id(host + (parts.path.rstrip('/') or '/'))}" if known else ""


def shop_id(address: str) -> str:
    """Return the id of a seller's shop at its own domain: the domain alone."""
    page = web_id(address)
    return page.partition("/")[0]


def address_id(text: str, country: str = "") -> str:
    """Return the id of a postal address: a digest of its country and of its words in order.

    The words are those of ``normal_address``; the country is left out of them. Empty for a place
    alone (``postal_addresses``): those in one town have nothing else in common.
    """
    return address_id_of(stated_parts(text), country)


def address_id_of(parts: Sequence[str], country: str) -> str:
    """Return the id of an address from its stated parts (``address_id``)."""
    words = normal_address(", ".join(parts))
    if not words or not are_address(parts):
        return ""
    return f"address-{_digest(f'{country.strip().lower()}|{words}')[:24]}"


# Unicode categories that separate the words of an address, and those that are dropped.
_PARTS = frozenset("Cc Mc Zs Zl Zp Pc Pd Ps Pe Pi Pf Po Sm So".split())
_LEFT_OUT = frozenset("Cf Co Cn Cs Lm Mn Me No Sc Sk".split())


class _Words(dict[int, int | None]):
    """Translation table of characters, filled as each is first met."""

    def __missing__(self, code: int) -> int | None:
        kind = unicodedata.category(chr(code))
        kept = None if kind in _LEFT_OUT else code
        self[code] = ord(" ") if kind in _PARTS else kept
        return self[code]


_WORDS = _Words()


def normal_address(text: str) -> str:
    """Return the words of an address in lower case, without accents and punctuation."""
    return " ".join(unicodedata.normalize("NFKD", text.casefold()).translate(_WORDS).split())


def slug(text: str, keep_case: bool = False) -> str:
    """Return letters and digits joined by hyphens, in lower case unless ``keep_case``."""
    text = text if keep_case else text.casefold()
    return "-".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text)))


def shorten_id(text: str) -> str:
    """Return a text that fits into an id: its digest if it is longer than 400 bytes."""
    return text if len(text.encode("utf-8", "surrogatepass")) <= _ID_BYTES else _digest(text)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
