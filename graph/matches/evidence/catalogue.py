"""All rules of evidence, in the order of their lines; a new one is listed here."""

from graph.matches.evidence.base import EvidenceRule
from graph.matches.evidence.rules import (
    address,
    birth,
    born_differs,
    company,
    contact,
    country,
    dates_differ,
    form,
    founded,
    lei,
    listed_apart,
    mark,
    mass,
    name_adds,
    name_differs,
    name_equal,
    name_near,
    name_number,
    name_part,
    name_script,
    name_slip,
    number_claimed,
    number_differs,
    officer,
    owns,
    same_number,
    same_place,
    seller,
    two_accounts,
    vat,
)

RULES: tuple[EvidenceRule, ...] = (
    same_number.RULE,
    number_differs.RULE,
    number_claimed.RULE,
    lei.RULE,
    vat.RULE,
    name_equal.RULE,
    form.RULE,
    name_near.RULE,
    name_slip.RULE,
    name_adds.RULE,
    name_part.RULE,
    name_script.RULE,
    name_number.RULE,
    name_differs.RULE,
    contact.RULE,
    address.RULE,
    officer.RULE,
    company.RULE,
    seller.RULE,
    mark.RULE,
    founded.RULE,
    birth.RULE,
    born_differs.RULE,
    dates_differ.RULE,
    owns.RULE,
    two_accounts.RULE,
    country.RULE,
    listed_apart.RULE,
    mass.RULE,
    same_place.RULE,
)

RULES_VERSION = "2"
"""Version of the rules; candidates kept by another version are made anew."""

DECIDING: tuple[EvidenceRule, ...] = tuple(rule for rule in RULES if rule.decides)
"""Rules of which nothing outweighs what they find."""

DECISIVE: frozenset[str] = frozenset(what for rule in DECIDING for what in rule.whats)
"""Kinds of line that nothing outweighs."""
