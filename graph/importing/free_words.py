"""Free words of a row applied to its tie, by the lexicon of all sources.

A row names its tie, so an unknown word changes nothing; a contrary word (former, proposed, nominee,
auditor) weakens it. Words are never read as more than the row states.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from graph.errors import DateError
from graph.importing.ftm.shares import SOME, parse_percentage
from graph.model import dates
from graph.model.records import Tie, TieType, Value
from graph.model.vocabulary.bands import share_up_to
from graph.model.vocabulary.lexicon import (
    PRESENT,
    WordClass,
    doubt_of,
    plain_words,
)
from graph.model.vocabulary.periods import field_start
from graph.model.vocabulary.placeholders import is_placeholder
from graph.model.vocabulary.tie_wordings import TieMeaning, status_meaning, tie_meanings

_PERCENTAGES = ("percentage", "percent", "pct", "share_percent", "ownership_percentage")
# Columns by which other tools end a tie, folded: a day, or whether it holds.
_ENDS = frozenset(
    "end enddate ended endedon endson endyear to todate dateto validto validuntil validthrough "
    "untildate ceased ceasedon resigned resignedon terminated terminatedon dateend enddatum bis "
    "datefin fin fechafin datafine berakhir finishdate closedon dissolvedon expired "
    "expireson".split()
)
# Of these, the ones that in other files name the party at the end of the tie.
_EITHER = frozenset("to end bis fin".split())
_STARTS = frozenset(
    "from "
    "start startdate starts startson starting startingon startyear begin begindate begins beginson "
    "beginning fromdate datefrom validfrom sincedate effective effectivefrom effectivedate "
    "appointed appointedon beginn startdatum von vondatum datedebut debut fechainicio inicio "
    "datainicio inizio datainizio mulai tanggalmulai".split()
)
# A day in numbers or with the name of a month, and no name of a party.
_DATED = re.compile(r"(?:\w{1,9}\W{1,2}){0,2}\d{1,4}")
_HOLDING = frozenset("active isactive current iscurrent inforce valid isvalid ongoing".split())
_GONE = frozenset(
    "ended isended inactive isinactive former isformer historic historical ishistorical past "
    "ispast closed isclosed deleted negated isnegated disputed isdisputed ceased resigned "
    "terminated expired".split()
)
_NO = frozenset({"false", "no", "0", "n", "f"})
_YES = frozenset({"true", "yes", "1", "y", "t"})
_REMARKS = frozenset(
    "type kind relationship relationtype relationshiptype reltype position title state description "
    "summary note notes comment comments remark remarks".split()
)
# All that tell when or whether a tie holds; others need not be looked at.
_TELLING = _ENDS | _HOLDING | _GONE | _REMARKS
_SHORT = 80
# A number by itself, not within a key such as n2 or gb-01234567.
_NUMBER = re.compile(r"(?<![\w-])\d")
_FIELDS: Mapping[TieType, TieType | None] = {
    TieType.OWNS: TieType.OWNS,
    TieType.CONTROLS: TieType.OWNS,
    TieType.OFFICER_OF: TieType.OFFICER_OF,
    TieType.EMPLOYED_BY: None,
    TieType.OPERATES: None,
}
_DOUBTS = frozenset({WordClass.OVER, WordClass.NOT_YET, WordClass.NOT_AT_ALL})
_NO_POST = frozenset({WordClass.NO_OFFICE, WordClass.TRUST_ROLE, WordClass.FOR_ANOTHER})
_NO_STAKE = _NO_POST | {WordClass.NOT_CONSOLIDATED}
_WEAKER: Mapping[TieType, frozenset[WordClass]] = {
    TieType.OWNS: _NO_STAKE,
    TieType.CONTROLS: _NO_STAKE,
    TieType.OFFICER_OF: _NO_POST,
    TieType.OPERATES: frozenset({WordClass.FOR_ANOTHER}),
}


def apply_words(tie: Tie) -> Tie | None:
    """Return the tie as its words leave it; None if they deny that there is one."""
    if tie.type not in _FIELDS:
        return tie
    read: Tie | None = _with_end(_with_start(_with_numbers(tie)))
    for words in _roles(tie):
        read = _tie_by_role(read, words) if read else None
    return _tie_by_status(read, str(tie.extra.get("status", ""))) if read else None


def _roles(tie: Tie) -> Iterator[str]:
    """Yield the free words of a row: its role, nature and capacity."""
    yield from filter(None, (tie.role, tie.nature, _text(tie, "capacity"), _text(tie, "relation")))


def _text(tie: Tie, name: str) -> str:
    value = tie.extra.get(name, "")
    return value if isinstance(value, str) else ""


def _with_numbers(tie: Tie) -> Tie:
    """Return a tie with the percentage and the date of columns of these names."""
    percentage = next((str(tie.extra[name]) for name in _PERCENTAGES if name in tie.extra), "")
    if tie.type is TieType.OWNS and tie.share is None and percentage:
        tie = replace(tie, share=parse_percentage(percentage) or SOME)
    stated_on = _text(tie, "date")
    if stated_on and "stated_on" not in tie.extra and _is_date(stated_on):
        extra: dict[str, Value] = {**tie.extra, "stated_on": stated_on}
        return replace(tie, extra=extra)
    return tie


def _with_end(tie: Tie) -> Tie:
    """Return a tie with the end of a column that names one; a link where its day is not stated."""
    for name, value in tie.extra.items() if not tie.until else ():
        column, text = _folded(name), str(value).strip()
        if column not in _TELLING:
            continue
        if not text or is_placeholder(text) or plain_words(text) in PRESENT:
            continue
        said = f"{name}: {text}"
        if column in _GONE and text.casefold() in _YES | _NO:
            if text.casefold() in _YES:
                return _as_link(tie, said)
        elif column in _ENDS and (column not in _EITHER or _states_end(tie, text)):
            return _end_on(tie, text, said)
        elif _is_doubted(column, text):
            return _as_link(tie, said)
    return tie


@lru_cache(maxsize=4096)
def _folded(column: str) -> str:
    # A network's own "from" and "to" come as "file_from" and "file_to": see its rows.
    return re.sub(r"[\W_]+", "", column).casefold().removeprefix("file")


def _states_end(tie: Tie, text: str) -> bool:
    """Whether a text is a day or an end in words, and not the party at the end of the tie."""
    if tie.end == text or tie.end.endswith(f"-{text}"):
        return False
    return _is_date(text[:10]) or bool(_NUMBER.search(text)) or doubt_of(text) is WordClass.OVER


def _with_start(tie: Tie) -> Tie:
    """Return a tie with the start of a column that names one, the later of two."""
    for name, value in tie.extra.items():
        column, text = _folded(name), str(value).strip()
        if column not in _STARTS or not _states_day(text):
            continue
        day = text[:10] if _is_date(text[:10]) else field_start(plain_words(text))
        is_later = not tie.since or (day and dates.first_day(day) > dates.first_day(tie.since))
        if day and is_later and not (tie.until and _ends_before(tie.until, day)):
            tie = replace(tie, since=day)
    return tie


def _states_day(text: str) -> bool:
    return _is_date(text[:10]) or bool(_DATED.fullmatch(text))


def _ends_before(until: str, since: str) -> bool:
    return dates.last_day(until) < dates.first_day(since)


def _is_doubted(column: str, text: str) -> bool:
    if column in _REMARKS:
        return len(text) <= _SHORT and doubt_of(text) is not None
    return column in _HOLDING and text.casefold() in _NO


def _end_on(tie: Tie, text: str, said: str) -> Tie:
    day = text[:10] if _is_date(text[:10]) else ""
    if not day:
        return _as_link(tie, said)
    begun = tie.since and _ends_before(day, tie.since)
    return replace(tie, until=day, since="" if begun else tie.since)


def _is_date(text: str) -> bool:
    try:
        dates.first_day(text)
    except DateError:
        return False
    return True


def _tie_by_role(tie: Tie, words: str) -> Tie | None:
    if tie.type is TieType.LINKED_TO:
        return tie
    found = tie_meanings(words, _FIELDS[tie.type], ended=bool(tie.until))
    if not found:
        return None
    first = found[0]
    if tie.until == "" and first.until:
        tie = replace(tie, until=first.until)
    if first.word_class in _DOUBTS and first.type is TieType.LINKED_TO:
        return tie if tie.until and first.word_class is WordClass.OVER else _as_link(tie, words)
    if all(one.type is TieType.LINKED_TO for one in found):
        weaker = _WEAKER.get(tie.type, frozenset())
        return _as_link(tie, words) if first.word_class in weaker else tie
    return _narrow_holding(tie, first) if tie.type is TieType.OWNS else tie


def _narrow_holding(tie: Tie, read: TieMeaning) -> Tie:
    """Return a holding with the interest and the share that its words state."""
    if read.type is not TieType.OWNS:
        return tie
    # A right over shares may be of a part of them, if its words state none.
    of_right = SOME if read.word_class is WordClass.RIGHTS else None
    share = tie.share or read.share or of_right
    if read.joint and "joint" not in tie.wording:
        share = share_up_to(share or SOME)
    return replace(tie, interest=tie.interest or read.interest, share=share)


def _tie_by_status(tie: Tie, status: str) -> Tie | None:
    kind = status_meaning(status) if status else None
    if kind not in _DOUBTS or tie.type is TieType.LINKED_TO:
        return tie
    if kind is WordClass.NOT_AT_ALL:
        return None
    return tie if kind is WordClass.OVER and tie.until else _as_link(tie, status)


def _as_link(tie: Tie, words: str) -> Tie:
    """Return the tie as a link only, with the words that make it one."""
    extra: dict[str, Value] = dict(tie.extra)
    if tie.share is not None:
        extra["stated_share"] = tie.share.text
    wording = "; ".join(dict.fromkeys(filter(None, (words, tie.wording))))
    plain = replace(tie, share=None, interest="", nature="", role="", role_kind="", extra=extra)
    return replace(plain, type=TieType.LINKED_TO, wording=wording, quoted=False)
