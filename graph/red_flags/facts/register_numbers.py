"""Register numbers as they can be compared, and those that carry a check digit."""

import re

from graph.model.vocabulary import countries
from graph.model.vocabulary.placeholders import is_dummy_number
from graph.model.vocabulary.register_numbers import (
    carries_check_digit,
    check_digit_holds,
    lei_holds,
    vat_holds,
)
from graph.red_flags.scene import Scene

_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_NOT_A_NUMBER = re.compile(r"[^0-9A-Za-z]+")


def country_of(scene: Scene, node: str) -> str:
    """Return the country of a party as two letters, empty where not stated so."""
    code = country_code(scene.text(node, "country"))
    return code if _COUNTRY.fullmatch(code) else ""


def country_code(stated: str) -> str:
    """Return a country's two letters for its code or name; else what is stated, in capitals."""
    return countries.country_code(stated) or stated.strip().upper()


def register_number(scene: Scene, node: str) -> tuple[str, str] | None:
    """Return country and comparable number of a register; None where one is missing."""
    country = country_of(scene, node)
    number = comparable_number(scene.text(node, "registration_number"))
    return (country, number) if country and number else None


def comparable_number(stated: str) -> str:
    """Return a number without punctuation; empty for a placeholder: "n/a", 0000, 123456."""
    number = _NOT_A_NUMBER.sub("", stated).upper()
    is_dummy = number.isdecimal() and is_dummy_number(number)
    return number if any(c.isdigit() for c in number) and not is_dummy else ""


def checkable_numbers(scene: Scene, node: str) -> list[tuple[str, str]]:
    """Return the numbers of a party that may carry a check digit, by property name."""
    names = ["lei", "vat_number"]
    if carries_check_digit(country_of(scene, node)):
        names.append("registration_number")
    return [(name, text) for name in names if (text := scene.text(node, name))]


def has_wrong_check_digit(scene: Scene, node: str, name: str, number: str) -> bool:
    """Whether a number has the form of its kind and a wrong check digit.

    A number of another form is of another kind (a tax number, a branch), of which nothing is known.
    """
    if name == "lei":
        return lei_holds(number) is False
    country = country_of(scene, node)
    if name == "vat_number":
        return vat_holds(number, country) is False
    return check_digit_holds(country, number) is False
