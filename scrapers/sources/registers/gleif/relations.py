"""Relations between companies with an LEI, and why a parent is not stated.

A relation runs from the child to the parent. Consolidation in accounts is control, not a share.
"""

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass

from graph.model.ids import lei_id, shorten_id
from graph.model.records import Source, Standing, Tie, TieType, Value
from scrapers.contract.collector import Record
from scrapers.parsing.json_values import day, drop_unstated, unknown_value
from scrapers.sources.registers.gleif.entities import bare_company

_CONTROL = {
    "IS_DIRECTLY_CONSOLIDATED_BY": "direct accounting consolidation",
    "IS_ULTIMATELY_CONSOLIDATED_BY": "ultimate accounting consolidation",
    "IS_INTERNATIONAL_BRANCH_OF": "branch",
}
_LINKS = frozenset({"IS_FUND-MANAGED_BY", "IS_SUBFUND_OF", "IS_FEEDER_TO"})
_STATUSES = frozenset({"ACTIVE", "INACTIVE", "NULL", ""})
# A relation that ended, or whose record is not kept up since it did.
_ENDED_STATUSES = ("INACTIVE", "RETIRED")
# Records that their own publisher took back: they state nothing.
_WITHDRAWN_STATUSES = frozenset({"ANNULLED", "DUPLICATE", "PENDING_VALIDATION", "CANCELLED"})
_RECORD_STATUSES = _WITHDRAWN_STATUSES | {
    *("PUBLISHED", "ISSUED", "LAPSED", "RETIRED", "TRANSFERRED", "PENDING_TRANSFER"),
    *("PENDING_ARCHIVAL", "MERGED", ""),
}
_CATEGORIES = {
    "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT": "direct parent",
    "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT": "ultimate parent",
}
_RELATION = "RELATIONSHIP_PERIOD"
# The kinds of periods, with the name under which a tie keeps those that are not its own.
_PERIODS = {
    _RELATION: "",
    "ACCOUNTING_PERIOD": "accounting_period",
    "DOCUMENT_FILING_PERIOD": "document_filing_period",
}
_REASONS = frozenset(
    {
        *("NATURAL_PERSONS", "NON_CONSOLIDATING", "NO_KNOWN_PERSON", "NO_LEI", "NON_PUBLIC"),
        *("BINDING_LEGAL_COMMITMENTS", "LEGAL_OBSTACLES", "CONSENT_NOT_OBTAINED"),
        *("DISCLOSURE_DETRIMENTAL", "DETRIMENT_NOT_EXCLUDED"),
    }
)


@dataclass(frozen=True, slots=True)
class RelationPeriod:
    """A period of a relation by its kind; ``has_end`` holds for an end that cannot be read too."""

    kind: str
    since: str = ""
    until: str = ""
    has_end: bool = False


