"""Every saved query, on both servers, against one small invented graph."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.analyses.tracing.verdict import Strength
from graph.errors import InputError
from graph.model import Kind, Records, Source, Standing, Statement, Tie, TieType
from graph.stores.bolt import Store, connected
from graph.stores.local_server import Access
from queries.commands import filled
from queries.formats import FORMATS
from queries.library import Query, load, load_all
from tests.graph.analyses.cases import KINDS

SOURCE = Source("gazette", "Example Gazette")
VALUES = {
    "s1": {"name": "Example Shop", "ships_from": "CN"},
    "c1": {"country": "SG", "unknown_reason": "owner: withheld"},
    "g1": {"category": "brushes"},
}
TIES = (
    ("c1", TieType.OPERATES, "s1"),
    ("c_top", TieType.OPERATES, "t1"),
    ("s1", TieType.SELLS_ON, "t1"),
    ("s1", TieType.SELLS, "g1"),
    ("c2", TieType.OPERATES, "s2"),
    ("c_top", TieType.OWNS, "c1"),
    ("p1", TieType.OFFICER_OF, "c1"),
    ("p1", TieType.OFFICER_OF, "c2"),
    ("p1", TieType.EMPLOYED_BY, "c_top"),
    ("c1", TieType.LOCATED_AT, "a1"),
    ("c2", TieType.LOCATED_AT, "a1"),
    ("c1", TieType.REACHED_AT, "k1"),
    ("s2", TieType.REACHED_AT, "k1"),
)
LONE = "s3"
GIVEN = {"storefront": "s1", "company": "c_top", "source": "gazette"}
EXPECTED: dict[str, list[tuple[object, ...]]] = {
    "above_a_storefront": [(1, "Example c1", []), (2, "Example c_top", ["OWNS: holds"])],
    "below_a_company": [("Example Shop", "Example c1", 1)],
    "foreign_sellers_by_product": [("brushes", 0, 1, 0)],
    "holdings_that_ended": [("Example c_top", "Example c1", None, "2024-05", None)],
    "officers_of_several_sellers": [("Example p1", ["Example c1", "Example c2"])],
    "owners_not_stated": [("Example c1", "owner: withheld")],
    "people_on_both_sides": [
        ("Example p1", "director", "Example c1", "director", "Example c2"),
        ("Example p1", "director", "Example c1", "director", "Example c_top"),
    ],
    "press_alone": [("Example c_top", "Example c1", 1)],
    "shared_addresses": [("Example a1", 2, ["not stated"])],
    "shared_contacts": [("Example k1", 2)],
    "ships_from_elsewhere": [("Example Shop", "Example c1", "SG", "CN")],
    "storefronts_without_operator": [("s3", "Example s3")],
}


def records() -> Records:
    ids = sorted({e for start, _, end in TIES for e in (start, end)} | {LONE})
    statements = tuple(
        Statement(i, KINDS[i[0]], "gazette", {"name": f"Example {i}", **VALUES.get(i, {})})
        for i in ids
    )
    ties = tuple(
        Tie(
            f"x{n}",
            kind,
            start,
            end,
            "gazette",
            Standing.PRESS,
            wording="holds",
            role="director" if start == "p1" else "",
            until="2024-05" if kind is TieType.OWNS else "",
        )
        for n, (start, kind, end) in enumerate(TIES)
    )
    return Records((SOURCE,), statements, ties)


@pytest.fixture
def store(server: Access) -> Iterator[Store]:
    with connected(server) as store:
        store.load(records(), by="test", files=())
        yield store


def test_each_saved_query_answers_as_expected(store: Store) -> None:
    for query in load_all():
        given = {p.name: GIVEN[p.name] for p in query.parameters if p.name in GIVEN}
        rows = store.read(query.cypher, filled(query, given), limit=100, seconds=20)

        assert rows.columns == query.columns, query.name
        if query.name in EXPECTED:
            assert list(rows.rows) == EXPECTED[query.name], query.name
        else:
            assert (
                len(rows.rows)
                == {"ties_without_a_capture": 13, "what_a_source_states": 11}[query.name]
            ), query.name


@pytest.mark.parametrize("query", load_all(), ids=lambda q: q.name)
def test_no_saved_query_prints_a_verdict(query: Query) -> None:
    told = f"{' '.join(query.columns)} {query.cypher}".casefold()

    assert not [w for w in Strength if w in told]


@pytest.mark.parametrize(
    ("body", "complaint"),
    [("RETURN $missing AS a", "missing"), ("MATCH (n) DETACH DELETE n", "DETACH")],
)
def test_a_badly_described_query_is_refused(tmp_path: Path, body: str, complaint: str) -> None:
    path = tmp_path / "bad.cypher"
    path.write_text(f"// title: T\n// question: Q?\n// returns: a\n{body}\n", encoding="utf-8")

    with pytest.raises(Exception, match=complaint):
        load(path)


def test_fields_keep_their_type() -> None:
    query = next(q for q in load_all() if q.name == "shared_contacts")

    assert filled(query, {"least": 3}) == {"least": 3}
    with pytest.raises(InputError, match="number"):
        filled(query, {"least": "three"})
    with pytest.raises(InputError, match="least"):
        filled(query, {"most": 3})


def test_rows_are_written_in_each_format(store: Store) -> None:
    cypher = "MATCH (s:Storefront {id: 's1'}) RETURN s, '=1+1' AS formula, 'a\nb' AS lines"
    rows = store.read(cypher, {}, limit=5, seconds=10)

    written = {name: write(rows) for name, write in FORMATS.items()}

    assert written["csv"].splitlines()[:2] == ["s,formula,lines", "Example Shop,'=1+1,\"a"]
    assert '"labels"' in written["json"]
    assert "a\\nb" in written["table"]
    assert Kind.STOREFRONT in written["json"]
