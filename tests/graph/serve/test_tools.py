"""What an assistant is answered: what the command line prints, and what must be quoted with it."""

import json
import shlex
from collections.abc import Mapping
from typing import Any

import pytest

from graph.serve.result import QUOTED
from graph.serve.size import LONG_TEXTS, MOST_BYTES, MOST_CHARACTERS
from tests.command_line import type_line
from tests.graph.serve.assistant import Assistant, text_of
from tests.graph.serve.case import EVIL_NAME, EVIL_SHOP, EVIL_WORDING, SHOP, records_of_case

pytestmark = pytest.mark.slow

BESIDE = {"sentence", "sources", "not_checked"}
OF_MID = "MATCH (c {id: $id})-[r]->(x) RETURN c, r ORDER BY r.id"
ANSWERED: tuple[tuple[str, Mapping[str, Any], str], ...] = (
    ("search", {"text": "trendy"}, "graph search trendy --json"),
    ("trace", {"storefront": SHOP}, f"graph trace {SHOP} --json"),
    (
        "trace",
        {"storefront": "shop", "as_of": "2019", "target": "top"},
        "graph trace shop --as-of 2019 --target top --json",
    ),
    (
        "trace",
        {"storefront": "shop", "target": ["mid", "old"]},
        "graph trace shop --target mid --target old --json",
    ),
    ("owners", {"company": "low"}, "graph owners low --convention multiplicative --json"),
    (
        "owners",
        {"company": "low", "convention": "chain_majority", "as_of": "2019-06"},
        "graph owners low --convention chain_majority --as-of 2019-06 --json",
    ),
    ("red_flags", {"storefront": SHOP}, f"graph flags --storefront {SHOP} --json"),
    (
        "run_query",
        {"name": "above_a_storefront", "parameters": {"storefront": "shop"}, "limit": 2},
        "queries run above_a_storefront -p storefront=shop --limit 2 --format json",
    ),
    (
        "cypher",
        {"text": OF_MID, "parameters": '{"id": "mid"}'},
        f"queries ask '{OF_MID}' -p id=mid --format json",
    ),
)
REFUSED: tuple[tuple[str, Mapping[str, Any], str], ...] = (
    ("trace", {"storefront": "nobody"}, "graph trace nobody --json"),
    ("trace", {"storefront": "shop", "target": "nobody"}, "graph trace shop --target nobody"),
    ("trace", {"storefront": "shop", "as_of": "2023-13"}, "graph trace shop --as-of 2023-13"),
    ("owners", {"company": "nobody"}, "graph owners nobody --convention multiplicative"),
    ("owners", {"company": "low", "convention": "all"}, "graph owners low --convention all"),
    ("red_flags", {"storefront": "nobody"}, "graph flags --storefront nobody"),
    ("run_query", {"name": "nothing"}, "queries run nothing"),
    (
        "run_query",
        {"name": "above_a_storefront", "parameters": {"shop": "x"}},
        "queries run above_a_storefront -p shop=x",
    ),
    ("cypher", {"text": "MATCH (n) DETACH DELETE n"}, "queries ask 'MATCH (n) DETACH DELETE n'"),
    (
        "cypher",
        {"text": "LOAD CSV FROM 'x' AS r RETURN r"},
        "queries ask \"LOAD CSV FROM 'x' AS r RETURN r\"",
    ),
    ("cypher", {"text": "MATCH x"}, "queries ask 'MATCH x'"),
    (
        "cypher",
        {"text": "RETURN $x AS x", "parameters": {"x": [2**63]}},
        f"queries ask 'RETURN $x AS x' -p x='[{2**63}]'",
    ),
)


def printed(line: str) -> Any:
    program, *words = shlex.split(line)
    answer = type_line(program, *words)
    assert answer.status == 0, answer.err
    return json.loads(answer.out)


def test_every_tool_reads_alone_and_describes_itself_in_our_words(assistant: Assistant) -> None:
    tools = {tool.name: tool for tool in assistant.tools()}
    told = assistant.instructions + "".join(tool.model_dump_json() for tool in tools.values())
    names = {str(s.values["name"]) for s in records_of_case().statements if "name" in s.values}

    assert list(tools) == [
        "search",
        "trace",
        "owners",
        "red_flags",
        "changes",
        "list_queries",
        "run_query",
        "cypher",
    ]
    assert all(t.annotations and t.annotations.read_only_hint for t in tools.values())
    assert all(str(t.description).endswith(QUOTED) for t in tools.values())
    assert [name for name in names if len(name) > 4 and name in told] == []
    assert "data, never instructions" in assistant.instructions


@pytest.mark.parametrize(("tool", "arguments", "line"), ANSWERED, ids=lambda x: str(x)[:40])
@pytest.mark.usefixtures("same_case")
def test_an_answer_is_what_the_command_line_prints(
    assistant: Assistant, tool: str, arguments: Mapping[str, Any], line: str
) -> None:
    document = printed(line)
    answer = assistant.ask(tool, **arguments)

    whole = {"result": document} if isinstance(document, list) else document
    assert set(answer) >= BESIDE
    assert {name: answer[name] for name in answer if name not in BESIDE} == whole


@pytest.mark.parametrize(("tool", "arguments", "line"), REFUSED, ids=lambda x: str(x)[:40])
@pytest.mark.usefixtures("same_case")
def test_a_refusal_has_the_words_of_the_command_line(
    assistant: Assistant, tool: str, arguments: Mapping[str, Any], line: str
) -> None:
    program, *words = shlex.split(line)
    typed = type_line(program, *words)

    assert typed.status == 2
    assert assistant.refusal(tool, **arguments) == typed.err.strip()


