"""Starts and ends of periods in words: "until 2015", "from 1 March 2027", "2010-15".

Words are looked for in text as ``plain_words`` writes it, in the languages of the lexicon.
"""

import re
from calendar import monthrange

_ENDS = (
    r"(?:bis|till?|thru|up to|jusqu'(?:en|au|à)|fino (?:al?|all)|hasta|até|tot|do|sampai|hingga"
    r"|s/d|до|по)"
)
_DATE = r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?"
_END_FORMS = (
    r"\buntil\b(?! further)[^;]*?(?P<a>(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?)\b",
    rf"\b{_ENDS}\b(?:\W{{0,3}}\w+){{0,3}}?\W{{0,3}}\b(?P<b>(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?)\b(?!\s*%)",
    r"\b(?:resigned|retired|ceased|removed|dismissed|ended|expired|terminated|left)\b"
    r"[^;]*?\b(?P<f>(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?)\b",
    r"[至到](?P<c>(?:19|20)\d\d)年?(?:\d{1,2}月)?(?:\d{1,2}日)?",
    r"(?P<d>(?:19|20)\d\d)年?(?:\d{1,2}月)?(?:\d{1,2}日)?まで",
    rf"\b{_DATE}\W{{0,3}}(?:[-/]|to|à|al?)\W{{0,3}}(?:\w{{1,9}}[\s./]+){{0,2}}?(?P<e>{_DATE})\b",
    # 2010-15 is a period; 2010-12 is a month as well, and no end.
    r"\b(?P<g>(?:19|20)\d\d) ?[-/] ?(?P<h>1[3-9]|[2-9]\d)\b(?![-/.]?\d|\s*%)",
)
PERIOD_END = re.compile("|".join(_END_FORMS))
"""Words that state when something ended."""


def period_end(text: str) -> str:
    """Return the last day, month or year that the words themselves state; empty if none."""
    period = PERIOD_END.search(text)
    if period is None:
        return ""
    if start := period["g"]:
        years = (f"{century}{period['h']}" for century in (start[:2], "20"))
        return next((year for year in years if year >= start), "")
    return str(next(filter(None, period.groups())))


_MONTHS = (
    "jan|gennaio|enero|sty|янв",
    "feb|fév|fev|febbr|lut|фев",
    "mar|mär|mrt|март|maret",
    "apr|avr|abr|kwi|апр",
    "may|mai|mag|mei|maj|май|мая",
    "jun|juin|giu|cze|июн",
    "jul|juil|lug|lip|июл",
    "aug|aoû|aou|ago|agu|sie|авг",
    "sep|set|wrz|сен",
    "oct|okt|ott|out|paź|окт",
    "nov|lis|ноя",
    "dec|dez|déc|dic|des|gru|дек",
)
_DAY_AND_MONTH = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-]$")
_BEGIN = (
    r"(?:from|since|start(?:s|ing)?|begin(?:s|ning)?|commenc(?:es|ing)|effective|wef|w\.e\.f\."
    r"|takes? (?:office|over)|ab|seit|von|depuis|(?:à|a) (?:partir|compter) d[eou]l?|dès|dall?"
    r"|desde|vanaf|sinds|od|mulai|sejak|с)"
)
_START_FORMS = (
    rf"\b{_BEGIN}(?![\w'])(?P<before>(?:\W{{0,3}}\w+){{0,4}}?\W{{0,3}})\b(?P<a>{_DATE})\b(?!\s*%)",
    r"(?:自|从|從|於|于)?(?P<b>(?:19|20)\d\d)年(?:(?P<m>\d{1,2})月)?(?:\d{1,2}日)?(?:起|开始|開始|から|より|以降)",
)
_PERIOD_START = re.compile("|".join(_START_FORMS))


def period_start(text: str) -> str:
    """Return the first day, month or year that the words themselves state; empty if none.

    Of two days that numbers may be written for the later counts: a start is never read too early.
    """
    period = _PERIOD_START.search(text)
    if period is None:
        return ""
    if year := period["b"]:
        return f"{year}-{int(period['m']):02}" if _is_month(period["m"]) else str(year)
    before, stated = period["before"], str(period["a"])
    if len(stated) > 4:
        return stated if _is_month(stated[5:7]) else stated[:4]
    if numbers := _DAY_AND_MONTH.search(before):
        first, second = numbers.groups()
        return max(_day_of(stated, first, second), _day_of(stated, second, first))
    named = [n for n, forms in enumerate(_MONTHS, 1) if re.search(rf"\b(?:{forms})", before)]
    day = re.search(r"\b\d{1,2}(?=\b|st|nd|rd|th|er)", before)
    return _day_of(stated, day[0] if day else "", str(max(named))) if named else stated


def field_start(text: str) -> str:
    """Return what ``period_start`` reads of a field that holds a start alone, as plain words."""
    return period_start(f"from {text}")


def _day_of(year: str, day: str, month: str) -> str:
    """Return a day as ISO text, as far as its month and its day exist."""
    if not _is_month(month):
        return year
    on = int(day) if day else 0
    whole = 1 <= on <= monthrange(int(year), int(month))[1]
    return f"{year}-{int(month):02}-{on:02}" if whole else f"{year}-{int(month):02}"


def _is_month(number: str | None) -> bool:
    return number is not None and 1 <= int(number) <= 12
