"""The records of every source at the gate of the whole project (``graph.gate``)."""

from collections.abc import Iterable
from dataclasses import replace

from graph.model import gate
from graph.model.records import Source, Statement
from scrapers.contract.collector import Note, Part, Record, Unknown
from scrapers.parsing.json_values import unescaped


class Gate:
    """Lets the records of one run through; who was turned away stays out to its end."""

    def __init__(self) -> None:
        self._gate = gate.Gate[Source | Unknown | Note | Part]()

    def page(self, records: Iterable[Record]) -> list[Record]:
        """Return what of a page's records is of somebody, names as they are written."""
        written = [_unescaped(record) for record in records]
        return [_told(record) for record in self._gate.page(written)]


def _unescaped(record: Record) -> Record:
    if isinstance(record, Statement) and isinstance(name := record.values.get("name"), str):
        return replace(record, values={**record.values, "name": unescaped(name)})
    return record


def _told(record: Record | gate.TurnedAway) -> Record:
    if isinstance(record, gate.TurnedAway):
        return Unknown(record.value, record.source)
    return record
