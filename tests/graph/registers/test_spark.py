"""Spark gives the verdicts that arrays give; slow, and only where pyspark is installed."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.analyses.ownership.groups import find_groups
from graph.analyses.projection import project
from graph.errors import InputError
from graph.model.records import Contents, Records
from graph.presentation.trace_report import batch_csv
from graph.registers.analyses.tracing.judge import trace_all_over
from graph.registers.board.open_board import open_board
from graph.registers.board.shelf_part import ShelfPart
from graph.registers.shelf.places import shelves_folder
from graph.registers.shelf.shelf import open_shelf
from graph.support.settings import settings
from tests.benchmarks.invented_case import invented_case
from tests.benchmarks.register_files import write_register
from tests.command_line import type_line
from tests.graph.exports.cases import contents_of
from tests.graph.registers.random_case import random_case
from tests.servers import missing
from tests.shelves import shelf_records, write_shelf

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [
    pytest.mark.slow,
    # pyspark leaves sockets to be closed by whoever collects them.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
_LINES = 20_000
_STOREFRONTS = 500
_GRAPHS = 1


@pytest.fixture(scope="module")
def spark() -> Iterator["SparkSession"]:
    if find_spec("pyspark") is None:
        missing("no Spark: pip install -r requirements-spark.txt, with Java 17")
    from graph.registers.spark.session import open_spark

    with pytest.MonkeyPatch.context() as patch:
        # As for the servers: what is compiled at its best costs more than it gives in a minute.
        patch.setenv("SPARK_SUBMIT_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        with open_spark("local[2]") as session:
            session.conf.set("spark.sql.shuffle.partitions", "2")
            yield session


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


def _on_arrays(data_dir: Path, case: Contents) -> str:
    with open_board(data_dir, "all", case) as opened:
        return batch_csv(trace_all_over(opened.board, opened.records, None))


def _on_spark(spark: "SparkSession", data_dir: Path, case: Contents) -> str:
    from graph.registers.spark.tracing.trace import trace_all_on

    return batch_csv(trace_all_on(spark, str(shelves_folder(data_dir)), case))


def _exact_control(whole: Contents) -> list[tuple[str, str]]:
    """Return who is at the top of each controlled company, by the exact code over everything."""
    groups = find_groups(project(whole))
    return sorted((g.head.id, m.id) for g in groups for m in g.members if m.id != g.head.id)


def test_random_graphs(
    spark: "SparkSession", data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph.registers.spark.control.control import control_on

    for seed in range(_GRAPHS):
        drawn = random_case(seed)
        monkeypatch.setenv("MASS_TENANTS", str(drawn.mass_tenants))
        settings.cache_clear()
        folder = data_dir / str(seed)
        register = drawn.register
        records = Records(tuple(register.sources.values()), register.statements, register.ties)
        write_shelf(folder, "drawn", shelf_records(records))
        assert _on_spark(spark, folder, drawn.case) == _on_arrays(folder, drawn.case), seed
        controlled = control_on(spark, str(shelves_folder(folder)), drawn.case)
        assert list(controlled) == _exact_control(drawn.whole), seed


def test_a_whole_register(spark: "SparkSession", data_dir: Path) -> None:
    from graph.registers.spark.control.control import control_on

    owners, _ = write_register(data_dir / "files", _LINES)
    line = ("register", "add", "companies_house_psc", *owners, "--as", "owners")
    assert type_line("scrapers", *line).status == 0
    with open_shelf(data_dir, "owners") as shelf:
        case = invented_case(ShelfPart(shelf), _STOREFRONTS)
    judged = _on_arrays(data_dir, case)
    assert _on_spark(spark, data_dir, case) == judged
    assert len([row for row in judged.splitlines() if "not found" not in row]) > 1
    with open_board(data_dir, "all", case) as opened:
        rows = range(opened.board.first_tie[-1])
        whole = opened.records.read(rows, range(opened.board.parties))
    controlled = control_on(spark, str(shelves_folder(data_dir)), case)
    assert list(controlled) == _exact_control(whole)
    assert len(controlled) > _LINES / 10


def test_a_path_without_registers_is_named(spark: "SparkSession", data_dir: Path) -> None:
    with pytest.raises(InputError, match="holds no registers"):
        _on_spark(spark, data_dir, contents_of(Records()))
