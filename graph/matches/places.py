"""Addresses as they are compared, and those that agents lend to thousands of companies."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from graph.errors import InputError
from graph.model.ids import normal_address
from graph.model.vocabulary.countries import country_code
from graph.support.language import N_
from graph.support.settings import settings

_LONGEST_ADDRESS = 1000
_ABBREVIATIONS = {
    short: word
    for word, shorts in {
        "street": "st",
        "strasse": "str",
        "road": "rd",
        "avenue": "ave av",
        "lane": "ln",
        "drive": "dr",
        "boulevard": "blvd",
        "square": "sq",
        "court": "ct",
        "place": "pl",
        "highway": "hwy",
        "flat": "apt apartment",
        "suite": "ste",
        "floor": "fl",
        "building": "bldg",
        "room": "rm",
    }.items()
    for short in shorts.split()
}
_NUMBER_SIGNS = frozenset({"no", "nr"})
_WAYS = frozenset(
    "street road lane avenue drive yard way close court square place row strasse rue via quay "
    "highway boulevard".split()
)
_UNITS = frozenset("flat unit suite room floor building".split())
_APOSTROPHES = re.compile("['\u2019]")
# Of the United Kingdom, which is written with and without its space.
_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})\b")


@lru_cache(maxsize=1 << 12)
def address_key(text: str) -> str:
    """Return what two spellings of one address have in common; empty without a house number.

    That is every number of it (house, flat, post code), the street's own word, and the town where
    no post code of the United Kingdom tells it. A country at the end does not count.
    """
    words = _words(_without_country(text[:_LONGEST_ADDRESS]))
    numbers = sorted(word for word in words if any(map(str.isdigit, word)))
    if not numbers:
        return ""
    has_postcode = any(_POSTCODE.fullmatch(word) for word in numbers)
    town = "" if has_postcode else words[-1]
    return " ".join(filter(None, (*numbers, _street(words), town)))


def _without_country(text: str) -> str:
    place, comma, last = text.rstrip(" .,").rpartition(",")
    return place if comma and country_code(last.strip()) else text


def _words(text: str) -> list[str]:
    plain = normal_address(_APOSTROPHES.sub("", text))
    words = _POSTCODE.sub(r"\1\2", plain).split()
    return [_ABBREVIATIONS.get(word, word) for word in words if word not in _NUMBER_SIGNS]


def _street(words: list[str]) -> str:
    """Return the word before "street" and its like, else the longest word of the address."""
    named = (one for one, way in pairwise(words) if way in _WAYS and not one[0].isdigit())
    others = (word for word in words if word.isalpha() and word not in _UNITS)
    return next(named, "") or max(others, key=len, default="")


@dataclass(frozen=True, slots=True)
class AgentAddress:
    """An address of a formation agent, with the source that says so and the day it was read."""

    address: str
    source: str
    dated: str

    def is_in(self, words: str) -> bool:
        """Whether an address, as its words between spaces, has this house and one of its places."""
        house, *places = _parts(self.address)
        return house in words and (not places or any(place in words for place in places))


@lru_cache(maxsize=1 << 12)
def _parts(address: str) -> tuple[str, ...]:
    return tuple(f" {' '.join(_words(part))} " for part in address.split(","))


@dataclass(frozen=True, slots=True)
class AgentAddresses:
    """Addresses that agents lend, so that sharing one says nothing."""

    listed: tuple[AgentAddress, ...]

    def find(self, text: str) -> AgentAddress | None:
        """Return the listed address that a stated one is, or None."""
        words = f" {' '.join(_words(text[:_LONGEST_ADDRESS]))} "
        return next((each for each in self.listed if each.is_in(words)), None)


_SHIPPED = Path(__file__).parent / "agents.csv"
_COLUMNS = ("address", "source", "date")


def agent_addresses() -> AgentAddresses:
    """Read the lists that the settings mean: the shipped one, and the user's in the data folder."""
    return read_agent_addresses(settings().shared_dir / "agents.csv")


def read_agent_addresses(own: Path) -> AgentAddresses:
    """Read the shipped list and the user's own, ``agents.csv`` of the data folder, if it exists.

    An address is its house and street, then places of which one has to be stated as well:
    ``8 The Green, Dover, 19901``.

    Raises:
        InputError: the user's list cannot be read, or has a line without an address or a source.
    """
    shipped = _read_list(_SHIPPED)
    return AgentAddresses((*shipped, *(_read_list(own) if own.exists() else ())))


def _read_list(path: Path) -> tuple[AgentAddress, ...]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines, strict=True)
            missing = [name for name in _COLUMNS if name not in (rows.fieldnames or ())]
            found = [] if missing else [(rows.line_num, row) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            N_("{file} cannot be read as a list of addresses: {error}"), file=path, error=error
        ) from error
    if missing:
        raise InputError(
            N_("{file} lacks the column {column}; a list of addresses has {columns}."),
            file=path,
            column=missing[0],
            columns=", ".join(_COLUMNS),
        )
    return tuple(_addresses(path, found))


def _addresses(path: Path, rows: list[tuple[int, dict[str, str]]]) -> Iterable[AgentAddress]:
    for line, row in rows:
        address, source, dated = ((row[name] or "").strip() for name in _COLUMNS)
        if not _words(address.split(",")[0]) or not source:
            raise InputError(
                N_("{file}, line {line}: an address needs house and street, and a source."),
                file=path,
                line=line,
            )
        yield AgentAddress(address, source, dated)
