"""Names and limits in a query: found in its text, and compared with either server."""

import pytest

from graph.model.records import Kind, Records, Source, Statement
from graph.stores.reading.cypher.query_names import names_in, own_limits
from graph.stores.reading.cypher.returned_columns import returned_columns
from graph.stores.results import QueryRows
from graph.stores.store import Store
from queries.library import load_all
from queries.parameters import fill_parameters
from queries.row_notes import extent_text, unknown_name_text

SOURCE = Source("invented-list", "An invented list")
COMPANIES = [
    Statement(f"invented-{n}", Kind.COMPANY, SOURCE.id, {"name": f"Invented {n}", "country": "SG"})
    for n in range(3)
]


@pytest.mark.parametrize(
    ("cypher", "names"),
    [
        ("MATCH (n:A|B&!`C D`) RETURN n.x", {"A", "B", "C D", "x"}),
        ("MATCH (a)-[r:OWNS|:SELLS*1..3 {y: 1}]->(:E {z: $p}) RETURN a", {"E", "y", "z"}),
        ("MATCH (n) RETURN n {.x, made: 1}, {made: 2}.made, date(n.since).year", {"x", "since"}),
        ("MATCH (n) RETURN apoc.text.clean('a.b'), $p.q // (n:Not)", {"q"}),
        ("CALL db.labels() YIELD label RETURN [x IN [label] WHERE x = ':A' | x]", set()),
    ],
)
def test_names_are_told_from_keys_functions_and_strings(cypher: str, names: set[str]) -> None:
    named = names_in(cypher)
    assert named.labels | named.properties == names
    assert named.types == ({"OWNS", "SELLS"} if "OWNS" in cypher else set())


@pytest.mark.parametrize(
    ("cypher", "rows", "inner"),
    [
        ("MATCH (n) RETURN n.limit LIMIT 20;", 20, ()),
        ("MATCH (n) RETURN n LIMIT $most", 7, ()),
        ("MATCH (n) RETURN n LIMIT 5 UNION MATCH (n) RETURN n LIMIT 3", 3, ()),
        ("MATCH (n) WITH n LIMIT 10 RETURN n SKIP 5", None, ("LIMIT 10", "SKIP 5")),
        ("MATCH (n) CALL { MATCH (m) RETURN m LIMIT 1 } RETURN m", None, ("LIMIT 1",)),
        ("WITH 1 AS limit RETURN limit", None, ()),
    ],
)
def test_a_querys_own_limits_are_found(
    cypher: str, rows: int | None, inner: tuple[str, ...]
) -> None:
    own = own_limits(cypher, {"most": 7})
    assert (own.rows, own.inner) == (rows, inner)


@pytest.mark.parametrize(
    ("cypher", "columns"),
    [
        ("MATCH (n) RETURN n.name, count( DISTINCT n) AS `a b` ORDER BY n.name", 2),
        ("MATCH (n) RETURN DISTINCT n.limit, [n.x, 2][0] AS order // the end", 2),
        ("MATCH (n {name: 'return a, b'}) RETURN n {.a, .b} AS n, 'x, y' LIMIT 1;", 2),
        ("MATCH (n) RETURN n.name AS n UNION MATCH (n:Address) RETURN n.name AS n", 1),
        ("MATCH (a) WHERE EXISTS { MATCH (a)-->(b) RETURN b } RETURN a.id AS id", 1),
    ],
)
def test_columns_are_those_that_the_database_names(store: Store, cypher: str, columns: int) -> None:
    store.load(Records((SOURCE,), tuple(COMPANIES), ()), by="test", files=())

    named = store.read(cypher, {}, limit=100, seconds=20).columns

    assert returned_columns(cypher) == named
    assert len(named) == columns


class TestOnBothServers:
    @pytest.fixture(autouse=True)
    def _companies(self, store: Store) -> None:
        store.load(Records((SOURCE,), tuple(COMPANIES), ()), by="test", files=())

    def _read(self, store: Store, cypher: str) -> QueryRows:
        return store.read(cypher, {}, limit=100, seconds=20)

    def test_rows_up_to_the_querys_own_limit_are_not_called_complete(self, store: Store) -> None:
        for most, words in ((2, "own LIMIT"), (3, "own LIMIT"), (4, "complete")):
            rows = self._read(store, f"MATCH (c:Company) RETURN c.name LIMIT {most}")
            assert words in str(extent_text(rows, 100))

    def test_a_table_without_rows_keeps_its_columns(self, store: Store) -> None:
        for query in load_all():
            named = fill_parameters(query.name, query.parameters, {})
            rows = store.read(query.cypher, named, limit=5, seconds=20)
            assert rows.columns == query.columns
        assert self._read(store, "MATCH (n:Brand) RETURN n.name, n").columns == ("n.name", "n")

    def test_what_the_database_does_not_have_is_said(self, store: Store) -> None:
        rows = self._read(store, "MATCH (c:Compnay)-[:OWN]->() RETURN c.cuontry, c.name")
        told = " ".join(str(unknown_name_text(each)) for each in rows.unknown)
        assert "no label “Compnay”; did you mean “Company”?" in told
        assert "no relationship type “OWN”" in told
        assert "no property “cuontry”; did you mean “country”?" in told
        assert "“name”" not in told

    def test_what_the_model_has_and_the_database_not_yet_is_no_mistake(self, store: Store) -> None:
        rows = self._read(store, "MATCH (c:Company)-[:REACHED_AT]->(:Contact) RETURN c.wording")
        told = {str(unknown_name_text(each)) for each in rows.unknown}
        assert told <= {
            "The database holds no Contact yet.",
            "The database holds no REACHED_AT yet.",
        }

    def test_nothing_is_said_of_names_that_are_there(self, store: Store) -> None:
        cypher = "MATCH (:Source)-[t:STATES]->(e:Entity:Company) RETURN e.country, t.standing"
        assert not self._read(store, cypher).unknown
