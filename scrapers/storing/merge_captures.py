"""What one page stated at two times, put together: nothing that it once stated is lost.

That something is no longer stated needs the same page, read again as a whole. What was cut off,
is one page of a list or came back empty says nothing of what it lacks: where it lacks something,
it stays beside the page as a document of its own, with its own capture.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.errors import DateError
from graph.model import dates
from graph.model.records import Source, Statement, Tie, TieType, Value

GONE = "no_longer_stated"
"""The property of a tie or statement that its page no longer makes: the date this was seen."""

FIRST = "first_stated"
"""The property of an undated tie that an earlier capture of its page does not have yet."""

EARLIER = "previously"
"""The property of a statement that keeps the values its page stated before."""

INCOMPLETE = "incomplete"
"""The property of a subject of which a page could not be had."""

PART = "part_read"
"""The property of a source whose reading holds only a part of its page or list: which one."""

_OWN_PROPERTIES = frozenset({GONE, EARLIER, INCOMPLETE})
_SHOWN = 16


@dataclass(frozen=True, slots=True)
class PageReading:
    """All that one page states, by the ids of its statements and ties."""

    source: Source
    statements: Mapping[str, Statement]
    ties: Mapping[str, Tie]

    @property
    def is_whole(self) -> bool:
        """Whether it was read to its end and says something, so that what it lacks is not there."""
        return PART not in self.source.extra and bool(self.ties or self.statements)

    @property
    def has_operator(self) -> bool:
        """Whether it names who runs a storefront."""
        return any(tie.type is TieType.OPERATES for tie in self.ties.values())

    def lacks(self, other: "PageReading") -> bool:
        """Whether another reading has something, not yet gone, that this one has not."""
        ties = {ident for ident, tie in other.ties.items() if GONE not in tie.extra}
        told = {ident for ident, item in other.statements.items() if GONE not in item.values}
        return not (ties <= self.ties.keys() and told <= self.statements.keys())


def merge_if_whole(there: PageReading, now: PageReading) -> PageReading | None:
    """Put what the store has of a page together with what was captured.

    None where the later of the two lacks something of the earlier and is no whole reading: they
    stay apart.
    """
    before, after = _order_readings(there, now)
    if not _is_same_capture(there, now) and after.lacks(before) and not _proves_gone(before, after):
        return None
    return merge_captures(there, now)


def _proves_gone(before: PageReading, after: PageReading) -> bool:
    """Whether what the later reading lacks is gone; a seller that was not read is not."""
    return after.is_whole and (after.has_operator or not before.has_operator)


def _order_readings(there: PageReading, now: PageReading) -> tuple[PageReading, PageReading]:
    return (now, there) if there.source.retrieved > now.source.retrieved else (there, now)


def merge_captures(there: PageReading, now: PageReading) -> PageReading:
    """Put two whole readings of a page together; the newer one leads."""
    if not _is_same_capture(there, now):
        return _merge_in_order(*_order_readings(there, now))
    # The same capture read again: a difference is one of reading it, not of the page.
    ties = {ident: tie for ident, tie in there.ties.items() if GONE in tie.extra}
    told = {ident: item for ident, item in there.statements.items() if GONE in item.values}
    return PageReading(now.source, {**told, **now.statements}, {**ties, **now.ties})


def _is_same_capture(there: PageReading, now: PageReading) -> bool:
    captures = (there.source.capture, there.source.sha256)
    return captures == (now.source.capture, now.source.sha256)


def separate_reading(there: PageReading, now: PageReading) -> PageReading:
    """Return a reading as a document of its own, beside the page that the store has."""
    source = replace(now.source, id=f"{now.source.id}#{now.source.sha256[:_SHOWN]}")
    told = [replace(item, source=source.id) for item in now.statements.values()]
    known = {
        i: _carry_first_stated(there.ties[i], t) if i in there.ties else t
        for i, t in now.ties.items()
    }
    ties = {ident: replace(tie, source=source.id) for ident, tie in known.items()}
    return PageReading(source, {item.id: item for item in told}, ties)


def gone_ties(part: PageReading, now: PageReading) -> Mapping[str, Tie]:
    """Return the ties of a part read earlier that a whole reading of its page lacks, as gone."""
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
    """Return the last day on which a tie is known to have been stated, and before it was gone."""
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
    """Date a tie that an earlier reading lacks, where that one would have stated it."""
    unread = tie.type is TieType.OPERATES and not before.has_operator
    if tie.since or tie.until or FIRST in tie.extra or unread or not before.is_whole:
        return tie
    return replace(tie, since=found, extra={**tie.extra, FIRST: found})


def _mark_statement_gone(statement: Statement, found: str) -> Statement:
    if GONE in statement.values:
        return statement
    return replace(statement, values={**statement.values, GONE: found})


def _keep_replaced(earlier: Statement, now: Statement, seen: str) -> Statement:
    """Keep the values that were replaced or left out, with the date they were last seen."""
    before = earlier.values.get(EARLIER)
    kept = list(before) if isinstance(before, tuple) else []
    for name, value in earlier.values.items():
        if name not in _OWN_PROPERTIES and value != now.values.get(name):
            told = "; ".join(value) if isinstance(value, tuple) else str(value)
            kept.append(f"{name}: {told} (stated until {seen or 'a date not known'})")
    more: dict[str, Value] = {EARLIER: tuple(dict.fromkeys(kept))} if kept else {}
    return replace(now, values={**now.values, **more})
