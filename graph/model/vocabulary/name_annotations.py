"""Words that a list puts beside a name: "Ann Lee (nominee)", "Ann Lee, former", "ex-owner: Ann".

Such words say how the party stands to the other one, and most of them say less than the heading of
the column does. A legal form, a country and the name in another script are part of the name.
"""

import re
import unicodedata
from dataclasses import dataclass

from graph.model.party_kind import kind_by_name
from graph.model.records import Kind
from graph.model.vocabulary.countries import country_code
from graph.model.vocabulary.lexicon import WordClass, doubt_of, word_class

_BRACKETS = re.compile(
    r"(?P<name>.*\S)\s*(?:\((?P<a>[^()]+)\)|\[(?P<b>[^\[\]]+)\]|\{(?P<c>[^{}]+)\})"
)
_DOUBT = re.compile(r"(?P<name>.*[^\s?])\s*(?P<words>\?+)")
_BEFORE = re.compile(r"(?P<words>[^:]{1,60}?)\s*:\s+(?P<name>\S.*)")
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
    where the lexicon knows them. A first word of doubt stays in the name too: "formerly Ann Lee"
    is one, and "Old Nick" may be a name.
    """
    name, found = " ".join(unicodedata.normalize("NFKC", stated).split()), list[str]()
    while part := _last_part(name):
        name, words = part
        found.insert(0, words)
    if not found and not _is_company(name) and doubt_of(name.split(" ", 1)[0]):
        found.append(name.split(" ", 1)[0])
    return AnnotatedName(name, "; ".join(found)) if found else AnnotatedName(stated)


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


def _is_of_name(name: str, words: str) -> bool:
    """Whether words in brackets are of the name: a form, a country, the name in other letters."""
    if word_class(words) is not WordClass.UNKNOWN:
        return False
    return bool(_is_company(words) or country_code(words) or _is_latin(name) != _is_latin(words))


def _is_company(text: str) -> bool:
    named = kind_by_name(text)
    return named.kind is Kind.COMPANY and named.is_stated


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in text if letter.isalpha())
