"""Values of ties, and the differences between two statements of one tie."""

from collections.abc import Mapping
from datetime import date

from graph.errors import DateError
from graph.model.dates import last_day
from graph.model.records import Tie, TieType, Value
from scrapers.runs.record_json import share_text
from scrapers.watch.change import Difference
from scrapers.watch.comparing.values import differences, stated_values

_ORDER = (
    *("share", "until", "role", "nature", "interest", "purpose", "since", "holding"),
    *("judgement", "wording"),
)
_TEXTS = ("interest", "since", "until", "role", "nature", "purpose")
_OVER = "date not stated"


def tie_differences(before: Tie, after: Tie) -> tuple[Difference, ...]:
    """Return what differs between two statements of one tie, what matters most first.

    Two spellings of one share are one share.
    """
    was, now = tie_values(before), tie_values(after)
    if before.share and after.share and _bounds(before) == _bounds(after):
        now = {**now, "share": was["share"]}
    found = differences(was, now, _ORDER)
    if before.type is not after.type:
        return (Difference("tie", before.type.value, after.type.value), *found)
    return found


def stated_of_tie(tie: Tie) -> Mapping[str, Value]:
    """Return all that a tie states, what matters most first."""
    stated = dict(stated_values(tie_values(tie)))
    names = [*(n for n in _ORDER if n in stated), *(n for n in stated if n not in _ORDER)]
    return {name: stated[name] for name in names}


def tie_values(tie: Tie) -> dict[str, Value]:
    """Return what a tie states by property.

    A wording counts where it is all that a link says; elsewhere it repeats the other properties,
    or is the label on the page.
    """
    values: dict[str, Value] = {**tie.extra}
    values |= {name: getattr(tie, name) for name in _TEXTS}
    values["share"] = share_text(tie)
    if tie.type is TieType.OWNS:
        values["holding"] = tie.holding.value
    if tie.type is TieType.LINKED_TO:
        values["wording"] = tie.wording
    if tie.judgement is not None:
        values["judgement"] = tie.judgement.value
    return values


def has_ended(before: Tie, after: Tie, today: date) -> bool:
    """Whether a tie is stated as over that was not so before: by a day, or without one."""
    if after.until and not before.until:
        return _is_past(after.until, today)
    no_link = before.type is not TieType.LINKED_TO
    return no_link and after.type is TieType.LINKED_TO and _OVER in after.wording


def _is_past(until: str, today: date) -> bool:
    try:
        return last_day(until) <= today
    except DateError:
        return True


def _bounds(tie: Tie) -> tuple[object, ...]:
    share = tie.share
    return (share.min, share.max, share.min_open, share.max_open) if share else ()
