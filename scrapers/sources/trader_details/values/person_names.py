"""Names of persons as pages list them, split, without titles, forms of address and roles."""

import re
from dataclasses import dataclass

from graph.model.vocabulary.placeholders import is_placeholder
from scrapers.sources.trader_details.labels.detail_labels import is_relation_word, label_of
from scrapers.sources.trader_details.labels.meanings import DetailMeaning
from scrapers.sources.trader_details.values.name_words import changing_words
from scrapers.sources.trader_details.values.value_forms import GERMAN_ENTRY, is_company_name

_NAME_SEPARATOR = re.compile(
    "\\s*[,;/&\u3001\uff0c\uff1b]\\s*|"
    r"\s+(?:und|and|et|e|y|en|i|och|ve|a|dan|oraz|sowie)\s+"
)
_TITLES = re.compile(
    r"(?:(?:(?:prof|dr|mr|mrs|ms|miss|herrn?|frau|sig|sig\.ra|sra?|mme|mlle|monsieur|madame|dhr|"
    r"mevr|pani|bapak|ibu|dott|dott\.ssa|avv|господин|госпожа|say\u0131n)\.?|"
    r"(?:mag|dipl|ing|kfm|kffr|med|jur|rer|nat|pol|oec|phil|h\.?c|habil|drs|mgr|bc|judr|mudr|phdr|"
    r"rndr|ir|bpk|univ|iur)\.)(?:\s+|(?<=\.)-?))+",
    re.IGNORECASE,
)
_NAME = re.compile("[^\\W\\d_][\\w.'’\u02bc-]*(?: [\\w.'’\u02bc-]+){1,4}")
_UNSPACED = re.compile("[\u4e00-\u9fff]{2,4}|[\u3040-\u30ff\u4e00-\u9fff]{2,8}")
_ROLE = re.compile("([^:\uff1a]{2,60})[:\uff1a]\\s*(.+)")
_PARENTHESIS = re.compile("\\s*[(\uff08][^()\uff08\uff09]*[)\uff09]\\s*")
_NAME_PARTICLES = frozenset(
    "von van de der den del della di da do dos das du la le el al bin binti af av zu zum zur ter "
    "ten y e und of st ibn abu ben".split()
)
_NO_NAMES = re.compile(
    r"\b(?:str|stra(?:ß|ss)e|street|road|amtsgericht|gericht|court|register|tel|fax|gmbh)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as listed: the name alone, and the role next to it, empty for none."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class ListedPersons:
    """The persons that a value lists, and the pieces of it that are not names of persons."""

    persons: tuple[Person, ...]
    rest: tuple[str, ...]

    @property
    def are_all(self) -> bool:
        """Whether the value is nothing but names of persons."""
        return bool(self.persons) and not self.rest


def persons_in(value: str) -> ListedPersons:
    """Return the persons a value lists: "Geschäftsführer Dr. A. Beispiel und B. Beispiel".

    A value that names a company or a register entry has none: any person in it acts for that
    company.
    """
    if is_company_name(value) or GERMAN_ENTRY.search(value):
        return ListedPersons((), (value,))
    persons, rest = [], []
    for piece in filter(None, (p.strip() for p in _NAME_SEPARATOR.split(value))):
        person = _person(piece)
        if person is None:
            rest.append(piece)
        else:
            persons.append(person)
    return ListedPersons(tuple(persons), tuple(rest))


def _person(piece: str) -> Person | None:
    if changing_words(piece):
        return None
    role = ""
    plain = _PARENTHESIS.sub(" ", piece).strip()
    if match := _ROLE.fullmatch(plain):
        role, plain = match[1].strip(), match[2].strip()
    else:
        role, plain = _split_role(plain)
    name = strip_titles(plain)
    return Person(name, role) if is_person_name(name) else None


def _split_role(text: str) -> tuple[str, str]:
    """Split a role from the name after it: "Geschaeftsfuehrer Dr. Beispiel"."""
    words = text.split()
    for number in range(min(4, len(words) - 1), 0, -1):
        label = label_of(" ".join(words[:number]))
        if label and label.meaning in (
            DetailMeaning.REPRESENTATIVE,
            DetailMeaning.OWNER,
            DetailMeaning.PARTNER,
        ):
            return " ".join(words[:number]), " ".join(words[number:])
    return "", text


def strip_titles(name: str) -> str:
    """Return a person's name without titles and forms of address before and after it."""
    plain = _TITLES.sub("", name, count=1) if _TITLES.match(name) else name
    return re.sub(
        r"(?:,\s*|\s+)(?:LL\.?M|MBA|Ph\.?D|M\.?Sc|B\.?Sc|先生|女士)\.?$", "", plain
    ).strip()


def is_person_name(text: str) -> bool:
    """Return whether a text has the form of a person's name; a trade name may have it too."""
    if is_placeholder(text) or is_company_name(text) or _NO_NAMES.search(text):
        return False
    if _UNSPACED.fullmatch(text):
        return True
    if not _NAME.fullmatch(text):
        return False
    words = [w for w in text.split() if w.casefold() not in _NAME_PARTICLES]
    if any(map(is_relation_word, words)):
        return False
    cased = any(c.islower() or c.isupper() for c in text)
    return not cased or all(word[0].isupper() for word in words)
