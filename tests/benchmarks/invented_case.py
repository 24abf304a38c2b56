"""An invented case over a register: platforms that companies of it run, and their storefronts."""

import random
from collections import defaultdict

import numpy as np

from graph.model.records import Contents, Entity, Kind, Source, Standing, Statement, Tie, TieType
from graph.registers.board.part import BoardPart

_PLATFORMS = 6
_FROM_THE_GROUP = 0.03
_LARGE_GROUP = 400
_COMPANY = list(Kind).index(Kind.COMPANY)
_SOURCE = Source("market", "Invented Market, pages", type="selfDeclaration", published="2026-11-01")


def invented_case(register: BoardPart, storefronts: int, seed: int = 4) -> Contents:
    """Return storefronts whose sellers are companies of a register, few of them a platform's."""
    dice = random.Random(seed)  # noqa: S311 - a benchmark, not a secret
    groups = _groups(register, dice)
    companies = np.flatnonzero(np.array(register.columns.kind) == _COMPANY)
    stated, ties = [], []
    for n, (root, _) in enumerate(groups):
        operator, platform = str(register.ids[root]), f"platform-{n}"
        stated += [_stated(platform, Kind.PLATFORM), _stated(operator, Kind.COMPANY)]
        ties.append(_tie(f"runs-{n}", TieType.OPERATES, operator, platform))
    for n in range(storefronts):
        number = dice.randrange(len(groups))
        _, group = groups[number]
        inside = dice.random() < _FROM_THE_GROUP
        chosen = dice.choice(group) if inside else int(companies[dice.randrange(len(companies))])
        seller, storefront = str(register.ids[chosen]), f"shop-{n:06}"
        stated += [_stated(storefront, Kind.STOREFRONT), _stated(seller, Kind.COMPANY)]
        ties += [
            _tie(f"sells-{n:06}", TieType.SELLS_ON, storefront, f"platform-{number}"),
            _tie(f"runs-shop-{n:06}", TieType.OPERATES, seller, storefront),
        ]
    statements = {s.id: s for s in stated}
    return Contents(
        {s.entity: Entity(s.entity, s.kind, str(s.values["name"])) for s in statements.values()},
        {_SOURCE.id: _SOURCE},
        tuple(sorted(statements.values(), key=lambda s: s.entity)),
        tuple(sorted(ties, key=lambda t: t.id)),
    )


def _groups(register: BoardPart, dice: random.Random) -> list[tuple[int, list[int]]]:
    """Return the largest groups of companies, of some that were drawn, each with its root."""
    columns = register.columns
    owns = columns.coded["type"] == list(columns.texts["type"]).index("OWNS")
    held: dict[int, list[int]] = defaultdict(list)
    pairs = zip(columns.start[owns].tolist(), columns.end[owns].tolist(), strict=True)
    for holder, company in pairs:
        if columns.kind[holder] == _COMPANY:
            held[holder].append(company)
    drawn = dice.sample(sorted(held), min(len(held), 3000))
    sized = sorted(((len(_group(held, root)), root) for root in drawn), reverse=True)
    return [(root, _group(held, root)) for _, root in sized[:_PLATFORMS]]


def _group(held: dict[int, list[int]], root: int) -> list[int]:
    found, queue = {root: None}, [root]
    while queue and len(found) < _LARGE_GROUP:
        for company in held.get(queue.pop(0), ()):
            if company not in found:
                found[company] = None
                queue.append(company)
    return list(found)


def _stated(ident: str, kind: Kind) -> Statement:
    return Statement(ident, kind, _SOURCE.id, {"name": f"{kind} {ident} on its page"})


def _tie(ident: str, kind: TieType, start: str, end: str) -> Tie:
    return Tie(ident, kind, start, end, source=_SOURCE.id, standing=Standing.PLATFORM)
