"""The queue asks each register within its budget, and goes on after it was ended."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from pydantic import SecretStr

from graph.errors import StoppedError
from graph.model.records import (
    Contents,
    Entity,
    Judgement,
    Kind,
    Source,
    Standing,
    Statement,
    Tie,
    TieType,
)
from graph.stores.local_server import Access
from graph.stores.store import Store, connect_store
from graph.support.settings import Settings, settings
from scrapers.fetching.fetcher import Fetcher
from scrapers.runs.queue.fetch_queue import (
    QueueFile,
    QueueProgress,
    is_done,
    progress_of,
    run_queue,
)
from scrapers.runs.queue.plan import plan_sellers, subjects_by_source
from tests.scrapers.cases import cases
from tests.scrapers.local_source import LocalSource, Reply, local_source
from tests.scrapers.runs.test_collect import replies
from tests.servers import empty

_COMPANY = next(case for case in cases() if case.name == "companies_house/company")
_KEYS = Settings(_env_file=None, companies_house_api_key=SecretStr("a-key"))  # type: ignore[call-arg]
_NO_KEYS = Settings(_env_file=None)  # type: ignore[call-arg]


def _sellers(**standings: Standing | None) -> Contents:
    """Return storefronts, each with a seller of which a source of a standing says something."""
    ids = [ident.replace("_", "-") for ident in standings]
    entities = {i: Entity(i, Kind.COMPANY, f"Company {i}") for i in ids}
    entities |= {f"shop-{i}": Entity(f"shop-{i}", Kind.STOREFRONT, f"Shop {i}") for i in ids}
    ties = [Tie(f"op-{i}", TieType.OPERATES, i, f"shop-{i}", source="page") for i in ids]
    stated = [
        Statement(i, Kind.COMPANY, "page", {"name": i, **({"standing": str(s)} if s else {})})
        for i, s in zip(ids, standings.values(), strict=True)
    ]
    return Contents(entities, {"page": Source("page", "Page")}, tuple(stated), tuple(ties))


def test_only_sellers_without_a_register_record_are_planned_each_with_its_register() -> None:
    contents = _sellers(gb_00000101=None, gb_00000102=Standing.REGISTER, sg_201712345A=None, x=None)

    plan = plan_sellers(contents, _KEYS)

    asked = {each.seller.id: each.source and each.source.subject for each in plan}
    assert asked == {"gb-00000101": "00000101", "sg-201712345A": "201712345A", "x": None}
    assert "no register" in str(plan[-1].lack)
    assert set(subjects_by_source(plan)) == {"acra", "companies_house"}
    without = subjects_by_source(plan_sellers(contents, _NO_KEYS))
    assert set(without) == {"acra", "companies_house_html"}


def test_a_match_that_was_accepted_has_the_record_for_both() -> None:
    contents = _sellers(gb_00000101=None, x=Standing.REGISTER)
    same = Tie(
        "same", TieType.SAME_AS, "gb-00000101", "x", source="page", judgement=Judgement.ACCEPTED
    )
    ties = (*contents.ties, same)
    assert plan_sellers(Contents(contents.entities, {}, contents.statements, ties), _KEYS) == ()


@pytest.fixture
def source(tmp_path: Path) -> Iterator[LocalSource]:
    with (
        local_source(replies(_COMPANY)) as found,
        patch.dict(
            os.environ,
            {
                "DATA_DIR": str(tmp_path),
                "SOURCE_URLS": json.dumps({"companies_house": found.url}),
                "ALLOWED_PRIVATE_HOSTS": '["127.0.0.1"]',
                "COMPANIES_HOUSE_API_KEY": "a-key-of-this-test",
                "BACKOFF_SECONDS": "0.01",
            },
        ),
    ):
        settings.cache_clear()
        yield found
    settings.cache_clear()


@pytest.fixture
def store(embedded_server: Access) -> Iterator[Store]:
    empty(embedded_server)
    with connect_store(embedded_server) as opened:
        yield opened


def _run(file: QueueFile, store: Store) -> list[QueueProgress]:
    told: list[QueueProgress] = []
    run_queue(file, settings(), store, told.append, lambda _fetcher: None)
    return told


def test_a_budget_ends_the_queue_and_more_of_it_goes_on_without_asking_twice(
    source: LocalSource, store: Store, tmp_path: Path
) -> None:
    file = QueueFile(tmp_path)
    file.begin({"companies_house": ("00000101", "99999999")}, 3)

    with pytest.raises(StoppedError, match="budget"):
        _run(file, store)

    assert len(source.asked) == 3
    queue = file.read()
    assert queue is not None
    assert not is_done(file.runs(queue))
    assert progress_of(queue, file.runs(queue)) == QueueProgress(0, 2, 3)

    file.begin({"companies_house": ("00000101", "99999999")}, 100)  # as after a killed program
    told = _run(file, store)

    queue = file.read()
    assert queue is not None
    assert is_done(file.runs(queue))
    assert len(source.asked) == len(set(source.asked)) == 7
    assert told[-1].parties == 1
    assert told[-1].of == 2
    assert store.entity("gb-00000101") is not None
    (run,) = file.runs(queue)
    assert run is not None
    assert "99999999" in str(run.problem)


@pytest.mark.usefixtures("source")
def test_a_pause_ends_it_at_the_next_request(store: Store, tmp_path: Path) -> None:
    file = QueueFile(tmp_path)
    file.begin({"companies_house": ("00000101",)}, 100)

    def stop_at_once(fetcher: Fetcher) -> None:
        fetcher.stop.set()

    with pytest.raises(StoppedError):
        run_queue(file, settings(), store, lambda _progress: None, stop_at_once)

    assert file.read() is not None
    assert not file.is_live


def test_a_budget_counts_every_request_sent_over_all_resumes(
    source: LocalSource, store: Store, tmp_path: Path
) -> None:
    source.replies = {path: Reply(b"", 503) for path in source.replies}
    file = QueueFile(tmp_path)
    file.begin({"companies_house": ("00000101", "99999999")}, 4)

    for _restart in range(3):
        with pytest.raises(StoppedError, match="budget"):
            _run(QueueFile(tmp_path), store)

    queue = file.read()
    assert queue is not None
    assert (len(source.asked), queue.sent) == (4, 4)

    file.write(replace(queue, budget=5))
    with pytest.raises(StoppedError, match="budget"):
        _run(file, store)
    assert len(source.asked) == 5
