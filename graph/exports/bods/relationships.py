"""BODS relationships: holdings and control as direct ones, ownership chains as indirect ones."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import KW_ONLY, dataclass
from fractions import Fraction
from hashlib import sha256

from graph.analyses.tracing.verdict import Chain, ChainHop, Strength
from graph.exports.base import UnsupportedFields
from graph.exports.bods.interests import interest_type, level_of, stated_share
from graph.exports.bods.parties import (
    located_ties,
    owner_reasons,
    preferred_sources,
    unspecified_reason,
)
from graph.exports.bods.rows import AnnotationRows
from graph.exports.bods.statement import Json, StatementWriter, drop_empty, is_day
from graph.model.dates import last_day
from graph.model.records import Contents, Holding, Kind, Tie, TieType
from graph.model.shares import Share
from graph.support.language import N_

_HOLDINGS = (TieType.OWNS, TieType.CONTROLS)
_OTHERS = (TieType.OFFICER_OF, TieType.LINKED_TO)
_OWNERSHIP = (Strength.OWNED, Strength.CONTROLLED, Strength.PART_OWNED)
_COLUMNS = ("role", "role_kind", "purpose", "standing", "translation", "lang", "quoted")
_NO_FIELD = N_("BODS has no field for it")
_TYPE = N_("BODS knows holdings and control of companies only")


@dataclass(frozen=True, slots=True)
class IndirectHolding:
    """An ownership chain from a company (``subject``) up to its last holder."""

    record: str
    subject: str
    holder: str
    ties: tuple[Tie, ...]
    _: KW_ONLY
    chain: Chain

    @property
    def intermediates(self) -> tuple[str, ...]:
        """The companies between both ends, from the subject up."""
        return tuple(dict.fromkeys(tie.start for tie in self.ties[:-1]))


def direct_ties(contents: Contents) -> list[Tie]:
    """Return the ties that are BODS relationships, sorted by id."""
    return [tie for tie in sorted(contents.ties, key=lambda t: t.id) if is_direct(contents, tie)]


def is_direct(contents: Contents, tie: Tie) -> bool:
    """Whether a tie is a holding or control of a company, or was imported as a BODS interest."""
    end = contents.entities.get(tie.end)
    start = contents.entities.get(tie.start)
    if start is None or end is None or end.kind is not Kind.COMPANY:
        return False
    named = "bods_interest" in tie.extra and start.kind in (Kind.COMPANY, Kind.PERSON)
    return tie.type in _HOLDINGS or (named and tie.type in _OTHERS)


def indirect_holdings(chains: Iterable[Chain]) -> list[IndirectHolding]:
    """Return the chains of at least two holdings, sorted by record id, whatever the day."""
    holdings: dict[str, IndirectHolding] = {}
    for chain in chains:
        ties = tuple(hop.tie for hop in chain.hops if hop.tie.type in _HOLDINGS)
        if chain.strength in _OWNERSHIP and len(ties) > 1 and _is_upward(chain.hops):
            name = "\n".join(tie.id for tie in ties)
            record = f"indirect-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:32]}"
            holdings[record] = IndirectHolding(
                record=record, subject=ties[0].end, holder=ties[-1].start, ties=ties, chain=chain
            )
    return [holdings[record] for record in sorted(holdings)]


def _is_upward(hops: tuple[ChainHop, ...]) -> bool:
    """Whether each holding is walked from the held to the holder."""
    return all(not hop.forward for hop in hops if hop.tie.type in _HOLDINGS)


class RelationshipWriter:
    """Writes the relationships of one export."""

    def __init__(
        self,
        contents: Contents,
        publisher: StatementWriter,
        annotations: AnnotationRows,
        lacking: UnsupportedFields,
    ) -> None:
        self._contents = contents
        self._publisher = publisher
        self._annotations = annotations
        self._lacking = lacking

    def direct(self, components: Collection[str]) -> Iterator[Json]:
        """Yield one relationship for each holding or control."""
        located = {tie.id for ties in located_ties(self._contents).values() for tie in ties}
        for tie in self._contents.ties:
            if not is_direct(self._contents, tie) and tie.id not in located:
                self._lacking.add(str(tie.type), _TYPE)
        for tie in direct_ties(self._contents):
            details = {
                "isComponent": tie.id in components,
                "subject": tie.end,
                "interestedParty": tie.start,
                "interests": [self._interest(tie)],
            }
            self._note(tie)
            record = self._record(tie)
            rows = self._annotations.tie_rows(tie)
            yield self._publisher.statement(record, "relationship", details, tie.source, rows)

    def not_stated(self, held: Collection[str], holders: Collection[str]) -> Iterator[Json]:
        """Yield one relationship for each company with a stated reason why no owner is known."""
        sources = preferred_sources(self._contents)
        for id_, entity in sorted(self._contents.entities.items()):
            reasons = owner_reasons(entity) if entity.kind is Kind.COMPANY else ()
            if not reasons:
                continue
            if id_ in held:
                if id_ not in holders:
                    self._lacking.add(
                        "unknown_reason", N_("BODS takes a reason only where no owner is stated")
                    )
                continue
            details = {
                "isComponent": False,
                "subject": id_,
                "interestedParty": unspecified_reason(reasons),
            }
            record = f"owners-not-stated {id_}"
            source = _reason_source(self._contents, id_) or sources.get(id_, "")
            yield self._publisher.statement(record, "relationship", details, source, {})

    def indirect(self, holdings: Iterable[IndirectHolding]) -> Iterator[Json]:
        """Yield one relationship for each ownership chain, with its component records."""
        for each in holdings:
            parts = [part for tie in each.ties for part in (self._record(tie), tie.start)][:-1]
            details = {
                "isComponent": False,
                "componentRecords": list(dict.fromkeys(parts)),
                "subject": each.subject,
                "interestedParty": each.holder,
                "interests": [self._chain_interest(each)],
            }
            latest = max(each.ties, key=lambda tie: self._publisher.day(tie.source))
            yield self._publisher.statement(each.record, "relationship", details, latest.source, {})

    def _record(self, tie: Tie) -> str:
        """Return the tie's id, prefixed if a party has the same: record ids must be unique."""
        return f"tie {tie.id}" if tie.id in self._contents.entities else tie.id

    def _interest(self, tie: Tie) -> Json:
        plain = tie.interest.casefold() in ("", "shares", "shareholding")
        words = ("" if plain else tie.interest, tie.nature, tie.wording)
        interest: Json = {
            "type": interest_type(tie),
            "directOrIndirect": level_of(tie),
            "details": _details(words, tie.since, tie.until),
            "share": self._share(tie.share or stated_share(tie)),
        }
        of_benefit = tie.extra.get(BENEFICIAL)
        if isinstance(of_benefit, bool):
            interest[BENEFICIAL_FIELD] = of_benefit
        return drop_empty({**interest, **self._period(tie.since, tie.until)})

    def _period(self, since: str, until: str) -> Json:
        return {
            "startDate": self._publisher.full_date(since),
            "endDate": self._publisher.full_date(until),
        }

    def _chain_interest(self, each: IndirectHolding) -> Json:
        types = {interest_type(tie) for tie in each.ties}
        share = each.chain.share
        bounds = Share(min=Fraction(share.min), max=Fraction(share.max)) if share else None
        since, until = each.chain.since or "", _end(each.chain)
        interest = {
            "type": types.pop() if len(types) == 1 else "otherInfluenceOrControl",
            "directOrIndirect": "indirect",
            "details": _details((_INFERRED,), since, until),
            "share": {} if bounds == _ANY else self._share(bounds),
        }
        return drop_empty({**interest, **self._period(since, until)})

    def _share(self, share: Share | None) -> Json:
        if share is None:
            return {}
        low, high = self._publisher.number(share.min), self._publisher.number(share.max)
        if share.min == share.max or low == high:
            return {"exact": low}
        return {
            "exclusiveMinimum" if share.min_open else "minimum": low,
            "exclusiveMaximum" if share.max_open else "maximum": high,
        }

    def _note(self, tie: Tie) -> None:
        for column in _COLUMNS:
            if getattr(tie, column):
                self._lacking.add(column, _NO_FIELD)
        if tie.holding is Holding.LOT:
            self._lacking.add("holding", _NO_FIELD)
        for name in tie.extra.keys() - _HELD:
            self._lacking.add(name, _NO_FIELD)


