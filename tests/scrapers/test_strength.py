"""No tie is stronger than what its source says."""

import csv
import io

import pytest

from graph.model import Source, Tie, TieType
from scrapers.chinese import csv_records
from scrapers.companies_house.origin import Company
from scrapers.companies_house.owners import owner_records
from scrapers.edgar.exhibit import Subsidiary, subsidiaries
from scrapers.icij.links import roles
from scrapers.qcc import COLLECTOR as QCC
from scrapers.wikidata.items import item_records
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
    ],
)
def test_a_link_to_an_owner_is_no_holding(link: str) -> None:
    assert TieType.OWNS not in [role.type for role in roles(link)]


@pytest.mark.parametrize("link", ["Attorney/shareholder", "shareholder , POA, UBO", "UBO"])
def test_an_owner_with_another_role_owns(link: str) -> None:
    assert TieType.OWNS in [role.type for role in roles(link)]


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
