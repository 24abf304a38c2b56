"""Every text of the app has its translation, with the placeholders of the English."""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from graph import errors
from graph.support.language import DEFAULT_LANGUAGE, LANGUAGES, LOCALE_FOLDER
from tests.paths import ROOT
from tests.syntax import module_tree

PLACEHOLDER = re.compile(r"\{\w+(?:![rs])?(?::[^{}]*)?\}")
SAYING = {name for name, each in vars(errors).items() if isinstance(each, type)} | {
    "Said",
    "said",
    "Note",
}
"""What is given a text for readers, first of all."""

FINDING = {"Problem": slice(3, 5), "refuse": slice(1, 3), "problem": slice(1, 3)}
"""What is given what was found and what was expected, and where these stand."""

MARKING = {"N_", "_", "ngettext", "said", "join"}
TRANSLATED = tuple(code for code in LANGUAGES if code != DEFAULT_LANGUAGE)


@cache
def _messages() -> frozenset[str | tuple[str, ...]]:
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = extract_from_dir(ROOT, methods, options)
    return frozenset(message for _file, _line, message, _comments, _context in found)


def _catalogue(code: str) -> Catalog:
    return read_po(BytesIO((LOCALE_FOLDER / f"{code}.po").read_bytes()), locale=code)


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _faults(message: str | tuple[str, ...], entry: Message | None) -> Iterator[str]:
    if entry is None or not entry.string or not all(_forms(entry.string)):
        yield f"not translated: {message}"
        return
    if entry.fuzzy:
        yield f"fuzzy: {message}"
    # the form for one may leave the number out; what is kept for many has them all
    needed = sorted(PLACEHOLDER.findall(_forms(message)[-1]))
    for form in _forms(entry.string or ""):
        if sorted(PLACEHOLDER.findall(form)) != needed:
            yield f"other placeholders: {message} -> {form}"


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_is_translated(code: str) -> None:
    catalogue = _catalogue(code)
    messages = _messages()
    assert len(messages) > 500
    faults = (
        fault
        for message in sorted(messages, key=str)
        for fault in _faults(message, catalogue.get(_forms(message)[0]))
    )
    assert list(faults) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_translation_is_left_over(code: str) -> None:
    known = {_forms(message)[0] for message in _messages()}
    left = [_forms(entry.id)[0] for entry in _catalogue(code) if entry.id]
    assert [text for text in left if text not in known] == []


def _sources() -> Iterator[Path]:
    """Yield the modules whose texts a reader of the app may meet; the command line is English."""
    for package in ("graph", "queries", "scrapers", "views"):
        for path in (ROOT / package).rglob("*.py"):
            if "commands" not in {*path.parts, path.stem} and path.stem != "__main__":
                yield path


def _called(node: ast.AST) -> str:
    """Return the name of what is called; empty where nothing is."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def _bare(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the literal texts that are not marked as to be translated."""
    if _called(node) in MARKING:
        return
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip()
    if isinstance(node, ast.JoinedStr) or is_text:
        yield node
        return
    for inner in ast.iter_child_nodes(node):
        yield from _bare(inner)


def _unmarked(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            told = node.args[:1] if _called(node) in SAYING else []
            for text in (*told, *node.args[FINDING.get(_called(node), slice(0))]):
                yield from _bare(text)


def _misfits(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what is said with other values than its text has placeholders."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or _called(node) not in SAYING or not node.args:
            continue
        marked = node.args[0]
        if isinstance(marked, ast.Call) and _called(marked) == "N_":
            text = str(ast.literal_eval(marked.args[0]))
            needed = {re.sub(r"\W.*", "", found[1:]) for found in PLACEHOLDER.findall(text)}
            if needed != {str(each.arg) for each in node.keywords}:
                yield node


def _places(find: Callable[[ast.AST], Iterator[ast.AST]]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}: {ast.unparse(node)}"
        for path in _sources()
        for node in find(module_tree(path))
    ]


def test_no_text_for_readers_is_without_a_mark() -> None:
    assert _places(_unmarked) == []


def test_every_text_is_said_with_the_values_that_it_names() -> None:
    assert _places(_misfits) == []
