"""Every text of the app has its translation, with the placeholders of the English."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from graph.language import DEFAULT, LANGUAGES, LOCALE

ROOT = Path(__file__).parents[1]
PLACEHOLDER = re.compile(r"\{\w*\}")
TRANSLATED = tuple(code for code in LANGUAGES if code != DEFAULT)


def _messages() -> frozenset[str | tuple[str, ...]]:
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = extract_from_dir(ROOT, methods, options)
    return frozenset(message for _file, _line, message, _comments, _context in found)


def _catalogue(code: str) -> Catalog:
    return read_po(BytesIO((LOCALE / f"{code}.po").read_bytes()), locale=code)


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
