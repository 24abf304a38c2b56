"""Natures of control: the register's codes as holdings and control.

The codes are RIGHT[-BAND][-as-CAPACITY][-FORM]; their list is in the register's enumerations
(https://github.com/companieshouse/api-enumerations, psc_descriptions.yml).
"""

import re
from dataclasses import KW_ONLY, dataclass
from functools import lru_cache

from graph.model.records import TieType
from graph.model.shares import Share, parse_share

_BANDS = {
    "25-to-50-percent": "(25,50]%",
    "50-to-75-percent": "(50,75)%",
    "75-to-100-percent": "[75,100]%",
    "more-than-25-percent": "(25,100]%",
}
_CAPACITIES = {
    "": "",
    "-as-trust": "as trustee",
    "-as-firm": "as member of a firm",
    "-as-control-over-trust": "through control over a trust",
    "-as-control-over-firm": "through control over a firm",
}
_HOLDINGS = {
    "ownership-of-shares": "shares",
    "voting-rights": "votes",
    "right-to-share-surplus-assets": "surplus assets",
    "part-right-to-share-surplus-assets": "surplus assets",
}
_RIGHTS = (
    "right-to-appoint-and-remove-directors",
    "right-to-appoint-and-remove-members",
    "right-to-appoint-and-remove-person",
    "significant-influence-or-control",
)
_FORMS = r"(?:-limited-liability-partnership|-registered-overseas-entity)?"
_CAPACITY = r"(?P<capacity>-as-trust|-as-firm|-as-control-over-trust|-as-control-over-firm|)"
_HOLDING = re.compile(
    rf"(?P<right>{'|'.join(_HOLDINGS)})-(?P<band>{'|'.join(_BANDS)}){_CAPACITY}{_FORMS}"
)
_CONTROL = re.compile(rf"(?P<right>{'|'.join(_RIGHTS)}){_CAPACITY}{_FORMS}")
_NOMINEE = re.compile(
    r"registered-owner-as-nominee-(?:person|another-entity)-"
    r"(?:england-wales|scotland|northern-ireland)-registered-overseas-entity"
)


@dataclass(frozen=True, slots=True)
class Nature:
    """One nature of control as a tie; ``known`` is false for a code that is not in the list."""

    type: TieType
    wording: str
    share: Share | None = None
    interest: str = ""
    _: KW_ONLY
    nature: str = ""
    known: bool = True


@lru_cache(maxsize=1024)
def nature_of(code: str) -> Nature:
    """Return the meaning of a code; an unknown code is only a link, in its own words.

    A share held as trustee, in a firm or through others has an interest of its own, so that it is
    never added to the holder's own shares.
    """
    if match := _HOLDING.fullmatch(code):
        capacity = _CAPACITIES[match["capacity"]]
        base = _HOLDINGS[match["right"]]
        own = "" if base == "shares" and not capacity else f"{base} {capacity}".strip()
        return Nature(
            type=TieType.OWNS, wording=code, share=parse_share(_BANDS[match["band"]]), interest=own
        )
    if match := _CONTROL.fullmatch(code):
        words = match["right"].replace("-", " ")
        nature = f"{words} {_CAPACITIES[match['capacity']]}".strip()
        return Nature(type=TieType.CONTROLS, wording=code, nature=nature)
    return Nature(type=TieType.LINKED_TO, wording=code, known=bool(_NOMINEE.fullmatch(code)))
