"""What is none gets past no source: no name, no address, no contact, no id comes of it."""

import html
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from graph.errors import InvestigatorError
from graph.importing.read_all import read_files
from graph.model import ids
from graph.model.records import KIND_ASSUMED, Kind, Source, Statement, Tie, TieType, Value
from graph.model.vocabulary.placeholders import is_placeholder
from graph.model.vocabulary.postal_addresses import is_address
from scrapers.contract.collector import Record
from scrapers.parsing.admission import RecordGate
from scrapers.parsing.holders.holdings import HolderRegister, ListedParty, Lot
from scrapers.sources.databases.icij.database import COLLECTOR as ICIJ
from scrapers.sources.databases.icij.nodes import ORIGIN
from scrapers.sources.registers.gleif.entities import LeiCompany, entity_records
from scrapers.sources.trader_details.page.visible_lines import plain_text
from tests.paths import FIXTURES
from tests.scrapers.cases import Case, cases, page_of, records

SOURCE = Source("s", "t")
NONE = (
    "N/A",
    "n.a.",
    "none",
    "NULL",
    "-",
    "Unknown",
    "not applicable",
    "To be provided",
    "XXX",
    "test",
    "{{trader.name}}",
    "[Name]",
    "Musterfirma",
    "Max Mustermann",
    "keine Angabe",
    "non renseigné",
    "sconosciuto",
    "no aplica",
    "não informado",
    "onbekend",
    "nie dotyczy",
    "tidak ada",
    "不详",
    "該当なし",
    "неизвестно",
    "ej angivet",
    "bilinmiyor",
    "neuvedeno",
)
PLACES = (
    "Hong Kong",
    "Shenzhen",
    "99999 Musterstadt",
    "Road Town, Tortola",
    "Wilmington, DE 19801",
    "Dublin 2",
    "75008 Paris Cedex 08",
    "广东省深圳市",
    "St. Gallen",
    "Menlo Park, California",
    "London, SW1A 1AA",
    "Singapore 069547",
    "Bandung, Jawa Barat",
    "Praha 4",
)
ADDRESSES = (
    "1 Example Street, Exampleton",
    "Musterplatz 3, 99999 Musterstadt",
    "PO Box 123, Road Town, Tortola",
    "Trident Chambers, Road Town",
    "Jl. Contoh, Jakarta",
    "虚构市示例路1号",
    "ul. Przykładowa 1, 00-001 Warszawa",
    "Örnek Cad. No:5, İstanbul",
    "ул. Примерная, д. 1, Москва",
    "12 Nowhere, Springfield",
)
PHONES = ("0000000000", "1234567890", "+86 000000000", "111 111 1111", "987654321", "+49 0000000")
MAILS = ("none@none.com", "test@test.de", "a@example.com", "xxx@xxx.com", "info@musterfirma.de")


@pytest.mark.parametrize("text", NONE)
def test_what_says_that_nothing_is_stated_is_none(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "name",
    ["Nil Ltd", "Test Rite GmbH", "X", "3M", "K&A", "H&M", "AAA", "Unknown Worlds Inc", "无印良品"],
)
def test_a_name_is_a_name(name: str) -> None:
    assert not is_placeholder(name)


@pytest.mark.parametrize("text", PLACES)
def test_a_place_alone_is_no_address(text: str) -> None:
    assert not is_address(text)
    assert ids.address_id(text, "XX") == ""


@pytest.mark.parametrize("text", ADDRESSES)
def test_a_street_a_box_or_a_building_makes_an_address(text: str) -> None:
    assert ids.address_id(text, "XX")
    assert ids.address_id(f"{text}, N/A", "XX") == ids.address_id(text, "XX")


@pytest.mark.parametrize("number", PHONES)
@pytest.mark.parametrize("country", ["CN", "DE", "US"])
def test_a_number_that_fills_a_field_is_no_contact(number: str, country: str) -> None:
    assert ids.phone_id(number, country) == ""


@pytest.mark.parametrize("address", MAILS)
def test_a_made_up_mailbox_is_no_contact(address: str) -> None:
    assert ids.email_id(address) == ""


@pytest.mark.parametrize(
    "address", ["info@test.de", "acme@acme.cn", "me@mail.com", "me@lantern.example"]
)
def test_a_mailbox_of_somebody_is_a_contact(address: str) -> None:
    assert ids.email_id(address) == f"email-{address}"


