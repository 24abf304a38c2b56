"""Kind of a party, company or person, judged by its name alone.

A legal form in the name states a company. No name states a person: without a form the kind is
assumed, most often a person, and marked as assumed.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.model.records import KIND_ASSUMED, Kind, Value
from graph.model.vocabulary import legal_forms
from graph.model.vocabulary.placeholders import is_nobody
from graph.support.text.folding import fold_name

_SINGLE_LETTERS = re.compile(r"\b\w(?: \w\b)+")
_BRACKETED_END = re.compile(r"[\s,]*[(\[][^()\[\]]*[)\]]\s*$")
_STATE_END = re.compile(
    r"[\s,]+(?:in liquidation|in liquidatie|i\.? ?l\.?|en liquidation(?: judiciaire)?|"
    r"in liquidazione|en liquidaci[oó]n|em liquida[cç][aã]o|w likwidacji|v likvidaci|i likvidation|"
    r"dalam likuidasi|in abwicklung|in insolvenz|w upadłości|v konkursu|i konkurs|en concurso|"
    r"em recupera[cç][aã]o judicial|en redressement judiciaire|in receivership|in administration|"
    r"in gründung|i\.? ?g\.|en formation|(?:con|a) socio unico)$",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    "de da do dos das di del della van von der den du la le el al bin binti ben ibn y".split()
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_LONG_HAN = re.compile(r"[\u3400-\u9fff()·\s]{5,}")
_SEPARATE = re.compile(r"[\s,;]+")
_CO = frozenset({"co", "cie"})


@dataclass(frozen=True, slots=True)
class NamedKind:
    """Kind of a party as its name gives it.

    ``is_stated`` is False where the kind is only assumed; ``body`` names another body than an
    ordinary company (``government``, ``foundation`` …), empty for companies and persons.
    """

    kind: Kind
    is_stated: bool = False
    body: str = ""

    @property
    def values(self) -> Mapping[str, Value]:
        """Values to state with the name: the mark of an assumed kind, and the kind of body."""
        values: dict[str, Value] = {} if self.is_stated else {KIND_ASSUMED: True}
        return {**values, "entity_type": self.body} if self.body else values


_PERSON = NamedKind(Kind.PERSON)
_COMPANY = NamedKind(Kind.COMPANY, is_stated=True)
_ASSUMED_COMPANY = NamedKind(Kind.COMPANY)


@lru_cache(maxsize=1 << 14)
def kind_by_name(name: str) -> NamedKind:
    """Return the kind that a name gives: a company by its form or a body's word, else assumed.

    >>> kind_by_name("Jam s.r.o.").is_stated, str(kind_by_name("Maria de Sá").kind)
    (True, 'Person')
    """
    text = " ".join(unicodedata.normalize("NFKC", name).split())
    if is_nobody(text):
        return _PERSON
    text = _without_end(text)
    words = _SINGLE_LETTERS.sub(lambda match: match[0].replace(" ", ""), fold_name(text))
    if body := _body(words, text):
        return NamedKind(Kind.COMPANY, is_stated=True, body=body)
    if _has_form(words, text):
        return _COMPANY
    return _ASSUMED_COMPANY if _is_like_a_business(words, text) else _PERSON


def _without_end(text: str) -> str:
    """Drop what follows a legal form: a place in brackets, words of a liquidation."""
    shorter = _STATE_END.sub("", _BRACKETED_END.sub("", text))
    return shorter or text


def _body(words: str, text: str) -> str:
    form = _pattern("bodies").search(words) if " " in text else None
    if form and form.lastgroup:
        return _hyphenated_group(form.lastgroup)
    front = _pattern("front").match(words)
    if front and front.lastgroup:
        return _hyphenated_group(front.lastgroup)
    compound = next(filter(None, _compound_bodies(words)), "")
    if compound or text.isascii():
        return compound
    return next((b for b, f in _unspaced_bodies().items() if f.search(text)), "")


def _compound_bodies(words: str) -> list[str]:
    """Return the bodies whose word ends a German compound, empty for that of a company."""
    if not any(word.endswith(_every_ending()) for word in words.split()):
        return []
    return [
        body
        for body, ends in _endings().items()
        if any(word.endswith(end) and word != end for word in words.split() for end in ends)
    ]


@cache
def _endings() -> Mapping[str, tuple[str, ...]]:
    return {body: tuple(ends.split()) for body, ends in legal_forms.GERMAN_ENDINGS.items()}


@cache
def _every_ending() -> tuple[str, ...]:
    return tuple(end for ends in _endings().values() for end in ends)


def _hyphenated_group(group: str) -> str:
    return group.replace("_", "-")


def _has_form(words: str, text: str) -> bool:
    several = " " in text
    if several and (_pattern("anywhere").search(words) or _pattern("at_end").search(words)):
        return True
    if not text.isascii() and _has_unspaced_form(text):
        return True
    return "" in _compound_bodies(words) or (
        several and (_opens_with_form(text) or _closes_with_form(text))
    )


def _has_unspaced_form(text: str) -> bool:
    at_end = text.endswith(tuple(legal_forms.UNSPACED_AT_END))
    return at_end or _unspaced_forms().search(text) is not None


def _opens_with_form(text: str) -> bool:
    first = _SEPARATE.split(text)[0]
    plain = _plain_word(first)
    in_capitals = first.upper() == first
    if plain in legal_forms.IN_FRONT:
        # ``C.V.`` may be the initials of a person.
        return in_capitals and "." not in first[:-1]
    return plain in legal_forms.SHORT_IN_FRONT and in_capitals and text.upper() != text


def _closes_with_form(text: str) -> bool:
    """Whether the last word is a short form as forms are written: ``S.A.``, ``AG``, ``& Co``."""
    parts = [part for part in _SEPARATE.split(text) if part]
    last, before = parts[-1], parts[-2].casefold() if len(parts) > 1 else ""
    plain = _plain_word(last)
    if plain not in legal_forms.SHORT or before in _PARTICLES:
        return False
    if plain in _CO:
        return before in {"&", "and", "und", "et", "e", "y", "+"} or last.endswith(".")
    if "." in last or "/" in last:
        return True
    own_case = last in {"Oy", "Oü", "OÜ", "eG", "eV", "eK", "eU"}
    return own_case or (last.upper() == last and text.upper() != text)


def _is_like_a_business(words: str, text: str) -> bool:
    parts = words.split()
    if len(parts) > 1 and (parts[-1] in legal_forms.TRADES or set(parts[1:]) & legal_forms.TRADES):
        return True
    in_capitals = len(parts) > 1 and text.upper() == text
    short = in_capitals and parts[-1] in legal_forms.SHORT and parts[-2] not in _PARTICLES
    return short or bool(_HAN.search(text) and _LONG_HAN.fullmatch(text))


def _plain_word(word: str) -> str:
    return fold_name(word).replace(" ", "")


@cache
def _pattern(which: str) -> re.Pattern[str]:
    """Return the compiled pattern of one table, made when it is first needed."""
    if which == "anywhere":
        return re.compile(rf"(?<!\w)(?:{_any_form(legal_forms.ANYWHERE.values())})(?!\w)")
    if which == "at_end":
        return re.compile(rf"(?<!\w)(?:{_any_form(legal_forms.AT_END.values())})$")
    if which == "bodies":
        return re.compile(rf"(?<!\w)(?:{_groups(legal_forms.BODIES)})(?!\w)")
    return re.compile(rf"(?:{_groups(legal_forms.BODIES_IN_FRONT)})(?= )")


def _groups(table: Mapping[str, str]) -> str:
    return "|".join(
        f"(?P<{b.replace('-', '_')}>{_any_form([words])})" for b, words in table.items()
    )


def _any_form(lists: Iterable[str]) -> str:
    forms = {fold_name(form) for forms in lists for form in forms.split("|")} - {""}
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))


@cache
def _unspaced_forms() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, legal_forms.UNSPACED.split("|"))))


@cache
def _unspaced_bodies() -> Mapping[str, re.Pattern[str]]:
    return {body: re.compile(words) for body, words in legal_forms.UNSPACED_BODIES.items()}
