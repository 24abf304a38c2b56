"""Results of the protocol: what a client is sent is never too large for it."""

import json

import pytest

from graph.investigation.answers import Answer, SourceReference
from graph.serve.result import tool_result

_MESSAGE_BYTES = 1024 * 1024  # the largest that the protocol's own client takes over HTTP


@pytest.mark.parametrize("text", ["\u202e", "\\", '"', "\x01", "é", "x"])
@pytest.mark.parametrize("sources", [0, 1000])
def test_a_message_is_never_larger_than_a_client_takes(text: str, sources: int) -> None:
    source = SourceReference("id", text * 3000, "", "https://register.example/", "2024")
    answer = Answer(
        sentence=text * 5000,
        sources=(source,) * sources,
        not_checked=(text * 3000,) * (1000 - sources),
        json=json.dumps([{"text": text * 3000}] * 1000),
    )
    result = tool_result(answer)
    sent = len(result.model_dump_json().encode())

    assert not result.is_error
    assert 50_000 < sent < _MESSAGE_BYTES - 1000
    assert result.structured_content["left_out"]
