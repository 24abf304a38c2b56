"""Answer on the owners of a company: figures of a named convention, and what they rest on."""

from collections.abc import Iterator, Mapping
from datetime import date

from graph.analyses.ownership.answer import OwnershipAnswer, OwnershipRow
from graph.analyses.ownership.document import owners_document
from graph.analyses.ownership.evidence import OwnershipEvidence, find_evidence
from graph.analyses.projection import Projection
from graph.analyses.stakes import Stake
from graph.investigation.answers import Owner, OwnersAnswer, Party, cite_sources, json_text
from graph.model.records import Entity
from graph.model.shares import exact_text
from graph.presentation.figures import interval_text, percentage_points
from graph.presentation.names.party_names import entry_name
from graph.red_flags.words import source_kinds
from graph.support.language import DateText

_MOST_NAMED = 5
_EVERYTHING = ("0", "1")


def owners_answer(graph: Projection, answer: OwnershipAnswer) -> OwnersAnswer:
    """Return the owners of a company with their evidence, found in a projection."""
    evidence = find_evidence(graph, answer)
    return OwnersAnswer(
        sentence=_sentence(answer, evidence),
        sources=cite_sources(evidence.sources),
        not_checked=tuple(_limits(answer, evidence)),
        json=json_text(owners_document(answer)),
        items=tuple(map(_owner, answer.rows)),
        company=Party(answer.subject.id, answer.subject.name),
        convention=answer.convention.name,
        as_of=answer.as_of,
        threshold=exact_text(answer.threshold),
    )


def _owner(row: OwnershipRow) -> Owner:
    share = row.share
    return Owner(
        id=row.party.id,
        name=row.party.name,
        min=exact_text(share.low.value) if share else None,
        max=exact_text(share.high.value) if share else None,
        verdict=str(row.verdict),
        figure=_figure(row),
    )


def _sentence(answer: OwnershipAnswer, evidence: OwnershipEvidence) -> str:
    """Return the owners as one sentence that names the company, the convention and the day."""
    convention = answer.convention
    asked = (
        "" if answer.as_of == date.today().isoformat() else f" (asked for {DateText(answer.as_of)})"
    )
    subject = f"{entry_name(answer.subject)}{asked}"
    if not answer.rows:
        return (
            f"{subject}: nobody found so far who has a part of it, counted by the convention "
            f"{convention.name}; checked: holdings and control that the database states"
        )
    named = [_holder(row) for row in answer.rows[:_MOST_NAMED]]
    left = len(answer.rows) - len(named)
    if left:
        named.append(f"{left} more")
    return (
        f"{subject}: holders found so far, counted by the convention {convention.name} "
        f"(threshold {convention.comparator} {percentage_points(answer.threshold)} %): "
        f"{'; '.join(named)}; according to {_basis(evidence)}"
    )


def _holder(row: OwnershipRow) -> str:
    figure = _figure(row)
    party = entry_name(row.party)
    by = ", by control" if row.by_control else ""
    return f"{party} ({figure + ', ' if figure else ''}{row.verdict}{by})"


def _figure(row: OwnershipRow) -> str:
    """Return a share in words; one that may be anything is not stated."""
    if row.share is None:
        return ""
    bounds = (exact_text(row.share.low.value), exact_text(row.share.high.value))
    told = "share not stated" if bounds == _EVERYTHING else interval_text(row.share)
    rests = row.not_stated and bounds != _EVERYTHING
    return f"{told}, resting on a share not stated" if rests else told


def _basis(evidence: OwnershipEvidence) -> str:
    told = f"{source_kinds(evidence.ties)}"
    count = len(evidence.matches)
    if not count:
        return told
    return f"{told} and {count} match{'es' if count > 1 else ''} that we judged ourselves"


def _limits(answer: OwnershipAnswer, evidence: OwnershipEvidence) -> Iterator[str]:
    caveats, parties = answer.caveats, answer.parties
    if answer.unfinished:
        yield "The whole answer: import not finished"
    if evidence.unregistered:
        missing = _names(evidence.unregistered)
        yield f"Company registers: no company-register record yet for {missing}"
    if evidence.without_holders:
        yield f"Owners of {_names(evidence.without_holders)}: no source states any"
    for stake in caveats.not_stated:
        holder, company = _name(stake.holder, parties), _name(stake.company, parties)
        yield f"Share of {holder} in {company}: not stated"
    for stated in caveats.unstated_reasons:
        yield f"What {_name(stated.company, parties)} does not state: {stated.reason}"
    for other in caveats.other_interests:
        yield f"{_stake(other, parties)}: not counted"


def _stake(stake: Stake, parties: Mapping[str, Entity]) -> str:
    holder, company = _name(stake.holder, parties), _name(stake.company, parties)
    return f"Interest of {holder} in {company} ({stake.interest})"


def _names(parties: tuple[Entity, ...]) -> str:
    return ", ".join(map(entry_name, parties))


def _name(ident: str, parties: Mapping[str, Entity]) -> str:
    return entry_name(parties[ident]) if ident in parties else ident
