"""Two invented registers with values of every type, and with what repeats or contradicts itself."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from graph.model.records import Kind, Source, Standing, Statement, Tie, TieType, Value
from graph.model.shares import Share, parse_share

OWNERS = Source(
    "owners:0123456789abcdef",
    "Owners, invented",
    "Companies House",
    type="officialRegister",
    published="2026-11-01",
    sha256="a" * 64,
    licence='free "as is"',
    extra={"pages": 3, "parts": ("1", "2")},
)
COMPANIES = Source(
    "companies:fedcba9876543210",
    "Companies, invented",
    "Companies House",
    type="officialRegister",
    published="2026-11-02",
)
LAMPS, CANDLES, WICKS, HOLDER = "gb-00000001", "gb-00000002", "gb-00000003", "gb-psc-invented"
PLACE, GONE = "address-invented", "gb-00000009"


def owner_records() -> Iterator[Source | Statement | Tie]:
    """Yield the records of the register of owners; some stand in it twice."""
    yield OWNERS
    stand_in = {"name": "00000001 (name not stated here)", "standing": "derived"}
    yield _stated(LAMPS, OWNERS, **stand_in, unknown_reason=("a; b", "c"))
    yield _stated(CANDLES, OWNERS, name='Brook & Söhne\'s "Candles" Ltd', lines="two\nlines")
    yield _stated(WICKS, OWNERS, name="Kerzen-Döchte A.B. GmbH", since="2020-01-01", staff=5)
    yield _stated(LAMPS, OWNERS, **stand_in, unknown_reason=("d", "a; b"), country="GB")
    yield _stated(WICKS, OWNERS, name="Kerzen-Döchte A.B. GmbH", since="2020-01-01", staff="few")
    yield Statement(HOLDER, Kind.PERSON, OWNERS.id, {"name": "Ми́ла 漢字 O'Quill", "age": 40.5})
    yield Statement(PLACE, Kind.ADDRESS, OWNERS.id, {"name": "1 Invented Court", "names": "x"})
    yield _tie("t1", TieType.OWNS, HOLDER, LAMPS, share=parse_share("(25,50]%"), since="2019-05")
    yield _tie("t1", TieType.OWNS, HOLDER, LAMPS, share=parse_share("50-75%"), until="2024")
    third = Share(Fraction(1, 3), Fraction(1, 3), text="a third")
    yield _tie("t2", TieType.OWNS, LAMPS, CANDLES, share=third, interest="votes", quoted=True)
    yield _tie("t3", TieType.LOCATED_AT, LAMPS, PLACE, purpose="registered office")
    yield _tie("t4", TieType.CONTROLS, HOLDER, WICKS, nature="appoints", wording='says "so"')
    further = {"score": "high", "staff": 3, "parts": ("a", "b")}
    yield _tie("t5", TieType.LINKED_TO, WICKS, CANDLES, extra=further, standing=Standing.DERIVED)


def company_records() -> Iterator[Source | Statement | Tie]:
    """Yield the records of the register of companies, which knows more of the same parties."""
    yield COMPANIES
    more: dict[str, Value] = {"active": True, "previous_names": ("OLD LAMPS LTD", "A LAMP")}
    yield _stated(LAMPS, COMPANIES, name="ALDER LAMPS LTD", registration_number="00000001", **more)
    yield _stated(WICKS, COMPANIES, name="WICKS LTD", staff=7, status="Active")
    yield Statement(PLACE, Kind.ADDRESS, COMPANIES.id, {"name": "1 Invented Court"})
    yield Statement("gb-00000004", Kind.COMPANY, COMPANIES.id, {"country": "GB"})
    yield _tie("c1", TieType.LOCATED_AT, WICKS, PLACE, source=COMPANIES.id)


def dangling_tie() -> Tie:
    """Return a tie to an id of which nothing is stated."""
    return _tie("t9", TieType.OWNS, HOLDER, GONE)


def _stated(ident: str, source: Source, **values: Value) -> Statement:
    return Statement(ident, Kind.COMPANY, source.id, values)


def _tie(ident: str, kind: TieType, start: str, end: str, **stated: Any) -> Tie:
    return Tie(ident, kind, start, end, **{"source": OWNERS.id, **stated})
