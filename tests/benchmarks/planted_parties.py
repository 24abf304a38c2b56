"""An invented register with planted truth: second entries of companies and persons, and traps.

Traps are two parties that look like one: sister companies of one address, phone and director; a
name used again after a dissolution; predecessor and successor; funds III and IV; father and son.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.model.records import (
    Contents,
    Kind,
    Source,
    Standing,
    Statement,
    Tie,
    TieType,
    Value,
)
from graph.stores.display_values import display_entity

_SYLLABLES = "mar lo pit ven sor ka dri bel un tha ros wick gar ton mel fra quo zed hur nim".split()
_TRADES = (
    "Garden Timber Harbour Lantern Copper Orchard Saddle Violin Wagon Needle Ceramics Textile "
    "Lighting Furnishings Logistics Imports Packaging Instruments"
).split()
_FORMS = ("Ltd", "Limited", "LLP", "plc")
_STREETS = "Mill Station Church Victoria Albert Quarry Weaver Market".split()
_AGENT = "71-75 Shelton Street, London WC2H 9JQ"
_AGENT_SHARE, _REGISTER_DAYS = 0.25, 7_000
SIGNS = ("number", "phone", "day", "address", "name")


@dataclass(slots=True)
class Planted:
    """An invented store, and which pairs of it are one party.

    ``true`` names the sign that a pair has in common, ``traps`` the kind of trap.
    """

    contents: Contents
    true: dict[tuple[str, str], str]
    traps: dict[tuple[str, str], str]


@dataclass(slots=True)
class _Writer:
    chance: random.Random
    statements: list[Statement] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    places: dict[tuple[Kind, str], str] = field(default_factory=dict)

    def state(self, ident: str, kind: Kind, source: str, **values: Value) -> None:
        self.statements.append(Statement(ident, kind, source, values))

    def tie(self, kind: TieType, start: str, end: str, source: str) -> None:
        ident = f"{kind} {start} {end}"
        standing = Standing.REGISTER if source == "register" else Standing.PRESS
        self.ties.append(Tie(ident, kind, start, end, source=source, standing=standing))

    def place(self, kind: Kind, text: str) -> str:
        if (kind, text) not in self.places:
            ident = f"{kind.value.lower()}-{len(self.places)}"
            self.places[kind, text] = ident
            self.state(ident, kind, "register", name=text)
        return self.places[kind, text]

    def located(self, ident: str, text: str, source: str) -> None:
        self.tie(TieType.LOCATED_AT, ident, self.place(Kind.ADDRESS, text), source)

    def reached(self, ident: str, text: str, source: str) -> None:
        self.tie(TieType.REACHED_AT, ident, self.place(Kind.CONTACT, text), source)


@dataclass(frozen=True, slots=True)
class _Company:
    ident: str
    name: str
    number: str
    founded: str
    phone: str
    address: str


def plant(size: int, seed: int = 3) -> Planted:
    """Return ``size`` companies of a register, 12 % of them entered twice, and 7.5 % traps."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    writer = _Writer(chance)
    companies = [_register(writer, n, _name(chance)) for n in range(size)]
    true: dict[tuple[str, str], str] = {}
    traps: dict[tuple[str, str], str] = {}
    chosen = chance.sample(companies, size * 12 // 100 + size * 75 // 1000)
    for n, company in enumerate(chosen[: size * 12 // 100]):
        sign = SIGNS[n % len(SIGNS)]
        true[company.ident, _second(writer, n, company, sign)] = sign
    for n, company in enumerate(chosen[size * 12 // 100 :]):
        kind, pair = _trap(writer, size + n, company)
        traps[pair] = kind
    _persons(writer, companies, true, traps)
    return Planted(_contents(writer), _ordered(true), _ordered(traps))


def _ordered(pairs: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    return {(min(pair), max(pair)): what for pair, what in pairs.items()}


def _word(chance: random.Random) -> str:
    return "".join(chance.sample(_SYLLABLES, 3)).capitalize()


def _name(chance: random.Random) -> str:
    return f"{_word(chance)} {' '.join(chance.sample(_TRADES, 2))} {chance.choice(_FORMS)}"


def _register(
    writer: _Writer, number: int, name: str, like: _Company | None = None, **more: Value
) -> _Company:
    chance = writer.chance
    day = chance.randrange(_REGISTER_DAYS)
    founded = f"{1995 + day // 336:04}-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}"
    street = f"{chance.randrange(1, 200)} {chance.choice(_STREETS)} {_word(chance)} Street"
    address = f"{street}, London E{chance.randrange(1, 20)} {chance.randrange(1, 10)}AB"
    address = _AGENT if chance.random() < _AGENT_SHARE else address
    company = _Company(
        f"gb-{number:08}",
        name,
        f"{number:08}",
        founded,
        like.phone if like else f"+4420{70_000_000 + number:08}",
        like.address if like else address,
    )
    values: dict[str, Value] = {"name": name, "country": "GB", "incorporated": founded}
    values |= {"registration_number": company.number} | more
    writer.state(company.ident, Kind.COMPANY, "register", **values)
    writer.located(company.ident, company.address, "register")
    writer.reached(company.ident, company.phone, "register")
    return company


def _second(writer: _Writer, number: int, company: _Company, sign: str) -> str:
    ident = f"page-{number:06}"
    values: dict[str, Value] = {"name": _noisy(writer.chance, company.name)}
    if sign == "number":
        values |= {"registration_number": company.number, "country": "GB"}
    if sign == "day":
        values["incorporated"] = company.founded
    source = f"page{number % 97}"
    writer.state(ident, Kind.COMPANY, source, **values)
    if sign == "phone":
        writer.reached(ident, company.phone, source)
    if sign == "address":
        writer.located(ident, company.address.replace("Street", "St."), source)
    return ident


def _noisy(chance: random.Random, name: str) -> str:
    words = name.split()
    drawn = chance.random()
    if drawn < 0.3:
        words[-1] = {"Ltd": "Limited", "Limited": "Ltd."}.get(words[-1], words[-1])
    elif drawn < 0.6:
        words.pop()
    elif drawn < 0.8:
        place = chance.randrange(2, len(words[0]) - 2)
        words[0] = words[0][:place] + words[0][place + 1 :]
    elif drawn < 0.9:
        words = [w.upper() for w in words]
    return " ".join(words)


def _trap(writer: _Writer, number: int, company: _Company) -> tuple[str, tuple[str, str]]:
    first, *own, _form = company.name.split()
    chance = writer.chance
    kind = ("sister", "unnumbered sister", "reused name", "successor", "fund")[number % 5]
    if kind == "sister":
        name = f"{first} {' '.join(chance.sample(sorted(set(_TRADES) - {*own}), 2))} Ltd"
        other = _register(writer, number, name, company)
        for one in (company.ident, other.ident):
            writer.tie(TieType.OFFICER_OF, f"director-{number}", one, "register")
        writer.state(f"director-{number}", Kind.PERSON, "register", name=_person(chance))
        return kind, (company.ident, other.ident)
    if kind == "reused name":
        other = _register(writer, number, company.name, dissolved="1990-01-01")
        return kind, (company.ident, other.ident)
    if kind == "successor":
        other = _register(writer, number, company.name, company)
        return kind, (company.ident, other.ident)
    ident = f"trap-{number:06}"
    name = f"{first} {' '.join(chance.sample(sorted(set(_TRADES) - {*own}), 2))} Ltd"
    if kind == "fund":
        writer.state(f"{ident}-a", Kind.COMPANY, "register", name=f"{first} Growth Fund III")
        writer.reached(f"{ident}-a", company.phone, "register")
        name = f"{first} Growth Fund IV"
    writer.state(ident, Kind.COMPANY, "press", name=name)
    writer.reached(ident, company.phone, "press")
    return kind, (f"{ident}-a" if kind == "fund" else company.ident, ident)


def _person(chance: random.Random) -> str:
    return f"{_word(chance)} {_word(chance)}"


def _persons(
    writer: _Writer,
    companies: list[_Company],
    true: dict[tuple[str, str], str],
    traps: dict[tuple[str, str], str],
) -> None:
    chance = writer.chance
    for n, company in enumerate(companies[::2]):
        name, month = (
            _person(chance),
            f"{chance.randrange(1940, 2000)}-{chance.randrange(1, 13):02}",
        )
        ids = (f"person-{n:06}-a", f"person-{n:06}-b")
        writer.state(ids[0], Kind.PERSON, "register", name=name, birth_date=month)
        writer.tie(TieType.OFFICER_OF, ids[0], company.ident, "register")
        if n % 5 > 1:
            continue
        own = month if n % 5 == 0 else f"{int(month[:4]) + 30}-01"
        source = "press" if n % 5 == 0 else "register"
        writer.state(ids[1], Kind.PERSON, source, name=name, birth_date=own)
        writer.tie(TieType.OFFICER_OF, ids[1], company.ident, source)
        if n % 5 == 0:
            true[ids] = "person"
        else:
            traps[ids] = "father and son"


def _contents(writer: _Writer) -> Contents:
    sources = {
        "register": Source("register", "Example Register", type="officialRegister"),
        "press": Source("press", "Example Gazette", type="thirdParty"),
    }
    pages = {f"page{n}": Source(f"page{n}", f"Page {n}", type="selfDeclaration") for n in range(97)}
    sources |= pages
    spoken: dict[str, list[Statement]] = defaultdict(list)
    for statement in writer.statements:
        spoken[statement.entity].append(statement)
    entities = {ident: display_entity(said, sources) for ident, said in spoken.items()}
    return Contents(entities, sources, tuple(writer.statements), tuple(writer.ties))


def grown(planted: Planted, number: int) -> Contents:
    """Return the store with further companies, as an import brings them."""
    writer = _Writer(random.Random(99))  # noqa: S311 - invented data
    for n in range(number):
        _register(writer, 90_000_000 + n, _name(writer.chance))
    renamed = {s.entity: f"more-{s.entity}" for s in writer.statements if "-" in s.entity}
    statements = [
        Statement(renamed[s.entity], s.kind, s.source, s.values) for s in writer.statements
    ]
    ties = [
        Tie(f"more {t.id}", t.type, renamed[t.start], renamed[t.end], source=t.source)
        for t in writer.ties
    ]
    sources = planted.contents.sources
    entities = {s.entity: display_entity([s], sources) for s in statements}
    return Contents(
        {**planted.contents.entities, **entities},
        sources,
        (*planted.contents.statements, *statements),
        (*planted.contents.ties, *ties),
    )


def companies_of(contents: Contents) -> Iterator[str]:
    """Yield the ids of the companies of a store."""
    return (e.id for e in contents.entities.values() if e.kind is Kind.COMPANY)
