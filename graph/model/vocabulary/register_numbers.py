"""Numbers of company registers by country: their name, form and check digits.

A number is compared without spaces, dots and hyphens, in capitals. Check digits are those of
``python-stdnum``.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stdnum import lei
from stdnum.at import businessid
from stdnum.au import acn
from stdnum.be import vat as belgian
from stdnum.br import cnpj
from stdnum.ch import uid
from stdnum.ch import vat as swiss_vat
from stdnum.cn import uscc
from stdnum.dk import cvr
from stdnum.ee import registrikood
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.fi import ytunnus
from stdnum.fr import siren
from stdnum.gb import vat as british_vat
from stdnum.jp import cn as japanese
from stdnum.no import orgnr as norwegian
from stdnum.se import orgnr as swedish
from stdnum.sg import uen
from stdnum.tw import ubn

_Validate = Callable[[str], str]
_LEI = r"[A-Z0-9]{18}\d{2}"
_SPACING = re.compile(r"[\s./-]")


@dataclass(frozen=True, slots=True)
class CompanyNumber:
    """Number of one country's company register.

    ``validate`` is None where the number carries no check digit. ``is_published`` is False where
    the issuer does not publish the rule: a number that fails it is marked, but kept.
    """

    name: str
    form: str
    validate: _Validate | None = None
    is_published: bool = True


NUMBERS: Mapping[str, CompanyNumber] = {
    "AT": CompanyNumber("Firmenbuchnummer", r"(?:FN)?\d{1,6}[A-Z]", businessid.validate),
    "AU": CompanyNumber("ACN", r"\d{9}", acn.validate),
    "BE": CompanyNumber("KBO", r"(?:BE)?0?\d{9}", belgian.validate),
    "BR": CompanyNumber("CNPJ", r"[0-9A-Z]{12}\d{2}", cnpj.validate),
    "CH": CompanyNumber("UID", r"CHE\d{9}", uid.validate),
    "CN": CompanyNumber("unified social credit code", r"[0-9A-HJ-NPQRTUWXY]{18}", uscc.validate),
    "DK": CompanyNumber("CVR", r"\d{8}", cvr.validate),
    "EE": CompanyNumber("registrikood", r"\d{8}", registrikood.validate),
    "FI": CompanyNumber("Y-tunnus", r"\d{8}", ytunnus.validate),
    "FR": CompanyNumber("SIREN", r"\d{9}", siren.validate),
    "GB": CompanyNumber("company number", r"[A-Z]{2}\d{6}|\d{8}|R\d{7}|[A-Z]{2}\d{5}[A-Z]"),
    "JP": CompanyNumber("corporate number", r"\d{13}", japanese.validate),
    "NO": CompanyNumber("organisasjonsnummer", r"\d{9}", norwegian.validate),
    "SE": CompanyNumber("organisationsnummer", r"\d{10}", swedish.validate),
    "SG": CompanyNumber(
        "UEN", r"\d{8,9}[A-Z]|[RST]\d{2}[A-Z]{2}\d{4}[A-Z]", uen.validate, is_published=False
    ),
    "TW": CompanyNumber("UBN", r"\d{8}", ubn.validate),
}
"""Register numbers by alpha-2 country code; the form of other countries is unknown."""

_EU = frozenset({*eu_vat.MEMBER_STATES, "el"})


def compact_number(stated: str) -> str:
    """Return a number in the form it is compared in: capitals, no spaces, dots and hyphens."""
    return _SPACING.sub("", stated).upper()


def has_form(country: str, number: str) -> bool:
    """Whether a compact number has the form of its country's register, or that is unknown."""
    known = NUMBERS.get(country.strip().upper())
    return known is None or re.fullmatch(known.form, number, re.ASCII) is not None


def is_register_number(country: str, number: str) -> bool:
    """Whether a compact number has its register's form and passes the check that is published."""
    known = NUMBERS.get(country.strip().upper())
    fails = known is not None and known.is_published and check_digit_holds(country, number) is False
    return has_form(country, number) and not fails


def carries_check_digit(country: str) -> bool:
    """Whether the numbers of a country's register carry a check digit."""
    known = NUMBERS.get(country.strip().upper())
    return known is not None and known.validate is not None


def check_digit_holds(country: str, number: str) -> bool | None:
    """Whether a register number's check digit holds; None if it has none, or another form."""
    known = NUMBERS.get(country.strip().upper())
    return _holds(known.validate, number) if known and known.validate else None


def lei_holds(number: str) -> bool | None:
    """Whether the check digits of a Legal Entity Identifier hold; None for another form."""
    return _holds(lei.validate, number) if re.fullmatch(_LEI, number, re.ASCII) else None


def vat_holds(number: str, country: str) -> bool | None:
    """Whether the check digits of a VAT number hold; None if its country has no known check.

    ``country`` is alpha-2, for a number without a prefix of its own.
    """
    text = compact_number(number)
    prefix = text[:2] if text[:2].isalpha() else country
    digits = text if text[:2].isalpha() else prefix + text
    if prefix == "GB":
        return bool(british_vat.is_valid(digits))
    if prefix == "CH":
        return bool(swiss_vat.is_valid(digits))
    code = "EL" if prefix == "GR" else prefix
    return bool(eu_vat.is_valid(digits)) if code.lower() in _EU else None


def _holds(validate: _Validate, number: str) -> bool | None:
    """Return whether a check digit holds; None for a number of another form."""
    try:
        validate(number)
    except InvalidChecksum:
        return False
    except ValidationError:
        return None
    return True