@dataclass(frozen=True, slots=True)
class LeiRelation:
    """One relation, with all its periods; ``valid_until`` is the last day of the record itself.

    ``measures`` are the quantifiers and qualifiers, as the record words them.
    """

    child: str
    parent: str
    type: str
    status: str
    _: KW_ONLY
    record_status: str
    periods: tuple[RelationPeriod, ...]
    updated: str = ""
    valid_until: str = ""
    measures: tuple[str, ...] = ()

    def periods_of_kind(self, kind: str) -> tuple[RelationPeriod, ...]:
        """Return the periods of a kind."""
        return tuple(period for period in self.periods if period.kind == kind)


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why a company does not state a parent; ``references`` are its own words for that."""

    lei: str
    category: str
    reasons: tuple[str, ...]
    ended: str = ""
    _: KW_ONLY
    references: tuple[str, ...] = ()


def relation_records(
    found: LeiRelation, known: Mapping[str, str], source: Source, where: str, prefix: str
) -> Iterator[Record]:
    """Yield a relation; ``known`` are the ids of companies by LEI, as far as they were met."""
    child, parent = (known.get(lei, lei_id(lei)) for lei in (found.child, found.parent))
    if not child or not parent:
        yield unknown_value("relation to something without an LEI", f"{child} {parent}", where)
        return
    if found.record_status in _WITHDRAWN_STATUSES:
        yield unknown_value("withdrawn relation", found.record_status, where)
        return
    for status in _unknown_statuses(found):
        yield unknown_value("relation status", status, where)
    if found.type not in _CONTROL and found.type not in _LINKS:
        yield unknown_value("relation", found.type, where)
    for lei, ident in ((found.child, child), (found.parent, parent)):
        yield bare_company(lei, ident, source)
    yield from _unknown_periods(found, where)
    *earlier, last = dict.fromkeys(found.periods_of_kind(_RELATION)) or (RelationPeriod(_RELATION),)
    for period in earlier:
        # Of several periods each is a tie of its own; the last has the relation's own id.
        yield _tie(found, period, child, parent, source, f"{prefix}:{period.since}/{period.until}")
    yield _tie(found, last, child, parent, source, prefix)


def _unknown_statuses(found: LeiRelation) -> list[str]:
    """Return the statuses of a relation and of its record that are not known."""
    known = ((found.status, _STATUSES), (found.record_status, _RECORD_STATUSES))
    return [status for status, statuses in known if status not in statuses]


def _unknown_periods(found: LeiRelation, where: str) -> Iterator[Record]:
    for period in found.periods:
        if period.has_end and not period.until:
            yield unknown_value("end of a period", f"{found.child} {period.kind}", where)
        if period.kind not in _PERIODS:
            yield unknown_value("kind of period", period.kind, where)


def _tie(
    found: LeiRelation, period: RelationPeriod, child: str, parent: str, source: Source, prefix: str
) -> Tie:
    since, until = period.since, period.until
    control, wording = _CONTROL.get(found.type, ""), found.type
    ended = found.status in _ENDED_STATUSES or found.record_status in _ENDED_STATUSES
    if ended or found.valid_until:
        until = until or found.valid_until or day(found.updated)
    if (ended or period.has_end) and not until:
        # It is over, and since when is not stated: nothing of today.
        control, wording = "", f"{found.type} (ended, date not stated)"
    if odd := _unknown_statuses(found):
        # What an unknown status means for a relation, it does not tell.
        control, wording = "", f"{found.type} ({', '.join(odd)})"
    if until and since > until:
        since = ""
    return Tie(
        id=shorten_id(f"{prefix}:{found.child}:{found.type}:{found.parent}"),
        type=TieType.CONTROLS if control else TieType.LINKED_TO,
        start=parent if control else child,
        end=child if control else parent,
        source=source.id,
        standing=Standing.REGISTER,
        since=since,
        until=until,
        nature=control,
        wording=wording,
        extra=_extra_values(found),
    )


def _extra_values(found: LeiRelation) -> dict[str, Value]:
    spans: dict[str, Value] = {}
    for kind, name in _PERIODS.items():
        told = tuple(f"{period.since}/{period.until}" for period in found.periods_of_kind(kind))
        if name and told:
            spans[name] = told[0] if len(told) == 1 else told
    return drop_unstated(
        {
            "relation_status": found.status,
            "record_status": found.record_status,
            "measures": found.measures,
            **spans,
        }
    )


def exemption_records(
    found: Exemption, known: Mapping[str, str], source: Source, where: str
) -> Iterator[Record]:
    """Yield why a parent is not stated: never that there is none."""
    ident = known.get(found.lei, lei_id(found.lei))
    what = _CATEGORIES.get(found.category, "")
    if not ident or not what:
        yield unknown_value("exception", f"{found.category} of {found.lei}", where)
        return
    for reason in found.reasons:
        if reason not in _REASONS:
            yield unknown_value("reason", reason, where)
    told = tuple(f"{what}: {reason}" for reason in found.reasons)
    # What a company refers to may name the parent; it is kept in its own words.
    references = tuple(f"{what}: {reference}" for reference in found.references)
    if found.ended:
        past = tuple(f"{reason} (until {found.ended})" for reason in (*told, *references))
        yield bare_company(found.lei, ident, source, past_reasons=past)
        return
    yield bare_company(
        found.lei,
        ident,
        source,
        unknown_reason=told or (f"{what}: not stated",),
        exception_references=references,
    )
