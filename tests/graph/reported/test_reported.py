"""Inputs of the kinds that others reported, each with the answer that its source allows."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from graph.analyses.ownership.document import owners_document
from graph.analyses.ownership.queries import owners
from graph.analyses.projection import Projection
from graph.analyses.tracing.trace import trace
from graph.commands.ownership_report import answer_lines
from graph.importing.read_all import read_files
from graph.model.records import Source, Tie, TieType
from graph.model.vocabulary.tie_wordings import tie_meanings
from scrapers.contract.collector import Record
from scrapers.sources.databases.wikidata.items import item_records
from scrapers.sources.registers.companies_house.psc_file import read_files as read_psc
from scrapers.sources.registers.companies_house.records.natures import nature_of
from tests.graph.reported.reported import INPUTS, graph_of
from tests.scrapers.cases import page_of
from tests.scrapers.recorded import recorded

FTM, BODS, PSC = INPUTS / "ftm", INPUTS / "bods", INPUTS / "psc"


def _psc(*lines: str) -> list[Record]:
    return list(read_psc([page_of("", "\n".join(lines).encode(), "psc.txt")]))


def _psc_input(name: str) -> list[Record]:
    return _psc(*(PSC / name).read_text("utf-8").splitlines())


def _said(graph: Projection, company: str, as_of: str | None = None) -> dict[str, Any]:
    return owners_document(owners(graph, company, "simple_paths", as_of=as_of))


def _held(graph: Projection, company: str, as_of: str | None = None) -> dict[str, tuple[str, str]]:
    rows = _said(graph, company, as_of)["owners"]
    return {row["id"]: (row["min"], row["max"]) for row in rows}


def _printed(graph: Projection, company: str) -> list[str]:
    return list(answer_lines("Owners", owners(graph, company, "simple_paths")))


@pytest.mark.parametrize(
    ("storefront", "verdict"),
    [
        ("im1-shop", "controlled"),
        ("im2-shop", "controlled"),
        ("im3-shop", "part owned"),
        ("im4-shop", "part owned"),
        ("im5-shop", "connected"),
    ],
)
def test_roles_of_an_ownership_say_what_is_owned(storefront: str, verdict: str) -> None:
    graph = graph_of([FTM / "os_psc.ftm.jsonl", FTM / "shop"])
    assert trace(graph, storefront).verdict == verdict
    assert _held(graph, "gb-09200004") == {"ftm-psc-x": ("0.25", "0.5")}


@pytest.mark.parametrize("number", range(10))
def test_offices_that_are_over_connect_only(number: int) -> None:
    graph = graph_of([FTM / "former.ftm.jsonl", FTM / "shopf"])
    # The fifth is an alternate director, who is in office.
    wanted = "personnel" if number == 4 else "connected"
    assert trace(graph, f"km{number}-shop").verdict == wanted


def _ownership(ident: str, **properties: list[str]) -> dict[str, object]:
    told = {"asset": ["c"], **properties}
    return {"id": ident, "schema": "Ownership", "properties": told}


def _ftm(*links: Mapping[str, object]) -> list[Tie]:
    parties = [
        {"id": name, "schema": "Company", "properties": {"name": [f"Example {name}"]}}
        for name in ("a", "b", "c")
    ]
    content = "\n".join(json.dumps(item) for item in (*parties, *links)).encode()
    return list(read_files([("case.ftm.jsonl", content)]).records.ties)


def test_owners_with_one_percentage_hold_it_jointly() -> None:
    made = _ftm(_ownership("o", owner=["a", "b"], percentage=["60"]))
    assert [(t.start, t.share and t.share.text, t.wording) for t in made] == [
        ("ftm-a", "(0,60]%", "jointly"),
        ("ftm-b", "(0,60]%", "jointly"),
    ]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"role": ["nominee shareholder"]}, (TieType.OWNS, "shares as nominee")),
        ({"ownershipType": ["usufruct"]}, (TieType.OWNS, "a usufruct")),
        ({"ownershipType": ["indirect"]}, (TieType.LINKED_TO, "")),
        ({"sharesType": ["Class B"]}, (TieType.OWNS, "shares of class Class B")),
        ({"sharesType": ["Ordinary shares"]}, (TieType.OWNS, "")),
        ({"status": ["ceased"], "endDate": ["2020-01-01"]}, (TieType.OWNS, "")),
        ({"status": ["ceased"]}, (TieType.LINKED_TO, "")),
        ({"role": ["former owner"], "endDate": ["2020-01-01"]}, (TieType.OWNS, "")),
        ({"role": ["former owner"]}, (TieType.LINKED_TO, "")),
        ({"role": ["shareholder", "former"]}, (TieType.LINKED_TO, "")),
        ({"summary": ["Former owner"]}, (TieType.LINKED_TO, "")),
        ({"role": ["until 2015"]}, (TieType.OWNS, "")),
        ({"status": ["active"]}, (TieType.OWNS, "")),
        ({}, (TieType.OWNS, "")),
    ],
)
def test_a_holding_is_what_stands_beside_it(
    properties: dict[str, list[str]], expected: tuple[TieType, str]
) -> None:
    [made] = _ftm(_ownership("o", owner=["a"], percentage=["60"], **properties))
    assert (made.type, made.interest) == expected


def test_of_yearly_figures_the_later_counts() -> None:
    made = _ftm(
        _ownership("o1", owner=["a"], percentage=["30"], date=["2015"]),
        _ownership("o2", owner=["a"], percentage=["35"], date=["2019-12-31"]),
    )
    assert [t.extra["stated_on"] for t in made] == ["2015", "2019-12-31"]


def test_own_shares_and_those_of_a_trust_are_two_interests() -> None:
    graph = graph_of([BODS / "mixed_trust.json", BODS / "shop"])
    assert trace(graph, "cm-borage").verdict == "part owned"
    said = _said(graph, "gb-09000032")
    assert [(r["min"], r["max"]) for r in said["owners"]] == [("0.25", "0.5")]
    assert [s["interest"] for s in said["not_counted"]] == ["shares as trustee"]


def test_a_bods_holding_without_share_and_one_that_was_replaced() -> None:
    assert list(_held(graph_of([BODS / "noshare.json"]), "gb-09000061").values()) == [("0", "1")]
    replaced = _held(graph_of([BODS / "replaces.json"]), "gb-09000063")
    assert list(replaced.values()) == [("0.25", "0.5")]


def _relation(
    record: str, interests: list[dict[str, object]], **outer: object
) -> dict[str, object]:
    details = {"subject": "c", "interestedParty": "p", "interests": interests}
    return {
        "recordId": record,
        "recordType": "relationship",
        "recordDetails": details,
        "source": {"type": ["officialRegister"]},
        **outer,
    }


def _bods(*relations: dict[str, object]) -> list[Tie]:
    parties: list[dict[str, object]] = [
        {"recordId": "c", "recordType": "entity", "recordDetails": {"name": "Example Trading"}},
        {"recordId": "p", "recordType": "person", "recordDetails": {"names": [{"fullName": "A"}]}},
    ]
    content = json.dumps([*parties, *relations]).encode()
    return list(read_files([("case.json", content)]).records.ties)


def test_a_nominee_of_bods_holds_for_another() -> None:
    held: dict[str, object] = {"type": "shareholding", "share": {"exact": 100}}
    made = _bods(_relation("r", [held, {"type": "nominee"}]))
    assert [(t.type, t.interest) for t in made] == [
        (TieType.OWNS, "shares as nominee"),
        (TieType.LINKED_TO, ""),
    ]


def test_a_bods_statement_without_beginning_has_the_day_it_was_stated() -> None:
    held: dict[str, object] = {"type": "shareholding", "share": {"exact": 30}}
    [made] = _bods(_relation("r", [held], statementDate="2019-01-01"))
    assert made.extra["stated_on"] == "2019-01-01"


def test_a_bods_relation_closed_on_a_day_that_is_not_stated_is_a_link() -> None:
    held: dict[str, object] = {"type": "shareholding", "share": {"exact": 30}}
    [made] = _bods(_relation("r", [held], recordStatus="closed"))
    assert made.type is TieType.LINKED_TO


def test_rights_that_are_no_control_are_none() -> None:
    made = _bods(
        _relation("r", [{"type": "rightsGrantedByContract"}, {"type": "rightsToProfitOrIncome"}])
    )
    assert [(t.type, t.interest) for t in made] == [
        (TieType.LINKED_TO, ""),
        (TieType.OWNS, "profit or income"),
    ]


def test_two_entries_of_one_holder_are_one_holding() -> None:
    graph = graph_of([PSC / "shop2"], _psc_input("corp_twice.txt"))
    assert _held(graph, "gb-09000021") == {"gb-08111111": ("0.25", "0.5")}
    assert trace(graph, "tm-teasel").verdict != "owned"


def _entry(band: str, since: str, until: str = "") -> str:
    data = {
        "kind": "corporate-entity-person-with-significant-control",
        "name": "Example Holdings Ltd",
        "identification": {
            "country_registered": "England",
            "place_registered": "Companies House",
            "registration_number": "08111111",
        },
        "natures_of_control": [f"ownership-of-shares-{band}-percent"],
        "notified_on": since,
        "links": {"self": f"/company/09000021/persons-with-significant-control/x/K{since}"},
        **({"ceased_on": until} if until else {}),
    }
    return json.dumps({"company_number": "09000021", "data": data})


def test_on_the_day_when_one_entry_ends_and_the_next_begins_the_later_counts() -> None:
    entries = _psc(_entry("50-to-75", "2016-04-06", "2018-04-06"), _entry("25-to-50", "2018-04-06"))
    graph = graph_of([PSC / "shop2"], entries)
    assert trace(graph, "tm-teasel", as_of="2018-04-06").verdict == "part owned"
    assert _held(graph, "gb-09000021", "2018-04-06") == {"gb-08111111": ("0.25", "0.5")}
    assert _held(graph, "gb-09000021", "2018-04-05") == {"gb-08111111": ("0.5", "0.75")}


def test_capacities_ends_and_secrets_of_the_register() -> None:
    graph = graph_of([], _psc_input("trustfirm.txt"))
    assert not [o for o in ("gb-09000053", "gb-09000054", "gb-09000055") if _held(graph, o)]
    assert _held(graph, "gb-09000058")


def test_a_reason_stands_beside_nobody_found() -> None:
    secret = graph_of([], _psc_input("trustfirm.txt"))
    [reason] = _said(secret, "gb-09000056")["unknown_reasons"]
    assert reason["reason"] == "owner: super-secure person with significant control"
    exempt = graph_of([BODS / "unspecified.json"])
    [reason] = _said(exempt, "gb-09000062")["unknown_reasons"]
    assert reason["reason"] == "owner: interested-party-exempt-from-disclosure"
    assert "Not stated, with the reason given:" in _printed(exempt, "gb-09000062")


def test_holders_that_are_no_more_are_said() -> None:
    graph = graph_of([INPUTS / "dissolved"])
    [ended] = _said(graph, "d-seller")["ended"]
    assert (ended["holder"], ended["how"], ended["day"]) == ("d-parent", "dissolved", "2010-05-01")
    assert "Ended, because the holder or the company ended:" in _printed(graph, "d-seller")


def test_numbers_of_another_register_are_not_padded_into_this_one() -> None:
    graph = graph_of([], _psc_input("leadzero.txt"))
    assert "gb-00229269" in _held(graph, "gb-06000002")
    assert list(_held(graph, "gb-06000003")) == ["gb-psc-KEYFIVE"]


def _item(item: str, **claims: list[dict[str, object]]) -> list[Record]:
    return list(item_records({"id": item, "claims": claims}, Source("s", "t"), {}, "here"))


def _time(text: str, precision: int) -> dict[str, object]:
    value = {"time": text, "precision": precision}
    return {"snaktype": "value", "datavalue": {"value": value}}


def test_a_point_in_time_of_wikidata_is_the_day_of_the_statement() -> None:
    claims = [
        {
            "id": f"Q1${year}",
            "rank": "normal",
            "mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": "Q2"}}},
            "qualifiers": {
                "P585": [_time(f"+{year}-00-00T00:00:00Z", 9)],
                "P1107": [{"datavalue": {"value": {"amount": share, "unit": "1"}}}],
            },
        }
        for year, share in (("2015", "+0.30"), ("2019", "+0.35"))
    ]
    records = _item("Q1", P127=claims)  # type: ignore[arg-type]
    assert [t.extra["stated_on"] for t in records if isinstance(t, Tie)] == ["2015", "2019"]
    assert _held(graph_of([], records), "wikidata-Q1") == {"wikidata-Q2": ("0.35", "0.35")}


def test_a_person_of_wikidata_who_died_has_the_day() -> None:
    human = {"snaktype": "value", "datavalue": {"value": {"id": "Q5"}}}
    died = _time("+2011-03-04T00:00:00Z", 11)
    stated = _item(
        "Q3",
        P31=[{"rank": "normal", "mainsnak": human}],
        P570=[{"rank": "normal", "mainsnak": died}],
    )
    assert stated[0].values["death_date"] == "2011-03-04"  # type: ignore[union-attr]


def test_the_words_of_the_register_are_read_as_its_codes() -> None:
    text = recorded("companies_house/enums/psc_descriptions.yml").read_text("utf-8")
    section = text.partition("short_description:")[2].partition("statement_description:")[0]
    listed = dict(
        re.findall(r"""^\s+['"]?([a-z0-9-]+)['"]?\s*:\s*['"](.+?)['"]\s*$""", section, re.M)
    )
    assert len(listed) > 80
    for code, words in listed.items():
        nature, found = nature_of(code), tie_meanings(words, TieType.OWNS)
        assert [(m.type, m.interest) for m in found] == [(nature.type, nature.interest)], code
        bounds = [(m.share.min, m.share.max, m.share.min_open) for m in found if m.share]
        share = nature.share
        assert bounds == ([(share.min, share.max, share.min_open)] if share else []), code
