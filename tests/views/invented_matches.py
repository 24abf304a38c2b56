"""Invented entries of a register and of a marketplace that may be the same, in any number."""

from collections.abc import Iterator

from graph.model.records import (
    Kind,
    Records,
    Source,
    Standing,
    Statement,
    Tie,
    TieType,
)

REGISTER = Source(
    "reg", "Example Register", "Example Register", type="officialRegister", published="2025-06-03"
)
SELLER_PAGE = Source(
    "page",
    "Seller page",
    "Example Market",
    "https://example.com/seller",
    type="selfDeclaration",
    retrieved="2025-06-03",
    capture="urn:uuid:0",
)
_PLACES = ("Amble", "Birch", "Corran", "Dunmore", "Elder", "Fairlie", "Gorse", "Hollin")
_TRADES = ("Garden Tools", "Kitchen Goods", "Toys", "Lamps", "Cables", "Shoes", "Boxes")


def name_of(number: int) -> str:
    place, trade = _PLACES[number % len(_PLACES)], _TRADES[number % len(_TRADES)]
    return f"{place} {trade} {number}"


def many_entries(count: int) -> Records:
    """Return ``count`` pairs of a register's entry and a seller that may be the same."""
    statements: list[Statement] = []
    ties: list[Tie] = []
    for n in range(count):
        statements += _pair(n)
        ties += _ties(n)
    return Records((REGISTER, SELLER_PAGE), tuple(statements), tuple(ties))


def _pair(n: int) -> Iterator[Statement]:
    registered = {"name": f"{name_of(n)} Ltd", "country": "GB", "incorporated": "2019-04-02"}
    registered["registration_number"] = f"{9990000 + n:08}"
    yield Statement(f"a{n:05}", Kind.COMPANY, "reg", registered)
    yield Statement(f"b{n:05}", Kind.COMPANY, "page", {"name": name_of(n), "country": "GB"})
    yield Statement(f"p{n:05}", Kind.CONTACT, "page", {"name": f"+44 20 7946 {n:04}"})
    yield Statement(f"s{n:05}", Kind.STOREFRONT, "page", {"name": f"Shop {name_of(n)}"})


def _ties(n: int) -> Iterator[Tie]:
    for side, source in (("a", "reg"), ("b", "page")):
        yield Tie(f"{side}p{n}", TieType.REACHED_AT, f"{side}{n:05}", f"p{n:05}", source=source)
    yield Tie(
        f"o{n}",
        TieType.OPERATES,
        f"b{n:05}",
        f"s{n:05}",
        source="page",
        standing=Standing.PLATFORM,
    )
