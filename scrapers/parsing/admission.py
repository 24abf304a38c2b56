"""Admission of every source's records by the gate of the project (``graph.model.gate``)."""

from collections.abc import Iterable
from dataclasses import replace

from graph.model import gate
from graph.model.records import Source, Statement
from scrapers.contract.collector import CollectionNote, ListPart, Record, Unknown
from scrapers.parsing.json_values import unescape_entities


class RecordGate:
    """Admits the records of one run; a party that was refused stays out until its end."""

    def __init__(self) -> None:
        self._gate = gate.RecordGate[Source | Unknown | CollectionNote | ListPart]()

    @property
    def refused(self) -> frozenset[str]:
        """The entities refused so far."""
        return self._gate.refused

    def admit_page(self, records: Iterable[Record]) -> list[Record]:
        """Return the admitted records of a page, with HTML entities in names undone.

        A refused value becomes an ``Unknown``.
        """
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
