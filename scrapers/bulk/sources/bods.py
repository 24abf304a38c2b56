"""Statements of the Beneficial Ownership Data Standard: of each record the last one counts."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from graph.errors import AnswerError
from graph.importing.bods.bods import Sourcing, parse_statements, read_current
from graph.importing.bods.parties import company_values, declared_source
from graph.importing.bods.statement import (
    DeclaredStatement,
    day_of_time,
    items_at,
    object_at,
    parse_statement,
    text_at,
)
from graph.importing.json_objects import Json
from graph.model.records import Source, Value
from graph.support.language import N_
from scrapers.bulk.building.notes import SortedNotes, hash_ranges, sort_by_key, write_ranges
from scrapers.bulk.inputs.documents import Document
from scrapers.bulk.sources.bulk_source import BulkSource, Desk, Part, Pass
from scrapers.bulk.sources.import_gate import ImportGate
from scrapers.bulk.sources.json_objects import form_of, object_batches
from scrapers.bulk.sources.lookups import open_notes
from scrapers.bulk.sources.plain_plan import day_in_name, refuse_other
from scrapers.contract.collector import Record, Unknown
from scrapers.contract.page import Page

_CURRENT, _PARTIES, _TIES = "current", "parties", "relationships"
_WHAT = "statement"
_REPLACED = "replaced "
_DAY_LENGTH = 10
_OF_ONE = ("url", "retrievedAt")
_MARKS = (b'"statementType"', b'"recordType"')


def _statements(
    batch: Sequence[tuple[str, Json]], notes: list[tuple[str, str]]
) -> list[DeclaredStatement]:
    _refuse_own(batch)
    return parse_statements(batch, notes)


def _edition_source(statement: DeclaredStatement) -> Source:
    """Return the source of a statement without what is of its own.

    A shelf has a source for each publication; an address for each statement would make millions.
    """
    stated = object_at(statement.outer, "source")
    of_all = {name: value for name, value in stated.items() if name not in _OF_ONE}
    return declared_source(replace(statement, outer={**statement.outer, "source": of_all}))


def _values_of_one(statement: DeclaredStatement) -> Mapping[str, Value]:
    """Return the address that a statement was taken from, and the day."""
    stated = object_at(statement.outer, "source")
    values = {
        "source_urls": text_at(stated, "url"),
        "source_retrieved": day_of_time(text_at(stated, "retrievedAt")),
    }
    return {name: (value,) for name, value in values.items() if value}


_SOURCING = Sourcing(_edition_source, _values_of_one)


def _refuse_own(batch: Sequence[tuple[str, Json]]) -> None:
    for place, item in batch:
        for note in items_at(item, "annotations"):
            by = note.get("createdBy") if isinstance(note, dict) else None
            if isinstance(by, dict) and by.get("name") == "Seller-ownership graph investigator":
                raise AnswerError(
                    N_("{where} was exported by this program: bring it in with graph import."),
                    where=place,
                )


def _note_statements(page: Page, desk: Desk) -> Iterator[Sequence[Record]]:
    for batch in object_batches(page, _WHAT):
        notes: list[tuple[str, str]] = []
        for each in _statements(batch, notes):
            desk.note(each.record, f"{each.day:{_DAY_LENGTH}}{each.place}")
            for replaced in each.replaces:
                desk.note(f"{_REPLACED}{replaced}", "")
        yield [Unknown(value, place) for value, place in notes]


def _sort_current(notes: pa.Table, folder: Path) -> None:
    """Keep the place of the last statement of each record: by its day, then by its order."""
    replacing = notes.filter(pc.starts_with(notes["key"], _REPLACED))["key"]
    replaced = pc.utf8_slice_codeunits(replacing, len(_REPLACED))
    write_ranges((_last_of_each(part, replaced) for part in hash_ranges(notes)), folder)


def _last_of_each(notes: pa.Table, replaced: pa.ChunkedArray) -> pa.Table:
    """Return the last statement of each record that none replaces, its place without the day."""
    is_other = pc.or_(
        pc.starts_with(notes["key"], _REPLACED), pc.is_in(notes["key"], value_set=replaced)
    )
    stated = notes.filter(pc.invert(is_other))
    by_day = {
        "key": stated["key"],
        "day": pc.utf8_slice_codeunits(stated["value"], 0, _DAY_LENGTH),
        "order": pa.array(np.arange(stated.num_rows)),
    }
    order = pc.sort_indices(pa.table(by_day), sort_keys=[(name, "ascending") for name in by_day])
    found = stated.combine_chunks().take(order).combine_chunks()
    is_last = np.ones(found.num_rows, np.bool_)
    if found.num_rows:
        keys = found["key"].chunk(0)
        is_last[:-1] = pc.not_equal(keys[:-1], keys[1:]).to_numpy(zero_copy_only=False)
    found = found.filter(pa.array(is_last))
    places = pc.utf8_slice_codeunits(found["value"], _DAY_LENGTH)
    return found.set_column(found.schema.get_field_index("value"), "value", places)


def _current(
    batch: Sequence[tuple[str, Json]], current: SortedNotes | None, notes: list[tuple[str, str]]
) -> Iterator[DeclaredStatement]:
    for each in _statements(batch, []):
        if current is not None and current.last(each.record) == each.place:
            yield each
        else:
            notes.append(("an earlier statement of a record", each.place))


def _read_parties(page: Page, desk: Desk) -> Iterator[Sequence[Record]]:
    current = open_notes(desk.lookups / _CURRENT)
    for batch in object_batches(page, _WHAT):
        notes: list[tuple[str, str]] = []
        found = list(_current(batch, current, notes))
        parties = [each for each in found if each.record_type != "relationship"]
        for each in found:
            for name in (*each.names, *each.replaces):
                desk.note(name, each.record)
        for each in parties:
            desk.note(f"{_PARTIES} {each.record}", _described(each))
        records, more = read_current(parties, notes, sourcing=_SOURCING)
        yield [
            *records.sources,
            *records.statements,
            *records.ties,
            *(Unknown(value, place) for value, place in more),
        ]


def _described(party: DeclaredStatement) -> str:
    """Return a party as a short statement with its id, its kind and the name it is shown by."""
    details: dict[str, object] = {}
    if party.record_type == "entity":
        details = {"name": company_values(party)["name"]}
        details["identifiers"] = party.details.get("identifiers", [])
    return json.dumps(
        {"recordId": party.record, "recordType": party.record_type, "recordDetails": details}
    )


def _read_ties(page: Page, desk: Desk) -> Iterator[Sequence[Record]]:
    current = open_notes(desk.lookups / _CURRENT)
    parties = open_notes(desk.lookups / _PARTIES)

    def find_party(name: str) -> DeclaredStatement | None:
        if parties is None:
            return None
        stored = parties.last(f"{_PARTIES} {parties.last(name) or name}")
        return parse_statement("", json.loads(stored)) if stored else None

    for batch in object_batches(page, _WHAT):
        found = [e for e in _current(batch, current, []) if e.record_type == "relationship"]
        records, notes = read_current(found, [], find_party, _SOURCING)
        yield [
            *records.sources,
            *records.statements,
            *records.ties,
            *(Unknown(value, place) for value, place in notes),
        ]


def _plan(documents: Sequence[Document]) -> Sequence[Pass]:
    for each in documents:
        refuse_other(each, N_("file of BODS statements"), _is_statement)
    parts = tuple(Part(number, form_of(each)) for number, each in enumerate(documents))
    return [
        Pass(_CURRENT, parts, _note_statements, sort_notes=_sort_current),
        Pass(_PARTIES, parts, _read_parties, sort_notes=sort_by_key),
        Pass(_TIES, parts, _read_ties),
    ]


def _is_statement(head: bytes) -> bool:
    is_json = head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"["))
    return is_json and any(mark in head for mark in _MARKS)


BODS = BulkSource(
    name="bods",
    title=N_("Beneficial Ownership Data Standard, files"),
    rules=2,
    plan=_plan,
    example="bods-statements-2026-11-01.jsonl",
    published=day_in_name,
    make_gate=ImportGate,
)
