"""What one page stated at two times, put together: nothing that it once stated is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph import dates
from graph.errors import DateError
from graph.model import Source, Statement, Tie, Value

GONE = "no_longer_stated"
"""The property of a tie or statement that its page no longer makes: the date this was seen."""

FIRST = "first_stated"
"""The property of an undated tie that an earlier capture of its page does not have yet."""

EARLIER = "previously"
"""The property of a statement that keeps the values its page stated before."""

INCOMPLETE = "incomplete"
"""The property of a subject of which a page could not be had."""

_OURS = frozenset({GONE, EARLIER, INCOMPLETE})


@dataclass(frozen=True, slots=True)
class Stated:
    """All that one page states, by the ids of its statements and ties."""

    source: Source
    statements: Mapping[str, Statement]
    ties: Mapping[str, Tie]


def joined(there: Stated, now: Stated) -> Stated:
    """Put what the store has of a page together with what was captured; the newer one leads."""
    if there.source.capture == now.source.capture and there.source.sha256 == now.source.sha256:
        # The same capture read again: a difference is one of reading it, not of the page.
        return now
    if there.source.retrieved > now.source.retrieved:
        return _after(now, there)
    return _after(there, now)


def _after(before: Stated, now: Stated) -> Stated:
    seen, found = before.source.retrieved, now.source.retrieved
    ties = {ident: _gone_tie(tie, seen, found) for ident, tie in before.ties.items()}
    for ident, tie in now.ties.items():
        earlier = before.ties.get(ident)
        ties[ident] = _kept_tie(earlier, tie) if earlier else _new_tie(tie, found)
    statements = {i: _gone_statement(s, found) for i, s in before.statements.items()}
    for ident, statement in now.statements.items():
        earlier_one = before.statements.get(ident)
        statements[ident] = _changed(earlier_one, statement, seen) if earlier_one else statement
    return Stated(now.source, statements, ties)


def _gone_tie(tie: Tie, seen: str, found: str) -> Tie:
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


def _kept_tie(earlier: Tie, tie: Tie) -> Tie:
    if FIRST in earlier.extra and not tie.since:
        return replace(tie, since=earlier.since, extra={**tie.extra, FIRST: earlier.extra[FIRST]})
    return tie


def _new_tie(tie: Tie, found: str) -> Tie:
    if tie.since or tie.until or FIRST in tie.extra:
        return tie
    return replace(tie, since=found, extra={**tie.extra, FIRST: found})


def _gone_statement(statement: Statement, found: str) -> Statement:
    if GONE in statement.values:
        return statement
    return replace(statement, values={**statement.values, GONE: found})


def _changed(earlier: Statement, now: Statement, seen: str) -> Statement:
    """Keep the values that were replaced or left out, with the date they were last seen."""
    before = earlier.values.get(EARLIER)
    kept = list(before) if isinstance(before, tuple) else []
    for name, value in earlier.values.items():
        if name not in _OURS and value != now.values.get(name):
            told = "; ".join(value) if isinstance(value, tuple) else str(value)
            kept.append(f"{name}: {told} (stated until {seen or 'a date not known'})")
    more: dict[str, Value] = {EARLIER: tuple(dict.fromkeys(kept))} if kept else {}
    return replace(now, values={**now.values, **more})