BENEFICIAL, BENEFICIAL_FIELD = "beneficial_ownership_or_control", "beneficialOwnershipOrControl"
_HELD = frozenset({BENEFICIAL, "direct_or_indirect", "bods_interest", "stated_share", "stated_on"})
_ANY = Share(min=Fraction(0), max=Fraction(1))
_INFERRED = "our own inference along the chain of the component records"


def _details(words: Iterable[str], since: str, until: str) -> str:
    """Return what no field holds as text, so that an ended holding never looks current."""
    dated = (("since", since), ("until", until))
    dates = (f"{word} {text}" for word, text in dated if text and not is_day(text))
    return "; ".join(dict.fromkeys(word for word in (*words, *dates) if word))


def _end(chain: Chain) -> str:
    """Return the earliest end of any hop, empty if none ended: a chain ends with its first hop."""
    ends = [hop.tie.until for hop in chain.hops if hop.tie.until]
    return min(ends, key=last_day, default="")


def _reason_source(contents: Contents, entity: str) -> str:
    stated_by = [s for s in contents.statements if s.entity == entity]
    return next((s.source for s in stated_by if "unknown_reason" in s.values), "")


def chain_tie_ids(holdings: Iterable[IndirectHolding]) -> set[str]:
    """Return the ids of ties that are part of a chain."""
    return {tie.id for each in holdings for tie in each.ties}


def intermediate_companies(contents: Contents, holdings: Iterable[IndirectHolding]) -> set[str]:
    """Return the companies that appear only as intermediate steps of chains."""
    holdings = list(holdings)
    parts = chain_tie_ids(holdings)
    ends = {end for each in holdings for end in (each.subject, each.holder)}
    others = {end for t in direct_ties(contents) if t.id not in parts for end in (t.start, t.end)}
    return {id_ for each in holdings for id_ in each.intermediates} - ends - others
