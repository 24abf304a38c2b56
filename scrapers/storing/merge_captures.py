"""Merging of two readings of one page, without losing anything that it once stated.

Only the same page, read again as a whole, shows that something is no longer stated. A reading that
was cut off, is one page of a list, or came back empty proves nothing about what it lacks. If it
lacks something, it is stored as a document of its own, with its own capture, next to the page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.errors import DateError
from graph.model import dates
from graph.model.records import Source, Statement, Tie, TieType, Value

GONE = "no_longer_stated"
"""Property of a tie or statement that its page no longer makes: the date on which this was seen."""

FIRST = "first_stated"
"""Property of an undated tie that an earlier capture lacks: the date of its first capture."""

EARLIER = "previously"
"""Property of a statement: the values that its page stated before."""

INCOMPLETE = "incomplete"
"""Property of a subject of which a page could not be read: the problem."""

PART = "part_read"
"""Property of a source that was read only in part: which part of its page or list."""

OWN_PROPERTIES = frozenset({GONE, EARLIER, INCOMPLETE})
"""Properties of a statement that no page states."""

_SHOWN = 16


@dataclass(frozen=True, slots=True)
class PageReading:
    """All that one page states, by the ids of its statements and ties."""

    source: Source
    statements: Mapping[str, Statement]
    ties: Mapping[str, Tie]

    @property
    def is_whole(self) -> bool:
        """Whether the page was read to its end and states something; else a lack proves nothing."""
        return PART not in self.source.extra and bool(self.ties or self.statements)

    @property
    def has_operator(self) -> bool:
        """Whether the page names the operator of a storefront."""
        return any(tie.type is TieType.OPERATES for tie in self.ties.values())

    def lacks(self, other: "PageReading") -> bool:
        """Whether another reading has something, not marked as gone, that this one lacks."""
        ties = {ident for ident, tie in other.ties.items() if GONE not in tie.extra}
        statements = {ident for ident, item in other.statements.items() if GONE not in item.values}
        return not (ties <= self.ties.keys() and statements <= self.statements.keys())


def merge_if_whole(there: PageReading, now: PageReading) -> PageReading | None:
    """Return the stored reading of a page merged with a new one, None if they stay apart.

    They stay apart if the later one lacks something of the earlier one and does not prove that it
    is gone.
    """
    before, after = _order_readings(there, now)
    if not _is_same_capture(there, now) and after.lacks(before) and not _proves_gone(before, after):
        return None
    return merge_captures(there, now)


def _proves_gone(before: PageReading, after: PageReading) -> bool:
    """Whether what the later reading lacks is gone.

    A later page without the seller of an earlier one proves nothing: the seller was not read.
    """
    return after.is_whole and (after.has_operator or not before.has_operator)


def _order_readings(there: PageReading, now: PageReading) -> tuple[PageReading, PageReading]:
    return (now, there) if there.source.retrieved > now.source.retrieved else (there, now)


def merge_captures(there: PageReading, now: PageReading) -> PageReading:
    """Return two readings of a page merged; the newer one takes precedence."""
    if not _is_same_capture(there, now):
        return _merge_in_order(*_order_readings(there, now))
    # The same capture was read again: a difference comes from the reader, not from the page.
    ties = {ident: tie for ident, tie in there.ties.items() if GONE in tie.extra}
    statements = {ident: item for ident, item in there.statements.items() if GONE in item.values}
    return PageReading(now.source, {**statements, **now.statements}, {**ties, **now.ties})


def _is_same_capture(there: PageReading, now: PageReading) -> bool:
    captures = (there.source.capture, there.source.sha256)
    return captures == (now.source.capture, now.source.sha256)


def separate_reading(there: PageReading, now: PageReading) -> PageReading:
    """Return a reading as a document of its own, with ``#`` and its digest in the id."""
    source = replace(now.source, id=f"{now.source.id}#{now.source.sha256[:_SHOWN]}")
    statements = [replace(item, source=source.id) for item in now.statements.values()]
    known = {
        i: _carry_first_stated(there.ties[i], t) if i in there.ties else t
        for i, t in now.ties.items()
    }
    ties = {ident: replace(tie, source=source.id) for ident, tie in known.items()}
    return PageReading(source, {item.id: item for item in statements}, ties)


