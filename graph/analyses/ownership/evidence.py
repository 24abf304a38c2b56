"""Statements that the figures of an answer rest on, and companies of which little is stated."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass

from graph.analyses.ownership.answer import OwnershipAnswer
from graph.analyses.ownership.calculation.stakes_by_company import StakesOnDay
from graph.analyses.projection import Projection
from graph.analyses.stakes import SHARES, VOTES
from graph.analyses.tracing.caveats import is_registered
from graph.model.dates import as_of_day
from graph.model.records import Entity, Kind, Source, Tie


@dataclass(frozen=True, slots=True)
class OwnershipEvidence:
    """Evidence of an answer.

    ``ties`` are the statements of holdings and of control between its parties, ``matches`` the
    accepted matches that make one party of several entries. ``unregistered`` are companies of which
    no register or filing states anything, ``without_holders`` those of which no holder is stated.
    """

    ties: tuple[Tie, ...]
    matches: tuple[Tie, ...]
    sources: tuple[Source, ...]
    _: KW_ONLY
    unregistered: tuple[Entity, ...]
    without_holders: tuple[Entity, ...]


def find_evidence(graph: Projection, answer: OwnershipAnswer) -> OwnershipEvidence:
    """Return the evidence of an answer that was found in a projection."""
    book = StakesOnDay(graph, as_of_day(answer.as_of))
    ties = {tie.id: tie for company in answer.parties for tie in _ties_into(book, answer, company)}
    accepted = book.ground.matches.accepted_ties
    of = book.ground.matches.representative_of
    matches = {
        tie.id: tie
        for entry, found in sorted(accepted.items())
        if of(entry) in answer.parties
        for tie in found
    }
    stated_by = dict.fromkeys(tie.source for tie in (*ties.values(), *matches.values()))
    known = book.ground.sources
    companies = [e for e in answer.parties.values() if e.kind is Kind.COMPANY]
    return OwnershipEvidence(
        tuple(ties.values()),
        tuple(matches.values()),
        tuple(known.get(s) or Source(id=s, title=s) for s in stated_by if s),
        unregistered=tuple(e for e in companies if not is_registered(graph, book.ground, e.id)),
        without_holders=tuple(e for e in companies if not book.direct_holders(e.id)),
    )


def _ties_into(book: StakesOnDay, answer: OwnershipAnswer, company: str) -> Iterator[Tie]:
    for holder, stakes in sorted(book.stakes_in(company).items()):
        if holder in answer.parties:
            for interest in (i for i in (SHARES, VOTES) if i in stakes):
                yield from stakes[interest].preferred_ties
                yield from stakes[interest].unpreferred_ties
    for placed in book.control_ties(company):
        if placed.start in answer.parties:
            yield placed.tie
