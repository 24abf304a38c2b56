"""Small graphs by chance in which many parties are shared by more than a few."""

import random
from collections.abc import Sequence

from graph.model.records import Contents
from tests.graph.analyses.cases import Line, contents_of

MOST_TENANTS = 2
_COMPANIES = (*(f"c{n}" for n in range(1, 13)), "c_parent", "c_top")
_PEOPLE = ("p1", "p2", "p3", "p4")
_FRONTS = ("s1", "s2", "s3")
_ADDRESSES, _CONTACTS, _PLATFORMS = ("a1", "a2", "a3", "a4"), ("k1", "k2"), ("t1", "t2")
_HOLDERS = (*_COMPANIES, *_PEOPLE)
_FORMS: tuple[tuple[str, Sequence[str], Sequence[str], int], ...] = (
    ("OWNS", _HOLDERS, _COMPANIES, 6),
    ("CONTROLS", _HOLDERS, _COMPANIES, 2),
    ("OPERATES", _HOLDERS, (*_FRONTS, *_PLATFORMS), 2),
    ("SELLS_ON", _FRONTS, _PLATFORMS, 1),
    ("OFFICER_OF", _HOLDERS, _COMPANIES, 9),
    ("EMPLOYED_BY", _PEOPLE, _COMPANIES, 1),
    ("LOCATED_AT", (*_HOLDERS, *_FRONTS), _ADDRESSES, 12),
    ("REACHED_AT", (*_HOLDERS, *_FRONTS), _CONTACTS, 5),
    ("LINKED_TO", (*_HOLDERS, *_FRONTS), (*_HOLDERS, *_PLATFORMS), 2),
    *(("SAME_AS", some, some, 2) for some in (_COMPANIES, _PEOPLE, _ADDRESSES, _FRONTS)),
)
_GIVEN = {
    "OWNS": ("share", ("", "10%", "24%", "50%", "60%", "100%", "0%", "(50,75)%")),
    "SAME_AS": ("judgement", ("proposed", "accepted", "accepted", "rejected")),
    "LOCATED_AT": ("purpose", ("", "returns", "registered office")),
}
_ENDED = ({"dissolved": "2021-05-01"}, {"status": "dissolved"}, {"denies": "Example denial"})


def crowded(seed: int) -> Contents:
    """Return a scene with ties of all types, some of them over, some parties too."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    drawn = chance.choices(_FORMS, [weight for *_, weight in _FORMS], k=chance.randrange(6, 50))
    lines: list[Line] = ["c_top OWNS c_parent"]
    for form, starts, ends, _ in drawn:
        start = chance.choice(starts)
        given = {"source": chance.choice(("register", "press", "ours", "newer"))}
        if form in _GIVEN:
            name, values = _GIVEN[form]
            given[name] = chance.choice(values)
        if chance.random() < 0.2:
            given["until"] = chance.choice(("2019", "2020-06", "2022-02-01", "2023"))
        if chance.random() < 0.2:
            given["since"] = chance.choice(("2018", "2021-06"))
        end = chance.choice([e for e in ends if e != start])
        lines.append((f"{start} {form} {end}", given))
    over = chance.sample(_HOLDERS, chance.randrange(4))
    return contents_of(*lines, values={party: chance.choice(_ENDED) for party in over})
