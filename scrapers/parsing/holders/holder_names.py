"""What the name of a holder or officer tells besides: its kind, an office, a capacity, a key."""

import re
from collections.abc import Mapping
from hashlib import sha256
from unicodedata import normalize

from graph.model.party_kind import kind_by_name
from graph.model.records import NO_VALUES, Kind, TieType, Value
from graph.model.vocabulary.lexicon import AGENTS, CAPACITIES, plain_words
from graph.model.vocabulary.tie_wordings import tie_meanings

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_CAPACITY_TAIL = re.compile(
    r"\b(?i:as|on behalf of|in trust for|q\.q\.|a/c)\b.*|(?<=\w )(?:qq\b|QQ (?=\w)).*"
)
_FOR_OTHERS = re.compile(r"\b(?:nominees?|trustees?|custodians?)\b", re.IGNORECASE)
_FOR_ANOTHER = "on behalf of another"


def kind_and_values(name: str, stated_kind: Kind | None) -> tuple[Kind, Mapping[str, Value]]:
    """Return what a party is, and what is stated of that: assumed, or another body than a company.

    ``stated_kind`` is what the source says itself, None where only the name can tell.
    """
    named = kind_by_name(name)
    if stated_kind is None:
        return named.kind, named.values
    body = named.body if stated_kind is named.kind else ""
    return stated_kind, {"entity_type": body} if body else NO_VALUES


def other_kind(name: str, kind: Kind) -> str:
    """Return a kind that a name does not look like, for an id: it makes another party of it."""
    return str(kind) if kind is not kind_by_name(name).kind else ""


def personal_number_key(number: str) -> str:
    """Return a key out of a personal number, empty for none.

    Four hexadecimal digits tell two of one name apart, and fit too many numbers to give one away.
    """
    plain_number = re.sub(r"[\W_]", "", number).upper()
    return sha256(plain_number.encode()).hexdigest()[:4] if plain_number.strip("0X") else ""


def name_and_role(name: str) -> tuple[str, str]:
    """Return a name without the office in brackets behind it, and that office; empty for none."""
    match = re.fullmatch(r"([^()]+)\(([^()]+)\)", normalize("NFKC", name).strip())
    if match is None:
        return name, ""
    read = tie_meanings(match[2], TieType.OFFICER_OF)
    known = bool(read) and any(one.type is TieType.OFFICER_OF for one in read)
    return (match[1].strip(), match[2].strip()) if known else (name, "")


def capacity_of_name(name: str) -> str:
    """Return in what capacity a name itself says that its bearer holds; empty where it says none.

    Read are what stands in brackets or behind ``as``, and the words nominees, trustees, custodian.
    """
    forms = (_IN_BRACKETS, _CAPACITY_TAIL, _FOR_OTHERS)
    told = [found for form in forms for found in form.findall(normalize("NFKC", name))]
    for words in map(plain_words, told):
        for capacity, form in CAPACITIES:
            if form.search(words):
                return capacity
        if AGENTS.search(words) or re.match(r"qq\b|q\.q\.|a/c", words):
            return _FOR_ANOTHER
    return ""
