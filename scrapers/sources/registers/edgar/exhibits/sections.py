"""Effects of headings, marks and notes of an exhibit on the companies they apply to.

An exhibit lists subsidiaries; under a heading about joint ventures, variable interest entities or
sold companies it lists something else.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import DateError
from graph.model import dates
from graph.model.vocabulary.lexicon import UNCONSOLIDATED, WordClass, doubt_of, plain_words
from graph.model.vocabulary.statuses import Status, status_of


class Listing(StrEnum):
    """The relation of a listed company to the filer."""

    SUBSIDIARY = "subsidiary"
    MIXED = "subsidiary or affiliate"
    LINKED = "not a consolidated subsidiary"
    PAST = "past"
    NOT_YET = "not yet"
    PARENT = "parent"
    NONE = "no relation"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an exhibit under one heading; ``list_owner`` is a company other than the filer."""

    listing: Listing = Listing.SUBSIDIARY
    heading: str = ""
    list_owner: str = ""


@dataclass(frozen=True, slots=True)
class CompanyMark:
    """The effect of words next to a company: how it is listed, until when, in which state."""

    listing: Listing | None = None
    until: str = ""
    status: str = ""


_LONGEST = 250
_LINE = 120
_LEFT_OUT = re.compile(r"\b(?:omit|exclud|except|not includ|pursuant)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<!inc)(?<!corp)(?<!co)(?<!ltd)(?<!l\.p)(?<!plc)\.$", re.IGNORECASE)
_SUBSIDIARIES = re.compile(r"subsidiar|wholly[- ]owned|majority[- ]owned|consolidated entit")
# The subsidiaries of an associate are not the filer's own.
_OF_OTHERS = re.compile(
    r"subsidiar\w* of (?:the |our |its )?(?:\w+ )?"
    r"(?:affiliat|associat|joint|variable|vies?\b|equity)"
)
_NO_SUBSIDIARIES = re.compile(r"\bnot (?:\w+ ){0,2}subsidiar|\bnon-?subsidiar|\bneither subsidiar")
_MIXED_LISTS = re.compile(
    r"subsidiar\w*,? (?:and|&|or|/) (?:\w+ ){0,2}"
    r"(?:affiliat|associat|joint|other|vies?\b|variable|equity|investee)"
    r"|(?:affiliat|associat|joint venture)\w*,? (?:compan\w+ |entit\w+ )?(?:and|&|or|/) "
    r"(?:\w+ ){0,2}subsidiar"
    r"|(?:affiliat|associat|joint venture|variable interest|vie)\w*.{0,40}(?:and|&|or) subsidiar"
)
_OTHER_LISTS = re.compile(
    r"\binvestments?\b|\binvestees?\b|\bportfolio compan|\bfranchis|\blicensees?\b"
    r"|\bdistributors?\b|\bpartners\b|\bbranch(?:es)?\b|\bsister compan|\bshareholders\b"
    r"|\brelated part|\bguarantor|\bfunds managed|\bmanaged funds|\bcustomers\b|\bsuppliers\b"
    r"|\brepresentative offices?|\bless than (?:a )?(?:majority|50)|\b50 ?(?:%|percent) or less"
)
_PARENTS = re.compile(
    r"\bparents?\b.{0,20}\b(?:of|to) (?:the |this )?(?:registrant|company|issuer|corporation|filer)"
    r"|^(?:(?:ultimate|immediate|direct) )?parent(?: company| companies| entity|s)?(?: name)?:?$"
)
_UNCONSOLIDATED = re.compile(r"(?:un|non|not)[- ]?consolidated")
# In ``formerly Toast Ltd`` a former name follows; its words do not describe the company.
_EARLIER_NAME = re.compile(
    r"\b(?:f/?k/?a|[Ff]ormerly|[Pp]reviously)\b(?: known as| named| called)?(?=\W+[A-Z0-9])[^;,)]*"
)
_STATE = re.compile(
    r"liquidat|str(?:ike|uck)|dissol|gazett|löschung|in administration|receiver|insolv"
)
_END_WORDS = re.compile(
    r"\b(?:dissolved|sold|disposed|divested|liquidated|wound up|de-?registered|struck off|closed"
    r"|merged (?:in|into|with)|ceased|terminated|discontinued|no longer|former subsidiar\w+)\b"
)
_SUBSIDIARIES_OF = re.compile(
    r"\bsubsidiar\w+ of (?:the )?(?P<name>[^:;()]{3,120}?)[\s:*.]*$", re.IGNORECASE
)
_FILER = re.compile(
    r"\b(?:registrant|company|issuer|corporation|parent|filer|us|group|trust|partnership)\b", re.I
)
_MONTHS = "january february march april may june july august september october november december"
_DATE = re.compile(
    rf"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)|(?:(?P<month>{'|'.join(_MONTHS.split())})\.? "
    rf"(?:(?P<day>\d{{1,2}}),? )?)?(?P<year>(?:19|20)\d\d)\b"
)


