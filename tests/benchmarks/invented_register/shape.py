"""Shape of an invented register: who holds which company, and how much."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Marks = NDArray[np.bool_]

PERSON, COMPANY, STATEMENT, LEGAL_PERSON, SECRET, EXEMPTION, ABROAD = range(7)
"""Kinds of lines; ABROAD is the holder of an overseas entity."""

NATURES = (
    (
        "ownership-of-shares-75-to-100-percent",
        "voting-rights-75-to-100-percent",
        "right-to-appoint-and-remove-directors",
    ),
    ("ownership-of-shares-75-to-100-percent",),
    ("ownership-of-shares-25-to-50-percent",),
    ("ownership-of-shares-25-to-50-percent", "voting-rights-25-to-50-percent"),
    (
        "ownership-of-shares-50-to-75-percent",
        "voting-rights-50-to-75-percent",
        "right-to-appoint-and-remove-directors",
    ),
    ("ownership-of-shares-75-to-100-percent", "voting-rights-75-to-100-percent"),
    ("significant-influence-or-control",),
    ("voting-rights-75-to-100-percent",),
    (
        "ownership-of-shares-75-to-100-percent-as-trust",
        "voting-rights-75-to-100-percent-as-trust",
    ),
    ("ownership-of-shares-25-to-50-percent-as-firm",),
    ("right-to-share-surplus-assets-25-to-50-percent-limited-liability-partnership",),
)
"""Natures of control that one line states together."""

_COMPANIES = 0.4
_LINES_OF_A_COMPANY = ((0.30, 2), (0.62, 3), (0.82, 4), (0.95, 6), (0.99, 9))
_KINDS = (
    (0.83, COMPANY),
    (0.93, STATEMENT),
    (0.9945, ABROAD),
    (0.9975, LEGAL_PERSON),
    (0.9985, SECRET),
    (0.9995, EXEMPTION),
)
_ALONE = (50, 20, 0, 0, 4, 20, 4, 1, 1, 0.3, 0.2)
_PAST = (30, 12, 12, 20, 9, 10, 4, 1, 1, 0.5, 0.5)
_SPLIT, _HALF_ALONE, _HALF, _INFLUENCE = 4, 2, 3, 6
_IN_RINGS = 0.0005


@dataclass(frozen=True, slots=True)
class Shape:
    """Lines in the order of the file: company, kind of line, holder, and natures by number.

    ``holder`` is the place of the holding company, also where the line has another kind.
    """

    companies: int
    company: Numbers
    kind: Numbers
    holder: Numbers
    is_british: Marks
    is_ceased: Marks
    nature: Numbers


def draw_shape(draw: Generator, lines: int) -> Shape:
    """Return the shape of a register: groups, hubs with very many companies, a few rings."""
    companies = max(int(lines * _COMPANIES), 2)
    company = _lines_by_company(draw, companies, lines)
    kind = _by_chance(draw, lines, PERSON, _KINDS)
    holder = _holders(draw, company, companies)
    is_british, is_ceased = draw.random(lines) < 0.78, draw.random(lines) < 0.24
    for line, owner in _rings(draw, company, companies):
        kind[line], holder[line], is_british[line], is_ceased[line] = COMPANY, owner, True, False
    nature = _natures(draw, company, companies, ~is_ceased & np.isin(kind, (0, 1, 3)))
    return Shape(companies, company, kind, holder, is_british, is_ceased, nature)


def _by_chance(
    draw: Generator, count: int, plain: int, edges: tuple[tuple[float, int], ...]
) -> Numbers:
    drawn, found = draw.random(count), np.full(count, plain, np.int64)
    for edge, value in edges:
        found[drawn > edge] = value
    return found


def _lines_by_company(draw: Generator, companies: int, lines: int) -> Numbers:
    counts = _by_chance(draw, companies, 1, _LINES_OF_A_COMPANY)
    company = np.repeat(np.arange(companies), counts)[:lines]
    more = draw.integers(0, companies, lines - len(company))
    return np.sort(np.concatenate([company, more]))


def _holders(draw: Generator, company: Numbers, companies: int) -> Numbers:
    """Return a company near by (a group), or one of few that hold very many."""
    count = len(company)
    near = np.maximum(company - 1 - draw.geometric(0.05, count), 0)
    far = np.minimum((company * draw.random(count) ** 2.2).astype(np.int64), company - 1)
    holder = np.where(draw.random(count) < 0.6, near, np.maximum(far, 0))
    later = np.flatnonzero(draw.random(count) < 0.004)
    holder[later] = np.minimum(company[later] + draw.integers(1, 6, len(later)), companies - 1)
    own = holder == company
    holder[own] = (company[own] + 7) % companies
    return holder


def _rings(draw: Generator, company: Numbers, companies: int) -> list[tuple[int, int]]:
    """Return lines and holders by which each of some companies holds the next, the last the first.

    Companies without a line of their own are left out.
    """
    begins = np.flatnonzero(draw.random(companies) < _IN_RINGS).tolist()
    lengths = draw.integers(2, 6, len(begins)).tolist()
    first = np.searchsorted(company, np.arange(companies))
    found = []
    for begin, length in zip(begins, lengths, strict=True):
        if begin + length < companies and first[begin + length] < len(company):
            found += [
                (int(first[begin + step]), begin + (step + 1) % length) for step in range(length)
            ]
    return found


def _natures(draw: Generator, company: Numbers, companies: int, is_held: Marks) -> Numbers:
    """Return natures by number: one holder alone has mostly all, two have half each."""
    count = len(company)
    holders = np.bincount(company[is_held], minlength=companies)[company]
    held = np.flatnonzero(is_held)
    order = np.zeros(count, np.int64)
    order[held] = np.arange(len(held)) - np.searchsorted(company[held], company[held])
    uneven = (draw.random(companies) < 0.2)[company] & (holders == 2) & (order == 0)
    shared = np.where(draw.random(count) < 0.3, _HALF_ALONE, _HALF)
    shared[draw.random(count) < 0.03] = _INFLUENCE
    shared[uneven] = _SPLIT
    nature = np.where(holders <= 1, _weighted(draw, count, _ALONE), shared)
    return np.where(is_held, nature, _weighted(draw, count, _PAST))


def _weighted(draw: Generator, count: int, weights: tuple[float, ...]) -> Numbers:
    return draw.choice(len(weights), count, p=np.array(weights) / sum(weights))
