"""OpenSanctions: entities as its service gives them, and recorded ones."""

import json

from scrapers.sources.databases.opensanctions.api import COLLECTOR, read
from tests.scrapers.cases import page_of
from tests.scrapers.recorded import recorded, statements, ties, types


def test_recorded_entities_are_read_as_an_answer_with_them() -> None:
    lines = recorded("ftm/yente_zala.entities.ftm.jsonl").read_text("utf-8").splitlines()
    results = [{**json.loads(line), "score": 0.9, "match": True} for line in lines]
    body = json.dumps({"responses": {"q1": {"results": results}}}).encode()

    records = list(read(page_of("https://api.opensanctions.org/match/default", body)))

    assert types(records)["OWNS"] == 14
    assert types(records)["OFFICER_OF"] == 3
    assert len({tie.source for tie in ties(records)}) == 1
    assert statements(records)["ftm-NK-abdzbEBkqyT29GyREbiURZ"].values["country"] == "RU"


def test_subjects_are_ids() -> None:
    assert COLLECTOR.subject_of("NK-abdzbEBkqyT29GyREbiURZ") == "NK-abdzbEBkqyT29GyREbiURZ"
    assert COLLECTOR.subject_of("ofac-1234") == "ofac-1234"
    assert COLLECTOR.subject_of("coca-cola") == ""
    assert COLLECTOR.subject_of("Crumb Trading") == ""
    assert COLLECTOR.follow("ftm-Q42") == "Q42"
