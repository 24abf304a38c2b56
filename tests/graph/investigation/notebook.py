"""The example notebook, run as Jupyter runs it; as a program, its outputs are written anew."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from graph.stores.local_server import Access
from tests.pages import PROJECT_S, records_in
from tests.paths import EXAMPLES
from tests.servers import embedded, environment_of, fill

NOTEBOOK = EXAMPLES / "notebook.ipynb"
_SECONDS = 60


def read_notebook() -> NotebookNode:
    """Return the notebook with the outputs that it is kept with."""
    notebook: NotebookNode = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def run_notebook(access: Access, folder: Path) -> NotebookNode:
    """Run the notebook on a database that holds the founding case; ``folder`` keeps the rest."""
    notebook = read_notebook()
    places = ("DATA_DIR", "IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "TMPDIR")
    environment = os.environ | environment_of(access) | dict.fromkeys(places, str(folder))
    client = NotebookClient(
        notebook, timeout=_SECONDS, resources={"metadata": {"path": str(EXAMPLES)}}
    )
    client.execute(env=environment)
    notebook.metadata = read_notebook().metadata  # without the version of this Python
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    return notebook


if __name__ == "__main__":
    with TemporaryDirectory() as temporary, embedded(Path(temporary) / "store") as server:
        fill(server, records_in(PROJECT_S))
        executed = run_notebook(server, Path(temporary))
        nbformat.write(executed, NOTEBOOK)  # type: ignore[no-untyped-call]
