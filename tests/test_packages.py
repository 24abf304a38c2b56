"""Packages load in any order, in several threads at once."""

import ast
from pathlib import Path

import pytest

from tests.paths import ROOT
from tests.syntax import module_tree

PROJECT = ("graph", "queries", "scrapers", "views")
PACKAGES = [file for top in PROJECT for file in sorted((ROOT / top).rglob("__init__.py"))]


@pytest.mark.parametrize("file", PACKAGES, ids=lambda file: str(file.parent.relative_to(ROOT)))
def test_a_package_loads_none_of_its_modules(file: Path) -> None:
    """Of two threads, one that loads a package and one that loads a module of it would wait.

    Each for what the other holds; Python ends one of them with an error. So does a page of the app
    that is opened while another thread loads what pages need later.
    """
    if not any(other for other in file.parent.rglob("*.py") if other != file):
        return
    tree = module_tree(file)
    assert [name for node in tree.body for name in _loaded(node) if _is_own(name)] == []


def _loaded(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return ["." * node.level + (node.module or "")]
    return []


def _is_own(name: str) -> bool:
    return name.split(".")[0] in ("", *PROJECT)
