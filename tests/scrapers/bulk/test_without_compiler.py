"""Registers where the compiler of their kernels is not installed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.register_files import write_register

_COMMAND = """
import sys
sys.modules["numba"] = None
from graph.commands.main import run
from scrapers.commands.main import main
sys.exit(run(main))
"""


@pytest.mark.slow
def test_registers_are_listed_and_an_add_says_what_is_missing(tmp_path: Path) -> None:
    [owners], _companies = write_register(tmp_path / "files", 10)
    data = tmp_path / "data"
    listed = _run(data, "list")
    assert (listed.returncode, listed.stderr) == (0, "")
    added = _run(data, "add", "companies_house_psc", str(owners))
    assert added.returncode == 2
    assert "numba" in added.stderr
    assert "Traceback" not in added.stderr
    assert not (data / "registers").exists()


def _run(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _COMMAND, "register", *words],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"DATA_DIR": str(data)},
    )
