"""Random cases over a random register: every tie, date, share, match and end of a party."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.model.records import (
    ENDS,
    Contents,
    Entity,
    Holding,
    Judgement,
    Kind,
    Source,
    Standing,
    Statement,
    Tie,
    TieType,
    Value,
)
from graph.model.shares import parse_share
from graph.stores.display_values import display_entity

_SHARES = (
    "100%", "60%", "50%", "51%", "25-50%", "(25,50]%", "10%", "0%", ">50%", "1/3", "[75,100]%",
)  # fmt: skip
_INTERESTS = ("", "", "", "votes", "shares as trustee")
_PURPOSES = ("registered office", "business", "ships from", "returns", "service", "")
_KINDS = {
    Kind.COMPANY: 10, Kind.PERSON: 6, Kind.ADDRESS: 3, Kind.CONTACT: 2, Kind.STOREFRONT: 5,
    Kind.BRAND: 1, Kind.PRODUCT: 1,
}  # fmt: skip
_TIES = {
    TieType.OWNS: 9, TieType.CONTROLS: 2, TieType.OFFICER_OF: 4, TieType.EMPLOYED_BY: 1,
    TieType.LOCATED_AT: 4, TieType.REACHED_AT: 2, TieType.LINKED_TO: 2, TieType.SAME_AS: 3,
    TieType.OPERATES: 1,
}  # fmt: skip
_SOURCES = {
    "register": Source("register", "Invented register", type="officialRegister", published="2022"),
    "page": Source("page", "Invented page", type="selfDeclaration", published="2023-02-03"),
    "report": Source("report", "Invented report", type="thirdParty", published="2021-05"),
}
_OF_THE_REGISTER = ("register",)


@dataclass(frozen=True, slots=True)
class RandomCase:
    """The whole as one store, and its two halves: the register and the case."""

    whole: Contents
    register: Contents
    case: Contents
    mass_tenants: int


def random_case(seed: int, most: int = 40) -> RandomCase:
    """Return the case of a seed, of at most so many parties."""
    return _Dice(seed).case(most)


class _Dice:
    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a test, not a secret
        self._kinds: dict[str, Kind] = {}
        self._ties: list[Tie] = []

    def case(self, most: int) -> RandomCase:
        dice = self._random
        mass = dice.choice([1, 2, 3, 20])
        self._roll_parties(dice.randrange(8, most))
        self._roll_sellers()
        for _ in range(int(len(self._kinds) * dice.choice([1.2, 2, 3]))):
            self._roll_tie()
        stated = [s for ident in self._kinds for s in self._roll_statements(ident)]
        return RandomCase(
            _contents(stated, self._ties),
            _contents(*_of_sources(stated, self._ties, inside=True)),
            _contents(*_of_sources(stated, self._ties, inside=False)),
            mass,
        )

    def _roll_parties(self, count: int) -> None:
        kinds = self._random.choices([*_KINDS], [*_KINDS.values()], k=count)
        self._kinds = {f"n{i}": kind for i, kind in enumerate(kinds)}
        self._kinds |= {"p0": Kind.PLATFORM, "p1": Kind.PLATFORM}

    def _of(self, *kinds: Kind) -> list[str]:
        return [ident for ident, kind in self._kinds.items() if kind in kinds]

    def _roll_sellers(self) -> None:
        dice, companies = self._random, self._of(Kind.COMPANY)
        for shop in self._of(Kind.STOREFRONT):
            if dice.random() < 0.9:
                self._add(TieType.SELLS_ON, shop, dice.choice(["p0", "p1"]), **self._rarely_dated())
            if dice.random() < 0.9 and companies:
                self._add(TieType.OPERATES, dice.choice(companies), shop, **self._dates())
        for platform in ("p0", "p1"):
            for _ in range(dice.randrange(1, 3) if companies else 0):
                self._add(TieType.OPERATES, dice.choice(companies), platform)

    def _rarely_dated(self) -> dict[str, str]:
        return self._dates() if self._random.random() < 0.2 else {}

    def _dates(self) -> dict[str, str]:
        dice = self._random
        if dice.random() < 0.6:
            return {}
        year = dice.randrange(2015, 2029)
        until = str(year + dice.randrange(14)) if dice.random() < 0.6 else ""
        return {"since": f"{year}-0{dice.randrange(1, 9)}", "until": until}

    def _roll_tie(self) -> None:
        dice = self._random
        kind = dice.choices([*_TIES], [*_TIES.values()])[0]
        starts, ends = (self._of(*kinds) for kinds in ENDS[kind])
        if not starts or not ends:
            return
        start = dice.choice(starts)
        if kind is TieType.SAME_AS:
            ends = self._of(self._kinds[start])
        self._add(kind, start, dice.choice(ends), **self._said(kind))

    def _said(self, kind: TieType) -> dict[str, object]:
        dice = self._random
        match kind:
            case TieType.OWNS:
                return {
                    **self._dates(),
                    "share": parse_share(dice.choice(_SHARES)) if dice.random() < 0.8 else None,
                    "interest": dice.choice(_INTERESTS),
                    "holding": dice.choice([*Holding]),
                }
            case TieType.LOCATED_AT:
                return {**self._dates(), "purpose": dice.choice(_PURPOSES)}
            case TieType.SAME_AS:
                return {
                    "judgement": dice.choice([Judgement.PROPOSED, *Judgement, None]),
                    "judged_at": f"2024-01-{dice.randrange(10, 28)}",
                    "judged_by": dice.choice(["", "Invented Name"]),
                }
            case _:
                return {**self._dates()}

    def _add(self, kind: TieType, start: str, end: str, **said: object) -> None:
        dice = self._random
        if start == end and dice.random() < 0.8:
            return
        tie = Tie(
            f"t{len(self._ties)}", kind, start, end,
            source=dice.choice([*_SOURCES]), standing=dice.choice([*Standing, None]),
            **said,  # type: ignore[arg-type]
        )  # fmt: skip
        self._ties.append(tie)

    def _roll_statements(self, ident: str) -> Iterable[Statement]:
        """Yield what the sources of a party's ties state of it, and the page at least."""
        dice = self._random
        sources = {t.source for t in self._ties if ident in (t.start, t.end)} | {"page"}
        for source in sorted(sources):
            values: dict[str, Value] = {"name": f"N{ident} by {source}"}
            if dice.random() < 0.3:
                values["registration_number"] = ident
            if dice.random() < 0.2:
                values |= dice.choice(_ENDS)
            if dice.random() < 0.1:
                values["unknown_reason"] = ("not stated here",)
            if dice.random() < 0.1:
                values["denies"] = f"Not so, says {ident}"
            yield Statement(ident, self._kinds[ident], source, values)


_ENDS: Sequence[Mapping[str, Value]] = (
    {"dissolved": "2019-05-06"},
    {"dissolved": "2024"},
    {"died": "2020-07"},
    {"status": "Dissolved"},
    {"status": "Active"},
    {"lei_status": "RETIRED"},
    {"record_closed": "2031-01-01"},
)


def _of_sources(
    stated: Iterable[Statement], ties: Iterable[Tie], *, inside: bool
) -> tuple[list[Statement], list[Tie]]:
    return (
        [s for s in stated if (s.source in _OF_THE_REGISTER) == inside],
        [t for t in ties if (t.source in _OF_THE_REGISTER) == inside],
    )


def _contents(stated: Iterable[Statement], ties: Iterable[Tie]) -> Contents:
    about: dict[str, list[Statement]] = {}
    for statement in stated:
        about.setdefault(statement.entity, []).append(statement)
    entities: dict[str, Entity] = {
        ident: display_entity(about[ident], _SOURCES) for ident in sorted(about)
    }
    return Contents(
        entities,
        _SOURCES,
        tuple(
            sorted((s for some in about.values() for s in some), key=lambda s: (s.entity, s.source))
        ),
        tuple(sorted(ties, key=lambda t: t.id)),
    )
