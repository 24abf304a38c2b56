"""Rows of a backup, checked so that every one of them can be written.

A digest only says that a file is as it was made: one made by hand can hold anything.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.stores.batches import batches
from graph.stores.dumps.archive import table_file
from graph.stores.dumps.tables import (
    ENTITIES,
    IMPORTS,
    LOG,
    SOURCES,
    STATED,
    STATEMENTS,
    TABLES,
    DumpTable,
    Row,
)
from graph.support.hash_set import HashSet
from graph.support.language import N_

_MOST_OF_A_LINE = 1 << 26
_MOST_OF_A_NUMBER = 1 << 63
_NAMED = (SOURCES, ENTITIES, IMPORTS, LOG)
"""Tables of nodes that have an id of their own, which no other has."""


class DamagedTableError(InputError):
    """A table of a backup holds what no store has; nothing was changed."""


def table_rows(folder: Path, table: DumpTable) -> Iterator[Row]:
    """Yield the rows of one table of an unpacked backup."""
    with (folder / table_file(table)).open("rb") as file:
        while line := file.readline(_MOST_OF_A_LINE):
            yield json.loads(line)


def check_tables(folder: Path) -> None:
    """Check every table of an unpacked backup.

    Raises:
        DamagedTableError: a row cannot be written.
        ValueError: a line is not JSON.
    """
    known = {table.name: HashSet() for table in _NAMED}
    for table in TABLES:
        for batch in batches(_checked(folder, table)):
            if table in _NAMED:
                _add_ids(table, batch, known[table.name])
            elif table.ends:
                _check_ends(table, batch, known)


def _checked(folder: Path, table: DumpTable) -> Iterator[Row]:
    for number, row in enumerate(table_rows(folder, table), start=1):
        if not _is_row(row, table):
            raise DamagedTableError(
                N_("{table}, row {number}: no row of a backup; nothing was changed."),
                table=table.name,
                number=number,
            )
        yield row


def _is_row(row: Any, table: DumpTable) -> bool:
    if not isinstance(row, list) or len(row) != table.width:
        return False
    *first, properties = row
    if not all(isinstance(part, str) and _is_text(part) for part in first):
        return False
    if table.heads and first[0] not in table.heads:
        return False
    named = table.name == "replaced" or (isinstance(properties, dict) and properties.get("id"))
    return bool(named) and _are_properties(properties)


def _are_properties(properties: Any) -> bool:
    return isinstance(properties, dict) and all(
        _is_text(name) and name and _is_value(value) for name, value in properties.items()
    )


def _is_value(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(each, str) and _is_text(each) for each in value)
    if isinstance(value, str):
        return _is_text(value)
    if isinstance(value, int):
        return -_MOST_OF_A_NUMBER <= value < _MOST_OF_A_NUMBER
    return isinstance(value, float)


def _is_text(text: str) -> bool:
    """Whether a text can be stored: half of a character cannot."""
    return text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)


def _add_ids(table: DumpTable, batch: list[Row], known: HashSet) -> None:
    ids = [str(row[-1]["id"]) for row in batch]
    if known.known_among(ids) or len(set(ids)) < len(ids):
        raise DamagedTableError(
            N_("{table}: one id is there twice; nothing was changed."), table=table.name
        )
    known.add(ids)


def _check_ends(table: DumpTable, batch: list[Row], known: dict[str, HashSet]) -> None:
    """Check that what rows refer to is there."""
    sources = {row[1] for row in batch if table is STATEMENTS and row[0] == STATED}
    entities = {row[2] for row in batch}
    entities |= {row[1] for row in batch if table is not STATEMENTS or row[0] != STATED}
    for ends, name in ((entities, ENTITIES.name), (sources, SOURCES.name)):
        listed = sorted(ends)
        if missing := set(listed) - known[name].known_among(listed):
            raise DamagedTableError(
                N_("{table}: {id!r} is not there; nothing was changed."),
                table=table.name,
                id=min(missing),
            )
