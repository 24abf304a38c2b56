"""Forms of a file that say the same give the same rows; broken ones are refused by their place."""

import codecs
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import AnswerError
from tests.scrapers.bulk.full_inputs import FULL_INPUTS, FullInput, write_rows
from tests.scrapers.bulk.rows import Said, read_into_parts, records_in, united

_SOURCES = tuple({each.source: each for each in reversed(FULL_INPUTS)}.values())
_IN_LATIN_1 = "brazil_cnpj"
Change = Callable[[bytes], bytes]
each_source = pytest.mark.parametrize("given", _SOURCES, ids=lambda given: given.source)


def _is_json(given: FullInput) -> bool:
    return not any(name.endswith((".csv", "CSV")) for name in given.files)


def _in_windows_lines(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _with_mark(content: bytes) -> bytes:
    return codecs.BOM_UTF8 + content


def _without_last_break(content: bytes) -> bytes:
    return content.rstrip(b"\r\n")


def _with_blank_lines(content: bytes) -> bytes:
    return content + b"\n\n"


def _with_nul(content: bytes) -> bytes:
    return _inside_last_line(content, b"\0")


def _inside_last_line(content: bytes, added: bytes) -> bytes:
    lines = content.rstrip(b"\r\n").split(b"\n")
    half = re.search(rb"[A-Za-z]{2}", lines[-1])
    assert half is not None
    lines[-1] = lines[-1][: half.start() + 1] + added + lines[-1][half.start() + 1 :]
    return b"\n".join(lines)


def _half(content: bytes) -> bytes:
    whole = content.rstrip(b"\r\n")
    last = whole.rfind(b"\n") + 1
    return whole[: last + (len(whole) - last) // 2]


def _with_odd_byte(content: bytes) -> bytes:
    return _inside_last_line(content, b"\xe9")


def _said(given: FullInput, folder: Path, change: Change) -> tuple[Said, set[str]]:
    """Return what a source's files say after a change to each, and what is reported of them."""
    folder.mkdir()
    paths = []
    for name, rows in {**given.given, **given.files}.items():
        paths.append(write_rows(folder, name, rows))
        if name in given.files:
            paths[-1].write_bytes(change(paths[-1].read_bytes()))
    results = read_into_parts(folder, given.source, paths, piece_lines=2)
    # The id of a source is the digest of its file.
    records = [replace(each, source="") for each in records_in(folder / "shelf" / "building")]
    reported = {str(each.value) for result in results for each in result.not_understood}
    return united(records, given.source), reported


@each_source
def test_forms_that_say_the_same(given: FullInput, tmp_path: Path) -> None:
    whole = _said(given, tmp_path / "whole", lambda content: content)
    assert whole[0]
    changes = [_in_windows_lines, _without_last_break, _with_blank_lines]
    if given.source != _IN_LATIN_1:
        changes.append(_with_mark)
    if not _is_json(given):
        changes.append(_with_nul)
    for change in changes:
        assert _said(given, tmp_path / change.__name__, change) == whole, change.__name__


@each_source
def test_forms_that_are_refused_with_their_place(given: FullInput, tmp_path: Path) -> None:
    changes = [_half]
    if _is_json(given):
        changes.append(_with_nul)
    changes.append(_with_mark if given.source == _IN_LATIN_1 else _with_odd_byte)
    for change in changes:
        with pytest.raises(AnswerError) as refused:
            _said(given, tmp_path / change.__name__, change)
        said = str(refused.value)
        assert any(said.startswith(name) for name in given.files), said
        assert "cut off" in said or "line " in said or change is _with_mark, said
        assert "line 0" not in said
