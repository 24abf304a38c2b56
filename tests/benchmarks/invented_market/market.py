"""The platform, the agents, the goods and 300 storefronts with their sellers."""

from datetime import date, timedelta

from tests.benchmarks.invented_market.rows import (
    AGENTS,
    OFFICE,
    OPERATOR,
    PAGES,
    PARENT,
    PLATFORM,
    PRESS,
    WAREHOUSE,
    Rows,
    person_id,
    seller_id,
    shop_id,
)

STOREFRONTS = 300
NEAR = 60  # The first storefronts, whose sellers have ties of some kind to the platform's side.
AGENT, HOLDER = 901, 902
# What the signs of signs.py need otherwise than usual.
OWNERLESS = frozenset({74, 96, 106, 107, 110, 111, 115})
SELLERLESS = frozenset({93, 94, 95})
RUN_BY = {87: 86, 88: 86, 89: 86, 90: 86}
TOLD_BY_PRESS = frozenset({111, 115})

_FIRST, _LAST = date(2021, 1, 4), date(2024, 12, 20)
_CATEGORIES = "Lamps Kitchen Pets Toys Garden Phones Beauty Sport Books Tools".split()
_COLOURS = "Amber Birch Cedar Dune Ember Fern Grove Harbour Indigo Juniper Kite Lantern".split()
_THINGS = "Anvil Basket Candle Drum Easel Fiddle Gate Hammock Inkwell Jar Kettle Ladder".split()
_FORMS = {"GB": "Ltd", "DE": "GmbH", "CN": "Co Ltd", "SG": "Pte Ltd", "FR": "SAS", "PL": "Sp zoo"}


def platform(rows: Rows) -> None:
    """Make up the platform, its operator, its parent and some of their companies and staff."""
    denial = "Every seller on Example Market is a business of its own, says the market (invented)."
    rows.entity(PLATFORM, "Platform", "Market", PAGES, market="GB", denies=denial)
    for ident, name, began in (
        (OPERATOR, "Market Operations Ltd", "2015-05-04"),
        (PARENT, "Market Group plc", "2012-03-01"),
        *((f"inv-group-{n}", f"Market Services {n} Ltd", f"201{n + 4}-02-01") for n in range(1, 5)),
    ):
        rows.entity(ident, "Company", name, country="GB", incorporated=began, status="active")
        if ident != PARENT:
            share = "100%" if ident == OPERATOR else "75-100%"
            rows.tie(PARENT, "OWNS", ident, share=share, since=began)
    rows.tie(OPERATOR, "OPERATES", PLATFORM, PAGES, role="operator", since="2016")
    rows.entity(OFFICE, "Address", "House, 1 Example Square, London", country="GB")
    rows.tie(OPERATOR, "LOCATED_AT", OFFICE, purpose="registered office")
    rows.entity(WAREHOUSE, "Address", "Warehouse, 9 Example Dock, Leeds", PAGES, country="GB")
    for number in range(1, 13):
        until = {"until": "2022"} if number > 8 else {}
        employer = OPERATOR if number % 2 else PARENT
        post = {"role": "category manager", "since": "2019", **until}
        rows.tie(rows.person(number), "EMPLOYED_BY", employer, PRESS, **post)


def agents(rows: Rows) -> None:
    """Make up a formation agent: an address, a director and a holder of very many companies."""
    rows.entity(AGENTS, "Address", "Agents, 20 Example Lane, London", country="GB")
    director, holder = rows.person(AGENT), rows.person(HOLDER)
    for number in range(1, 27):
        name = f"Shelf {number} Ltd"
        began = {"incorporated": "2020-06-01"}
        shelf = rows.entity(f"inv-shelf-{number:02}", "Company", name, country="GB", **began)
        rows.tie(shelf, "LOCATED_AT", AGENTS, purpose="registered office")
        rows.tie(director, "OFFICER_OF", shelf, role="director", role_kind="director", since="2020")
        rows.tie(holder, "CONTROLS", shelf, nature="right to appoint directors")


