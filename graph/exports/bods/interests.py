"""BODS interest type of a tie, never a stronger one than its source states.

https://standard.openownership.org/en/0.4.0/standard/reference.html (interestType)
"""

from graph.errors import InvestigatorError
from graph.model.records import Tie, TieType
from graph.model.shares import Share, parse_share
from graph.model.vocabulary.lexicon import OWNER, RIGHTS, plain_words

_STRONG = frozenset(
    "shareholding votingRights appointmentOfBoard otherInfluenceOrControl boardMember boardChair "
    "seniorManagingOfficial controlViaCompanyRulesOrArticles controlByLegalFramework".split()
)
_INTERESTS = _STRONG | frozenset(
    "settlor trustee protector beneficiaryOfLegalArrangement rightsToSurplusAssetsOnDissolution "
    "rightsToProfitOrIncome rightsGrantedByContract conditionalRightsGrantedByContract "
    "unknownInterest unpublishedInterest enjoymentAndUseOfAssets rightToProfitOrIncomeFromAssets "
    "nominee nominator".split()
)
_RIGHT_TYPES = {
    "shares": "shareholding",
    "shareholding": "shareholding",
    "votes": "votingRights",
    "surplus assets": "rightsToSurplusAssetsOnDissolution",
    "profit or income": "rightsToProfitOrIncome",
    "options": "conditionalRightsGrantedByContract",
    "warrants": "conditionalRightsGrantedByContract",
    "convertibles": "conditionalRightsGrantedByContract",
    "a pledge": "rightsGrantedByContract",
    "a usufruct": "enjoymentAndUseOfAssets",
}


def level_of(tie: Tie) -> str:
    """Return ``direct`` (also where the source is silent), ``indirect`` or ``unknown``."""
    level = str(tie.extra.get("direct_or_indirect", "direct"))
    return level if level in ("direct", "indirect", "unknown") else "unknown"


def stated_share(tie: Tie) -> Share | None:
    """Return the share stated with a link that is not a holding itself, None if there is none."""
    try:
        return parse_share(str(tie.extra.get("stated_share", "")))
    except InvestigatorError:
        return None


def interest_type(tie: Tie) -> str:
    """Return the BODS interest type of a tie, the weaker one if in doubt."""
    if (named := str(tie.extra.get("bods_interest", ""))) in _INTERESTS:
        level = str(tie.extra.get("direct_or_indirect", ""))
        # Imports make a link of an interest that ended or is denied: the strong word would accuse.
        over = tie.type is TieType.LINKED_TO and level != "indirect"
        return "unknownInterest" if over and named in _STRONG else named
    if tie.type is TieType.OWNS:
        right = tie.interest.partition(" as ")[0].casefold() or "shares"
        return _RIGHT_TYPES.get(right) or _worded_type(plain_words(tie.interest))
    if tie.type is TieType.CONTROLS and "appoint" in plain_words(tie.nature):
        return "appointmentOfBoard"
    return "otherInfluenceOrControl" if tie.type is TieType.CONTROLS else "unknownInterest"


def _worded_type(words: str) -> str:
    """Return the interest type of a holding by its wording; unknown if it names several rights."""
    if RIGHTS["votes"].search(words):
        return "votingRights"
    rights = any(form.search(words) for form in RIGHTS.values())
    return "shareholding" if OWNER.search(words) and not rights else "unknownInterest"
