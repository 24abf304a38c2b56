"""The app's pages through Streamlit's own test runner, and what they say."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from graph.importing.read_all import read_paths
from graph.model.records import Records
from tests.paths import ROOT

PROJECT_S = ROOT / "examples" / "project_s"
MARKET = ROOT / "examples" / "invented_market"
SECONDS = 90

# Each test has a runtime of its own, which looks through all that is installed: it stays the same.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@cache
def records_in(*folders: Path) -> Records:
    """Read the spreadsheets of folders."""
    return read_paths(folders).records


def opened(page: str = "", **parameters: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    if page:
        app.switch_page(f"views/pages/{page}.py").run()
    assert not app.exception
    return app


def press(app: AppTest, label: str) -> AppTest:
    """Click the first button of this label."""
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def text(app: AppTest) -> str:
    """Return what a page says, without the links around names of parties."""
    html = " ".join(str(block.proto.body) for block in app.get("html"))
    html = re.sub(r'<a class="lk-party"[^>]*>(.*?)</a>', r"\1", html)
    drawn = " ".join(str(block.proto) for block in app.get("bidi_component"))
    return html + drawn


def graph_sheet(app: AppTest) -> dict[str, Any]:
    """Return what the canvas of the working graph is given."""
    drawn = next(e for e in app.get("bidi_component") if e.key == "working")
    (sheet,) = json.loads(drawn.proto.json)["sheet"]
    return dict(sheet)


def drawn_parties(app: AppTest) -> set[str]:
    """Return the ids of the parties in the working graph."""
    return {node["id"] for node in graph_sheet(app)["nodes"]}
