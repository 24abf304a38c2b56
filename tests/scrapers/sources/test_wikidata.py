"""Wikidata against items and answers recorded from it."""

import json

import pytest

from graph.errors import AnswerError, MissingPageError, UnavailableError
from graph.model.records import Kind
from scrapers.contract.collector import Unknown
from scrapers.sources.databases.wikidata.api import COLLECTOR, collect, read
from scrapers.sources.databases.wikidata.queries import answer_rows, item_of_address
from tests.scrapers.cases import Answers, page_of
from tests.scrapers.recorded import page, statements, ties, types

_ASKED = "https://www.wikidata.org/w/api.php?action=wbgetentities&ids=Q7&format=json"


def test_a_recorded_channel_is_owned_by_its_owner_with_an_unknown_share() -> None:
    records = list(read(page("wikidata/wbgetentities_Q43404_discovery_channel.trimmed.json")))

    channel = statements(records)["wikidata-Q43404"]
    assert channel.values["name"] == "Discovery Channel"
    assert channel.values["incorporated"] == "1985"
    owned = [tie for tie in ties(records) if tie.start == "wikidata-Q621592"]
    assert [(t.end, t.share and t.share.text) for t in owned] == [("wikidata-Q43404", "(0,100]%")]
    assert owned[0].id == "wikidata:Q43404-6D47151E-C714-4077-BBD8-DA7EEBE88A2C"
    assert types(records) == {"OWNS": 3}


def test_a_recorded_sports_hall_is_owned_by_its_town() -> None:
    records = list(read(page("wikidata/entity_Q120248304.json")))

    assert [(t.type, t.end) for t in ties(records)] == [("OWNS", "wikidata-Q120248304")]


def test_what_a_recorded_person_owns_is_no_company_as_long_as_nothing_says_so() -> None:
    records = list(read(page("wikidata/wbgetentities_Q7747_putin.json")))

    assert statements(records)["wikidata-Q7747"].kind is Kind.PERSON
    assert types(records) == {"EMPLOYED_BY": 4}
    assert sum(1 for r in records if isinstance(r, Unknown) and "owner of" in r.value) == 6
    employed = {(t.end, t.since, t.until) for t in ties(records)}
    assert ("wikidata-Q80919", "1975", "1990") in employed


def test_unbound_values_are_absent_from_recorded_answers() -> None:
    found = list(answer_rows(page("wikidata/sparql_batch_volvo_amazon_apple.json")))

    assert [item_of_address(row["company"]) for row in found] == ["Q215293", "Q3884", "Q312"]
    assert [row.get("parentLabel") for row in found] == ["Geely", None, None]


def test_an_answer_to_another_question_is_no_item() -> None:
    with pytest.raises(AnswerError):
        list(read(page("wikidata/sparql_google_parent.json")))


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"entities": {"Q7": {"id": "Q7", "missing": ""}}}, MissingPageError),
        ({"error": {"code": "no-such-entity"}}, MissingPageError),
        ({"error": {"code": "maxlag", "info": "5 seconds"}}, UnavailableError),
        ({"error": {"code": "other"}}, AnswerError),
    ],
)
def test_what_the_answer_says_is_wrong(answer: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        list(collect(Answers({_ASKED: json.dumps(answer).encode()}), "Q7"))


def test_a_julian_date_is_a_year_only() -> None:
    item = {"id": "Q7", "labels": {"en": {"value": "Old House (invented)"}}, "claims": {}}
    value = {
        "time": "+1601-05-01T00:00:00Z",
        "precision": 11,
        "calendarmodel": "http://www.wikidata.org/entity/Q1985786",
    }
    item["claims"] = {
        "P571": [{"rank": "normal", "mainsnak": {"datavalue": {"value": value}}}],
    }
    body = json.dumps({"entities": {"Q7": item}}).encode()

    assert statements(read(page_of(_ASKED, body)))["wikidata-Q7"].values["incorporated"] == "1601"


def test_subjects_are_items() -> None:
    assert COLLECTOR.subject_of("wikidata-Q42") == "Q42"
    assert COLLECTOR.subject_of("q42") == "Q42"
    assert COLLECTOR.subject_of("Forty Two") == ""
    assert COLLECTOR.follow("wikidata-Q42") == "Q42"
    assert COLLECTOR.follow("gb-01234567") == ""
