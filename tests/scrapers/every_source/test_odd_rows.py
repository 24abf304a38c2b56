"""Rows that cannot be: left out and named, the same with and without ``--dry-run``."""

import os
import random
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest

from graph.model.records import Kind, Records, Source, Statement, Tie, TieType
from graph.stores.store import Store
from scrapers.contract.collector import Unknown
from scrapers.parsing.consistency import ConsistencyCheck
from scrapers.runs.run import Run
from scrapers.storing.writer import BulkFileWriter, SavedPageWriter, StoreWriter
from tests.scrapers.every_source.test_sources import mutated
from tests.scrapers.saved_pages import Saved, saved_pages, take

ONE_EACH = [next(pages) for _, pages in groupby(saved_pages(), key=lambda p: p.collector.name)]
# MUTATIONS=200 pytest tests/scrapers/every_source/test_odd_rows.py: the long run.
MUTATIONS = int(os.environ.get("MUTATIONS", "2"))
PAGE = Source("page", "A page", type="officialRegister", retrieved="2024-05-01")
FIRM = Statement("gb-00000101", Kind.COMPANY, "page", {"name": "Example Lantern"})
ADA = Statement("gb-psc-ada", Kind.PERSON, "page", {"name": "Ada Example"})
HOLDS = Tie("holds", TieType.OWNS, ADA.entity, FIRM.entity, source="page")


@pytest.mark.parametrize("page", ONE_EACH, ids=lambda page: page.collector.name)
def test_a_damaged_file_is_refused_alike_and_leaves_no_import_unfinished(
    page: Saved, store: Store, tmp_path: Path
) -> None:
    chance = random.Random(page.case)  # noqa: S311
    for number in range(MUTATIONS):
        damaged = replace(page, content=mutated(page.content, chance))

        dry = take(None, tmp_path / f"dry{number}", damaged, page.name, "2024-05-01")
        real = take(store, tmp_path / f"real{number}", damaged, page.name, "2024-05-01")

        assert _outcome(dry) == _outcome(real)
        assert not store.contents().unfinished


def _outcome(run: Run) -> tuple[object, ...]:
    return run.state, str(run.problem), run.records


def test_a_party_keeps_the_kind_it_was_first_given() -> None:
    consistency = ConsistencyCheck()
    other = replace(ADA, kind=Kind.COMPANY)

    assert consistency.check_page([PAGE, FIRM, ADA, HOLDS]) == [PAGE, FIRM, ADA, HOLDS]
    (odd,) = consistency.check_page([other])

    assert odd == Unknown("Company that is a Person elsewhere", "gb-psc-ada")


def test_a_tie_waits_for_the_parties_at_its_ends() -> None:
    consistency = ConsistencyCheck()

    assert consistency.check_page([PAGE, FIRM, HOLDS]) == [PAGE, FIRM]
    assert consistency.check_page([ADA]) == [ADA, HOLDS]
    assert not list(consistency.unmatched_ties())


def test_a_tie_that_cannot_be_is_named() -> None:
    consistency = ConsistencyCheck()
    owned = Tie("t", TieType.OWNS, FIRM.entity, ADA.entity, source="page")
    lonely = Tie("u", TieType.OWNS, FIRM.entity, "nobody", source="page")

    found = consistency.check_page([PAGE, FIRM, ADA, owned, lonely])

    assert found == [PAGE, FIRM, ADA, Unknown("OWNS from a Company to a Person", "t")]
    assert list(consistency.unmatched_ties()) == [
        Unknown("OWNS of a party that is not stated", "u")
    ]


@pytest.mark.parametrize("gatherer", [StoreWriter, SavedPageWriter, BulkFileWriter])
def test_what_contradicts_the_store_is_set_aside_and_the_rest_written(
    gatherer: type[StoreWriter], store: Store
) -> None:
    store.load(Records((PAGE,), (replace(ADA, kind=Kind.COMPANY),)), by="test", files=())
    another = replace(PAGE, id="another")
    told = [replace(item, source="another") for item in (FIRM, ADA)]
    writing = gatherer(store, "run", "test")

    writing.write_page([another, *told, replace(HOLDS, source="another")])
    writing.finish()

    found = store.contents()
    assert found.entities["gb-psc-ada"].kind is Kind.COMPANY
    assert [tie.id for tie in found.ties] == ["holds"]
    assert not found.unfinished
    assert writing.set_aside == [Unknown("Person that is a Company elsewhere", "gb-psc-ada")]
