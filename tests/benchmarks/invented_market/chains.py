"""Ties of every strength between the first sellers and the platform's side."""

from collections.abc import Callable

from tests.benchmarks.invented_market.market import NEAR, director_of
from tests.benchmarks.invented_market.rows import (
    OFFICE,
    OPERATOR,
    OURS,
    PAGES,
    PARENT,
    PRESS,
    REPEAT,
    Rows,
    person_id,
    seller_id,
)


def chains(rows: Rows) -> None:
    """Give each of the first sellers one of the ways, in turn."""
    for number in range(1, NEAR + 1):
        _WAYS[(number - 1) % len(_WAYS)](rows, seller_id(number), number)


def _group(number: int) -> str:
    return f"inv-group-{number % 4 + 1}"


def _owned(rows: Rows, seller: str, number: int) -> None:
    rows.tie(PARENT, "OWNS", seller, share="100%" if number % 20 < 10 else "51%", since="2022")


def _controlled(rows: Rows, seller: str, number: int) -> None:
    rows.tie(_group(number), "CONTROLS", seller, nature="right to appoint directors")


def _part_owned(rows: Rows, seller: str, number: int) -> None:
    rows.tie(OPERATOR, "OWNS", seller, share="25-50%" if number % 20 < 10 else "24.9%")
    rows.tie(director_of(number), "OWNS", seller, share="50%")


def _personnel(rows: Rows, seller: str, number: int) -> None:
    staff = person_id(number // 10 * 2 + 1)
    rows.tie(staff, "OFFICER_OF", seller, role="director", role_kind="director", since="2022")


def _linked(rows: Rows, seller: str, number: int) -> None:
    rows.tie(seller, "LINKED_TO", _group(number), PRESS, wording="works with")


def _same_office(rows: Rows, seller: str, _number: int) -> None:
    rows.tie(seller, "LOCATED_AT", OFFICE, PAGES, purpose="business")


def _possibly_same(rows: Rows, seller: str, number: int) -> None:
    undecided = {"judgement": "proposed", "score": "0.7", "standing": "derived"}
    rows.tie(seller, "SAME_AS", _group(number), OURS, wording="similar, undecided", **undecided)


def _formerly_owned(rows: Rows, seller: str, number: int) -> None:
    rows.tie(PARENT, "OWNS", seller, share="100%", since="2021", until="2023")
    rows.tie(director_of(number), "OWNS", seller, share="100%", since="2024")


def _reported(rows: Rows, seller: str, _number: int) -> None:
    rows.tie(PARENT, "OWNS", seller, PRESS, wording="owned by Example Market Group")
    rows.tie(PARENT, "OWNS", seller, REPEAT, wording="a company of Example Market Group")


def _through_holding(rows: Rows, seller: str, number: int) -> None:
    name = f"Holding {number} Inc"
    country = "PA" if number % 20 == 0 else "LU"
    ident = f"inv-holding-{number:02}"
    rows.entity(ident, "Company", name, country=country, incorporated="2021-02-01")
    rows.tie(ident, "OWNS", seller, share=">50%")
    rows.tie(PARENT, "OWNS", ident, share="60%")


_WAYS: tuple[Callable[[Rows, str, int], None], ...] = (
    _owned,
    _controlled,
    _part_owned,
    _personnel,
    _linked,
    _same_office,
    _possibly_same,
    _formerly_owned,
    _reported,
    _through_holding,
)
