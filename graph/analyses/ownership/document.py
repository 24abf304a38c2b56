"""JSON documents of ``graph owners``, ``holdings``, ``control``, ``changes`` and ``groups``."""

from collections.abc import Iterable
from typing import Any

from graph.analyses.intervals import Interval
from graph.analyses.ownership.answer import OwnershipAnswer, OwnershipRow
from graph.analyses.ownership.caveats import StakeComparison
from graph.analyses.ownership.changes import OwnershipChanges, TieChange
from graph.analyses.ownership.conventions.base import Convention
from graph.analyses.ownership.groups import Group
from graph.analyses.stakes import Stake
from graph.model.records import Entity, Tie
from graph.model.shares import exact_text


def owners_document(answer: OwnershipAnswer) -> dict[str, Any]:
    """Return the owners of a company, ready for ``json.dumps``."""
    return {
        "company": answer.subject.id,
        "convention": answer.convention.name,
        "as_of": answer.as_of,
        "owners": [_row(r) for r in answer.rows],
        **_caveats(answer),
    }


def holdings_document(answer: OwnershipAnswer) -> dict[str, Any]:
    """Return the holdings of a party, ready for ``json.dumps``."""
    return {
        "owner": answer.subject.id,
        "convention": answer.convention.name,
        "as_of": answer.as_of,
        "holdings": [_row(r) for r in answer.rows],
        **_caveats(answer),
    }


def control_document(answer: OwnershipAnswer) -> dict[str, Any]:
    """Return the companies that a party controls, ready for ``json.dumps``."""
    return {
        "owner": answer.subject.id,
        "as_of": answer.as_of,
        "controlled": [_row(r) for r in answer.rows],
        **_caveats(answer),
    }


def conventions_document(conventions: Iterable[Convention]) -> list[dict[str, str]]:
    """Return the conventions, ready for ``json.dumps``."""
    return [
        {
            "name": c.name,
            "title": c.title,
            "source": c.source,
            "threshold": exact_text(c.threshold),
            "comparator": c.comparator,
            "explanation": c.explanation,
        }
        for c in conventions
    ]


def _row(row: OwnershipRow) -> dict[str, str | None]:
    return {
        "id": row.party.id,
        "name": row.party.name,
        **_bounds(row.share),
        "verdict": row.verdict,
    }


def _bounds(share: Interval | None) -> dict[str, str | None]:
    if share is None:
        return {"min": None, "max": None}
    return {"min": exact_text(share.low.value), "max": exact_text(share.high.value)}


def _caveats(answer: OwnershipAnswer) -> dict[str, Any]:
    """Return the terms of the convention and the caveats of the figures."""
    caveats = answer.caveats
    return {
        "threshold": exact_text(answer.threshold),
        "comparator": answer.convention.comparator,
        "source": answer.convention.source,
        "import_finished": not answer.unfinished,
        "by_control": [r.party.id for r in answer.rows if r.by_control],
        "rests_on_not_stated": [r.party.id for r in answer.rows if r.not_stated],
        "cautions": [{"id": r.party.id, "why": r.caution} for r in answer.rows if r.caution],
        "contradictions": [
            {
                "company": c.company,
                "interest": c.interest,
                "held": exact_text(c.held.value),
                "statements": [_statement(t) for t in c.ties],
            }
            for c in caveats.contradictions
        ],
        "circles": [
            {"shape": c.shape, "members": [m.id for m in c.members]} for c in answer.circles
        ],
        "not_stated": [_stake(s) for s in caveats.not_stated],
        "sources_compared": [_comparison(c) for c in caveats.comparisons],
        "not_counted": [_stake(s) for s in caveats.other_interests],
        "entries_differ": [_stake(s) for s in caveats.differing_stakes],
        "unknown_reasons": [
            {"company": n.company, "reason": n.reason, "source": n.source}
            for n in caveats.unstated_reasons
        ],
        "ended": [
            {
                "holder": e.holder.id,
                "company": e.company,
                "party": e.end.party.id,
                "how": str(e.end.kind),
                "day": e.end.day or None,
                "statements": [_statement(e.tie)],
            }
            for e in caveats.ended_holdings
        ],
    }


def _stake(stake: Stake) -> dict[str, Any]:
    return {
        "holder": stake.holder,
        "company": stake.company,
        "interest": stake.interest,
        **_bounds(stake.share),
        "statements": [_statement(t) for t in stake.preferred_ties],
    }


def _comparison(comparison: StakeComparison) -> dict[str, Any]:
    others = [
        {
            "source": o.source,
            **_bounds(o.share if o.stated else None),
            "agrees": o.agrees,
            "statements": [_statement(t) for t in o.ties],
        }
        for o in comparison.others
    ]
    return {**_stake(comparison.stake), "others": others}


def _statement(tie: Tie) -> dict[str, str]:
    return {"id": tie.id, "source": tie.source}


def changes_document(changes: OwnershipChanges) -> dict[str, Any]:
    """Return the changes between two dates, ready for ``json.dumps``."""
    return {
        "ids": [e.id for e in changes.subjects],
        "since": changes.since,
        "until": changes.until,
        "import_finished": not changes.unfinished,
        "changes": [_change(c) for c in changes.changes],
        "control": [
            {"event": c.event, "controller": _party(c.controller), "company": _party(c.controlled)}
            for c in changes.control
        ],
        "undated": [_statement(t) for t in changes.undated],
    }


def _change(change: TieChange) -> dict[str, Any]:
    return {
        "event": change.event,
        "tie": change.type,
        "from": _party(change.start),
        "to": _party(change.end),
        "detail": change.detail,
        "before": _bounds(change.before) if change.before else None,
        "after": _bounds(change.after) if change.after else None,
        "statements_before": [_statement(t) for t in change.ties_before],
        "statements_after": [_statement(t) for t in change.ties_after],
    }


def groups_document(groups: Iterable[Group], as_of: str) -> dict[str, Any]:
    """Return groups under common control, ready for ``json.dumps``."""
    return {
        "as_of": as_of,
        "groups": [
            {
                "head": _party(g.head),
                "members": [_party(e) for e in g.members],
                "possible": [_party(e) for e in g.possible],
                "storefronts": [_party(e) for e in g.storefronts],
                "platforms": [_party(e) for e in g.platforms],
            }
            for g in groups
        ],
    }


def _party(entity: Entity) -> dict[str, str]:
    return {"id": entity.id, "name": entity.name}
