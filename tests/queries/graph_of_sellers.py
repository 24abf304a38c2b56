"""A small invented graph with one trap a saved query could fall into, a line each."""

from dataclasses import replace

from graph.model.records import Records, Statement
from tests.graph.analyses.cases import KINDS, SOURCES, Line, build

LINES: tuple[Line, ...] = (
    ("c_hold OWNS c1", {"share": "60%", "since": "2020", "until": "2021-06"}),
    ("c_top OWNS c1", {"share": "51%", "since": "2021-07", "source": "press", "wording": "owns"}),
    ("c_top OWNS c1", {"share": "49%", "since": "2021-07", "source": "repeat", "wording": "owns"}),
    ("c_parent CONTROLS c_top", {"source": "press", "wording": "parent"}),
    ("c_parent CONTROLS c_top", {"wording": "parent"}),
    ("c_nil OWNS c_top", {"share": "0%"}),
    ("c_hold OWNS c_brandy", {"until": "2999"}),
    # Whoever may be the same, linked, or beside it, stands not above it.
    ("c1 SAME_AS c9", {"judgement": "proposed", "source": "ours"}),
    ("c8 SAME_AS c1", {"judgement": "rejected", "source": "ours"}),
    "c_nine OWNS c9",
    "c_nine OWNS c8",
    "c1 LINKED_TO c_linked",
    "c_linked OPERATES s9",
    "c1 OWNS c_sister",
    "c_sister OPERATES s2",
    # One storefront of the market's own country, one without a stated country.
    "s2 SELLS_ON t1",
    "s2 SELLS g1",
    "s1 SELLS g1",
    "p2 OPERATES s2",
    # Officers: two sellers of one name; a later post elsewhere.
    ("p1 OFFICER_OF c1", {"role": "director", "since": "2019"}),
    ("p1 OFFICER_OF c_sister", {"role": "director", "until": "2018"}),
    ("p1 OFFICER_OF c_sister", {"role": "director", "until": "2018", "source": "newer"}),
    ("p1 EMPLOYED_BY c_parent", {"role": "engineer", "source": "press"}),
    # Addresses and contacts: a storefront beside its own seller is not shared.
    ("c1 LOCATED_AT a1", {"purpose": "registered office"}),
    ("c_sister LOCATED_AT a1", {"purpose": "returns"}),
    ("c_sister LOCATED_AT a1", {"purpose": "returns", "source": "newer"}),
    "c_linked LOCATED_AT a2",
    "s9 LOCATED_AT a2",
    ("s1 LOCATED_AT a3", {"purpose": "ships from"}),
    "c1 REACHED_AT k1",
    "p2 REACHED_AT k1",
    "c_linked REACHED_AT k2",
    "s9 REACHED_AT k2",
)
_VALUES = {
    "s1": {"name": "Example Shop", "market": "GB"},
    "s2": {"ships_from": "GB"},
    "s3": {"name": "Example s3"},
    "c1": {"country": "SG", "unknown_reason": "owner: withheld"},
    "c_sister": {"name": "Example c1", "country": "GB"},
    "g1": {"category": "brushes"},
    "a3": {"country": "CN"},
}


def records() -> Records:
    """Return the graph: all ties, and of each party one statement, by the gazette of c1 too."""
    graph = build(*LINES, values=_VALUES)
    statements = [
        Statement(i, KINDS[i[0]], "register", {"name": f"Example {i}", **_VALUES.get(i, {})})
        for i in graph
    ]
    statements.append(Statement("c1", KINDS["c"], "press", {"name": "Example One"}))
    captured = {"register", "page", "newer", "press"}
    sources = (
        replace(s, capture="<urn:uuid:1>") if s.id in captured else s for s in SOURCES.values()
    )
    ties = tuple(edge["tie"] for *_, edge in graph.edges(data=True))
    return Records(tuple(sources), tuple(statements), ties)
