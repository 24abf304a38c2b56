"""Other tools that find companies that may be one, as one would use them; none where missing."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from graph.model.records import Contents, Kind, TieType

Pairs = set[tuple[str, str]]
_SCORED = 6  # pairs of each company that logic-v2 scores, the best of the blocker
_LOGIC_LINE = 0.7
_SPLINK_LINE = 5.0


def find_with_splink(contents: Contents) -> Pairs | None:
    """Return the pairs that Splink finds with weight 5 or more, trained by EM alone."""
    try:
        pd, cl = import_module("pandas"), import_module("splink.comparison_library")
        splink = import_module("splink")
    except ImportError:
        return None
    block_on = splink.block_on
    frame = pd.DataFrame(_rows(contents))
    rules = [block_on(column) for column in ("number", "phone", "address", "founded", "first")]
    chosen = splink.SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=rules,
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.98, 0.92, 0.85]),
            *(cl.ExactMatch(c) for c in ("number", "phone", "address", "founded")),
        ],
    )
    linker = splink.Linker(splink.DuckDBAPI().register(frame), chosen)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("phone"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("first"))
    found = linker.inference.predict(threshold_match_weight=_SPLINK_LINE).as_pandas_dataframe()
    pairs = zip(found["unique_id_l"], found["unique_id_r"], strict=True)
    return {(min(pair), max(pair)) for pair in pairs}


def find_with_nomenklatura(contents: Contents) -> Pairs | None:
    """Return the pairs that logic-v2 of nomenklatura scores .70 or more, of its own blocker."""
    try:
        ftm, resolver = import_module("followthemoney"), import_module("nomenklatura.resolver")
        blocker = import_module("nomenklatura.blocker")
        logic = import_module("nomenklatura.matching").LogicV2
        memory = import_module("nomenklatura.store.memory").MemoryStore
    except ImportError:
        return None
    dataset = ftm.Dataset.make({"name": "invented", "title": "Invented"})
    store = memory(dataset, resolver.Linker({}))
    rows = [
        {"id": r["unique_id"], "schema": "Company", "properties": _properties(r)}
        for r in _rows(contents)
    ]
    with store.writer() as writer:
        for row in rows:
            writer.add_entity(ftm.StatementEntity.from_data(dataset, row))
    view, config = store.default_view(), logic.default_config()
    found: Pairs = set()
    with TemporaryDirectory() as folder:
        index = blocker.Index(view, Path(folder))
        index.build()
        for (one, other), _score in index.pairs(max_pairs=_SCORED * len(rows)):
            left, right = view.get_entity(one.id), view.get_entity(other.id)
            if logic.compare(left, right, config).score >= _LOGIC_LINE:
                found.add((min(left.id, right.id), max(left.id, right.id)))
    return found


def _properties(row: Mapping[str, Any]) -> dict[str, list[str]]:
    named = {"name": "name", "registrationNumber": "number", "phone": "phone"}
    named |= {"address": "address", "incorporationDate": "founded"}
    return {name: [row[key]] for name, key in named.items() if row[key]}


def _rows(contents: Contents) -> list[dict[str, Any]]:
    shared: dict[tuple[str, TieType], str] = {}
    for tie in contents.ties:
        shared[tie.start, tie.type] = contents.entities[tie.end].name
    return [
        {
            "unique_id": e.id,
            "name": e.name,
            "first": e.name.split()[0].lower(),
            "number": e.text("registration_number") or None,
            "founded": e.text("incorporated") or None,
            "phone": shared.get((e.id, TieType.REACHED_AT)),
            "address": shared.get((e.id, TieType.LOCATED_AT)),
        }
        for e in contents.entities.values()
        if e.kind is Kind.COMPANY
    ]


PEERS: Mapping[str, Callable[[Contents], Pairs | None]] = {
    "splink": find_with_splink,
    "nomenklatura logic-v2": find_with_nomenklatura,
}
