"""Register numbers as they can be compared, and those that carry a check digit."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from babel import Locale
from stdnum import lei
from stdnum.au import acn
from stdnum.be import vat as be_number
from stdnum.br import cnpj
from stdnum.cn import uscc
from stdnum.dk import cvr
from stdnum.eu import vat
from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.fi import ytunnus
from stdnum.fr import siren
from stdnum.jp import cn as jp_number
from stdnum.no import orgnr as no_number
from stdnum.se import orgnr as se_number
from stdnum.sg import uen

from graph.red_flags.scene import Scene

_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_COUNTING, _COUNTED = "1234567890", 6
_NOT_A_NUMBER = re.compile(r"[^0-9A-Za-z]+")
# The number of the national company register, where it carries a check digit.
_CHECKED: Mapping[str, Callable[[str], str]] = {
    "AU": acn.validate,
    "BE": be_number.validate,
    "BR": cnpj.validate,
    "CN": uscc.validate,
    "DK": cvr.validate,
    "FI": ytunnus.validate,
    "FR": siren.validate,
    "JP": jp_number.validate,
    "NO": no_number.validate,
    "SE": se_number.validate,
    "SG": uen.validate,
}
_OTHER: Mapping[str, Callable[[str], str]] = {
    "lei": lei.validate,
    "vat_number": vat.validate,
}


def country_of(scene: Scene, node: str) -> str:
    """Return the country of a party as two letters, empty where not stated so."""
    code = country_code(scene.text(node, "country"))
    return code if _COUNTRY.fullmatch(code) else ""


@cache
def country_code(stated: str) -> str:
    """Return a country's two letters for its code or English name; else what is stated."""
    text = stated.strip()
    return {"UK": "GB"}.get(text.upper(), _english_names().get(text.casefold(), text.upper()))


@cache
def _english_names() -> Mapping[str, str]:
    names = Locale("en").territories
    return {name.casefold(): code for code, name in names.items() if _COUNTRY.fullmatch(code)}


def register_number(scene: Scene, node: str) -> tuple[str, str] | None:
    """Return country and number of a register, as can be compared; None where one is missing."""
    country = country_of(scene, node)
    number = comparable(scene.text(node, "registration_number"))
    return (country, number) if country and number else None


def comparable(stated: str) -> str:
    """Return a number without its punctuation; empty where it is none: "n/a", 0000, 123456."""
    number = _NOT_A_NUMBER.sub("", stated).upper()
    is_dummy = len({*number}) == 1 or (len(number) >= _COUNTED and number in _COUNTING)
    return number if any(c.isdigit() for c in number) and not is_dummy else ""


def checkable(scene: Scene, node: str) -> list[tuple[str, str]]:
    """Return the numbers of a party that carry a check digit, by property name."""
    found = [(n, t) for n in _OTHER if (t := scene.text(node, n))]
    number = scene.text(node, "registration_number")
    if number and country_of(scene, node) in _CHECKED:
        found.append(("registration_number", number))
    return found


def fails(scene: Scene, node: str, name: str, number: str) -> bool:
    """Whether a number has the form of its kind and a wrong check digit.

    A number of another form is of another kind (a tax number, a branch): of it nothing is known.
    """
    validate = _OTHER[name] if name in _OTHER else _CHECKED[country_of(scene, node)]
    try:
        validate(number)
    except InvalidChecksum:
        return True
    except ValidationError:
        return False
    return False
