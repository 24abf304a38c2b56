"""Addresses of an invented register; a quarter of the companies sit at a few of them."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

TOWNS = (
    "LONDON MANCHESTER LEEDS BRISTOL GLASGOW EDINBURGH CARDIFF YORK OXFORD CAMBRIDGE DERBY NORWICH "
    "EXETER BATH HULL STOKE LUTON READING SLOUGH POOLE"
).split()
_COUNTIES = "Greater London|Lancashire|West Yorkshire|Avon|Norfolk|Devon|Kent|Surrey".split("|")
COUNTRIES = ("England",) * 12 + ("United Kingdom",) * 5 + ("Scotland", "Wales", "", "Uk")
"""Countries as forms write them."""

_PREMISES = (
    *("{n}",) * 9,
    *("Flat {n}", "Unit {n} {word} Park", "{n}-{n}9", "{n}a", "The Old {word}", "{word} House", ""),
)
_A_COMPANY = 0.55
_AT_OWN = 0.75
_MASS = 9


@dataclass(frozen=True, slots=True)
class Place:
    """Parts of one address, spelt as persons type them; empty where not stated."""

    premises: str
    street: str
    second: str
    town: str
    county: str
    postcode: str
    country: str


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses by number, and the number of each company's registered office."""

    streets: tuple[str, ...]
    drawn: NDArray[np.int64]
    offices: NDArray[np.int64]

    def place(self, number: int) -> Place:
        """Return the address of a number; the same every time."""
        street, town, country = self.drawn[number].tolist()
        code = f"{TOWNS[town][:2]}{number % 89 + 1}"
        inner = f"{number % 9}{chr(65 + number % 23)}{chr(65 + number // 23 % 23)}"
        return Place(
            premises=_PREMISES[number % len(_PREMISES)].format(
                n=number % 300 + 1, word=self.streets[number % len(self.streets)].title()
            ),
            street=f"{self.streets[street].title()} Street",
            second=f"Floor {number % 7}" if number % 5 == 0 else "",
            town=TOWNS[town].title(),
            county=_COUNTIES[number % len(_COUNTIES)] if number % 3 == 0 else "",
            postcode=f"{code} {inner}",
            country=COUNTRIES[country],
        )


def draw_places(draw: Generator, words: tuple[str, ...], companies: int) -> Places:
    """Return more than half as many addresses as there are companies."""
    count = max(int(companies * _A_COMPANY), 50)
    columns = [draw.integers(0, len(some), count) for some in (words, TOWNS, COUNTRIES)]
    own = draw.integers(0, count, companies)
    mass = np.minimum((count * draw.random(companies) ** _MASS).astype(np.int64), count - 1)
    offices = np.where(draw.random(companies) < _AT_OWN, own, mass)
    return Places(words, np.stack(columns, axis=1), offices)
