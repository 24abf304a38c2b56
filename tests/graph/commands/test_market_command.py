"""``python -m graph market``: the document, the CSV and what a person reads."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from graph.stores.local_server import Access
from tests.command_line import type_line
from tests.pages import PROJECT_S, records_in
from tests.servers import fill


def test_the_command_prints_figures_with_their_storefronts(
    embedded_server: Access, use_store: Callable[[Access], None], tmp_path: Path
) -> None:
    fill(embedded_server, records_in(PROJECT_S))
    use_store(embedded_server)
    file = tmp_path / "market.csv"

    status, out, _err = type_line("graph", "market", "--json", "--csv", file)
    assert status == 0
    told = json.loads(out)
    status, shown, _err = type_line("graph", "market")
    assert status == 0

    assert told["platform_run_means"] == ["owned", "controlled"]
    assert told["categories"][1]["category"] is None
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    assert {r["ids"] for r in rows if r["storefronts"] == "1"} == {"ft-20230621-trendy-beat"}
    assert "storefronts: 1; not placed: 0" in shown
    assert "Seller of Trendy Beat goods, not named in the report" in shown
    assert "(kumparan-202307-seller; reported)" in shown
    assert "group (register)  group (reported)" in shown
    assert "platform-run" not in shown.casefold()
    assert told["platform_run_sellers"][0]["standing"] == "reported"
    assert {r["reported"] for r in rows if r["supply"] == "platform-run"} >= {"1"}
