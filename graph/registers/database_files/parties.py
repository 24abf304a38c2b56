"""Nodes of parties and what each source states of them, made from the rows of a bucket.

They are what a store makes of the same records: of several rows of one source one statement, of
several sources the preferred value, and every name with its search words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np
import orjson
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from graph.exports.networks.nodes_and_edges import STATES
from graph.model.merging import merge_statements
from graph.model.records import Kind, Source, Statement, Value
from graph.registers.database_files.search_texts import search_texts
from graph.registers.database_files.stored_columns import (
    LIST_SIGN,
    ValueReader,
    is_list,
    property_name,
)
from graph.stores.display_values import OF_THE_STATEMENT, SEARCHED_NAMES, preference_of
from graph.stores.versions.value_versions import properties_with_import

Numbers = NDArray[np.int64]
_NAME, _STANDING = "name:string", f"{OF_THE_STATEMENT}:string"
_NOTHING = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class PartyTables:
    """Tables of nodes and of STATES, their columns named by headings."""

    entities: pa.Table
    states: pa.Table


@dataclass(frozen=True, slots=True)
class _Stated:
    """Statements, one for each source and party: numbers of parties, and what is stated."""

    party: Numbers
    kind: pa.Array
    source: pa.Array
    values: pa.Table


class PartyMaker:
    """Makes the tables of one bucket after another."""

    def __init__(self, sources: Mapping[str, Source], import_id: str) -> None:
        self._sources = sources
        self._import = import_id
        self._reader = ValueReader()

    def tables(self, rows: pa.Table) -> PartyTables:
        """Return the tables of the parties of a bucket."""
        rows = rows.combine_chunks()  # rows are taken from one array much faster than from many
        encoded = rows["entity"].combine_chunks().dictionary_encode()
        ids = encoded.dictionary
        stated = self._united(rows, encoded.indices.to_numpy().astype(np.int64))
        return PartyTables(self._entities(ids, stated), self._states(ids, stated))

    def _united(self, rows: pa.Table, party: Numbers) -> _Stated:
        """Return one statement for each source and party."""
        source = rows["source"].combine_chunks().dictionary_encode()
        values = rows["values"].combine_chunks().dictionary_encode()
        kind = rows["kind"].combine_chunks()
        key = party * len(source.dictionary) + source.indices.to_numpy()
        order = np.argsort(key, kind="stable")
        key, text = key[order], values.indices.to_numpy()[order]
        is_first = np.append(True, key[1:] != key[:-1])
        # A line repeated for each owner of a company says nothing more the second time.
        order, key = _where(is_first | np.append(True, text[1:] != text[:-1]), order, key)
        starts = np.flatnonzero(np.append(True, key[1:] != key[:-1]))
        ends = np.append(starts[1:], len(key))
        last = order[ends - 1]
        kinds, texts = kind.take(pa.array(last)), rows["values"].take(pa.array(last))
        several = np.flatnonzero(ends - starts > 1)
        if len(several):
            texts = _replaced(texts, several, _merged(rows, order, starts, ends, several))
        sources = rows["source"].combine_chunks().take(pa.array(last))
        return _Stated(party[last], kinds, sources, self._reader.read(texts))

    def _states(self, ids: pa.Array, stated: _Stated) -> pa.Table:
        entity = ids.take(pa.array(stated.party))
        columns = {
            ":START_ID(Source)": stated.source,
            ":END_ID(Entity)": entity,
            ":TYPE": _repeated(STATES, len(entity)),
            "id:string": pc.binary_join_element_wise(stated.source, entity, " > "),
            "imports:string[]": _repeated(self._import, len(entity)),
            "value_imports:string[]": self._marks(stated.values),
        }
        return pa.table({**columns, **_named_columns(stated.values)})

    def _marks(self, values: pa.Table) -> pa.Array:
        """Return which values the import states, as the store notes it beside each statement."""
        names = [property_name(column) for column in values.column_names]
        valid = [values[c].is_valid().to_numpy(zero_copy_only=False) for c in values.column_names]
        packed = np.packbits(np.stack(valid, axis=1), axis=1)
        forms, form = np.unique(packed, axis=0, return_inverse=True)
        texts = []
        for each in np.unpackbits(forms, axis=1, count=len(names)):
            there = {name: "" for name, is_there in zip(names, each, strict=True) if is_there}
            made = properties_with_import({"id": ""}, there, self._import, replacing=False)
            texts.append(LIST_SIGN.join(made["value_imports"]))
        return pa.array(texts).take(pa.array(form.ravel()))

    def _entities(self, ids: pa.Array, stated: _Stated) -> pa.Table:
        order = np.lexsort((self._rank(stated), stated.party))
        party = stated.party[order]
        starts = np.flatnonzero(np.append(True, party[1:] != party[:-1]))
        shown = _preferred(stated.values, order, starts)
        own = ids.take(pa.array(party[starts]))
        kind = pc.binary_join_element_wise(
            "Entity", stated.kind.take(pa.array(order[starts])), LIST_SIGN
        )
        stated_name = shown.pop(_NAME, pa.nulls(len(own), pa.string()))
        name = pc.coalesce(stated_name, own)
        names = _names(ids, stated)
        columns = {
            "id:ID(Entity)": own,
            ":LABEL": kind,
            _NAME: name,
            "names:string[]": names,
            "search_text:string": search_texts(names, own),
            "imports:string[]": _repeated(self._import, len(own)),
        }
        return pa.table({**columns, **shown})

    def _rank(self, stated: _Stated) -> Numbers:
        """Return the place of each statement in the order of preference, the first one lowest."""
        standing = _column(stated.values, _STANDING).fill_null("").dictionary_encode()
        source = stated.source.dictionary_encode()
        places = {
            (s, w): self._preference(str(source_id), str(word))
            for s, source_id in enumerate(source.dictionary.to_pylist())
            for w, word in enumerate(standing.dictionary.to_pylist())
        }
        in_order = sorted(set(places.values()))
        rank = np.zeros((len(source.dictionary), len(standing.dictionary)), np.int64)
        for at, place in places.items():
            rank[at] = in_order.index(place)
        ranks: Numbers = rank[source.indices.to_numpy(), standing.indices.to_numpy()]
        return ranks

    def _preference(self, source: str, standing: str) -> tuple[int, tuple[int, ...], str]:
        values = {OF_THE_STATEMENT: standing} if standing else {}
        return preference_of(Statement("", Kind.COMPANY, source, values), self._sources)


def _merged(
    rows: pa.Table, order: Numbers, starts: Numbers, ends: Numbers, groups: Numbers
) -> pa.Array:
    """Return the values of groups of rows, each of one source about one party, as JSON."""
    places = [order[starts[n] : ends[n]] for n in groups.tolist()]
    texts = iter(rows["values"].take(pa.array(np.concatenate(places))).to_pylist())
    united = (_merged_values(islice(texts, len(some))) for some in places)
    return pa.array([orjson.dumps(values).decode() for values in united], pa.string())


def _merged_values(texts: Iterable[str]) -> Mapping[str, Value]:
    united: Statement | None = None
    for text in texts:
        stated = {n: tuple(v) if isinstance(v, list) else v for n, v in orjson.loads(text).items()}
        united = merge_statements(united, Statement("", Kind.COMPANY, "", stated))
    return dict(united.values) if united else {}


def _replaced(texts: pa.ChunkedArray, places: Numbers, others: pa.Array) -> pa.Array:
    """Return texts with others at some places."""
    chosen = np.arange(len(texts))
    chosen[places] = len(texts) + np.arange(len(places))
    return pa.concat_arrays([*texts.chunks, others]).take(pa.array(chosen))


def _preferred(
    values: pa.Table, order: Numbers, starts: Numbers
) -> dict[str, pa.Array | pa.ChunkedArray]:
    """Return the value of each column that the first statement of a party has that has one."""
    first = {name: _first_valid(values[name], order, starts) for name in values.column_names}
    first.pop(_STANDING, None)
    shown = {}
    for name, row in first.items():
        alike = [r for other, r in first.items() if property_name(other) == property_name(name)]
        is_first = row == np.minimum.reduce(alike)
        is_there = is_first & (row != _NOTHING)
        at = order[np.where(is_there, row, 0)]
        shown[name] = values[name].take(pa.array(at, mask=~is_there)).combine_chunks()
    return {name: column for name, column in shown.items() if column.null_count < len(column)}


def _first_valid(column: pa.ChunkedArray, order: Numbers, starts: Numbers) -> Numbers:
    valid = column.is_valid().to_numpy(zero_copy_only=False)[order]
    places = np.where(valid, np.arange(len(order)), _NOTHING)
    first: Numbers = np.minimum.reduceat(places, starts)
    return first


def _names(ids: pa.Array, stated: _Stated) -> pa.ListArray:
    """Return every stated name and number of each party, and its id, in order."""
    parties, texts = [np.arange(len(ids))], [ids]
    for column in stated.values.column_names:
        if property_name(column) in SEARCHED_NAMES:
            party, some = _stated_texts(stated.values[column].combine_chunks(), is_list(column))
            parties.append(stated.party[party])
            texts.append(some)
    names = pa.concat_arrays(texts).dictionary_encode()
    place = np.empty(len(names.dictionary), np.int64)
    in_order = pc.sort_indices(names.dictionary)
    place[in_order.to_numpy()] = np.arange(len(place))
    key = np.concatenate(parties) * len(place) + place[names.indices.to_numpy()]
    key = np.unique(key)
    offsets = np.searchsorted(key, np.arange(len(ids) + 1) * len(place)).astype(np.int32)
    chosen = names.dictionary.take(in_order.take(pa.array(key % len(place))))
    return pa.ListArray.from_arrays(pa.array(offsets), chosen)


def _stated_texts(column: pa.Array, lists: bool) -> tuple[Numbers, pa.Array]:
    """Return the texts of a column that are not empty, and the rows that state them."""
    if lists:
        row, texts = pc.list_parent_indices(column).to_numpy(), pc.list_flatten(column)
    else:
        row = np.flatnonzero(column.is_valid().to_numpy(zero_copy_only=False))
        texts = column.drop_null().cast(pa.string())
    is_text = pc.not_equal(texts, "").fill_null(False)
    return row[is_text.to_numpy(zero_copy_only=False)], texts.filter(is_text)


def _column(table: pa.Table, name: str) -> pa.Array:
    if name in table.column_names:
        return table[name].combine_chunks()
    return pa.nulls(table.num_rows, pa.string())


def _named_columns(values: pa.Table) -> dict[str, pa.ChunkedArray]:
    return {name: values[name] for name in values.column_names if name}


def _repeated(text: str, times: int) -> pa.Array:
    return pa.repeat(pa.scalar(text), times)


def _where(is_kept: NDArray[np.bool_], *arrays: Numbers) -> Iterable[Numbers]:
    return (array[is_kept] for array in arrays)