def goods(rows: Rows) -> None:
    """Make up five products a category, and a brand for every second one."""
    for category in _CATEGORIES:
        for number in range(1, 6):
            slug = f"{category.lower()}-{number}"
            name = f"{category} article {number}"
            product = rows.entity(f"inv-product-{slug}", "Product", name, PAGES, category=category)
            if number % 2:
                brand = f"inv-brand-{slug}"
                rows.entity(brand, "Brand", f"{category} brand {number}", PAGES)
                rows.tie(product, "OF_BRAND", brand, PAGES)


def storefronts(rows: Rows) -> None:
    """Make up the storefronts; those near the platform open late, and in few categories."""
    for number in range(1, STOREFRONTS + 1):
        near = number <= NEAR
        listed = rows.day(date(2022, 6, 1) if near else _FIRST, _LAST)
        country = _country(rows, number)
        _storefront(rows, number, country, listed)
        if number not in SELLERLESS:
            operator = RUN_BY.get(number, number)
            if operator == number:
                _seller(rows, number, country, listed)
            source = PRESS if number in TOLD_BY_PRESS else PAGES
            role = {"role": "seller", "since": listed.isoformat()}
            rows.tie(seller_id(operator), "OPERATES", shop_id(number), source, **role)
        for category in rows.chance.sample(_CATEGORIES[:4] if near else _CATEGORIES, 2):
            product = f"inv-product-{category.lower()}-{rows.chance.randint(1, 5)}"
            since = rows.day(listed, _LAST).isoformat()
            rows.tie(shop_id(number), "SELLS", product, PAGES, since=since)


def _country(rows: Rows, number: int) -> str:
    if number <= NEAR:
        return "GB" if number % 3 else "SG"
    weights = (46, 30, 9, 6, 5, 4)
    return rows.chance.choices(("GB", "CN", "DE", "FR", "PL", "SG"), weights)[0]


def _storefront(rows: Rows, number: int, country: str, listed: date) -> None:
    away = rows.chance.random() > 0.9
    market = "DE" if number % 10 == 0 or number in SELLERLESS - {95} else "GB"
    shop = rows.entity(
        shop_id(number),
        "Storefront",
        f"Shop {number}",
        PAGES,
        market=market,
        ships_from=rows.chance.choice(("CN", "PL", "SG")) if away else country,
    )
    closed = {"until": "2025-01-10"} if number % 25 == 0 else {}
    rows.tie(shop, "SELLS_ON", PLATFORM, PAGES, since=listed.isoformat(), **closed)
    if number not in SELLERLESS:
        phone = f"inv-phone-{number:03}"
        rows.entity(phone, "Contact", f"Phone 000-{number:04}", PAGES)
        rows.tie(shop, "REACHED_AT", phone, PAGES)
    if number % 4 == 0:
        rows.tie(shop, "LOCATED_AT", WAREHOUSE, PAGES, purpose="returns")


def _seller(rows: Rows, number: int, country: str, listed: date) -> None:
    name = f"{rows.chance.choice(_COLOURS)} {rows.chance.choice(_THINGS)} {number}"
    began = (listed - timedelta(days=rows.chance.randint(200, 2500))).isoformat()
    seller = rows.entity(
        seller_id(number),
        "Company",
        f"{name} {_FORMS[country]}",
        country=country,
        registration_number=f"INV-{number + 1000:05}",
        incorporated=began,
        status="active",
    )
    director = rows.person(100 + number)
    rows.tie(director, "OFFICER_OF", seller, role="director", role_kind="director", since=began)
    if number > NEAR and number not in OWNERLESS:
        share = rows.chance.choice(("100%", "75-100%", "60%"))
        rows.tie(director, "OWNS", seller, share=share, since=began)
    place = f"Street {number}, no {rows.chance.randint(1, 90)}"
    address = rows.entity(f"inv-address-{number:03}", "Address", place, country=country)
    rows.tie(seller, "LOCATED_AT", address, purpose="registered office")


def director_of(number: int) -> str:
    """Return the id of the director of a seller."""
    return person_id(100 + number)
