"""Relations between companies with an LEI, and why a parent is not stated.

A relation runs from the child to the parent. Consolidation in accounts is control, not a share.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.identity import lei_id, shortened
from graph.model import Source, Standing, Tie, TieType
from scrapers.base import Record
from scrapers.gleif.entities import bare
from scrapers.values import day, stated, unknown

_CONTROL = {
    "IS_DIRECTLY_CONSOLIDATED_BY": "direct accounting consolidation",
    "IS_ULTIMATELY_CONSOLIDATED_BY": "ultimate accounting consolidation",
    "IS_INTERNATIONAL_BRANCH_OF": "branch",
}
_LINKS = frozenset({"IS_FUND-MANAGED_BY", "IS_SUBFUND_OF", "IS_FEEDER_TO"})
_STATUSES = frozenset({"ACTIVE", "INACTIVE", "NULL"})
# A relation that ended, or whose record is not kept up since it did.
_ENDED = ("INACTIVE", "RETIRED")
# Records that their own publisher took back: they state nothing.
_WITHDRAWN = frozenset({"ANNULLED", "DUPLICATE", "PENDING_VALIDATION"})
_CATEGORIES = {
    "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT": "direct parent",
    "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT": "ultimate parent",
}
_REASONS = frozenset(
    {
        *("NATURAL_PERSONS", "NON_CONSOLIDATING", "NO_KNOWN_PERSON", "NO_LEI", "NON_PUBLIC"),
        *("BINDING_LEGAL_COMMITMENTS", "LEGAL_OBSTACLES", "CONSENT_NOT_OBTAINED"),
        *("DISCLOSURE_DETRIMENTAL", "DETRIMENT_NOT_EXCLUDED"),
    }
)


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation; ``periods`` are pairs of dates by kind of period, empty where open."""

    child: str
    parent: str
    type: str
    status: str
    record_status: str
    periods: Mapping[str, tuple[str, str]]
    updated: str = ""


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why a company does not state a parent."""

    lei: str
    category: str
    reasons: tuple[str, ...]
    ended: str = ""


def relation_records(
    found: Relation, known: Mapping[str, str], source: Source, where: str, prefix: str
) -> Iterator[Record]:
    """Yield a relation; ``known`` are the ids of companies by LEI, as far as they were met."""
    child, parent = (known.get(lei, lei_id(lei)) for lei in (found.child, found.parent))
    if not child or not parent:
        yield unknown("relation to something without an LEI", f"{child} {parent}", where)
        return
    if found.record_status in _WITHDRAWN:
        yield unknown("withdrawn relation", found.record_status, where)
        return
    if found.status not in _STATUSES:
        yield unknown("relation status", found.status, where)
    if found.type not in _CONTROL and found.type not in _LINKS:
        yield unknown("relation", found.type, where)
    for lei, ident in ((found.child, child), (found.parent, parent)):
        yield bare(lei, ident, source)
    yield _tie(found, child, parent, source, prefix)


def _tie(found: Relation, child: str, parent: str, source: Source, prefix: str) -> Tie:
    since, until = found.periods.get("RELATIONSHIP_PERIOD", ("", ""))
    accounts = found.periods.get("ACCOUNTING_PERIOD", ("", ""))
    control, wording = _CONTROL.get(found.type, ""), found.type
    ended = found.status in _ENDED or found.record_status in _ENDED
    if ended:
        until = until or day(found.updated)
    if ended and not until:
        # It is over, and since when is not stated: nothing of today.
        control, wording = "", f"{found.type} (ended, date not stated)"
    if until and since > until:
        since = ""
    return Tie(
        shortened(f"{prefix}:{found.child}:{found.type}:{found.parent}"),
        TieType.CONTROLS if control else TieType.LINKED_TO,
        parent if control else child,
        child if control else parent,
        source.id,
        Standing.REGISTER,
        since=since,
        until=until,
        nature=control,
        wording=wording,
        extra=stated(
            {
                "relation_status": found.status,
                "record_status": found.record_status,
                "accounting_period": "/".join(accounts) if any(accounts) else "",
            }
        ),
    )


def exemption_records(
    found: Exemption, known: Mapping[str, str], source: Source, where: str
) -> Iterator[Record]:
    """Yield why a parent is not stated: never that there is none."""
    ident = known.get(found.lei, lei_id(found.lei))
    what = _CATEGORIES.get(found.category, "")
    if not ident or not what:
        yield unknown("exception", f"{found.category} of {found.lei}", where)
        return
    for reason in found.reasons:
        if reason not in _REASONS:
            yield unknown("reason", reason, where)
    told = tuple(f"{what}: {reason}" for reason in found.reasons)
    if found.ended:
        past = tuple(f"{reason} (until {found.ended})" for reason in told)
        yield bare(found.lei, ident, source, past_reasons=past)
    else:
        yield bare(found.lei, ident, source, unknown_reason=told or (f"{what}: not stated",))
