"""Register numbers as entries of a known register."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stdnum.de import handelsregisternummer
from stdnum.exceptions import ValidationError
from stdnum.fr import siret

from graph.model.ids import company_id, german_company_id
from graph.model.vocabulary.register_numbers import NUMBERS, compact_number
from scrapers.sources.trader_details.values.value_forms import GERMAN_ENTRY

_BRITISH_LENGTH = 8
_PREFIX = re.compile("^FN")
# Words before the place of a court, and after it.
_BEFORE_COURT = re.compile(
    r"(?:(?:eingetragen|im|in|am|bei|beim|des|der|den|dem|unter|nr\.?|nummer|ag|register|court|local|"
    r"of|the|handelsregisters?|registergerichts?|amtsgerichts?|district|registered|vereinsregisters?|"
    r"genossenschaftsregisters?|registernummer|commercial|trade|at|ist|und|wird|geführt|eintragung|"
    r"eingetragene|zuständig|zuständiges|hr)\b[\s:.]*)+",
    re.IGNORECASE,
)
_BEHIND_COURT = re.compile(
    r"(?:[\s,-]+(?:unter|nr\.?|nummer|mit|der|die|registernummer|number|no\.?|registergericht|under|"
    r"eingetragen|registriert|ist|in|hr))+$",
    re.IGNORECASE,
)
_ON_MAIN = re.compile(r"(?:\s*/\s*|\s+a\.?\s*)(?:main|m\.?)$", re.IGNORECASE)
_COURT = re.compile(r"\bamtsgerichts?\b|\blocal court(?: of)?\b", re.IGNORECASE)
_LONGEST_COURT = 60
# Companies with these forms are in section B of the German register, the next ones in section A.
_PART_B = re.compile(r"\b(?:GmbH|gGmbH|mbH|UG|AG|SE|KGaA)\b")
_PART_A = re.compile(r"\b(?:KG|OHG|oHG)\b|\be\.\s?K")


@dataclass(frozen=True, slots=True)
class Registration:
    """A company's entry: its id and its register's kind of number; empty where unknown.

    ``number`` is a German entry alone, without its court.
    """

    id: str = ""
    kind: str = ""
    country: str = ""
    number: str = ""


def registration(numbers: str, register: str, country: str, name: str = "") -> Registration:
    """Return the entry of a stated register number; several are separated by semicolons.

    ``register`` is the register or court as stated, ``country`` the alpha-2 code of the business
    address or empty. A number counts for a country only where the page names that country, and only
    if its form and check digits are right. Of two German entries the one that fits the company's
    form counts; if that is unclear, neither does.
    """
    if entry := _german([*numbers.split(";"), *register.split(";")], name):
        return entry
    entries = {entry for n in numbers.split(";") if (entry := _national(n.strip(), country)).id}
    return entries.pop() if len(entries) == 1 else Registration()


def _national(number: str, country: str) -> Registration:
    known = NUMBERS.get(country)
    if known is None:
        return Registration()
    if country == "FR":
        number = _siren(number)
    if country == "GB" and len(compact_number(number)) < _BRITISH_LENGTH:
        # Shorter numbers belong to other registers; only the British register itself drops zeros.
        return Registration()
    ident = company_id(
        country, _PREFIX.sub("", compact_number(number)) if country == "AT" else number
    )
    return Registration(ident, known.name, country) if ident else Registration()


def _siren(number: str) -> str:
    """Return the SIREN in a longer number, or after its court: RCS Paris 123 456 789."""
    digits = re.sub(r"\D", "", number)
    return digits[:9] if siret.is_valid(digits) else digits


def _german(stated: Sequence[str], name: str) -> Registration | None:
    """Return a German entry, without an id if its court is not certain; None for no entry."""
    entries = list(dict.fromkeys(entry for text in stated for entry in GERMAN_ENTRY.findall(text)))
    if not entries:
        return None
    entry = _own_entry(entries, name)
    if entry is None:
        return Registration("", "Handelsregister", "DE")
    kind, digits, letters = re.sub(r"\s", "", entry[0]), re.sub(r"\D", "", entry[1]), entry[2]
    beside = {_court(text) for text in stated if entry in GERMAN_ENTRY.findall(text)} - {""}
    apart = {_court(text) for text in stated if not GERMAN_ENTRY.search(text)} - {""}
    # A court in the text of the entry outranks courts stated elsewhere.
    courts = beside or apart
    ident = german_company_id(courts.pop(), f"{kind} {digits}{letters}") if len(courts) == 1 else ""
    return Registration(ident, kind, "DE", f"{kind} {digits} {letters}".strip())


def _own_entry(entries: list[tuple[str, str, str]], name: str) -> tuple[str, str, str] | None:
    """Return the entry that is the company's own; None where that is not certain."""
    if len(entries) == 1:
        return entries[0]
    part = "HRA" if _PART_A.search(name) else "HRB" if _PART_B.search(name) else ""
    own = [entry for entry in entries if re.sub(r"\s", "", entry[0]) == part]
    return own[0] if len(own) == 1 else None


def _court(text: str) -> str:
    """Return the court a text names, in the register's own spelling where that is known."""
    words = " ".join(re.sub("[,;:]", " ", GERMAN_ENTRY.sub(" ", text)).split())
    after = _COURT.split(words)[-1].strip()
    place = (
        _BEFORE_COURT.sub("", after or words, count=1)
        if _is_before_court(after or words)
        else after
    )
    place = _balance_parentheses(_BEHIND_COURT.sub("", (place or words).strip(" -–./|")))
    if not place or re.search(r"\d", place) or len(place) > _LONGEST_COURT:
        return ""
    return _spell_court(_ON_MAIN.sub(" am Main", place)) or place


def _is_before_court(text: str) -> bool:
    return bool(_BEFORE_COURT.match(text))


def _balance_parentheses(text: str) -> str:
    """Return a text without a parenthesis that was opened or closed elsewhere."""
    return text if text.count("(") == text.count(")") else text.strip("()").strip()


def _spell_court(place: str) -> str:
    """Return the register's own spelling of a court's place, empty for an unknown court."""
    plain = re.sub(r"\s+", " ", re.sub(r"\s*[-–/]\s*", " ", place))
    words = plain.split()
    shorter = (" ".join(words[:end]) for end in range(len(words) - 1, 0, -1))
    for spelling in (place, plain, plain.replace("Berlin ", ""), *shorter):
        try:
            return handelsregisternummer.validate(f"{spelling} HRB 1").removesuffix(" HRB 1")
        except ValidationError:
            continue
    return ""
