"""Report of one run of the watches."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any

from graph.model.records import Value
from graph.support.language import DEFAULT_LANGUAGE, english_text, use_language
from scrapers.contract.change_kind import ChangeKind
from scrapers.watch.change import (
    Change,
    Difference,
    NamedParty,
    PageCapture,
    TieEnds,
    VerdictChange,
    VerdictState,
)
from scrapers.watch.stored_records import StoredText


@dataclass(frozen=True, slots=True)
class WatchProblem:
    """Why a watched subject could not be compared; nothing of it counts as changed.

    With ``is_compared`` it was compared, but not in all.
    """

    source: str
    subject: str
    message: StoredText
    case: str = ""
    is_compared: bool = False


@dataclass(frozen=True, slots=True)
class WatchReport:
    """What one run of the watches found. Times are ISO text in UTC.

    ``watched`` counts all watches, ``asked`` those that this run took. ``notes`` say what a
    comparison did not see.
    """

    run: str
    started: str
    finished: str
    _: KW_ONLY
    watched: int
    asked: int
    changes: tuple[Change, ...]
    verdicts: tuple[VerdictChange, ...]
    problems: tuple[WatchProblem, ...]
    notes: tuple[WatchProblem, ...] = ()

    @property
    def found_something(self) -> bool:
        """Whether anything changed."""
        return bool(self.changes or self.verdicts)

    @property
    def failed(self) -> bool:
        """Whether none of the subjects that were asked could be compared."""
        failed = {(each.source, each.subject) for each in self.problems if not each.is_compared}
        return bool(self.asked) and len(failed) >= self.asked


def report_document(report: WatchReport) -> dict[str, Any]:
    """Return the report of a run as the JSON object of ``watch run --json``."""
    return {
        "started": report.started,
        "finished": report.finished,
        "watched": report.watched,
        "asked": report.asked,
        "changes": [change_document(each) for each in report.changes],
        "verdicts": [verdict_document(each) for each in report.verdicts],
        "problems": [
            {"source": p.source, "subject": p.subject, "message": english_text(p.message)}
            for p in report.problems
        ],
    }


def change_document(change: Change) -> dict[str, Any]:
    """Return a change as a JSON object; ``also`` holds what else differs of the same thing.

    Where a party or tie is new or gone as a whole, the side that states it says so in words.
    """
    first, *more = (_whole_difference(change),) if is_whole(change) else change.differences
    document = {
        "source": change.source,
        "subject": change.subject,
        "at": change.at,
        "kind": change.kind.value,
        "entity": _party(change.entity) if change.entity else None,
        "tie": _tie(change.tie) if change.tie else None,
        "property": first.property or None,
        "before": _value(first.before),
        "after": _value(first.after),
        "capture_before": _capture(change.before),
        "capture_after": _capture(change.after),
    }
    also = [_difference(each) for each in more] + [_tie(tie) for tie in change.others]
    return {**document, "also": also} if also else document


def is_whole(change: Change) -> bool:
    """Whether a party or a tie is new or gone as a whole, and not only one of its properties."""
    if change.kind is ChangeKind.NO_LONGER_STATED:
        return change.tie is not None or not change.differences
    return change.kind in (ChangeKind.NEW_PARTY, ChangeKind.NEW_TIE)


def _whole_difference(change: Change) -> Difference:
    with use_language(DEFAULT_LANGUAGE):
        words = str(change.tie.statement) if change.tie else ""
    words = words or (change.entity.name if change.entity else "")
    if change.kind is ChangeKind.NO_LONGER_STATED:
        return Difference("", words, None)
    return Difference("", None, words)


def verdict_document(change: VerdictChange) -> dict[str, Any]:
    """Return a changed verdict as a JSON object."""
    return {
        "storefront": _party(change.storefront),
        "before": _state(change.before),
        "after": _state(change.after),
    }


def _state(state: VerdictState) -> dict[str, Any]:
    target = state.target.id if state.target else None
    return {"verdict": state.verdict, "standing": state.standing, "target": target}


def _party(party: NamedParty) -> dict[str, str]:
    return {"id": party.id, "name": party.name}


def _tie(tie: TieEnds) -> dict[str, str]:
    return {"id": tie.id, "tie": tie.tie.value, "from": tie.start.id, "to": tie.end.id}


def _difference(each: Difference) -> dict[str, Any]:
    return {
        "property": each.property,
        "before": _value(each.before),
        "after": _value(each.after),
    }


def _value(value: Value | None) -> str | int | float | bool | Sequence[str] | None:
    return list(value) if isinstance(value, tuple) else value


def _capture(page: PageCapture | None) -> str | None:
    return page.capture if page and page.capture else None
