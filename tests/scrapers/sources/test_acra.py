"""ACRA's open data: numbers, statuses, and which data set has an entity."""

import json

import pytest

from graph.errors import AnswerError, MissingPageError
from scrapers.sources.registers.acra.api import COLLECTOR, collect
from scrapers.sources.registers.acra.datasets import details_dataset
from scrapers.sources.registers.acra.entities import is_active
from tests.scrapers.cases import Answers

_ASKED = (
    "https://data.gov.sg/api/action/datastore_search?resource_id=d_3f960c10fed6145404ca7b821f263b87"
    "&q=209999999X&limit=30"
)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"success": True, "result": {"records": []}}, MissingPageError),
        ({"success": False, "error": {"message": "no"}}, AnswerError),
    ],
)
def test_what_is_not_there(answer: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        list(collect(Answers({_ASKED: json.dumps(answer).encode()}), "209999999X"))


@pytest.mark.parametrize(
    ("status", "active"),
    [
        ("Live Company", True),
        ("Registered", True),
        ("Deregistered", False),
        ("Struck Off", False),
        ("Dissolved - Members' Voluntary Winding Up", False),
        ("In Liquidation - Compulsory Winding Up (Insolvency)", None),
    ],
)
def test_statuses(status: str, active: bool | None) -> None:
    assert is_active(status) is active


def test_the_data_set_goes_by_the_first_letter() -> None:
    assert details_dataset("acme") == "d_8575e84912df3c28995b8e6e0e05205a"
    assert (
        details_dataset("3 Jams")
        == details_dataset("ÉCLAIR")
        == "d_300ddc8da4e8f7bdc1bfc62d0d99e2e7"
    )


def test_subjects_are_numbers() -> None:
    assert COLLECTOR.subject_of("sg-202411139W") == "202411139W"
    assert COLLECTOR.subject_of("t08ll1234a") == "T08LL1234A"
    assert COLLECTOR.subject_of("Marmalade") == ""
