"""Relations between companies with an LEI, and reasons why a parent is not stated.

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
# INACTIVE relations ended; RETIRED records are no longer maintained because they ended.
_ENDED_STATUSES = ("INACTIVE", "RETIRED")
# Records that their publisher withdrew; they state nothing.
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
# Kinds of periods. A name is the key in the tie's extra values; the empty one is the period of the
# tie itself.
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
    """A period of a relation by its kind; ``has_end`` is also true for an unreadable end."""

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
    """A reason why a company states no parent; ``references`` are its own words for it."""

    lei: str
    category: str
    reasons: tuple[str, ...]
    ended: str = ""
    _: KW_ONLY
    references: tuple[str, ...] = ()


def relation_records(
    relation: LeiRelation, known: Mapping[str, str], source: Source, where: str, prefix: str
) -> Iterator[Record]:
    """Yield a relation as ties; ``known`` maps the LEIs read so far to company ids."""
    child, parent = (known.get(lei, lei_id(lei)) for lei in (relation.child, relation.parent))
    if not child or not parent:
        ends = f"{relation.child} {relation.parent}"
        yield unknown_value("relation to something without an LEI", ends, where)
        return
    if relation.record_status in _WITHDRAWN_STATUSES:
        yield unknown_value("withdrawn relation", relation.record_status, where)
        return
    for status in _unknown_statuses(relation):
        yield unknown_value("relation status", status, where)
    if relation.type not in _CONTROL and relation.type not in _LINKS:
        yield unknown_value("relation", relation.type, where)
    for lei, ident in ((relation.child, child), (relation.parent, parent)):
        yield bare_company(lei, ident, source)
    yield from _unknown_periods(relation, where)
    *earlier, last = dict.fromkeys(relation.periods_of_kind(_RELATION)) or (
        RelationPeriod(_RELATION),
    )
    for period in earlier:
        # Each of several periods is a tie of its own; the last one keeps the relation's id.
        yield _tie(
            relation, period, child, parent, source, f"{prefix}:{period.since}/{period.until}"
        )
    yield _tie(relation, last, child, parent, source, prefix)


def _unknown_statuses(relation: LeiRelation) -> list[str]:
    """Return the unknown statuses of a relation and of its record."""
    known = ((relation.status, _STATUSES), (relation.record_status, _RECORD_STATUSES))
    return [status for status, statuses in known if status not in statuses]


def _unknown_periods(relation: LeiRelation, where: str) -> Iterator[Record]:
    for period in relation.periods:
        if period.has_end and not period.until:
            yield unknown_value("end of a period", f"{relation.child} {period.kind}", where)
        if period.kind not in _PERIODS:
            yield unknown_value("kind of period", period.kind, where)


def _tie(
    relation: LeiRelation,
    period: RelationPeriod,
    child: str,
    parent: str,
    source: Source,
    prefix: str,
) -> Tie:
    since, until = period.since, period.until
    control, wording = _CONTROL.get(relation.type, ""), relation.type
    ended = relation.status in _ENDED_STATUSES or relation.record_status in _ENDED_STATUSES
    if ended or relation.valid_until:
        until = until or relation.valid_until or day(relation.updated)
    if (ended or period.has_end) and not until:
        # It ended on an unknown day, so it says nothing about today.
        control, wording = "", f"{relation.type} (ended, date not stated)"
    if odd := _unknown_statuses(relation):
        # An unknown status may mean that the relation does not hold, so it is only a link.
        control, wording = "", f"{relation.type} ({', '.join(odd)})"
    # A start after the end is an error of the record; the end alone claims less.
    if until and since > until:
        since = ""
    return Tie(
        id=shorten_id(f"{prefix}:{relation.child}:{relation.type}:{relation.parent}"),
        type=TieType.CONTROLS if control else TieType.LINKED_TO,
        start=parent if control else child,
        end=child if control else parent,
        source=source.id,
        standing=Standing.REGISTER,
        since=since,
        until=until,
        nature=control,
        wording=wording,
        extra=_extra_values(relation),
    )


def _extra_values(relation: LeiRelation) -> dict[str, Value]:
    spans: dict[str, Value] = {}
    for kind, name in _PERIODS.items():
        stated = tuple(
            f"{period.since}/{period.until}" for period in relation.periods_of_kind(kind)
        )
        if name and stated:
            spans[name] = stated[0] if len(stated) == 1 else stated
    return drop_unstated(
        {
            "relation_status": relation.status,
            "record_status": relation.record_status,
            "measures": relation.measures,
            **spans,
        }
    )


def exemption_records(
    exemption: Exemption, known: Mapping[str, str], source: Source, where: str
) -> Iterator[Record]:
    """Yield the reason why a parent is not stated; it never means that there is none."""
    ident = known.get(exemption.lei, lei_id(exemption.lei))
    what = _CATEGORIES.get(exemption.category, "")
    if not ident or not what:
        yield unknown_value("exception", f"{exemption.category} of {exemption.lei}", where)
        return
    for reason in exemption.reasons:
        if reason not in _REASONS:
            yield unknown_value("reason", reason, where)
    reasons = tuple(f"{what}: {reason}" for reason in exemption.reasons)
    # A reference may name the parent, so it is kept in the company's own words.
    references = tuple(f"{what}: {reference}" for reference in exemption.references)
    if exemption.ended:
        past = tuple(f"{reason} (until {exemption.ended})" for reason in (*reasons, *references))
        yield bare_company(exemption.lei, ident, source, past_reasons=past)
        return
    yield bare_company(
        exemption.lei,
        ident,
        source,
        unknown_reason=reasons or (f"{what}: not stated",),
        exception_references=references,
    )
