"""Kinds of Tianyancha's lists, by the keys of their items.

https://open.tianyancha.com
"""

from collections.abc import Sequence

from graph.errors import AnswerError
from graph.support.language import N_
from scrapers.parsing.json_values import Json
from scrapers.sources.registers.chinese.kinds import (
    CHANGES,
    INVESTMENTS,
    OWNERS,
    PAST_PARTIES,
    PATENTS,
    PLEDGES,
    other_list_error,
)

HOLDERS, STAFF = "holders", "staff"
_ROLES = frozenset({"typeJoin", "staffTypeName"})
_CONTRIBUTIONS = frozenset({"capital", "capitalActl"})
# Keys of other lists; no holder and no staff member has them.
_OTHERS = (
    (
        PAST_PARTIES,
        "endTime startTime isHistory changeDate changeTime time relation quitTime exitTime "
        "endDate outDate leaveTime pastTypeJoin historyPercent pastholderList pastStafferList "
        "pastLegalPersonList pastBranchList",
    ),
    (
        OWNERS,
        "chainList cid pathList ratioPath beneficialOwner controlRatio ratio benefitPercent",
    ),
    (
        PATENTS,
        "patentName patentNum pubNumber applicationPublishNum tmName intCls tmClass simplename "
        "regnum fullname catnum",
    ),
    (PLEDGES, "pledgor pledgee equityAmount pledgorStr pledgeeStr putDate certifNumber"),
    (CHANGES, "contentBefore contentAfter changeItem"),
    (
        INVESTMENTS,
        "percent orgType regStatus legalPersonName estiblishTime personType pencertileScore "
        "companyType matchType regCapital creditCode invest investAmount base",
    ),
)


def kind_of_items(items: Sequence[Json], where: str) -> str:
    """Return the kind of a bare list: HOLDERS or STAFF.

    Raises:
        AnswerError: it lists something else, which the message names.
    """
    if items and all(_ROLES & item.keys() for item in items) and not _is_past_list(items):
        return STAFF
    stated = {key for item in items for key in item if item[key] not in (None, "", [], {}, 0)}
    for name, marks in _OTHERS:
        if stated & set(marks.split()):
            raise other_list_error(where, name)
    if items and all(_CONTRIBUTIONS & item.keys() and "name" in item for item in items):
        return HOLDERS
    raise AnswerError(N_("{where} holds neither a company nor a list of Tianyancha."), where=where)


def _is_past_list(items: Sequence[Json]) -> bool:
    marks = set(_OTHERS[0][1].split())
    return any(item.get(key) for item in items for key in marks & item.keys())
