"""Accepted matches of the case and the shelves, settled by the product's own code."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from graph.analyses.tracing.search.accepted_matches import settle_matches
from graph.model.merging import merge_statements
from graph.model.records import Contents, Judgement, Source, Statement, Tie, TieType
from graph.registers.shelf.document import ShelfSource
from graph.registers.shelf.rows import StatedRow, TieRow, statement_of, tie_of
from graph.registers.spark.remote_shelves import STATED, TIES, RemoteShelf
from graph.stores.display_values import display_entity

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


@dataclass(frozen=True, slots=True)
class SettledMatches:
    """Every SAME_AS, and the party that stands for each member of an accepted one, by ids."""

    ties: Sequence[Tie]
    stands_for: Mapping[str, str]


def settle_all(
    spark: "SparkSession", shelves: Sequence[RemoteShelf], case: Contents
) -> SettledMatches:
    """Read every SAME_AS, and settle those that were accepted."""
    found: dict[str, Tie] = {}
    for shelf in shelves:
        rows = shelf.rows(spark, TIES).filter(f"type = '{TieType.SAME_AS}'")
        some = (tie_of(TieRow(*row)) for row in rows.select(*TieRow._fields).collect())
        found |= {tie.id: tie for tie in some}
    found |= {tie.id: tie for tie in case.ties if tie.type is TieType.SAME_AS}
    members = {
        end
        for tie in found.values()
        if tie.judgement is Judgement.ACCEPTED
        for end in (tie.start, tie.end)
    }
    stated = _stated_of(spark, shelves, case, members)
    sources = {**_sources(shelves), **case.sources}
    entities = {ident: display_entity(each, sources) for ident, each in stated.items()}
    settled = settle_matches(found.values(), entities)
    pairs = settled.stands_for.items()
    return SettledMatches(tuple(found.values()), {m: r for m, r in pairs if m != r})


def _stated_of(
    spark: "SparkSession", shelves: Sequence[RemoteShelf], case: Contents, ids: Iterable[str]
) -> Mapping[str, Sequence[Statement]]:
    wanted = sorted(ids)
    found: dict[str, dict[str, Statement]] = defaultdict(dict)
    if not wanted:
        return {}
    statements = [s for shelf in shelves for s in _read(shelf.rows(spark, STATED), wanted)]
    statements += [s for ident in wanted for s in case.statements_about(ident)]
    for each in statements:
        stated = found[each.entity]
        stated[each.source] = merge_statements(stated.get(each.source), each)
    return {ident: tuple(stated.values()) for ident, stated in found.items()}


def _read(rows: "DataFrame", ids: Sequence[str]) -> Iterable[Statement]:
    some = rows.filter(rows["entity"].isin(list(ids))).select(*StatedRow._fields)
    return (statement_of(StatedRow(*row)) for row in some.collect())


def _sources(shelves: Iterable[RemoteShelf]) -> Mapping[str, Source]:
    found: dict[str, Source] = {}
    for shelf in shelves:
        for stated in orjson.loads(shelf.document)["sources"]:
            source = ShelfSource(**stated).as_record()
            found.setdefault(source.id, source)
    return found
