"""Records that hold together: each party of one kind, each tie between parties that are stated.

What does not fit is left out and named, whether or not anything is written: one odd row stops no
import.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.model.records import ENDS, Kind, Records, Source, Statement, Tie, TieType
from graph.support.hash_set import HashSet
from scrapers.contract.collector import Record, Unknown


class ConsistencyCheck:
    """Lets the records of one run through, in which a party keeps the kind it was first given.

    A tie waits until both its ends were stated; what still waits at the end of the run is named.
    """

    def __init__(self) -> None:
        self._met = {kind: HashSet() for kind in Kind}
        self._waiting: list[Tie] = []

    def check_page(self, records: Sequence[Record]) -> list[Record]:
        """Return those of a page's records that fit, and ties of earlier ones whose ends came."""
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
        asked = sorted(entities)
        return {ident: kind for kind in Kind for ident in self._met[kind].known_among(asked)}

    def unmatched_ties(self) -> Iterator[Unknown]:
        """Yield the ties of which an end was never stated."""
        for tie in self._waiting:
            yield Unknown(f"{tie.type} of a party that is not stated", tie.id)
        self._waiting = []


def check_record(record: Record, kinds: Mapping[str, Kind]) -> Iterator[Record]:
    """Yield a record, or what is odd about it: another kind of party, a tie that cannot be."""
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
    """Return the records that fit the kinds of parties in a store, and what does not."""
    kinds = {**{item.entity: item.kind for item in records.statements}, **there}
    told: list[Source | Statement | Tie] = [*records.sources, *records.statements, *records.ties]
    left = [each for record in told for each in check_record(record, kinds)]
    fit = replace(
        records,
        statements=tuple(each for each in left if isinstance(each, Statement)),
        ties=tuple(each for each in left if isinstance(each, Tie)),
    )
    return fit, [each for each in left if isinstance(each, Unknown)]