@pytest.mark.parametrize(
    ("number", "country", "ident"),
    [
        ("+48 (0) 22 555 12 34", "PL", "phone-+48225551234"),
        ("+49 (0)30 23125003", "DE", "phone-+493023125003"),
        ("+39 (0)6 1234 5678", "IT", "phone-+390612345678"),
        ("0048 (0)22 5551234", "PL", "phone-+48225551234"),
    ],
)
def test_a_zero_in_brackets_is_not_dialled_from_abroad(
    number: str, country: str, ident: str
) -> None:
    assert ids.phone_id(number, country) == ident


# Every class through every source, in the fields that its cases show to be names and addresses.
READ = [case for case in cases() if "search" not in case.told]
each_case = pytest.mark.parametrize("case", READ, ids=lambda c: c.name)
KINDS = (Kind.COMPANY, Kind.PERSON)


@each_case
def test_no_source_lets_a_name_that_is_none_past(case: Case) -> None:
    for others in _rounds(_stated_names(case), NONE):
        found = _altered(case, others)
        stated = _statements(found)
        called = [s for s in stated if s.kind in KINDS and _is_called(s, others)]
        assert [s.entity for s in called] == []
        named = {s.entity for s in stated}
        assert [t.id for t in found if isinstance(t, Tie) and not {t.start, t.end} <= named] == []


@each_case
def test_no_source_makes_an_address_of_a_place(case: Case) -> None:
    for others in _rounds(_stated_streets(case), [*PLACES, *NONE[:8]]):
        made = [s for s in _statements(_altered(case, others)) if s.kind is Kind.ADDRESS]
        assert [s.values["name"] for s in made if not is_address(str(s.values["name"]))] == []
        assert [s.entity for s in made if is_placeholder(str(s.values["name"]))] == []


@each_case
def test_no_source_makes_a_contact_of_what_fills_a_field(case: Case) -> None:
    contacts = [s for s in _stated(case) if s.kind is Kind.CONTACT]
    texts = {str(s.values["name"]) for s in contacts if s.values["contact_type"] != "website"}
    for others in _rounds(texts, [*PHONES, *MAILS, *NONE[:8]]):
        made = [s for s in _statements(_altered(case, others)) if s.kind is Kind.CONTACT]
        assert [s.entity for s in made if s.values["name"] in others.values()] == []


@each_case
@pytest.mark.parametrize("number", ["0", "00000000", "00000000000000", "N/A", "-"])
def test_no_source_makes_an_id_of_a_number_that_is_none(case: Case, number: str) -> None:
    stated = [s.values.get("registration_number") for s in _stated(case)]
    found = _altered(case, dict.fromkeys([n for n in stated if isinstance(n, str)], number))
    made = {s.entity for s in _statements(found) if s.kind is Kind.COMPANY}
    assert [ident for ident in made if re.fullmatch(r"[a-z]{2}-(?:0*|N-A)", ident)] == []


@each_case
@pytest.mark.parametrize("name", ["Jam Rekaan GmbH", "Jam Rekaan s.r.o.", "Stichting Jam Rekaan"])
def test_a_legal_form_makes_a_company_in_every_source(case: Case, name: str) -> None:
    assumed = {
        str(s.values["name"])
        for s in _stated(case)
        if s.kind is Kind.PERSON and s.values.get(KIND_ASSUMED) and "name" in s.values
    }
    found = _statements(_altered(case, dict.fromkeys(assumed, name)))
    persons = [s for s in found if s.values.get("name") == name and s.kind is Kind.PERSON]
    assert [s.entity for s in persons if s.values.get(KIND_ASSUMED)] == []


def test_a_place_alone_is_a_value_of_the_party() -> None:
    """The German page states where the goods come from, and the seller's street."""
    (case,) = [c for c in READ if c.name == "dsa_trader/german"]
    found = _altered(case, {"Musterplatz 3": "", "99999 Musterstadt": "Hong Kong"})
    said = {
        key: str(s.values[key]) for s in _statements(found) for key in _OF_PLACES & s.values.keys()
    }
    assert said["place"] == "Hong Kong, DE"
    assert said["ships_from"] == "China"


_OF_PLACES = {"place", "ships_from"}


def _stated(case: Case) -> tuple[Statement, ...]:
    return _stated_in(READ.index(case))


@cache
def _stated_in(number: int) -> tuple[Statement, ...]:
    case = READ[number]
    return tuple(_statements(records(case, case.pages, case.files)))


def _stated_names(case: Case) -> set[str]:
    return {str(s.values.get("name")) for s in _stated(case) if s.kind in KINDS} - {"None"}


