"""Ends of parties as their sources state them; no tie of a party holds after its end."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.errors import DateError
from graph.model.dates import first_day, last_day
from graph.model.records import (
    DECEASED,
    ENDING_DAYS,
    REGISTERS,
    Entity,
    Source,
    Statement,
    Value,
    statement_standing,
)
from graph.model.vocabulary.statuses import Status, status_of

_LENGTH = len("2010-05-01")

UNDATED_END = "?"
"""Mark of a party that is stated to be over, without a day."""


class EndKind(StrEnum):
    """Kind of a party's end."""

    DISSOLVED = "dissolved"
    DIED = "died"
    CLOSED = "record closed"


_KINDS = {
    "dissolved": EndKind.DISSOLVED,
    "death_date": EndKind.DIED,
    "died": EndKind.DIED,
    "record_closed": EndKind.CLOSED,
}


@dataclass(frozen=True, slots=True)
class PartyEnd:
    """The end of a party: ``day`` (ISO: day, month or year) is empty where no source states it."""

    party: Entity
    kind: EndKind
    day: str
    source: str

    @property
    def final_day(self) -> date:
        """Last day on which a tie of the party can hold; ``date.min`` where no day is stated.

        Where the day is unknown, the ties of the party hold on no day.
        """
        return last_day(self.day) if self.day else date.min


def party_ends(
    ending: Iterable[Statement],
    entities: Mapping[str, Entity],
    sources: Mapping[str, Source],
    stands_for: Callable[[str], str],
) -> Mapping[str, PartyEnd]:
    """Return the end of each party that is stated to have ended, by its representative id.

    ``ending`` are the statements that may say so. A day of a register or filing counts before any
    other, the earliest where they differ. Without a day, the displayed status of the party decides.
    """
    dated: dict[str, list[tuple[bool, date, PartyEnd]]] = defaultdict(list)
    over: dict[str, PartyEnd] = {}
    for statement in ending:
        entity = entities.get(statement.entity)
        if entity is None:
            continue
        node = stands_for(entity.id)
        for end in _dated_ends(statement, entity):
            standing = statement_standing(statement, sources.get(statement.source))
            is_other = standing not in REGISTERS
            dated[node].append((is_other, first_day(end.day), end))
        if (kind := _undated_end_kind(statement, entity)) is not None:
            over.setdefault(node, PartyEnd(entity, kind, "", statement.source))
    first = {
        node: min(ends, key=lambda e: (e[0], e[1], e[2].source))[2] for node, ends in dated.items()
    }
    return {**over, **first}


def stated_end(values: Mapping[str, Value]) -> str:
    """Return the day on which a party ended by the values of one statement, the earliest of them.

    ``UNDATED_END`` where they say that it is over without a day, empty where they do not.
    """
    if days := [day for _, day in _ending_days(values)]:
        return min(days, key=first_day)
    return UNDATED_END if _ends_undated(values) is not None else ""


def _ending_days(values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Yield the property and the day of each dated end."""
    for name in ENDING_DAYS:
        stated = values.get(name, "")
        for each in stated if isinstance(stated, tuple) else (str(stated),):
            day = each[:_LENGTH]
            if day and _is_date(day):
                yield name, day


def _dated_ends(statement: Statement, entity: Entity) -> Iterator[PartyEnd]:
    for name, day in _ending_days(statement.values):
        yield PartyEnd(entity, _KINDS[name], day, statement.source)


def _is_date(text: str) -> bool:
    try:
        first_day(text)
    except DateError:
        return False
    return True


def _undated_end_kind(statement: Statement, entity: Entity) -> EndKind | None:
    """Return the kind of end that the status in a statement gives; None if it gives none.

    Only a status that is displayed counts, since a better source may say otherwise.
    """
    displayed = {
        name: value
        for name in ("status", *_CLOSED_STATUSES)
        if (value := str(statement.values.get(name, ""))) and value == entity.text(name)
    }
    return _ends_undated(displayed)


def _ends_undated(values: Mapping[str, Value]) -> EndKind | None:
    status = str(values.get("status", ""))
    if status_of(status) is Status.OVER:
        return EndKind.DISSOLVED
    if status.startswith(DECEASED):
        return EndKind.DIED
    is_closed = any(
        str(values.get(name, "")).casefold() == word for name, word in _CLOSED_STATUSES.items()
    )
    return EndKind.CLOSED if is_closed else None


_CLOSED_STATUSES = {"lei_status": "retired", "record_status": "closed"}
