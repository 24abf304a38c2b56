"""An invented register as records: the skeleton of ``bench_trace`` with values, dates and sources.

Its names are numbered, its statements come from a register, a marketplace and two papers.
"""

import random
from collections.abc import Iterator
from dataclasses import replace

from graph.model.records import (
    Entity,
    Kind,
    Records,
    Source,
    Standing,
    Statement,
    Tie,
    TieType,
    Value,
)
from tests.benchmarks.bench_trace import invented

_COUNTRIES = ("GB", "SG", "CN", "DE", "ID")
_SOURCES = (
    Source("reg", "Example Register", type="officialRegister", capture="<urn:uuid:1>"),
    Source("market", "Example Market, pages", type="selfDeclaration", capture="<urn:uuid:2>"),
    Source("gazette", "Example Gazette", type="thirdParty", published="2024-03-01"),
    Source("courier", "Example Courier", type="thirdParty", restates="gazette"),
)


def register(size: int, seed: int = 11) -> Records:
    """Return about ``size`` entities and a third more ties, the same every time."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    skeleton = invented(int(size * 0.95))
    contacts = [Entity(f"k{n}", Kind.CONTACT, f"Example k{n}") for n in range(int(size * 0.03))]
    products = [Entity(f"g{n}", Kind.PRODUCT, f"Example g{n}") for n in range(int(size * 0.02))]
    fronts = [e.id for e in skeleton.entities.values() if e.kind is Kind.STOREFRONT]
    companies = [e.id for e in skeleton.entities.values() if e.kind is Kind.COMPANY]
    entities = (*skeleton.entities.values(), *contacts, *products)
    sales = _drawn(chance, TieType.SELLS, fronts, [p.id for p in products], len(fronts) * 2)
    reached = _drawn(
        chance, TieType.REACHED_AT, companies, [c.id for c in contacts], len(contacts) * 2
    )
    ties = (*(_dated(t, chance) for t in skeleton.ties), *sales, *reached)
    return Records(_SOURCES, tuple(_statement(e, chance) for e in entities), ties)


def _drawn(
    chance: random.Random, kind: TieType, starts: list[str], ends: list[str], count: int
) -> Iterator[Tie]:
    for n in range(count):
        ident = f"{kind.lower()}-{n}"
        start, end = chance.choice(starts), chance.choice(ends)
        yield Tie(
            ident,
            kind,
            start,
            end,
            source="market",
            standing=Standing.PLATFORM,
            wording="as shown there",
        )


def _statement(entity: Entity, chance: random.Random) -> Statement:
    values: dict[str, Value] = {"name": entity.name}
    if entity.kind in (Kind.COMPANY, Kind.ADDRESS):
        values["country"] = chance.choice(_COUNTRIES)
    if entity.kind is Kind.COMPANY:
        values["registration_number"] = f"INVENTED-{entity.id}"
        if chance.random() < 0.01:
            values["unknown_reason"] = "owner: not stated in the register"
    if entity.kind is Kind.STOREFRONT:
        values["ships_from"] = chance.choice(_COUNTRIES)
        values["market"] = "GB"
    if entity.kind is Kind.PRODUCT:
        values["category"] = f"category {chance.randrange(40)}"
    source = "gazette" if chance.random() < 0.002 else "reg"
    return Statement(entity.id, entity.kind, source, values)


def _dated(tie: Tie, chance: random.Random) -> Tie:
    """Give a tie of the skeleton its dates, wording and, now and then, another source."""
    drawn = chance.random()
    since, until = f"{chance.randrange(1990, 2020)}-05", ""
    if drawn < 0.1:
        until = f"{chance.randrange(2020, 2024)}-12-31"
    if drawn > 0.9 and tie.type is TieType.OWNS:
        source = "gazette" if drawn > 0.95 else "courier"
        return replace(
            tie, source=source, standing=Standing.PRESS, since=since, wording="holds, it says"
        )
    return replace(tie, since=since, until=until, wording="as entered")