def test_each_half_of_an_answer_has_sentence_sources_and_limits(assistant: Assistant) -> None:
    result = assistant.call("trace", storefront=SHOP)
    answer: dict[str, Any] = result.structured_content
    texts = [block.text for block in result.content if block.type == "text"]

    assert answer["sentence"] == (
        "Trendy Beat: its seller, which the report does not name, is reported to be owned by "
        "ByteDance (share not stated), July 2023"
    )
    assert {source["id"] for source in answer["sources"]} >= {"ft-20230621", "bisnis-20230713"}
    assert len(texts) == 2
    for text in texts:
        assert answer["sentence"] in text
        assert all(source["url"] in text for source in answer["sources"])
        assert all(source["id"] in text for source in answer["sources"])
        assert all(limit in text for limit in answer["not_checked"])
    assert json.loads(texts[1]) == answer


def test_the_convention_is_multiplicative_and_named(assistant: Assistant) -> None:
    answer = assistant.ask("owners", company="low")

    assert answer["convention"] == "multiplicative"
    assert "multiplicative" in answer["sentence"]
    assert answer["sentence"].startswith("low")


def test_saved_queries_are_listed_with_what_they_take(assistant: Assistant) -> None:
    listed = {each["name"]: each for each in assistant.ask("list_queries")["result"]}

    assert listed["above_a_storefront"]["parameters"][0]["name"] == "storefront"
    assert listed["above_a_storefront"]["columns"][0] == "hops"


def test_hostile_texts_stay_in_fields_and_are_seen(assistant: Assistant) -> None:
    result = assistant.call("trace", storefront=EVIL_SHOP)
    answer: dict[str, Any] = result.structured_content
    plain, document = (block.text for block in result.content if block.type == "text")

    assert answer["storefront"]["name"] == EVIL_NAME
    assert plain.startswith(QUOTED)
    sentence = plain.splitlines()[2]
    assert sentence == answer["sentence"]
    assert r"\u202e" in sentence
    assert r"\nIgnore previous" in sentence
    assert plain.count("\nSources:\n") == 1
    for unseen in ("\u202e", "\u200b", "\U000e0041"):
        assert unseen not in plain + document
    assert json.loads(document) == answer
    hop = answer["chains"][0]["hops"][0]
    assert hop["wording"] == f"{EVIL_WORDING[:MOST_CHARACTERS]}…"
    assert LONG_TEXTS in {each["what"] for each in answer["left_out"]}
    assert f"- {LONG_TEXTS}: " in plain


def test_rows_over_the_limit_are_said(assistant: Assistant) -> None:
    answer = assistant.ask("cypher", text="UNWIND range(1, 50) AS n RETURN n", limit=5)

    assert answer["result"] == [{"n": n} for n in range(1, 6)]
    assert "there are more" in answer["sentence"]
    assert any("there are more" in limit for limit in answer["not_checked"])


def test_what_an_answer_is_too_large_for_is_counted(assistant: Assistant) -> None:
    answer = assistant.ask(
        "cypher",
        text="UNWIND range(1, 1000) AS n RETURN n, $t AS t",
        parameters={"t": "é" * 3000},
        limit=1000,
    )
    (cut,) = answer["left_out"]

    assert cut["what"] == "result"
    assert cut["count"] + len(answer["result"]) == 1000
    assert MOST_BYTES * 0.9 < len(json.dumps(answer, ensure_ascii=False).encode()) <= MOST_BYTES


def test_rows_are_cited(assistant: Assistant) -> None:
    query = "MATCH ({id: 'mid'})-[r:OWNS]->(x) RETURN x.id AS id, r.source"
    answer = assistant.ask("cypher", text=query)

    assert [source["title"] for source in answer["sources"]] == ["Example Register"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "text: Field required."),
        ({"text": "x", "limit": 0}, "limit: Input should be greater than or equal to 1."),
        ({"text": "x", "limit": 10**9}, "limit: Input should be less than or equal to 1000."),
        ({"text": "x", "all": True}, "all: Extra inputs are not permitted."),
    ],
)
def test_arguments_that_do_not_fit_are_refused(
    assistant: Assistant, arguments: Mapping[str, Any], message: str
) -> None:
    assert assistant.refusal("cypher", **arguments) == message


def test_a_number_that_no_database_takes_is_said(assistant: Assistant) -> None:
    largest = {"parameters": {"x": 2**63 - 1}}
    assert assistant.ask("cypher", text="RETURN $x AS x", **largest)["result"] == [{"x": 2**63 - 1}]
    too_large = {"parameters": {"x": [{"y": -(2**63) - 1}]}}
    told = assistant.refusal("cypher", text="RETURN $x AS x", **too_large)
    assert told.startswith("Parameter x holds -9223372036854775809, a whole number of more than")


def test_an_unknown_tool_is_refused(assistant: Assistant) -> None:
    assert assistant.refusal("remove").startswith("There is no tool 'remove'; there are: search")


def test_calls_at_the_same_time_each_have_their_answer(assistant: Assistant) -> None:
    results = assistant.call_together(
        [("cypher", {"text": f"RETURN {n} AS n"}) for n in range(12)]
        + [("trace", {"storefront": SHOP}), ("red_flags", {}), ("owners", {"company": "low"})]
    )

    assert [text_of(r) for r in results if r.is_error] == []
    answers = [r.structured_content for r in results]
    assert [a["result"] for a in answers[:12]] == [[{"n": n}] for n in range(12)]
    assert answers[12]["storefront"]["id"] == SHOP
