"""What GLEIF's answers may not leave out."""

import json

import pytest

from graph.errors import AnswerError
from scrapers.sources.registers.gleif.api import read
from tests.scrapers.cases import page_of

URL = "https://api.gleif.org/api/v1/lei-records/EXAMPLE0000000LEI155"


@pytest.mark.parametrize("lei", ["", "2024-13-45", None])
def test_a_record_without_an_lei_is_refused_though_its_register_number_is_there(
    lei: str | None,
) -> None:
    entity = {
        "legalName": {"name": "EXAMPLE LANTERN LTD"},
        "registeredAt": {"id": "RA000585"},
        "registeredAs": "00000101",
        "jurisdiction": "GB",
    }
    record = {"type": "lei-records", "attributes": {"lei": lei, "entity": entity}}

    with pytest.raises(AnswerError, match="without LEI or name"):
        list(read(page_of(URL, json.dumps({"data": record}).encode())))
