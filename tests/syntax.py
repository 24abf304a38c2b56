"""Syntax trees of the code, for tests that read it; each module is parsed once in a process."""

import ast
from functools import cache
from pathlib import Path


@cache
def module_tree(path: Path) -> ast.Module:
    """Return the tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))
