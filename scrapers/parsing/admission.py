"""The records of every source at the gate of the whole project (``graph.gate``)."""

from collections.abc import Iterable
from dataclasses import replace

from graph.model import gate
from graph.model.records import Source, Statement
from scrapers.contract.collector import CollectionNote, ListPart, Record, Unknown
from scrapers.parsing.json_values import unescape_entities


class RecordGate:
    """Lets the records of one run through; who was turned away stays out to its end."""

    def __init__(self) -> None:
        self._gate = gate.RecordGate[Source | Unknown | CollectionNote | ListPart]()

    def admit_page(self, records: Iterable[Record]) -> list[Record]:
        """Return what of a page's records is of somebody, names as they are written."""
        written = [_unescape_name(record) for record in records]
        return [_refusal_as_unknown(record) for record in self._gate.admit_page(written)]


def _unescape_name(record: Record) -> Record:
    if isinstance(record, Statement) and isinstance(name := record.values.get("name"), str):
        return replace(record, values={**record.values, "name": unescape_entities(name)})
    return record


def _refusal_as_unknown(record: Record | gate.RefusedValue) -> Record:
    if isinstance(record, gate.RefusedValue):
        return Unknown(record.value, record.source)
    return record