def join_pages(pages: Iterable[PageReading]) -> PageReading:
    """Return the pages of a list that was read whole as one."""
    first, *others = pages
    ties = {ident: tie for page in others for ident, tie in page.ties.items()}
    return replace(first, ties={**ties, **first.ties})


def gone_ties(part: PageReading, now: PageReading) -> Mapping[str, Tie]:
    """Return ties of an earlier part that a whole reading of its page lacks, as gone."""
    seen, found = part.source.retrieved, now.source.retrieved
    if not now.is_whole or seen > found:
        return {}
    return {i: _mark_tie_gone(t, seen, found) for i, t in part.ties.items() if i not in now.ties}


def _merge_in_order(before: PageReading, now: PageReading) -> PageReading:
    seen, found = before.source.retrieved, now.source.retrieved
    ties = {ident: _mark_tie_gone(tie, seen, found) for ident, tie in before.ties.items()}
    for ident, tie in now.ties.items():
        earlier = before.ties.get(ident)
        ties[ident] = (
            _carry_first_stated(earlier, tie) if earlier else _date_new_tie(tie, found, before)
        )
    statements = {i: _mark_statement_gone(s, found) for i, s in before.statements.items()}
    for ident, statement in now.statements.items():
        earlier_one = before.statements.get(ident)
        statements[ident] = (
            _keep_replaced(earlier_one, statement, seen) if earlier_one else statement
        )
    return PageReading(now.source, statements, ties)


def _mark_tie_gone(tie: Tie, seen: str, found: str) -> Tie:
    if GONE in tie.extra:
        return tie
    until = tie.until or _last_day(tie.since, seen, found)
    return replace(tie, until=until, extra={**tie.extra, GONE: found})


def _last_day(since: str, seen: str, found: str) -> str:
    """Return the last ISO day on which a tie was seen: before ``found``, not before ``since``."""
    try:
        before = dates.first_day(found) - timedelta(days=1)
        last = min(dates.last_day(seen) if seen else before, before)
        return max(last, dates.first_day(since) if since else date.min).isoformat()
    except (DateError, OverflowError):
        return ""


def _carry_first_stated(earlier: Tie, tie: Tie) -> Tie:
    if FIRST in earlier.extra and not tie.since:
        return replace(tie, since=earlier.since, extra={**tie.extra, FIRST: earlier.extra[FIRST]})
    return tie


def _date_new_tie(tie: Tie, found: str, before: PageReading) -> Tie:
    """Date a tie that an earlier reading lacks, if that reading would have stated it."""
    unread = tie.type is TieType.OPERATES and not before.has_operator
    if tie.since or tie.until or FIRST in tie.extra or unread or not before.is_whole:
        return tie
    return replace(tie, since=found, extra={**tie.extra, FIRST: found})


def _mark_statement_gone(statement: Statement, found: str) -> Statement:
    if GONE in statement.values:
        return statement
    return replace(statement, values={**statement.values, GONE: found})


def _keep_replaced(earlier: Statement, now: Statement, seen: str) -> Statement:
    """Return the new statement, with the values it replaces and when they were last seen."""
    before = earlier.values.get(EARLIER)
    kept = list(before) if isinstance(before, tuple) else []
    for name, value in earlier.values.items():
        if name not in OWN_PROPERTIES and value != now.values.get(name):
            text = "; ".join(value) if isinstance(value, tuple) else str(value)
            kept.append(f"{name}: {text} (stated until {seen or 'a date not known'})")
    more: dict[str, Value] = {EARLIER: tuple(dict.fromkeys(kept))} if kept else {}
    return replace(now, values={**now.values, **more})
