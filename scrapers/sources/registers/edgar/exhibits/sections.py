"""What the headings, marks and notes of an exhibit make of the companies beside them.

An exhibit lists subsidiaries; under a heading of joint ventures, of variable interest entities or
of companies that were sold it lists something else.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import DateError
from graph.model import dates
from graph.model.vocabulary.lexicon import UNCONSOLIDATED, WordClass, doubt_of, plain_words
from graph.model.vocabulary.statuses import Status, status_of


class Listing(StrEnum):
    """What a company of an exhibit is to the filer."""

    SUBSIDIARY = "subsidiary"
    MIXED = "subsidiary or affiliate"
    LINKED = "not a consolidated subsidiary"
    PAST = "past"
    NOT_YET = "not yet"
    PARENT = "parent"
    NONE = "no relation"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an exhibit by its heading; ``under`` is another company whose list it is."""

    listing: Listing = Listing.SUBSIDIARY
    heading: str = ""
    list_owner: str = ""


@dataclass(frozen=True, slots=True)
class CompanyMark:
    """What words beside a company say of it: how it is listed, until when, in which state."""

    listing: Listing | None = None
    until: str = ""
    status: str = ""


_LONGEST = 250
_LINE = 120
_LEFT_OUT = re.compile(r"\b(?:omit|exclud|except|not includ|pursuant)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<!inc)(?<!corp)(?<!co)(?<!ltd)(?<!l\.p)(?<!plc)\.$", re.IGNORECASE)
_SUBSIDIARIES = re.compile(r"subsidiar|wholly[- ]owned|majority[- ]owned|consolidated entit")
# The list of somebody whom the filer does not hold is not the filer's own.
_OF_OTHERS = re.compile(
    r"subsidiar\w* of (?:the |our |its )?(?:\w+ )?"
    r"(?:affiliat|associat|joint|variable|vies?\b|equity)"
)
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
# ``formerly Toast Ltd``: a name follows, and says nothing of the company that has it no more.
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
    """Whether words stand for the filer itself: ``the Registrant``, ``Company``."""
    return bool(
        re.fullmatch(r"(?:the )?(?:registrant|company|issuer|filer|us)", plain_words(words))
    )


def section_of(heading: str, filer: str) -> Section | None:
    """Return the part of an exhibit that a heading opens; None where it says nothing of that."""
    told = " ".join(heading.split())
    text = plain_words(told)
    if not text or not _is_heading(told):
        return None
    listing = _listing(text, told)
    if listing is None:
        return None
    match = _SUBSIDIARIES_OF.search(told) if listing is Listing.SUBSIDIARY else None
    named = match["name"].strip() if match else ""
    of_filer = not named or not filer or _is_filer_name(named, filer) or _FILER.fullmatch(named)
    return Section(listing, told, "" if of_filer else named)


def _is_heading(text: str) -> bool:
    """Whether a line heads what follows, and is no sentence about what is left out."""
    if len(text) > _LONGEST or _LEFT_OUT.search(text):
        return False
    return text.endswith(":") or (len(text) <= _LINE and not _SENTENCE_END.search(text))


def _listing(text: str, told: str) -> Listing | None:
    is_list = bool(_SUBSIDIARIES.search(text))
    if _PARENTS.search(text) and not is_list:
        return Listing.PARENT
    if _is_over(told):
        return Listing.PAST
    if doubt_of(text) is WordClass.NOT_YET:
        return Listing.NOT_YET
    if UNCONSOLIDATED.search(text):
        mixed = _MIXED_LISTS.search(text) and not _OF_OTHERS.search(text)
        mixed = mixed and not _UNCONSOLIDATED.search(text)
        return Listing.MIXED if mixed else Listing.LINKED
    if is_list:
        return Listing.SUBSIDIARY
    return Listing.LINKED if _OTHER_LISTS.search(text) else None


def _is_over(told: str) -> bool:
    rest = plain_words(_EARLIER_NAME.sub(" ", told))
    if status_of(rest) is Status.THERE:
        return False
    return bool(_END_WORDS.search(rest)) or doubt_of(rest) is WordClass.OVER


def _is_filer_name(name: str, filer: str) -> bool:
    """Whether a heading names the filer, whole or by the beginning of its name."""
    plain_ = [re.sub(r"[\W_]+", "", text.casefold()) for text in (name, filer)]
    return plain_[1].startswith(plain_[0]) or plain_[0].startswith(plain_[1])


def mark_of(words: str, *, note: bool = False) -> CompanyMark:
    """Read words beside a company: a mark in its name, a status column, a footnote.

    Of a footnote, which is prose, only words that name such a state are taken.
    """
    text = plain_words(_EARLIER_NAME.sub(" ", words))
    status = status_of(text)
    state = words.strip(" ().,*") if status is not Status.UNKNOWN else ""
    listing = _marked_listing(text, status, note=note)
    if listing is Listing.PAST:
        return CompanyMark(listing, single_day(text), state)
    return CompanyMark(listing, status="" if listing else state)


def _marked_listing(text: str, status: Status, *, note: bool) -> Listing | None:
    """Return how a company is listed by the words beside it; None where they change nothing."""
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
    """Return the one date, month or year that words state; of several none is chosen."""
    found = {_date(match) for match in _DATE.finditer(text)}
    return found.pop() if len(found) == 1 else ""


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
