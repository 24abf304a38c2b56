"""Addresses of parties, asked for once for each spelling and stated once."""

from collections.abc import Callable, Iterable

import numpy as np
import orjson
import pyarrow as pa
import pyarrow.compute as pc

from graph.model.records import Kind, Source, Statement, Tie
from graph.registers.shelf.rows import stated_row, tie_row
from scrapers.bulk.readers.asked_once import AskedOnce
from scrapers.bulk.readers.row_columns import (
    Ends,
    StatedColumns,
    TieColumns,
    form_of,
    stated_form_of,
)
from scrapers.contract.collector import Record
from scrapers.parsing.places import Place, stated_place

NOWHERE = Place("", "", "")
"""Place of a party of which neither address nor place is stated."""

LineAndCountry = Callable[[str, str], tuple[str, str]]
"""Returns an address in one line and its country, from the line and the country as stated."""


class Locations:
    """Places by address and country as stated; ``sample`` are the records of one address."""

    def __init__(
        self,
        source: Source,
        read: LineAndCountry,
        sample: Iterable[Record],
        stated: StatedColumns,
        ties: TieColumns,
    ) -> None:
        self._source, self._read, self._stated, self._ties = source, read, stated, ties
        self._address_forms = AskedOnce(self._address_form)
        self.places = AskedOnce(self._place)
        tie = next(each for each in sample if isinstance(each, Tie))
        first, _, rest = tie.id.partition(tie.start)
        middle, _, last = rest.partition(tie.end)
        # Texts of a tie's id around those of party and address.
        self._around = (first, middle, last)
        self._tie_form = ties.form(form_of(tie_row(tie)))
        self._parties: list[str] = []
        self._addresses: list[str] = []

    def _place(self, stated: tuple[str, str]) -> Place:
        place = stated_place(*self._read(*stated))
        if place.ident:
            values = orjson.dumps(place.values).decode()
            form = self._address_forms[place.country]
            self._stated.add(place.ident, form, place.name, values)
        return place

    def _address_form(self, country: str) -> int:
        values = Place("address", "Example Street", country).values
        row = stated_row(Statement("address", Kind.ADDRESS, self._source.id, values))
        return self._stated.form(stated_form_of(row))

    def locate(self, party: str, address: str) -> None:
        """Add the tie of a party to its address, both by id."""
        self._parties.append(party)
        self._addresses.append(address)

    def take_batch(self) -> pa.RecordBatch:
        """Return the ties in the schema of a part, and forget them."""
        parties = pa.array(self._parties, pa.string())
        addresses = pa.array(self._addresses, pa.string())
        first, middle, last = map(pa.scalar, self._around)
        ids = pc.binary_join_element_wise(first, parties, middle, addresses, last, "")
        self._parties, self._addresses = [], []
        none = pa.nulls(len(ids), pa.string())
        forms = np.full(len(ids), self._tie_form, np.int32)
        return self._ties.batch(Ends(ids, parties, addresses), forms, none, none)
