"""A skeleton of every kind of extension: read by the lists, and red until it is filled."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.commands.new_extension import EXTENSIONS, write_skeleton
from graph.errors import InputError
from tests.paths import ROOT

CODE = ("graph", "queries", "scrapers", "views", "tests", "app.py", "pyproject.toml")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code, in which extensions can be made."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in CODE:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    return folder


@pytest.mark.parametrize("kind", EXTENSIONS)
def test_a_skeleton_is_listed_and_its_test_is_red(kind: str, checkout: Path) -> None:
    name = f"invented_{kind}"
    made = _run(checkout, "graph", "new", kind, name)
    assert made.returncode == 0, made.stderr
    *files, advice = made.stdout.splitlines()
    assert all((checkout / file).is_file() for file in files)
    ran = _run(checkout, "pytest", "-p", "no:cacheprovider", *advice.split("pytest ")[1].split())
    assert ran.returncode == 1, ran.stdout
    assert "failed" in ran.stdout
    assert "error" not in ran.stdout.splitlines()[-1]
    again = _run(checkout, "graph", "new", kind, name)
    assert again.returncode == 2
    assert "already" in again.stderr


def _run(checkout: Path, module: str, *given: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *given]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["Shared", "two words", "../up", "class", ""])
def test_a_name_that_cannot_be_a_file_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a name"):
        write_skeleton("red_flag", name, tmp_path)
    assert list(tmp_path.iterdir()) == []