def _stated_streets(case: Case) -> set[str]:
    names = [str(s.values["name"]) for s in _stated(case) if s.kind is Kind.ADDRESS]
    return {part for name in names for part in name.split(", ") if is_address(part)}


def _is_called(said: Statement, others: dict[str, str]) -> bool:
    name = str(said.values.get("name", "somebody"))
    return is_placeholder(name) or name in others.values()


def _rounds(texts: set[str], values: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield each value in the place of a text, as many at once as there are texts."""
    places = sorted(texts)
    for start in range(0, len(values), len(places) or len(values)):
        yield dict(zip(places, values[start:], strict=False))


def _altered(case: Case, others: dict[str, str]) -> list[Record]:
    """Return what a case gives with other texts in the place of some; an error gives nothing."""

    def changed(body: bytes) -> bytes:
        for text in sorted(others, key=len, reverse=True):
            for form in (text, html.escape(text), json.dumps(text)[1:-1]):
                body = body.replace(form.encode(), others[text].encode())
        return body

    pages = {url: changed(body) for url, body in case.pages.items()}
    files = {name: changed(body) for name, body in case.files.items()}
    try:
        return records(case, pages, files)
    except InvestigatorError:
        return []


def _statements(found: list[Record]) -> list[Statement]:
    return [r for r in found if isinstance(r, Statement)]


def _addresses(found: list[Record]) -> set[str]:
    return {s.entity for s in _statements(found) if s.kind is Kind.ADDRESS}


def test_who_is_named_only_as_the_bearer_is_not_stated() -> None:
    register = HolderRegister(ORIGIN, "gb-01234567", "list")
    told = list(register.holding(ListedParty("THE BEARER"), SOURCE, Lot()))

    found = RecordGate().admit_page(told)

    (said,) = found[1:]
    assert isinstance(said, Statement)
    assert said.entity == "gb-01234567"
    assert said.values == {"unknown_reason": ("owner: named only as 'THE BEARER'",)}


def test_a_numbered_company_called_none_has_its_number_for_a_name() -> None:
    values: dict[str, Value] = {
        "name": "N/A",
        "registration_number": "01234567",
        "former_names": ("-", "Lantern"),
    }
    (_, said) = RecordGate().admit_page([Statement("gb-01234567", Kind.COMPANY, "s", values)])

    assert isinstance(said, Statement)
    assert said.values["name"] == "01234567 (name not stated)"
    assert said.values["former_names"] == ("Lantern",)


@pytest.mark.parametrize("status", ["ANNULLED", "DUPLICATE", "RETIRED", "ISSUED"])
def test_a_withdrawn_lei_joins_nothing(status: str) -> None:
    lei = "529900T8BM49AURSDO55"
    told = LeiCompany(lei, "Lantern", lei_status=status, authority="RA000585", number="01234567")
    found = list(entity_records(told, SOURCE, "here"))

    holds = status == "ISSUED"
    assert any(isinstance(r, Tie) and r.type is TieType.SAME_AS for r in found) is holds
    assert ("gb-01234567" in {s.entity for s in _statements(found)}) is holds


@pytest.mark.parametrize(
    "text", ["Marks &amp;amp; Fenwick", "Marks &amp; Fenwick", "Marks & Fenwick"]
)
def test_what_was_escaped_twice_is_read(text: str) -> None:
    assert plain_text(text) == "Marks & Fenwick"


def test_companies_of_one_place_share_no_address() -> None:
    pages = [
        page_of("", f.read_bytes(), f.name) for f in sorted((FIXTURES / "places").glob("*.csv"))
    ]
    assert ICIJ.read_files
    found = RecordGate().admit_page(ICIJ.read_files(pages))

    assert not _addresses(found)
    assert {s.entity for s in _statements(found) if s.values.get("place") == "Hong Kong"} == {
        "icij-990001",
        "icij-990002",
    }


def test_an_address_of_a_place_in_an_import_is_none() -> None:
    rows = [
        {"id": "a", "schema": "Company", "properties": {"name": ["A"], "addressEntity": ["b"]}},
        {"id": "b", "schema": "Address", "properties": {"full": ["Hong Kong"]}},
    ]
    content = "\n".join(map(json.dumps, rows)).encode()
    reading = read_files([("x.ftm.jsonl", content)])
    assert [s.kind for s in reading.records.statements] == [Kind.COMPANY]
    assert not reading.records.ties
