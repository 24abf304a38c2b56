"""An invented register of a few companies, their holders and one address of very many."""

from collections.abc import Iterator

from graph.model.records import Kind, Source, Standing, Statement, Tie, TieType
from graph.model.shares import parse_share

SOURCE = Source(
    "companies_house_psc:0123456789abcdef",
    "Persons with significant control, invented",
    "Companies House",
    type="officialRegister",
    published="2026-11-01",
    retrieved="2026-11-02",
    sha256="a" * 64,
)
LAMPS, HOLDINGS, MORE = "gb-00000001", "gb-00000002", "gb-00000003"
HOLDER = "gb-psc-invented"
AGENT, OFFICE = "address-agent", "address-office"
TENANTS = 30


def lamp_records() -> Iterator[Source | Statement | Tie]:
    """Yield the records, as a reader of a file gives them."""
    yield SOURCE
    yield _company(LAMPS, "ALDER LAMPS LTD", previous_names=("BROOK CANDLES LTD",))
    yield _company(HOLDINGS, "ALDER LAMPS HOLDINGS LIMITED")
    yield _company(MORE, "ALDER LAMPS LLP")
    yield Statement(
        HOLDER, Kind.PERSON, SOURCE.id, {"name": "Mr Quill Marlpit", "birth_date": "1970-03"}
    )
    yield Statement(AGENT, Kind.ADDRESS, SOURCE.id, {"name": "1 Invented Court, London"})
    yield Statement(OFFICE, Kind.ADDRESS, SOURCE.id, {"name": "7 Invented Lane, Leeds"})
    yield _tie("t1", TieType.OWNS, HOLDINGS, LAMPS, share=parse_share("75-100%"), interest="shares")
    yield _tie("t2", TieType.OWNS, HOLDER, HOLDINGS, share=parse_share("50-75%"), interest="shares")
    yield _tie("t3", TieType.LOCATED_AT, LAMPS, OFFICE, purpose="registered office")
    yield _tie("t4", TieType.LOCATED_AT, LAMPS, AGENT, purpose="registered office")
    for number in range(TENANTS):
        tenant = f"gb-{number + 100:08}"
        yield _company(
            tenant, f"{number + 100:08} (company number; name not stated here)", standing="derived"
        )
        yield _tie(f"a{number}", TieType.LOCATED_AT, tenant, AGENT)


def _company(ident: str, name: str, **values: str | tuple[str, ...]) -> Statement:
    stated = {"name": name, "country": "GB", "registration_number": ident[3:], **values}
    return Statement(ident, Kind.COMPANY, SOURCE.id, stated)


def _tie(ident: str, kind: TieType, start: str, end: str, **stated: object) -> Tie:
    whole = {"standing": Standing.REGISTER, **stated}
    return Tie(ident, kind, start, end, source=SOURCE.id, **whole)  # type: ignore[arg-type]
