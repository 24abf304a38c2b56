"""Records of a run put together: by id, and by the page that states them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.model.records import Records, Source, Statement, Tie
from scrapers.contract.collector import Part, Record
from scrapers.contract.coverage import partly_read
from scrapers.storing.merge_captures import PART, Stated


def gathered(records: Iterable[Record]) -> Records:
    """Put records together by id; what one page says of one entity twice becomes one statement."""
    sources: dict[str, Source] = {}
    statements: dict[str, Statement] = {}
    ties: dict[str, Tie] = {}
    for record in records:
        match record:
            case Source():
                sources[record.id] = record
            case Statement():
                statements[record.id] = united(statements.get(record.id), record)
            case Tie():
                ties[record.id] = record
            case _:
                pass
    return Records(tuple(sources.values()), tuple(statements.values()), tuple(ties.values()))


def united(before: Statement | None, now: Statement) -> Statement:
    """Put two things that one page says of one entity together; lists are joined."""
    if before is None:
        return now
    values = {**before.values, **now.values}
    for name, value in now.values.items():
        earlier_value = before.values.get(name)
        if isinstance(value, tuple) and isinstance(earlier_value, tuple):
            values[name] = tuple(dict.fromkeys((*earlier_value, *value)))
    return replace(now, values=values)


def readings(records: Iterable[Record]) -> dict[str, Stated]:
    """Part records by their sources, and mark the sources of which only a part was read."""
    by_source: dict[str, list[Record]] = defaultdict(list)
    parts: list[Part] = []
    for record in records:
        match record:
            case Source():
                by_source[record.id].append(record)
            case Statement() | Tie():
                by_source[record.source].append(record)
            case Part():
                parts.append(record)
            case _:
                pass
    partly = partly_read(parts)
    told = (gathered(some) for some in by_source.values())
    return {one.sources[0].id: _reading(one, partly) for one in told if one.sources}


def _reading(records: Records, partly: Mapping[str, str]) -> Stated:
    source = records.sources[0]
    if part := partly.get(source.id):
        source = replace(source, extra={**source.extra, PART: part})
    return Stated(source, {s.id: s for s in records.statements}, {t.id: t for t in records.ties})
