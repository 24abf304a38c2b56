"""FollowTheMoney entities: ids first, since the kinds of a link's ends decide what it is."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from graph.errors import AnswerError
from graph.importing.ftm.entity import FtmEntity, entity_of, merge_fragments
from graph.importing.ftm.ftm import KnownParties, dataset_source, read_entities
from graph.importing.ftm.parties import KINDS, party_id, party_values
from graph.importing.ftm.round_trip import ORIGIN
from graph.importing.json_objects import Json
from graph.model.records import Kind, Records, Statement, TieType
from graph.support.language import N_
from scrapers.bulk.building.notes import SortedNotes, note_table, sort_by_key
from scrapers.bulk.inputs.documents import Document
from scrapers.bulk.sources.bulk_source import BulkSource, Desk, Part, Pass
from scrapers.bulk.sources.import_gate import ImportGate
from scrapers.bulk.sources.json_objects import form_of, object_batches
from scrapers.bulk.sources.lookups import open_notes, sort_repeated
from scrapers.bulk.sources.plain_plan import day_in_name, refuse_other
from scrapers.contract.collector import Record, Unknown
from scrapers.contract.page import Page

_IDS, _REPEATED, _FRAGMENTS, _MERGED, _ROWS = "ids", "repeated", "fragments", "merged", "rows"
_WHAT = "entity"
_KIND, _PLACE = "kind ", "place "


class _PartyIds(Mapping[str, str]):
    """Ids of parties by those of the file; of an entity in fragments that of all together."""

    def __init__(self, desk: Desk) -> None:
        folders = (desk.lookups / _FRAGMENTS / _MERGED, desk.lookups / _IDS)
        self._notes = [notes for folder in folders if (notes := open_notes(folder))]

    def __getitem__(self, ident: str) -> str:
        for notes in self._notes:
            if (found := notes.last(ident)) is not None:
                return found
        raise KeyError(ident)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class _PartyKinds(Mapping[str, Kind]):
    """Kinds of parties by their ids."""

    def __init__(self, desk: Desk) -> None:
        self._notes = _PartyIds(desk)

    def __getitem__(self, ident: str) -> Kind:
        return Kind(self._notes[f"{_KIND}{ident}"])

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _entities(batch: Sequence[tuple[str, Json]]) -> Iterator[FtmEntity]:
    for place, item in batch:
        entity = entity_of(place, item)
        if entity is None:
            raise AnswerError(
                N_("{where} is no entity with id, schema and properties."), where=place
            )
        if ORIGIN in entity.origins:
            raise AnswerError(
                N_("{where} was exported by this program: bring it in with graph import."),
                where=place,
            )
        yield entity


def _note_ids(page: Page, desk: Desk) -> Iterator[Sequence[Record]]:
    for batch in object_batches(page, _WHAT):
        for entity in _entities(batch):
            for key, value in _party_notes(entity):
                desk.note(key, value)
        yield []


def _party_notes(entity: FtmEntity) -> Iterator[tuple[str, str]]:
    if entity.schema in KINDS and (ident := party_id(entity)):
        for known_as in (*entity.referents, entity.id):
            yield known_as, ident
        yield f"{_KIND}{ident}", KINDS[entity.schema].value
        if KINDS[entity.schema] is Kind.ADDRESS and not ident.startswith("address-"):
            yield f"{_PLACE}{ident}", str(party_values(entity, _ignore).get("name", ""))


def _ignore(_value: str, _place: str) -> None:
    pass


def _note_places(page: Page, desk: Desk) -> Iterator[Sequence[Record]]:
    for batch in object_batches(page, _WHAT):
        for entity in _entities(batch):
            desk.note(entity.id, entity.place)
        yield []


def _note_fragments(page: Page, desk: Desk) -> Iterator[Sequence[Record]]:
    """Keep the entities that are stated in several pieces; most files have none."""
    repeated = open_notes(desk.lookups / _REPEATED)
    if repeated is None or not len(repeated):
        yield []
        return
    for batch in object_batches(page, _WHAT):
        for place, item in batch:
            if repeated.last(place) is not None:
                desk.note(str(item.get("id", "")).strip(), json.dumps([place, item]))
        yield []


def _sort_fragments(notes: pa.Table, folder: Path) -> None:
    """Sort the fragments, and note the ids and kinds of what they make together."""
    sort_by_key(notes, folder)
    fragments = SortedNotes(folder)
    keys = dict.fromkeys(notes["key"].to_pylist())
    merged = [note for key in keys for note in _party_notes(_merge(fragments.all(key)))]
    sort_by_key(note_table(merged), folder / _MERGED)


def _merge(stored: Iterator[str]) -> FtmEntity:
    read: list[list[Any]] = [json.loads(each) for each in stored]
    [entity] = merge_fragments(_entities([(place, item) for place, item in read]))
    return entity


def _read_rows(page: Page, desk: Desk) -> Iterator[Sequence[Record]]:
    repeated = open_notes(desk.lookups / _REPEATED)
    fragments = open_notes(desk.lookups / _FRAGMENTS)
    known = KnownParties(_PartyIds(desk), _PartyKinds(desk))
    for batch in object_batches(page, _WHAT):
        entities: list[FtmEntity] = []
        for entity in _entities(batch):
            number = repeated.last(entity.place) if repeated else None
            if number is None or fragments is None:
                entities.append(entity)
            elif number == "1":
                entities.append(_merge(fragments.all(entity.id)))
        records, notes = read_entities(entities, dataset_source, "ftm-", known)
        yield [
            *_places(records, known.ids),
            *records.sources,
            *records.statements,
            *records.ties,
            *(Unknown(value, place) for value, place in notes),
        ]


def _places(records: Records, notes: Mapping[str, str]) -> Iterator[Statement]:
    """Yield the bare places that other pieces state, for the gate to make values of them."""
    stated = {each.entity for each in records.statements}
    for tie in records.ties:
        name = notes.get(f"{_PLACE}{tie.end}", "")
        if tie.type is TieType.LOCATED_AT and tie.end not in stated and name:
            stated.add(tie.end)
            yield Statement(tie.end, Kind.ADDRESS, tie.source, {"name": name})


def _plan(documents: Sequence[Document]) -> Sequence[Pass]:
    for each in documents:
        refuse_other(each, N_("file of FollowTheMoney entities"), _is_entity)
    parts = tuple(Part(number, form_of(each)) for number, each in enumerate(documents))
    return [
        Pass(_IDS, parts, _note_ids, sort_notes=sort_by_key),
        Pass(_REPEATED, parts, _note_places, sort_notes=sort_repeated),
        Pass(_FRAGMENTS, parts, _note_fragments, sort_notes=_sort_fragments),
        Pass(_ROWS, parts, _read_rows),
    ]


def _is_entity(head: bytes) -> bool:
    is_json = head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"["))
    return is_json and b'"schema"' in head and b'"recordType"' not in head


FOLLOWTHEMONEY = BulkSource(
    name="followthemoney",
    title=N_("FollowTheMoney, files of entities"),
    rules=2,
    plan=_plan,
    example="entities.ftm.json",
    published=day_in_name,
    make_gate=ImportGate,
)
