"""No tie is stronger than what its source says."""

import csv
import io
import json

import pytest
from bs4 import BeautifulSoup

from graph.model.records import Source, Statement, Tie, TieType
from scrapers.contract.collector import Unknown
from scrapers.sources.databases.icij.links import link_roles
from scrapers.sources.databases.opencorporates.company import listed_officers
from scrapers.sources.databases.wikidata.items import item_records
from scrapers.sources.registers.bizfile.files import COLLECTOR as BIZFILE
from scrapers.sources.registers.chinese.company_lists import csv_records
from scrapers.sources.registers.companies_house.origin import Company
from scrapers.sources.registers.companies_house.records.officers import (
    appointment_records,
    officer_records,
)
from scrapers.sources.registers.companies_house.records.owners import owner_records
from scrapers.sources.registers.companies_house.records.profile import profile_records
from scrapers.sources.registers.companies_house.site_pages import officers_of
from scrapers.sources.registers.edgar.exhibits.exhibit import Subsidiary, subsidiaries
from scrapers.sources.registers.gleif.relations import LeiRelation, relation_records
from scrapers.sources.registers.qcc.files import COLLECTOR as QCC
from tests.scrapers.cases import page_of


def test_an_owner_who_ceased_on_a_day_that_is_not_stated_does_not_own_today() -> None:
    item = {
        "kind": "individual-person-with-significant-control",
        "name": "Ms Ada Example",
        "natures_of_control": ["ownership-of-shares-75-to-100-percent"],
        "notified_on": "2019-01-02",
        "ceased": True,
        "links": {"self": "/company/09999999/persons-with-significant-control/individual/KEY"},
    }
    source = Source(id="s", title="t")
    found = owner_records([item], Company("09999999"), source, "here", "companies_house")
    (tie,) = [record for record in found if isinstance(record, Tie)]
    assert (tie.type, tie.share, tie.until) == (TieType.LINKED_TO, None, "")
    assert tie.wording == "ownership-of-shares-75-to-100-percent (ceased, date not stated)"


@pytest.mark.parametrize(
    "link",
    [
        "proxy for shareholder",
        "Attorney of the shareholder",
        "representative of shareholder",
        "ex-shareholder",
        "previous beneficial owner",
        "proposed shareholder",
        "alleged beneficial owner",
        "Spouse of beneficial owner",
        "secretary of the shareholder",
    ],
)
def test_a_link_to_an_owner_is_no_holding(link: str) -> None:
    assert [role.type for role in link_roles(link)] == [TieType.LINKED_TO]


@pytest.mark.parametrize("link", ["ex-director", "proposed director", "previous secretary of"])
def test_who_is_not_in_office_now_is_linked_only(link: str) -> None:
    assert [role.type for role in link_roles(link)] == [TieType.LINKED_TO]


@pytest.mark.parametrize("link", ["director of", "secretary of", "representative director"])
def test_who_is_in_office_is_an_officer(link: str) -> None:
    assert TieType.OFFICER_OF in [role.type for role in link_roles(link)]


@pytest.mark.parametrize(
    ("number", "country"),
    [("09999999", "GB"), ("SC123456", "GB"), ("FC030000", None), ("OE000404", None)],
)
def test_a_company_from_abroad_is_not_british_for_being_listed(
    number: str, country: str | None
) -> None:
    company = Company(number)
    source = Source(id="s", title="t")
    item = {"appointed_to": {"company_number": number}, "officer_role": "director"}
    listed = appointment_records({"items": [item], "name": "Ms Ada Example"}, "KEY", source, "here")
    told = [r for r in listed if isinstance(r, Statement) and r.entity == company.id]
    (profile,) = [
        r
        for r in profile_records({"company_number": number}, company, source, "here")
        if isinstance(r, Statement)
    ]
    stated = [s.values.get("country") for s in (*told, profile, company.stand_in(source))]
    assert stated == [country] * 3


def test_an_officer_who_resigned_on_a_day_that_is_not_stated_is_linked_only() -> None:
    page = BeautifulSoup(
        """<div class="appointment-1"><span id="officer-name-1">
        <a href="/officers/KEY/appointments">EXAMPLE, Ada</a></span>
        <span id="officer-role-1">Director</span>
        <span id="officer-status-tag-1">Resigned</span></div>""",
        "lxml",
    )
    items = {"items": officers_of(page)}
    source = Source(id="s", title="t")
    found = officer_records(items, Company("09999999"), source, "here", "companies_house_html")
    (tie,) = [record for record in found if isinstance(record, Tie)]
    assert (tie.type, tie.role, tie.role_kind) == (TieType.LINKED_TO, "", "")
    assert tie.wording == "director (resigned, date not stated)"


@pytest.mark.parametrize(
    ("status", "record", "updated", "expected"),
    [
        ("ACTIVE", "PUBLISHED", "", (TieType.CONTROLS, "")),
        ("ACTIVE", "LAPSED", "2024-01-02", (TieType.CONTROLS, "")),
        ("INACTIVE", "PUBLISHED", "2024-01-02", (TieType.CONTROLS, "2024-01-02")),
        ("ACTIVE", "RETIRED", "2024-01-02", (TieType.CONTROLS, "2024-01-02")),
        ("INACTIVE", "PUBLISHED", "", (TieType.LINKED_TO, "")),
        ("ACTIVE", "RETIRED", "", (TieType.LINKED_TO, "")),
    ],
)
def test_a_consolidation_that_ended_controls_nothing_today(
    status: str, record: str, updated: str, expected: tuple[TieType, str]
) -> None:
    child, parent = "529900T8BM49AURSDO55", "5493001KJTIIGC8Y1R12"
    relation = LeiRelation(
        child,
        parent,
        "IS_DIRECTLY_CONSOLIDATED_BY",
        status,
        record_status=record,
        periods=(),
        updated=updated,
    )
    found = relation_records(relation, {}, Source(id="s", title="t"), "here", "gleif")
    (tie,) = [item for item in found if isinstance(item, Tie)]
    assert (tie.type, tie.until) == expected


