"""Gate of files that the program imports itself, as its import applies it."""

from collections.abc import Sequence

from graph.model import gate
from graph.model.records import Source
from scrapers.contract.collector import CollectionNote, ListPart, Record, Unknown


class ImportGate:
    """Admits the records of one piece."""

    def __init__(self) -> None:
        self._gate = gate.RecordGate[Source | Unknown | CollectionNote | ListPart]()

    def admit_page(self, records: Sequence[Record]) -> Sequence[Record]:
        """Return the admitted records; a refused value becomes an ``Unknown``."""
        admitted = self._gate.admit_page(records)
        return [
            Unknown(each.value, each.source) if isinstance(each, gate.RefusedValue) else each
            for each in admitted
        ]
