"""Every saved query, on both servers, against one small invented graph."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase

from graph.analyses.tracing.verdict import Strength
from graph.errors import InputError
from graph.model.records import Kind
from graph.stores.local_server import Access
from graph.stores.results import NodeValue, PathValue, QueryRows, TieValue
from graph.stores.store import Store, connect_store
from queries.commands import typed_values
from queries.formats import FORMATS, cell_text
from queries.library import Query, load, load_all
from queries.neo4j_tools.bloom import phrase_cypher
from queries.own_queries import find_query
from queries.parameters import KINDS, FieldType, fill_parameters
from tests.queries.graph_of_sellers import records
from tests.servers import empty

GIVEN = {"storefront": "s1", "company": "c_parent", "source": "press"}
REGISTER, GAZETTE = "Example Register", "Example Gazette"
ABOVE: list[tuple[object, ...]] = [
    (
        1,
        "Example One",
        "OPERATES x001",
        "Example Shop",
        None,
        None,
        None,
        "platform",
        "Example Market, seller page",
    ),
    (
        2,
        "Example c_hold",
        "OWNS x003",
        "Example One",
        "60%",
        "2020",
        "2021-06",
        "register",
        REGISTER,
    ),
    (2, "Example c_top", "OWNS x004", "Example One", "51%", "2021-07", None, "press", GAZETTE),
    (
        2,
        "Example c_top",
        "OWNS x005",
        "Example One",
        "49%",
        "2021-07",
        None,
        "press",
        "Example Courier",
    ),
    (3, "Example c_parent", "CONTROLS x006", "Example c_top", None, None, None, "press", GAZETTE),
    (
        3,
        "Example c_parent",
        "CONTROLS x007",
        "Example c_top",
        None,
        None,
        None,
        "register",
        REGISTER,
    ),
]
TO_C1 = "Example c_parent → Example c_top → Example One"
EXPECTED: dict[str, list[tuple[object, ...]]] = {
    "above_a_storefront": ABOVE,
    "below_a_company": [
        (
            "Example Shop",
            "s1",
            "Example One",
            3,
            f"{TO_C1} → Example Shop",
            ["CONTROLS", "OWNS, share 51%", "OPERATES"],
        ),
        (
            "Example s2",
            "s2",
            "Example c1",
            4,
            f"{TO_C1} → Example c1 → Example s2",
            ["CONTROLS", "OWNS, share 51%", "OWNS, share not stated", "OPERATES"],
        ),
    ],
    "foreign_sellers_by_product": [("brushes", 1, 1, 1, 1)],
    "holders_by_press_only": [("Example c_top", "Example One", 2, 1, ["owns"])],
    "holdings_that_ended": [
        ("Example c_hold", "Example One", "OWNS", "60%", "2020", "2021-06", REGISTER)
    ],
    "officers_of_several_sellers": [
        ("Example p1", "p1", 2, ["Example One: director", "Example c1: director, until 2018"])
    ],
    "other_posts_of_officers": [
        (
            "Example p1",
            "Example One",
            "director",
            "2019",
            None,
            "Example c1",
            "director",
            None,
            "2018",
        ),
        (
            "Example p1",
            "Example One",
            "director",
            "2019",
            None,
            "Example c_parent",
            "engineer",
            None,
            None,
        ),
    ],
    "owners_not_stated": [("Example One", "c1", "owner: withheld", REGISTER)],
    "parties_of_a_source": [("Example One", "c1")],
    "shared_addresses": [
        ("Example a1", "a1", 2, ["Example One", "Example c1"], ["registered office", "returns"])
    ],
    "shared_contacts": [("Example k1", "k1", 2, ["Example One", "Example p2"])],
    "ships_from_elsewhere": [("Example Shop", "s1", "Example One", "SG", "CN")],
    "storefronts_without_operator": [("Example s3", "s3")],
    "ties_without_a_capture": [
        ("Example Courier", "OWNS", "x005", "Example c_top", "Example One", "owns")
    ],
}


@pytest.fixture
def store(server: Access) -> Iterator[Store]:
    with connect_store(server) as store:
        store.load(records(), by="test", files=())
        yield store


def run(store: Store, query: Query, **given: str) -> QueryRows:
    values = fill_parameters(query.name, query.parameters, given)
    return store.read(query.cypher, values, limit=100, seconds=20)


def told(rows: QueryRows) -> list[tuple[object, ...]]:
    """Write nodes, ties and paths as a table does; leave the rest as it is."""
    drawn = (NodeValue, TieValue, PathValue)
    return [tuple(cell_text(v) if isinstance(v, drawn) else v for v in row) for row in rows.rows]


def test_each_saved_query_answers_as_expected(store: Store) -> None:
    for query in load_all():
        given = {p.name: GIVEN[p.name] for p in query.parameters if p.name in GIVEN}
        rows = run(store, query, **given)

        assert rows.columns == query.columns, query.name
        assert told(rows) == EXPECTED[query.name], query.name
        assert not {str(c) for row in told(rows) for c in row} & set(Strength), query.name


def test_each_query_draws_only_nodes_and_relationships(store: Store) -> None:
    """As a search phrase of Neo4j Bloom, which shows nothing else."""
    for query in load_all():
        given = {p.name: GIVEN[p.name] for p in query.parameters if p.name in GIVEN}
        values = fill_parameters(query.name, query.parameters, given)
        used = {name: v for name, v in values.items() if f"${name}" in phrase_cypher(query)}
        rows = store.read(phrase_cypher(query), used, limit=100, seconds=20)

        cells = [cell for row in rows.rows for cell in row]
        assert all(isinstance(c, NodeValue | TieValue | PathValue) for c in cells), query.name
        assert bool(cells) == bool(EXPECTED[query.name]), query.name


def test_a_day_leaves_out_what_did_not_hold_on_it(store: Store) -> None:
    above, below = find_query("above_a_storefront"), find_query("below_a_company")

    assert told(run(store, above, storefront="s1", day="2021-06-30")) == ABOVE[:2]
    assert told(run(store, above, storefront="s1", day="2021-07-01")) == [ABOVE[0], *ABOVE[2:]]
    assert told(run(store, below, company="c_hold", day="2021-07-01")) == []


CROWD = (
    "UNWIND range(1, 3000) AS n CREATE (a:Entity:Person {id: 'p' + n})-[:OWNS]->"
    "(c:Entity:Company {id: 'c' + n})-[:OPERATES]->(:Entity:Storefront {id: 's' + n}) "
    "CREATE (a)-[:OFFICER_OF]->(c) CREATE (:Source {id: 'q' + n})-[:STATES]->(c)"
)


def test_no_query_that_is_given_an_anchor_scans_neo4j(neo4j_server: Access) -> None:
    empty(neo4j_server)
    auth = (neo4j_server.username, neo4j_server.password.get_secret_value())
    login = auth if neo4j_server.username else None
    with connect_store(neo4j_server), GraphDatabase.driver(neo4j_server.uri, auth=login) as driver:
        driver.execute_query(CROWD)  # the plan of a small graph says nothing
        driver.execute_query("CALL db.prepareForReplanning()")  # nor one without its counts
        for query in load_all():
            if any(p.type in {*KINDS, FieldType.SOURCE} for p in query.parameters):
                values = fill_parameters(query.name, query.parameters, {})
                found = driver.execute_query(f"EXPLAIN {query.cypher}", values).summary.plan
                plan = re.findall(r'"operatorType": "(\w+)', json.dumps(found))

                assert "NodeUniqueIndexSeek" in plan, query.name
                assert not [step for step in plan if "Scan" in step], query.name


@pytest.mark.parametrize("query", load_all(), ids=lambda q: q.name)
def test_no_saved_query_prints_a_verdict(query: Query) -> None:
    text = f"{query.title} {query.question} {' '.join(query.columns)} {query.cypher}".casefold()

    assert not [w for w in Strength if w in text]


@pytest.mark.parametrize(
    ("body", "complaint"),
    [("RETURN $missing AS a", "missing"), ("MATCH (n) DETACH DELETE n", "DETACH")],
)
def test_a_badly_described_query_is_refused(tmp_path: Path, body: str, complaint: str) -> None:
    path = tmp_path / "bad.cypher"
    path.write_text(f"// title: T\n// question: Q?\n// returns: a\n{body}\n", encoding="utf-8")

    with pytest.raises(Exception, match=complaint):
        load(path)


def described(folder: Path, field: str, name: str = "field") -> Query:
    path = folder / "asked.cypher"
    head = f"// title: T\n// question: Q?\n// param: {field}\n// returns: a\n"
    path.write_text(f"{head}RETURN ${name} AS a\n", encoding="utf-8")
    return load(path)


@pytest.mark.parametrize(
    ("field", "default", "given", "value"),
    [
        ("field: number = 2  Fewest", 2, 3, 3),
        ('field: text = "GB"  Country', "GB", 7, "7"),
        ('field: list = ["GB", "SG"]  Countries', ["GB", "SG"], ["DE"], ["DE"]),
        ("field: list = []  Countries", [], "DE", ["DE"]),
        ('field: day = ""  Day', "", "2024-05-31", "2024-05-31"),
        ('field: storefront = "s1"  Storefront', "s1", "s2", "s2"),
    ],
)
def test_fields_keep_their_type(
    tmp_path: Path, field: str, default: Any, given: Any, value: Any
) -> None:
    query = described(tmp_path, field)

    assert fill_parameters(query.name, query.parameters, {}) == {"field": default}
    assert fill_parameters(query.name, query.parameters, {"field": given}) == {"field": value}


@pytest.mark.parametrize(
    ("field", "given", "complaint"),
    [
        ("field: number = 2  Fewest", {"field": "three"}, "number"),
        ("field: number = 2  Fewest", {"field": True}, "number"),
        ('field: day = ""  Day', {"field": "2024-02-30"}, "2024-05-31"),
        ('field: text = "GB"  Country', {"field": ["GB"]}, "one value"),
        ('field: text = "GB"  Country', {"other": "GB"}, "it has: field"),
    ],
)
def test_a_value_of_another_type_is_refused(
    tmp_path: Path, field: str, given: dict[str, Any], complaint: str
) -> None:
    query = described(tmp_path, field)

    with pytest.raises(InputError, match=complaint):
        fill_parameters(query.name, query.parameters, given)


@pytest.mark.parametrize(
    "field", ["field = 2  Fewest", "field: colour = 2  F", "field: number = x  F"]
)
def test_a_badly_described_field_is_refused(tmp_path: Path, field: str) -> None:
    with pytest.raises(InputError, match=r"asked\.cypher"):
        described(tmp_path, field)


def test_values_on_the_command_line_are_read_by_the_type_of_their_field(tmp_path: Path) -> None:
    texts = described(tmp_path, 'field: text = "GB"  Country')
    lists = described(tmp_path, 'field: list = ["GB", "SG"]  Countries')

    assert typed_values(texts, ("field=007",)) == {"field": "007"}
    assert typed_values(texts, ("field=1e5",)) == {"field": "1e5"}
    assert typed_values(lists, ('field=["DE", "ID"]',)) == {"field": ["DE", "ID"]}


def test_a_list_is_a_list_on_the_server(store: Store, tmp_path: Path) -> None:
    query = described(tmp_path, 'field: list = ["GB", "SG"]  Countries')

    assert list(run(store, query).rows) == [(["GB", "SG"],)]
    assert list(run(store, query, field="DE").rows) == [(["DE"],)]


def test_rows_are_written_in_each_format(store: Store) -> None:
    cypher = "MATCH (s:Storefront {id: 's1'}) RETURN s, '=1+1' AS formula, 'a\nb' AS lines"
    rows = store.read(cypher, {}, limit=5, seconds=10)

    written = {name: write(rows) for name, write in FORMATS.items()}

    assert written["csv"].splitlines()[:2] == ["s,formula,lines", "Example Shop,'=1+1,\"a"]
    assert '"labels"' in written["json"]
    assert "a\\nb" in written["table"]
    assert Kind.STOREFRONT in written["json"]
