"""Every field of an input is used, reported as not understood, or on the list of those left out.

A field is used if what is said changes when it is taken away. A value that nobody expects is not
taken for none: it is in the records, it is reported, or the file is refused. What is neither has
to be in ``docs/left-out.md``, and what is there must be neither.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from graph.errors import InvestigatorError
from graph.importing.read_all import read_paths
from graph.model.records import Source, Statement, Tie
from graph.support.value_paths import is_known_path
from scrapers.contract.collector import Unknown
from tests.paths import ROOT
from tests.scrapers.bulk.full_inputs import (
    FULL_INPUTS,
    FullInput,
    Row,
    field_name,
    ways_in,
    with_value,
    write_rows,
)
from tests.scrapers.bulk.rows import parsed, read_into_parts, records_in

_LIST = ROOT / "docs" / "left-out.md"
_ODD = "Quillon 7731"
_IMPORTED = ("bods", "followthemoney")
_WITHOUT_PARSER = "brazil_cnpj"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a source says of some files: its records, and what it reports of them."""

    records: tuple[str, ...]
    reported: tuple[str, ...]


def _left_out() -> Mapping[str, frozenset[str]]:
    """Return the fields that are left out by heading."""
    listed: defaultdict[str, set[str]] = defaultdict(set)
    heading = ""
    for line in _LIST.read_text("utf-8").splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ").replace("`", "")
        elif line.startswith("| `"):
            listed[heading].update(re.findall(r"`([^`]+)`", line.split("|")[1]))
    return {name: frozenset(fields) for name, fields in listed.items()}


def _told(given: FullInput, files: Mapping[str, Sequence[Row]], folder: Path) -> _Told:
    folder.mkdir()
    paths = [write_rows(folder, name, rows) for name, rows in {**given.given, **files}.items()]
    try:
        if given.source in _IMPORTED:
            read = read_paths(paths)
            if read.problems:
                return _Told((), tuple(map(str, read.problems)))
            records: list[Source | Statement | Tie] = [
                *read.records.sources,
                *read.records.statements,
                *read.records.ties,
            ]
            return _Told(_shown(records), tuple(str(each.value) for each in read.not_understood))
        if given.source == _WITHOUT_PARSER:
            results = read_into_parts(folder, given.source, paths, 50)
            reported = [str(each.value) for result in results for each in result.not_understood]
            return _Told(_shown(records_in(folder / "shelf" / "building")), tuple(reported))
        found = parsed(given.source, paths)
    except InvestigatorError as error:
        return _Told((), (f"refused: {error}",))
    kept = [each for each in found if isinstance(each, Statement | Tie)]
    return _Told(_shown(kept), tuple(each.value for each in found if isinstance(each, Unknown)))


def _shown(records: Sequence[Source | Statement | Tie]) -> tuple[str, ...]:
    """Return records as texts; the id of a source is the digest of its file, and always differs."""
    plain = (each if isinstance(each, Source) else replace(each, source="") for each in records)
    return tuple(sorted(map(str, plain)))


def _is_reported(field: str, told: _Told) -> bool:
    """Whether a field is among what was not understood, by its name."""
    last = field.rsplit(".", 1)[-1]
    names = (
        f"field {field}",
        f"field {last}",
        f"column '{field}'",
        f"{last} of a person: not kept",
    )
    parts = (f"field {field} of ", f"property {last} of ")
    return any(each.endswith(names) or each.startswith(parts) for each in told.reported)


def _unread_fields(given: FullInput, folder: Path) -> tuple[set[str], set[str]]:
    """Return all fields of an input, and those that are neither used nor reported."""
    base = _told(given, given.files, folder / "whole")
    assert base.records
    used: set[str] = set()
    noticed: set[str] = set()
    every: set[str] = set()
    number = 0
    for name, rows in given.files.items():
        for place, row in enumerate(rows):
            for way in ways_in(row):
                field, number = field_name(way), number + 1
                every.add(field)
                if field in used and field in noticed:
                    continue
                blank, odd = (
                    _told(
                        given,
                        {
                            **given.files,
                            name: [*rows[:place], with_value(row, way, value), *rows[place + 1 :]],
                        },
                        folder / f"{number}-{'odd' if value else 'blank'}",
                    )
                    for value in (None, _ODD)
                )
                is_reported = _is_reported(field, base)
                if blank != base or is_reported:
                    used.add(field)
                is_new = bool(set(odd.reported) - set(base.reported))
                if odd.records != blank.records or is_new or is_reported:
                    noticed.add(field)
    return every, every - (used & noticed)


@pytest.mark.parametrize("given", FULL_INPUTS, ids=lambda given: given.left_out_as)
def test_no_field_is_dropped_in_silence(given: FullInput, tmp_path: Path) -> None:
    listed = _left_out().get(given.left_out_as, frozenset())
    every, unread = _unread_fields(given, tmp_path)
    assert {field for field in unread if not is_known_path(field, listed)} == set()
    covered = {name for name in listed if any(is_known_path(f, frozenset({name})) for f in unread)}
    assert listed - covered == set()
    assert len(every) > 20
