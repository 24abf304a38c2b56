"""Consistency of records: each party has one kind, and each tie connects stated parties.

A record that does not fit is replaced by an ``Unknown``, also in a dry run, so that one odd row
does not stop an import.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.model.records import ENDS, Kind, Records, Source, Statement, Tie, TieType
from graph.support.hash_set import HashSet
from scrapers.contract.collector import Record, Unknown


class ConsistencyCheck:
    """Checks the records of one run; a party keeps the kind that it was first given.

    A tie waits until both its ends are stated. Ties that still wait at the end of the run are
    reported.
    """

    def __init__(self) -> None:
        self._met = {kind: HashSet() for kind in Kind}
        self._waiting: list[Tie] = []

    def check_page(self, records: Sequence[Record]) -> list[Record]:
        """Return the fitting records of a page, and earlier ties whose ends are now stated."""
        stated = [record for record in records if isinstance(record, Statement)]
        early = [*self._waiting, *(record for record in records if isinstance(record, Tie))]
        ends = {end for tie in early for end in (tie.start, tie.end)}
        kinds = self._known_kinds({item.entity for item in stated} | ends)
        for item in stated:
            kinds.setdefault(item.entity, item.kind)
        for kind in Kind:
            self._met[kind].add([i.entity for i in stated if kinds[i.entity] is kind])
        released = [tie for tie in self._waiting if {tie.start, tie.end} <= kinds.keys()]
        self._waiting = [tie for tie in early if not {tie.start, tie.end} <= kinds.keys()]
        late = {tie.id for tie in self._waiting}
        ready = [r for r in records if not isinstance(r, Tie) or r.id not in late]
        return [each for record in [*ready, *released] for each in check_record(record, kinds)]

    def _known_kinds(self, entities: Iterable[str]) -> dict[str, Kind]:
        idents = sorted(entities)
        return {ident: kind for kind in Kind for ident in self._met[kind].known_among(idents)}

    def unmatched_ties(self) -> Iterator[Unknown]:
        """Yield the ties with an end that was never stated, and forget them."""
        for tie in self._waiting:
            yield Unknown(f"{tie.type} of a party that is not stated", tie.id)
        self._waiting = []


def check_record(record: Record, kinds: Mapping[str, Kind]) -> Iterator[Record]:
    """Yield a record, or an ``Unknown`` for a party of another kind or an impossible tie."""
    match record:
        case Statement() if kinds.get(record.entity, record.kind) is not record.kind:
            known = kinds[record.entity]
            yield Unknown(f"{record.kind} that is a {known} elsewhere", record.entity)
        case Tie() if not _is_possible(record, kinds):
            start, end = (kinds.get(ident, "nobody") for ident in (record.start, record.end))
            yield Unknown(f"{record.type} from a {start} to a {end}", record.id)
        case _:
            yield record


def _is_possible(tie: Tie, kinds: Mapping[str, Kind]) -> bool:
    start, end = kinds.get(tie.start), kinds.get(tie.end)
    if start is None or end is None:
        return False
    froms, tos = ENDS[tie.type]
    return start in froms and end in tos and (tie.type is not TieType.SAME_AS or start is end)


def separate_misfits(
    records: Records, there: Mapping[str, Kind]
) -> tuple[Records, Sequence[Unknown]]:
    """Return the records that fit the kinds of parties in the database, and what does not fit."""
    kinds = {**{item.entity: item.kind for item in records.statements}, **there}
    stated: list[Source | Statement | Tie] = [*records.sources, *records.statements, *records.ties]
    checked = [each for record in stated for each in check_record(record, kinds)]
    fit = replace(
        records,
        statements=tuple(each for each in checked if isinstance(each, Statement)),
        ties=tuple(each for each in checked if isinstance(each, Tie)),
    )
    return fit, [each for each in checked if isinstance(each, Unknown)]
