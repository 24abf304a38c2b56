"""Properties of parties that a source states differently."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from graph.model.records import Kind, Value
from scrapers.watch.change import Difference
from scrapers.watch.comparing.evidence import PageEvidence
from scrapers.watch.comparing.readings import SubjectReading, is_stand_in
from scrapers.watch.comparing.values import (
    Comparable,
    comparable,
    groups_of_one_change,
    stated_values,
)

# Ids of these are made of what they say, so that another spelling is the same place.
_PLACES = frozenset({Kind.ADDRESS, Kind.CONTACT})
_Found = dict[Comparable, tuple[Value, str]]
"""Values by what they say, each as it is written, with the page that states it."""


@dataclass(frozen=True, slots=True)
class PropertyChange:
    """What differs of one party in one change, and the pages (before and after) that show it."""

    entity: str
    differences: tuple[Difference, ...]
    pages: tuple[str, str]


def property_changes(evidence: PageEvidence, tied: Set[str]) -> Iterator[PropertyChange]:
    """Yield what is stated differently of the parties that both readings name.

    Of a party in ``tied``, which has a tie that is new or gone, what only comes or goes with a row
    of it is no further change.
    """
    before, after = evidence.before, evidence.after
    for entity in before.statements:
        if entity in after.statements and before.statements[entity][0].kind not in _PLACES:
            yield from _changes_of(evidence, entity, comes_in_rows=entity not in tied)


def _changes_of(
    evidence: PageEvidence, entity: str, comes_in_rows: bool
) -> Iterator[PropertyChange]:
    was, now = _values(evidence.before, entity), _values(evidence.after, entity)
    found: list[Difference] = []
    pages: dict[str, tuple[str, str]] = {}
    for name in dict.fromkeys((*was, *now)):
        gone = _only_in(was.get(name, {}), now.get(name, {}))
        new = _only_in(now.get(name, {}), was.get(name, {}))
        gone = {
            key: each
            for key, each in gone.items()
            if _is_stated_on(evidence.after, entity, each[1])
            and (evidence.shows_gone(each[1]) or _on_page(new, each[1]))
        }
        new = {
            key: each
            for key, each in new.items()
            if evidence.shows_new(each[1])
            and (comes_in_rows or _is_stated_on(evidence.before, entity, each[1]))
        }
        if name == "kind" and not (gone and new):
            continue
        if gone or new:
            found.append(Difference(name, _shown(gone), _shown(new)))
            pages[name] = _pages(gone, new)
    for group in groups_of_one_change(found):
        yield PropertyChange(entity, group, pages[group[0].property])


def _values(reading: SubjectReading, entity: str) -> Mapping[str, _Found]:
    """Return the values of each property; those of stand-ins repeat what another page states."""
    stated: dict[str, _Found] = {}
    for statement in reading.statements[entity]:
        if not is_stand_in(statement):
            for name, value in (*stated_values(statement.values), ("kind", statement.kind.value)):
                stated.setdefault(name, {}).setdefault(comparable(value), (value, statement.source))
    return stated


def _only_in(one: _Found, other: _Found) -> _Found:
    return {key: each for key, each in one.items() if key not in other}


def _is_stated_on(reading: SubjectReading, entity: str, page: str) -> bool:
    return any(each.source == page and not is_stand_in(each) for each in reading.statements[entity])


def _on_page(found: _Found, page: str) -> bool:
    return any(source == page for _, source in found.values())


def _shown(found: _Found) -> Value | None:
    """Return values as one: alone as it is, several as a list."""
    values = [value for value, _ in found.values()]
    if len(values) < 2:
        return values[0] if values else None
    texts = (v if isinstance(v, tuple) else (str(v),) for v in values)
    return tuple(dict.fromkeys(text for each in texts for text in each))


def _pages(gone: _Found, new: _Found) -> tuple[str, str]:
    before = next((page for _, page in gone.values()), "")
    after = next((page for _, page in new.values()), "")
    return before or after, after or before
