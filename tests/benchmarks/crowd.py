"""An invented register of any size in which a fifth of all parties share one address.

Names are those of ``invented_names``; the platform's group has an office at that address too.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from graph.model.records import Kind, Records, Source, Standing, Statement, Tie, TieType
from graph.model.shares import Share, parse_share
from tests.benchmarks.invented_names import Named, invented_names

CROWDED = "a0"
SOURCE = Source("reg", "Example Register (invented)", type="officialRegister")
_SHARES = tuple(parse_share(s) for s in ("100%", "60%", "50%", "25-50%", "10%"))
_GROUP = 40


def crowd(size: int, seed: int = 5) -> tuple[Records, dict[str, Named]]:
    """Return ``size`` parties with their ties, and how each is named."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    companies, people, fronts, addresses = (int(size * p) for p in (0.4, 0.34, 0.2, 0.06))
    kinds = [
        *((f"c{n}", Kind.COMPANY) for n in range(companies)),
        *((f"p{n}", Kind.PERSON) for n in range(people)),
        *((f"s{n}", Kind.STOREFRONT) for n in range(fronts)),
        *((f"a{n}", Kind.ADDRESS) for n in range(addresses - 1)),
        ("t0", Kind.PLATFORM),
    ]
    names = dict(
        zip((i for i, _ in kinds), islice(invented_names(chance), len(kinds)), strict=True)
    )
    stated = tuple(Statement(i, kind, "reg", {"name": names[i].name}) for i, kind in kinds)
    ties = tuple(_ties(chance, companies, people, fronts, addresses - 1, int(size * 0.21)))
    return Records((SOURCE,), stated, ties), names


def _ties(
    chance: random.Random, companies: int, people: int, fronts: int, addresses: int, tenants: int
) -> Iterator[Tie]:
    at = iter(range(10**9))

    def tie(kind: TieType, start: str, end: str, share: Share | None = None) -> Tie:
        until = f"{chance.randrange(2015, 2024)}" if chance.random() < 0.05 else ""
        ident = f"x{next(at)}"
        stated = Tie(ident, kind, start, end, source="reg", standing=Standing.REGISTER, share=share)
        return replace(stated, since="2010", until=until)

    yield tie(TieType.OPERATES, "c0", "t0")
    for n in range(1, _GROUP):
        yield tie(TieType.OWNS, f"c{n}" if n == 1 else "c1", f"c{0 if n == 1 else n}", _SHARES[0])
    for n in range(companies):
        if n >= _GROUP:
            owner = f"c{chance.randrange(_GROUP, n + 1)}" if chance.random() < 0.3 else ""
            share = chance.choice(_SHARES)
            owner = owner if owner != f"c{n}" else ""
            yield tie(TieType.OWNS, owner or f"p{chance.randrange(people)}", f"c{n}", share)
        crowded = n == _GROUP - 1 or companies - tenants <= n
        place = CROWDED if crowded else f"a{chance.randrange(1, addresses)}"
        yield tie(TieType.LOCATED_AT, f"c{n}", place)
        yield tie(TieType.OFFICER_OF, f"p{int(people * chance.random() ** 2)}", f"c{n}")
    for n in range(fronts):
        yield tie(TieType.OPERATES, f"c{companies - 1 - n}", f"s{n}")
        yield tie(TieType.SELLS_ON, f"s{n}", "t0")
