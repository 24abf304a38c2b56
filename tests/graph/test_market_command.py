"""``python -m graph market``: the document, the CSV and what a person reads."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from graph.commands import main, run
from graph.importing import read_paths
from graph.settings import settings
from graph.stores.bolt import connected
from graph.stores.local_server import Access
from tests.servers import empty

PROJECT_S = Path(__file__).parents[2] / "examples" / "project_s"


def test_the_command_prints_figures_with_their_storefronts(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    embedded_server: Access,
    tmp_path: Path,
) -> None:
    empty(embedded_server)
    with connected(embedded_server) as opened:
        reading = read_paths([PROJECT_S])
        opened.load(reading.records, by="test", files=reading.files)
    monkeypatch.setenv("NEO4J_URI", embedded_server.uri)
    monkeypatch.setenv("NEO4J_DATABASE", embedded_server.database)
    monkeypatch.setenv("NEO4J_USERNAME", embedded_server.username)
    monkeypatch.setenv("NEO4J_PASSWORD", embedded_server.password.get_secret_value())
    settings.cache_clear()
    file = tmp_path / "market.csv"

    monkeypatch.setattr(sys, "argv", ["graph", "market", "--json", "--csv", str(file)])
    assert run(main) == 0
    told = json.loads(capsys.readouterr().out)
    monkeypatch.setattr(sys, "argv", ["graph", "market"])
    assert run(main) == 0
    shown = capsys.readouterr().out
    settings.cache_clear()

    assert told["platform_run_means"] == ["owned", "controlled"]
    assert told["categories"][1]["category"] is None
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    assert {r["ids"] for r in rows if r["storefronts"] == "1"} == {"ft-20230621-trendy-beat"}
    assert "1 storefronts, of which 0 could not be placed" in shown
    assert "Seller of Trendy Beat goods, not named in the report" in shown
