"""A skeleton of every kind of extension: named in its list, and red until it is filled."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.commands.new_extension import EXTENSIONS, write_skeleton
from graph.errors import InputError


def _run(checkout: Path, module: str, *given: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *given]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_every_skeleton_is_listed_and_its_test_is_red(checkout: Path) -> None:
    tests = []
    for kind in EXTENSIONS:
        made = _run(checkout, "graph", "new", kind, f"made_up_{kind}")
        assert made.returncode == 0, made.stderr
        *files, advice = made.stdout.splitlines()
        assert all((checkout / file).is_file() for file in files)
        tests.append(advice.split("pytest -n 0 ")[1].split(" -k ")[0])
        again = _run(checkout, "graph", "new", kind, f"made_up_{kind}")
        assert again.returncode == 2
        assert "already" in again.stderr

    named = "made_up or each_saved_query"
    ran = _run(checkout, "pytest", "-n", "0", "-p", "no:cacheprovider", *tests, "-k", named)

    assert ran.returncode == 1, ran.stdout
    failed = re.findall(r"^FAILED (\S+?)::", ran.stdout, re.MULTILINE)
    assert {test.partition("::")[0] for test in tests} == set(failed)
    assert "ERROR" not in ran.stdout


@pytest.mark.parametrize("name", ["Shared", "two words", "../up", "class", ""])
def test_a_name_that_cannot_be_a_file_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a name"):
        write_skeleton("red_flag", name, tmp_path)
    assert list(tmp_path.iterdir()) == []
