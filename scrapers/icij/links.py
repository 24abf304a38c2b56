"""What the database says of an officer and a company: free text, read as the weaker tie.

Only words of holding shares or of owning are a holding; a settlor, beneficiary, trustee, protector
or nominee is linked, for none of these words says that the company is theirs.
"""

import re
from dataclasses import dataclass

from graph.model import TieType

_NOT_NOW = r"\bex-|\b(?:past|previous|proposed|prospective|alleged)\b"
_OF = r"\b(?:proxy|attorney|poa|representative|agent|secretary|spouse|contact)\s+(?:of|for|to)\b"
_OTHERS_HANDS = re.compile(
    r"through|\bvia\b|nominee|nominated|trust|settlor|grantor|benefici(?!al owner)|benefi+ciary|"
    r"protector|founder|former|resigned|family|attorney\W*$|investor|"
    rf"{_NOT_NOW}|\b(?:share-?holder|owner)'s|{_OF}",
    re.I,
)
_OWNER = re.compile(
    r"share-?holder|\bowner\b|owner of|co-owner|beneficialowner|\bubo\b|\bbo\b", re.I
)
_OFFICER = re.compile(
    r"\bdir(?:ec|ect|ector|ectors|etor)?\b|directorship|secretary|\bsec\b|\bsecr\b|president|"
    r"\bpres(?:id)?\b|treasurer|\btre(?:a|as)?\b|chair|\bchrm\b|\bboard|officer(?! as)|\bceo\b|"
    r"c\.e\.o|\bcfo\b|c\.f\.o|c\.o\.o|\bcob\b|executive|manager|managing partner|controller|"
    r"signator|legal representative|judicial representative|auth\. representative|"
    r"liquidator|administrator|foundation council|general partner|partner of|\bproxy\b|"
    r"\bv\.? ?p(?:res)?\b|permanent director|bestuur|supervisory|commissioner",
    re.I,
)
_LINK = re.compile(
    r"connected|linked to|auditor|accountant|custodian|safekeeping|mortgage|underlying|advisor|"
    r"adviser|banker|broker|lawyer|advocate|attorney|\bpoa\b|agent|representative|registrar|"
    r"introducer|client|consultant|member|subscriber|appoint[eo]r|enforcer|creator|employed|"
    r"unknown|entrepreneur|business ?(?:wo)?man|related|intermediary|records|register|trustee|"
    r"person of significant control|significant controller|correspond",
    re.I,
)
_KINDS = (
    ("nominee director", re.compile(r"nominee.*director|director.*nominee", re.I)),
    ("director", re.compile(r"\bdir|director|board|chair|foundation council", re.I)),
    ("secretary", re.compile(r"\bsec", re.I)),
    ("legal representative", re.compile(r"legal rep|judicial rep|signator|proxy", re.I)),
    ("liquidator", re.compile(r"liquidator", re.I)),
    ("manager", re.compile(r"manag|president|pres\b|chief|c\.?e\.?o|c\.?f\.?o|treas|exec", re.I)),
)


@dataclass(frozen=True, slots=True)
class Role:
    """A tie that a link's words give; ``known`` is false where they are not among those met."""

    type: TieType
    role_kind: str = ""
    known: bool = True


def roles(link: str) -> tuple[Role, ...]:
    """Return the ties that the words of a link give: an owner who is director too gives two."""
    words = " ".join(link.split())
    others = bool(_OTHERS_HANDS.search(words))
    found = []
    if _OWNER.search(words) and not others:
        found.append(Role(TieType.OWNS))
    if _OFFICER.search(words) and not re.search(
        rf"nominee shareholder|former|resigned|{_NOT_NOW}|{_OF}.*(?:share-?holder|owner)",
        words,
        re.I,
    ):
        found.append(Role(TieType.OFFICER_OF, _kind(words)))
    if found:
        return tuple(found)
    return (Role(TieType.LINKED_TO, known=others or bool(_LINK.search(words))),)


def _kind(words: str) -> str:
    return next((kind for kind, form in _KINDS if form.search(words)), "")


def purpose(link: str) -> str:
    """Return what an address is for."""
    words = link.casefold()
    for mark, name in (
        ("registered", "registered office"),
        ("business", "business"),
        ("residential", "home"),
        ("mailing", "mailing"),
    ):
        if mark in words:
            return name
    return words
