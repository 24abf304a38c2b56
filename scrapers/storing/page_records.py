"""Records of a run, merged by id and grouped by page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.model.merging import merge_statements
from graph.model.records import Records, Source, Statement, Tie
from scrapers.contract.collector import ListPart, Record
from scrapers.contract.coverage import incomplete_lists
from scrapers.storing.merge_captures import PART, PageReading


def merge_records(records: Iterable[Record]) -> Records:
    """Return records merged by id; two statements of one page about an entity become one."""
    sources: dict[str, Source] = {}
    statements: dict[str, Statement] = {}
    ties: dict[str, Tie] = {}
    for record in records:
        match record:
            case Source():
                sources[record.id] = record
            case Statement():
                statements[record.id] = merge_statements(statements.get(record.id), record)
            case Tie():
                ties[record.id] = record
            case _:
                pass
    return Records(tuple(sources.values()), tuple(statements.values()), tuple(ties.values()))


def page_readings(records: Iterable[Record]) -> dict[str, PageReading]:
    """Return records grouped by source; sources that were read only in part are marked."""
    by_source: dict[str, list[Record]] = defaultdict(list)
    parts: list[ListPart] = []
    for record in records:
        match record:
            case Source():
                by_source[record.id].append(record)
            case Statement() | Tie():
                by_source[record.source].append(record)
            case ListPart():
                parts.append(record)
            case _:
                pass
    partly = incomplete_lists(parts)
    merged = (merge_records(some) for some in by_source.values())
    return {one.sources[0].id: _reading(one, partly) for one in merged if one.sources}


def _reading(records: Records, partly: Mapping[str, str]) -> PageReading:
    source = records.sources[0]
    if part := partly.get(source.id):
        source = replace(source, extra={**source.extra, PART: part})
    return PageReading(
        source, {s.id: s for s in records.statements}, {t.id: t for t in records.ties}
    )
