"""Every write of the app has a role: a new one without is found here, and not by a reader.

What is written to the store passes ``PersonStore``. What is written beside it, or begins a program,
is looked for in the code: a function of the app that does so itself, or calls one of the other
packages that does, is marked with ``needs``.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from graph.stores.store import Store
from tests.paths import ROOT
from tests.syntax import module_tree
from views.shell.identity import Role
from views.shell.store.person_store import PersonStore

_EFFECTS = frozenset(
    {"write_text", "write_bytes", "unlink", "mkdir", "rmdir", "rmtree", "touch", "Popen"}
    | {"write_file", "write_private", "set_key", "unset_key"}
)
_PACKAGES = ("graph", "scrapers", "queries")
# Functions that write without a mark of their own: each with the reason.
_EXPLAINED = {
    "views/actions/bundle_menu.py:_make_file": "in a temporary folder; a reader exports",
    "views/jobs/collector_runs.py:_replay_captures": "work of a job that an editor begins",
    "views/jobs/merge.py:_merge": "work of a job that who may merge begins",
    "views/jobs/watches.py:_check": "work of a job that an editor begins",
    "views/jobs/registers.py:_check": "work of a job that a keeper begins",
    "views/jobs/registers.py:_keep_order": "a part of begin_build, which is marked",
    "views/lists/recent.py:remember_party": "the reader's own list of what they opened",
    "views/lists/changes/dismissals.py:_change": "a part of functions that are marked",
    "views/lists/changes/visits.py:last_visit": "the reader's own last visit",
    "views/pages/capture.py:_show_capture": "unpacks a page of an archive to show it",
    "views/pages/check_bundle.py:_check": "a copy of the reader's own file, gone afterwards",
    "views/shell/login/ended_logins.py:end_login": "who logs out ends their own login",
    "views/shell/store/first_store.py:open_first": "the program's own start",
    "views/workspace/case/case_files.py:_hold_lock": "a part of methods that are marked",
    "views/workspace/case/case_files.py:_write": "a part of methods that are marked",
}
_WRITES = {
    "add_note": Role.EDITOR,
    "dismiss": Role.EDITOR,
    "finish_import": Role.EDITOR,
    "forget_private_case": Role.KEEPER,
    "keep_log": Role.EDITOR,
    "keep_notes": Role.EDITOR,
    "load": Role.EDITOR,
    "mark_example_loaded": Role.EDITOR,
    "mark_unfinished": Role.EDITOR,
    "remove": Role.KEEPER,
    "replacement": Role.KEEPER,
    "reset": Role.KEEPER,
    "undo": Role.EDITOR,
    "withdraw_note": Role.EDITOR,
    "writers_held": Role.KEEPER,
}
_WRITERS = {"_write", "_write_after_backup", "_write_unguarded", "_writer"}
# These reach the writing driver and need nobody: the first opening, the id, all reads, what a
# reader takes out of the house, which is logged.
_BELOW_ROLES = {
    "prepare",
    "create_schema",
    "keep_private_case",
    "ident",
    "_ask",
    "_ask_once",
    "__init__",
    "read",
    "dump",
}
_BELOW_ROLES |= {"_write_once", "_raise_again", "log_deed", *_WRITERS}
_PARTS = {"_add_note"}  # of methods that have a role


def _methods(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name == "Store":
            yield from (each for each in node.body if isinstance(each, ast.FunctionDef))


def _attributes(node: ast.AST) -> set[str]:
    return {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}


def test_every_write_of_the_store_has_a_role() -> None:
    tree = module_tree(ROOT / "graph/stores/store.py")
    writing = {m.name for m in _methods(tree) if _attributes(m) & _WRITERS}
    grown = {m.name for m in _methods(tree) if _attributes(m) & (writing - _BELOW_ROLES - {"undo"})}
    assert (writing | grown) - _BELOW_ROLES - _PARTS == _WRITES.keys()


@pytest.mark.parametrize("name", sorted(n for n, role in _WRITES.items() if role is Role.KEEPER))
def test_what_only_a_keeper_may_is_refused_before_it_begins(name: str) -> None:
    assert getattr(PersonStore, name) is not getattr(Store, name)


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(module_tree(path)) if isinstance(node, ast.FunctionDef))


@cache
def _calls(node: ast.AST) -> list[tuple[str, ast.Call]]:
    calls = [each for each in ast.walk(node) if isinstance(each, ast.Call)]
    return [
        (each.func.id if isinstance(each.func, ast.Name) else each.func.attr, each)
        for each in calls
        if isinstance(each.func, ast.Name | ast.Attribute)
    ]


def _opens_to_write(name: str, call: ast.Call) -> bool:
    modes = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return name == "open" and any(set(mode) & set("wax+") and len(mode) < 4 for mode in modes)


def _has_effect(node: ast.AST) -> bool:
    return any(name in _EFFECTS or _opens_to_write(name, call) for name, call in _calls(node))


def _imported(path: Path) -> Mapping[str, str]:
    """Return the names that a module takes from others, with where they are from."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(module_tree(path))
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@cache
def _writers() -> frozenset[str]:
    """Return the functions of the packages below the app that write, or call one that does."""
    calls: dict[str, set[str]] = {}
    found: set[str] = set()
    for path in (p for package in _PACKAGES for p in (ROOT / package).rglob("*.py")):
        imported, module = _imported(path), _module(path)
        for node in module_tree(path).body:
            if isinstance(node, ast.FunctionDef):
                named = f"{module}.{node.name}"
                calls[named] = {
                    imported.get(name, f"{module}.{name}")
                    for name, call in _calls(node)
                    if isinstance(call.func, ast.Name)
                }
                if _has_effect(node):
                    found.add(named)
    while more := {name for name, called in calls.items() if called & found} - found:
        found |= more
    return frozenset(found)


def _is_marked(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(each, ast.Call) and getattr(each.func, "id", "") == "needs"
        for each in function.decorator_list
    )


def _unmarked() -> Iterator[str]:
    for path in sorted((ROOT / "views").rglob("*.py")):
        imported = _imported(path)
        for function in _functions(path):
            calls = {
                imported.get(n, "") for n, c in _calls(function) if isinstance(c.func, ast.Name)
            }
            if (calls & _writers() or _has_effect(function)) and not _is_marked(function):
                yield f"{path.relative_to(ROOT)}:{function.name}"


@pytest.mark.slow
def test_what_is_written_beside_the_store_has_a_role() -> None:
    assert set(_unmarked()) == _EXPLAINED.keys()
