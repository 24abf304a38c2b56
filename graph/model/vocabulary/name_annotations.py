"""Words that a list puts beside a name: "Ann Lee (nominee)", "Ann Lee, former", "ex-owner: Ann".

Such words say how the party stands to the other one, and most of them say less than the heading of
the column does. A legal form, a country and the name in another script are part of the name.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import takewhile

from graph.model.party_kind import kind_by_name
from graph.model.records import Kind, Tie, TieType
from graph.model.vocabulary.countries import country_code
from graph.model.vocabulary.lexicon import (
    AGENTS,
    DENIAL,
    WordClass,
    doubt_of,
    plain_words,
    stated_capacity,
    word_class,
)
from graph.model.vocabulary.placeholders import is_nobody
from graph.model.vocabulary.statuses import Status, status_of

_BRACKETS = re.compile(
    r"(?P<name>.*\S)\s*(?:\((?P<a>[^()]+)\)|\[(?P<b>[^\[\]]+)\]|\{(?P<c>[^{}]+)\})"
)
_DOUBT = re.compile(r"(?P<name>.*[^\s?])\s*(?P<words>\?+)")
_BEFORE = re.compile(r"(?P<words>[^:]{1,60}?)\s*:\s+(?P<name>\S.*)")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_CAPACITY_TAIL = re.compile(
    r"\b(?i:as|on behalf of|o/b/o|f/b/o|in trust for|q\.q\.|a/c)\b.*"
    r"|(?<=\w )(?:qq\b|QQ (?=\w)).*"
)
_FOR_OTHERS = re.compile(r"\b(?:nominees?|trustees?|custodians?)\b", re.IGNORECASE)
_FOR_ANOTHER = "on behalf of another"
_FORMER_NAME = re.compile(
    r"(?:formerly(?: known as)?|previously|prev\.|f/?k/?a|n[eé]e|vormals|ehemals|früher"
    r"|anciennement|già|antes|voorheen|dawniej|sebelumnya|dahulu|d/h|曾用名|原名?|旧[称名]?|旧社名)[\s:]*(?P<name>\S.*)",
    re.IGNORECASE,
)
# Without one of them a name has no words beside it.
_SIGNS = re.compile(r"[(\[{?:–—/|,;-]")
_FIRST_WORDS = 4
_UNSPACED = re.compile("[\u4e00-\u9fff]{2,4}")
_ARTICLES = frozenset({"a", "an", "the"})
_BEHIND = re.compile(r"(?P<name>.*\S)(?:\s+[-–—/|]\s+|\s*[,;|]\s+)(?P<words>[^,;|]{1,60})")


@dataclass(frozen=True, slots=True)
class AnnotatedName:
    """A name, and the words beside it; ``words`` is empty where there are none."""

    name: str
    words: str = ""

    @property
    def understood(self) -> bool:
        """Whether the lexicon knows what the words mean."""
        return word_class(self.words) is not WordClass.UNKNOWN


def split_annotation(stated: str) -> AnnotatedName:
    """Return a name apart from the words beside it.

    Words in brackets count as beside the name whether they are understood or not, other words only
    where the lexicon knows them. First words of doubt stay in the name too: "formerly Ann Lee" and
    "not owned by Ann Lee" are some, and "Old Nick" may be a name.
    """
    name, found = " ".join(unicodedata.normalize("NFKC", stated).split()), list[str]()
    while _SIGNS.search(name) and (part := _last_part(name)):
        name, words = part
        found.insert(0, words)
    if not found and (words := _first_doubt(name)):
        found.append(words)
    return AnnotatedName(name, "; ".join(found)) if found else AnnotatedName(stated)


def _first_doubt(name: str) -> str:
    """Return the first words of a name if they say that it holds nothing now.

    The words behind the first one are written small, and of a company all: "Past Times Ltd" is one.
    """
    first, *others = name.split(" ")
    small = list(takewhile(str.islower, others[: _FIRST_WORDS - 1]))
    begun = " ".join((first, *small))
    denied = " ".join((first, *others[: _FIRST_WORDS - 1]))
    doubted, is_denied = doubt_of(begun), _is_denied(denied)
    if not doubted and not is_denied:
        return ""
    is_name = _is_company(name) and not first.islower()
    if doubted and not (is_name and (set(small) <= _ARTICLES or doubt_of(first))):
        return begun
    return denied if is_denied and not is_name else ""


def _is_denied(words: str) -> bool:
    return DENIAL.search(plain_words(words)) is not None


def _last_part(name: str) -> tuple[str, str] | None:
    if match := _BRACKETS.fullmatch(name):
        words = next(filter(None, (match["a"], match["b"], match["c"]))).strip()
        return None if _is_of_name(match["name"], words) else (match["name"], words)
    if match := _DOUBT.fullmatch(name):
        return match["name"], match["words"]
    if match := _BEFORE.fullmatch(name) or _BEHIND.fullmatch(name):
        words = match["words"].strip()
        if word_class(words) is not WordClass.UNKNOWN and not _is_company(words):
            return match["name"], words
    return None


def doubt_beside(name: str) -> str:
    """Return the words beside a name by which it does not count now; empty for none.

    A former name in brackets casts no doubt on the party, nor does a part of a name behind a dash:
    "Jam Funds - Future Leaders".
    """
    words = split_annotation(name).words
    if not words or not doubt_of(words) or is_former_name(words):
        return ""
    plain = " ".join(unicodedata.normalize("NFKC", name).split())
    is_part = plain.endswith(words) and words[:1].isupper()
    return "" if is_part else words


def is_former_name(words: str) -> bool:
    """Whether words beside a name are one that the party had: "formerly Bulb Ltd"."""
    former = _FORMER_NAME.fullmatch(words)
    return former is not None and word_class(former["name"]) is WordClass.UNKNOWN


def _is_of_name(name: str, words: str) -> bool:
    """Whether words in brackets are of the name: a form, a country, the name in other letters."""
    former = _FORMER_NAME.fullmatch(words)
    if former and _is_company(name) and _is_company(former["name"]):
        return True
    if word_class(words) is not WordClass.UNKNOWN:
        return False
    if _is_company(name) and status_of(words) is Status.THERE:
        return True
    return bool(_is_company(words) or country_code(words) or _is_latin(name) != _is_latin(words))


def _is_company(text: str) -> bool:
    named = kind_by_name(text)
    return named.kind is Kind.COMPANY and named.is_stated


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in text if letter.isalpha())


def capacity_of_name(name: str) -> str:
    """Return the capacity in which a holder holds according to its name, empty if none.

    It is read from brackets, from words behind ``as``, and from nominees, trustees and custodians.
    """
    forms = (_IN_BRACKETS, _CAPACITY_TAIL, _FOR_OTHERS)
    phrases = [
        found for form in forms for found in form.findall(unicodedata.normalize("NFKC", name))
    ]
    for words in map(plain_words, phrases):
        if capacity := stated_capacity(words):
            return capacity
        if AGENTS.search(words) or re.match(r"qq\b|q\.q\.|a/c|[of]/b/o", words):
            return _FOR_ANOTHER
    return ""


def capacity_beside(name: str) -> str:
    """Return the words behind a name by which it stands for another: "Ann Lee (nominee)"."""
    words = split_annotation(name).words
    is_for_another = AGENTS.search(plain_words(words)) or stated_capacity(words)
    return words if is_for_another else ""


_BETWEEN = re.compile(
    r"\s+(?:and|und|et|dan|oraz|en|y|e|i|и)\s+|\s*[&＆+、]\s*|\s+/\s+|\s*[与與及和]\s*(?=\S+公司)"  # noqa: RUF001
)


def joint_holders(name: str) -> tuple[str, ...]:
    """Return the parties that one name names: two people, or two companies each with its form.

    Empty for a single party: "Marks & Roe Ltd" is one company. People without surnames of their
    own ("Ann and Bob Roe") stay one name, since it is not stated what each is called.
    """
    parts = tuple(part.strip(" ,") for part in _BETWEEN.split(name))
    if len(parts) < 2 or not all(parts):
        return ()
    if is_nobody(parts[-1]):
        return parts[:-1]
    if all(map(_is_company, parts)):
        is_form = any(len(part.split()) < 2 and part.isascii() for part in parts)
        return () if is_form or re.match(r"Co\b", parts[-1]) else parts
    is_business = kind_by_name(name).kind is Kind.COMPANY
    is_full = all(map(_is_full_name, parts))
    return parts if is_full and not is_business else ()


def _is_full_name(name: str) -> bool:
    return bool(_UNSPACED.fullmatch(name)) or (len(name.split()) > 1 and not name.islower())


_CAPACITY = re.compile(
    r"\b(?:as (?:a )?(?:nominee|trustee)|through control|on behalf of|for another)"
)


def hold_in_capacity(tie: Tie, name: str) -> Tie:
    """Return a tie as held in the capacity that its holder's name tells: "Ann Lee (as trustee)"."""
    said = f"{tie.interest} {tie.nature}"
    capacity = "" if _CAPACITY.search(said) else capacity_of_name(name)
    if capacity and tie.type is TieType.OWNS:
        return replace(tie, interest=f"{tie.interest or 'shares'} {capacity}")
    if capacity and tie.type is TieType.CONTROLS:
        return replace(tie, nature=f"{tie.nature} {capacity}".strip())
    return tie
