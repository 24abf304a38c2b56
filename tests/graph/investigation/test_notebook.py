"""The example notebook runs, says nothing on stderr, and is kept with the outputs that it gives."""

from pathlib import Path

import pytest
from nbformat import NotebookNode

from graph.stores.local_server import Access
from tests.graph.investigation.notebook import read_notebook, run_notebook
from tests.pages import PROJECT_S, records_in
from tests.paths import ROOT
from tests.servers import fill


@pytest.fixture(scope="module")
def executed(embedded_server: Access, tmp_path_factory: pytest.TempPathFactory) -> NotebookNode:
    fill(embedded_server, records_in(PROJECT_S))
    return run_notebook(embedded_server, tmp_path_factory.mktemp("notebook"))


def test_the_outputs_are_those_that_are_kept(executed: NotebookNode) -> None:
    """``PYTHONPATH=. python -m tests.graph.investigation.notebook`` writes them anew."""
    kept = read_notebook()
    assert [c.get("outputs") for c in executed.cells] == [c.get("outputs") for c in kept.cells]


def test_no_cell_warns(executed: NotebookNode) -> None:
    streams = [o for cell in executed.cells for o in cell.get("outputs", ()) if "name" in o]
    assert {stream.name for stream in streams} == {"stdout"}


def test_the_chains_are_drawn(executed: NotebookNode) -> None:
    outputs = [o for cell in executed.cells for o in cell.get("outputs", ())]
    pages = [o.data["text/html"] for o in outputs if "text/html" in o.get("data", ())]
    assert any('src="data:image/svg+xml;base64,' in page for page in pages)
    assert not any("<script" in page for page in pages)


def test_nothing_kept_names_a_machine() -> None:
    kept = str(read_notebook())
    assert not any(place in kept for place in (str(Path.home()), "/tmp", str(ROOT)))  # noqa: S108