def test_an_agent_holds_no_office() -> None:
    item = {"id": 7, "name": "Ada Example", "position": "agent"}
    found = listed_officers({"officers": [{"officer": item}]}, "us_de-1", Source("s", "t"), "here")
    (tie,) = [record for record in found if isinstance(record, Tie)]
    assert (tie.type, tie.role_kind, tie.wording) == (TieType.LINKED_TO, "", "agent")


@pytest.mark.parametrize(
    ("nationality", "entity"), [("SINGAPORE", "sg-53333333W"), ("Malaysia", "")]
)
def test_a_number_of_another_country_is_no_number_of_singapore(
    nationality: str, entity: str
) -> None:
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["uen", "entity_name", "name", "identification", "nationality", "shares"])
    rows.writerow(["201912345K", "Example Pte. Ltd.", "Other Example", "53333333W", nationality, 5])
    page = page_of("", text.getvalue().encode(), "holders.csv")
    found = [r for r in BIZFILE.read_files([page]) if isinstance(r, Tie)]  # type: ignore[misc]
    assert [tie.start.startswith("sg-53333333W") for tie in found] == [bool(entity)]


def test_a_holder_without_a_name_is_counted() -> None:
    told = {
        "Name": "示例有限公司",
        "CreditCode": "91440300MA5EXAMPL1",
        "Partners": [{"StockPercent": "60%"}],
    }
    page = page_of("", json.dumps(told).encode(), "company.json")
    found = [r.value for r in QCC.read_files([page]) if isinstance(r, Unknown)]  # type: ignore[misc]
    assert "holder without a name '60%'" in found


@pytest.mark.parametrize("link", ["Attorney/shareholder", "shareholder , POA, UBO", "UBO"])
def test_an_owner_with_another_role_owns(link: str) -> None:
    assert TieType.OWNS in [role.type for role in link_roles(link)]


def test_one_share_beside_several_holders_is_not_the_share_of_each() -> None:
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["企业名称", "统一社会信用代码", "股东名称", "持股比例"])
    rows.writerow(["示例有限公司", "91440300MA5EXAMPL1", "甲一;乙二", "100%"])
    page = page_of("", text.getvalue().encode(), "holders.csv")
    found = [r for r in csv_records(page, QCC.origin, "export") if isinstance(r, Tie)]
    assert [tie.share.text for tie in found if tie.share] == ["(0,100]%", "(0,100]%"]


def _exhibit(*rows: str) -> list[tuple[str, str, str]]:
    body = f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></body></html>"
    found = subsidiaries(page_of("https://filer.example/ex21.htm", body.encode()), "Filer Inc.")
    items = [item for item in found if isinstance(item, Subsidiary)]
    return [(i.name, i.jurisdiction, i.share.text if i.share else "") for i in items]


def test_a_list_of_subsidiaries_with_the_state_first_names_the_companies() -> None:
    rows = ("<td>State</td><td>Subsidiary</td>", "<td>Delaware</td><td>Example Trading Inc.</td>")
    assert _exhibit(*rows) == [("Example Trading Inc.", "Delaware", "")]


def test_a_heading_over_all_columns_is_no_column_of_shares() -> None:
    heading = "<td colspan=2>Subsidiaries wholly owned by the registrant</td>"
    rows = (heading, "<td>Example Trading Inc.</td><td>Delaware</td>")
    assert _exhibit(*rows) == [("Example Trading Inc.", "Delaware", "")]


@pytest.mark.parametrize("number", ["1.00", "0.51", "1"])
def test_a_number_up_to_one_without_a_percent_sign_may_be_a_fraction(number: str) -> None:
    heading = "<td>Name</td><td>Jurisdiction</td><td>Ownership</td>"
    rows = (heading, f"<td>Example Trading Inc.</td><td>Delaware</td><td>{number}</td>")
    assert _exhibit(*rows) == [("Example Trading Inc.", "Delaware", "(0,100]%")]


def _owned_by(**qualifiers: object) -> Tie:
    statement = {
        "id": "Q1$1",
        "rank": "normal",
        "mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": "Q2"}}},
        "qualifiers": qualifiers,
    }
    entity = {"id": "Q1", "claims": {"P127": [statement]}}
    records = item_records(entity, Source(id="s", title="t"), {}, "here")
    (tie,) = [record for record in records if isinstance(record, Tie)]
    return tie


@pytest.mark.parametrize("name", ["P5102", "P1480", "P1310"])
def test_an_owner_whom_the_statement_itself_doubts_is_linked_only(name: str) -> None:
    doubt = {"snaktype": "value", "datavalue": {"value": {"id": "Q32188232"}}}
    tie = _owned_by(**{name: [doubt]})
    assert (tie.type, tie.share) == (TieType.LINKED_TO, None)


def test_an_owner_stated_to_have_no_end_owns() -> None:
    assert _owned_by(P582=[{"snaktype": "novalue"}]).type is TieType.OWNS
