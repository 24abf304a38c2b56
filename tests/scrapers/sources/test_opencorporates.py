"""OpenCorporates: ids of many registers, and what an answer says is wrong."""

import pytest

from graph.errors import AnswerError
from scrapers.parsing.jurisdictions import jurisdiction_id
from scrapers.sources.databases.opencorporates.api import COLLECTOR, read
from tests.scrapers.cases import page_of


@pytest.mark.parametrize(
    ("jurisdiction", "number", "ident"),
    [
        ("gb", "SC045439", "gb-SC045439"),
        ("sg", "202411139W", "sg-202411139W"),
        ("us_de", "9999992", "us-de-9999992"),
        ("us_ca", "9999992", "us-ca-9999992"),
        ("gb", "nothing", ""),
        ("", "9999992", ""),
    ],
)
def test_a_number_counts_under_its_own_register(jurisdiction: str, number: str, ident: str) -> None:
    assert jurisdiction_id(jurisdiction, number) == ident


def test_an_error_is_said_in_its_own_words() -> None:
    body = b'{"api_version": "0.4", "error": {"message": "Invalid Api Token"}}'

    with pytest.raises(AnswerError, match="Invalid Api Token"):
        list(read(page_of("https://api.opencorporates.com/v0.4/companies/gb/1", body)))


def test_subjects_are_jurisdiction_and_number() -> None:
    assert COLLECTOR.subject_of("GB/SC045439") == "gb/SC045439"
    assert COLLECTOR.subject_of("Marmalade") == ""
    assert COLLECTOR.follow("gb-SC045439") == "gb/SC045439"
    assert COLLECTOR.follow("us-de-9999992") == "us_de/9999992"
    assert COLLECTOR.follow("gb-officer-abc") == ""
