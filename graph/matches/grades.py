"""Grades by rule, never by sum: a name alone is possible at most, no sum outweighs a register."""

from collections.abc import Iterable
from types import MappingProxyType

from graph.matches.candidate import EvidenceLine, Grade
from graph.matches.evidence.catalogue import DECISIVE
from graph.model.records import Kind

_FIRM = frozenset(
    {"contact", "address", "officer", "founded", "birth", "seller", "company", "vat", "mark"}
)
_SURE = frozenset({"contact", "founded", "vat"})
_ALIKE = frozenset({"name_equal", "name_near", "name_slip", "name_adds"})
# Lines against one party, each of which caps the grade.
_APART = frozenset({"country", "form", "name_number", "listed_apart", "number_claimed"})
_UNSURE_NAMES = frozenset({"name_part", "name_script", "name_number"})


def grade_lines(kind: Kind, lines: Iterable[EvidenceLine]) -> Grade | None:
    """Return the grade of a pair of one kind by its lines; None where it is not to be listed."""
    lines = tuple(lines)
    has = frozenset(line.what for line in lines if line.bits >= 0)
    against = frozenset(line.what for line in lines if line.bits < 0)
    if against & DECISIVE:
        return None
    return _RULES[kind](has, against)


def _grade_company(has: frozenset[str], against: frozenset[str]) -> Grade | None:
    if has & {"same_number", "lei"}:
        return _grade_one_number(has, against)
    firm = has & _FIRM
    apart = against & (_APART | {"lei", "founded"})
    if apart:
        return _grade_capped(has, against, firm)
    if "name_equal" in has and firm:
        return Grade.STRONG if len(firm) > 1 and "founded" in firm else Grade.LIKELY
    if has & {"name_near", "name_slip"} and firm & _SURE:
        return Grade.LIKELY
    partly = has & {"name_part", "name_script"} and firm & {"contact", "vat"}
    return _grade_alone(has, firm) or (Grade.POSSIBLE if partly or "name_near" in has else None)


def _grade_one_number(has: frozenset[str], against: frozenset[str]) -> Grade:
    if "name_differs" in against:
        return Grade.POSSIBLE
    doubts = has & _UNSURE_NAMES or against & (_APART - {"form"} | {"lei"})
    return Grade.LIKELY if doubts else Grade.STRONG


def _grade_capped(
    has: frozenset[str], against: frozenset[str], firm: frozenset[str]
) -> Grade | None:
    """Grade what something speaks against: possible at most, and other numbers not at all."""
    return None if "name_number" in against else _grade_alone(has, firm)


def _grade_alone(has: frozenset[str], firm: frozenset[str]) -> Grade | None:
    return Grade.POSSIBLE if "name_equal" in has or (has & _ALIKE and firm) else None


def _grade_person(has: frozenset[str], against: frozenset[str]) -> Grade | None:
    """Grade persons, of whom a name alone is never listed."""
    firm = has & _FIRM
    if not has & _ALIKE or not firm:
        return None
    sure = "birth" in firm and firm & {"company", "address", "officer", "contact"}
    return Grade.LIKELY if sure and not against & (_APART - {"listed_apart"}) else Grade.POSSIBLE


def _grade_storefront(has: frozenset[str], _against: frozenset[str]) -> Grade | None:
    """Grade storefronts: one account is one; else a name needs a contact or a seller beside it."""
    if "same_number" in has:
        return Grade.STRONG
    alike = has & {"name_equal", "name_near"} and has & _FIRM
    return Grade.POSSIBLE if alike else None


def _grade_place(has: frozenset[str], _against: frozenset[str]) -> Grade | None:
    return Grade.STRONG if has & {"address", "contact"} else None


_RULES = MappingProxyType(
    {
        Kind.COMPANY: _grade_company,
        Kind.PERSON: _grade_person,
        Kind.STOREFRONT: _grade_storefront,
        Kind.ADDRESS: _grade_place,
        Kind.CONTACT: _grade_place,
    }
)
