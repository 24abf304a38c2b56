"""The documents name what exists, and their excerpts are the code's own lines or run."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

DOCUMENTS = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md"])
_PATH = re.compile(r"`([\w./]+/[\w./]*)`")
_TOPS = ("graph/", "scrapers/", "queries/", "views/", "tests/", "docs/", "examples/")
_EXCERPT = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#:]+)\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.name))
def test_every_path_in_a_document_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = {path for path in _PATH.findall(text) if path.startswith(_TOPS)}
    linked = {str(document.parent / link) for link in _LINK.findall(text)}
    assert [path for path in sorted(named | linked) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.name))
def test_every_excerpt_is_in_its_file(document: Path) -> None:
    for path, excerpt in _EXCERPT.findall(document.read_text(encoding="utf-8")):
        assert excerpt in (ROOT / path).read_text(encoding="utf-8"), path


@pytest.mark.slow
def test_every_command_in_a_document_runs(checkout: Path) -> None:
    text = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": "."}
    for command in (line for block in _COMMANDS.findall(text) for line in block.splitlines()):
        ran = subprocess.run(
            [
                sys.executable,
                "-m",
                *shlex.split(
                    command.removeprefix("python -m ").replace("pybabel", "babel.messages.frontend")
                ),
            ],
            cwd=checkout,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, f"{command}\n{ran.stderr}"