def is_filer(words: str) -> bool:
    """Return whether words mean the filer itself: ``the Registrant``, ``Company``."""
    return bool(
        re.fullmatch(r"(?:the )?(?:registrant|company|issuer|filer|us)", plain_words(words))
    )


def section_of(heading: str, filer: str) -> Section | None:
    """Return the section that a heading opens; None where the text opens none."""
    plain = " ".join(heading.split())
    text = plain_words(plain)
    if not text or not _is_heading(plain):
        return None
    listing = _listing(text, plain)
    if listing is None:
        return None
    match = _SUBSIDIARIES_OF.search(plain) if listing is Listing.SUBSIDIARY else None
    named = match["name"].strip() if match else ""
    of_filer = not named or not filer or _is_filer_name(named, filer) or _FILER.fullmatch(named)
    return Section(listing, plain, "" if of_filer else named)


def _is_heading(text: str) -> bool:
    """Return whether a line is a heading, not a sentence about omitted companies."""
    if len(text) > _LONGEST or _LEFT_OUT.search(text):
        return False
    return text.endswith(":") or (len(text) <= _LINE and not _SENTENCE_END.search(text))


def _listing(text: str, plain: str) -> Listing | None:
    is_list = bool(_SUBSIDIARIES.search(text))
    if _PARENTS.search(text) and not is_list:
        return Listing.PARENT
    if _is_over(plain):
        return Listing.PAST
    if doubt_of(text) is WordClass.NOT_YET:
        return Listing.NOT_YET
    if UNCONSOLIDATED.search(text):
        mixed = _MIXED_LISTS.search(text) and not _OF_OTHERS.search(text)
        mixed = mixed and not _UNCONSOLIDATED.search(text)
        return Listing.MIXED if mixed else Listing.LINKED
    if is_list:
        return Listing.LINKED if _NO_SUBSIDIARIES.search(text) else Listing.SUBSIDIARY
    return Listing.LINKED if _OTHER_LISTS.search(text) else None


def _is_over(heading: str) -> bool:
    rest = plain_words(_EARLIER_NAME.sub(" ", heading))
    if status_of(rest) is Status.THERE:
        return False
    return bool(_END_WORDS.search(rest)) or doubt_of(rest) is WordClass.OVER


def _is_filer_name(name: str, filer: str) -> bool:
    """Return whether a heading names the filer, in full or by the beginning of its name."""
    plain_ = [re.sub(r"[\W_]+", "", text.casefold()) for text in (name, filer)]
    return plain_[1].startswith(plain_[0]) or plain_[0].startswith(plain_[1])


def mark_of(words: str, *, note: bool = False) -> CompanyMark:
    """Return the mark of the words next to a company: in its name, a status column, a footnote.

    Footnotes are prose, so only words that name a state count there.
    """
    text = plain_words(_EARLIER_NAME.sub(" ", words))
    status = status_of(text)
    state = words.strip(" ().,*") if status is not Status.UNKNOWN else ""
    listing = _marked_listing(text, status, note=note)
    if listing is Listing.PAST:
        return CompanyMark(listing, single_day(text), state)
    return CompanyMark(listing, status="" if listing else state)


def _marked_listing(text: str, status: Status, *, note: bool) -> Listing | None:
    """Return how the words next to a company list it; None where they change nothing."""
    doubt = None if note else doubt_of(text)
    if doubt is WordClass.NOT_AT_ALL:
        return Listing.NONE
    if doubt is WordClass.NOT_YET and not _STATE.search(text):
        return Listing.NOT_YET
    if status is Status.THERE:
        return None
    if _END_WORDS.search(text) or doubt is WordClass.OVER or status is Status.OVER:
        return Listing.PAST
    return Listing.LINKED if UNCONSOLIDATED.search(text) else None


def single_day(text: str) -> str:
    """Return the only date, month or year in a text as ISO text; empty for several."""
    days = {_date(match) for match in _DATE.finditer(text)}
    return days.pop() if len(days) == 1 else ""


def _date(match: re.Match[str]) -> str:
    parts = [match["iso"] or match["year"]]
    if match["month"] and not match["iso"]:
        parts.append(f"{_MONTHS.split().index(match['month']) + 1:02d}")
        if match["day"]:
            parts.append(match["day"].rjust(2, "0"))
    date = "-".join(parts)
    try:
        dates.first_day(date)
    except DateError:
        return parts[0][:4]
    return date
