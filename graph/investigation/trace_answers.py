"""Answer of a trace: the verdict, its sentence, and the limits of what was looked at."""

from collections.abc import Iterator
from datetime import date

from graph.analyses.projection import Projection
from graph.analyses.tracing.verdict import (
    NONE_FOUND,
    NOT_LOOKED_AT,
    Caveat,
    CaveatKind,
    ChainHop,
    ShareText,
    Verdict,
)
from graph.analyses.tracing.verdict import Chain as TracedChain
from graph.investigation.answers import (
    Chain,
    Denial,
    Drawing,
    Hop,
    Party,
    ShareBounds,
    SourceReference,
    TraceAnswer,
    cite_sources,
    json_text,
)
from graph.model.records import Entity, Source
from graph.presentation.labels import STRENGTH_LABELS
from graph.presentation.names.party_names import (
    PartyNames,
    party_description,
    sentence_subject,
)
from graph.presentation.sentences.tie_sentences import hop_sentence
from graph.presentation.verdict_document import verdict_document
from graph.presentation.verdict_words import (
    caveat_line,
    caveat_words,
    chain_sentence,
    evidence_words,
    overstatement_words,
    verdict_headline,
    verdict_names,
)
from graph.publishing.chain_picture import chain_svg
from graph.support.language import DateText

_CROWDED = " (only through what very many share, which decides nothing)"


def trace_answer(graph: Projection, verdict: Verdict) -> TraceAnswer:
    """Return a verdict with its evidence; ``graph`` is the projection that it was found in."""
    names, sentence = verdict_names(verdict), verdict_sentence(verdict)
    target = verdict.summary.target
    svg = chain_svg(graph, verdict, sentence, evidence_words(verdict.rests_on))
    return TraceAnswer(
        sentence=sentence,
        sources=cite_sources(_sources(verdict)),
        not_checked=tuple(_limits(verdict, names)),
        json=json_text(verdict_document(verdict)),
        storefront=_party(verdict.storefront),
        as_of=verdict.as_of,
        verdict=str(verdict.verdict),
        standing=str(verdict.standing) if verdict.standing else None,
        target=_party(target) if target else None,
        headline=verdict_headline(verdict),
        chains=tuple(_chain(chain, names) for chain in verdict.chains),
        past=tuple(_chain(chain, names) for chain in verdict.past),
        not_supported=tuple(overstatement_words(o, names) for o in verdict.overstatements),
        denials=tuple(
            Denial(_party(d.entity), d.wording, SourceReference.of(d.source) if d.source else None)
            for d in verdict.denials
        ),
        drawing=Drawing(svg) if svg else None,
    )


def verdict_sentence(verdict: Verdict) -> str:
    """Return a verdict as one sentence that names its storefront, so that it can stand alone.

    Of another day than today it names the day; where nothing was found, what was looked at.
    """
    names = verdict_names(verdict)
    told = _headline_inside(verdict)
    if verdict.former_platforms and not verdict.targets:
        return told
    subject = names.name(verdict.storefront)
    if verdict.as_of != date.today().isoformat():
        subject = f"{subject} (asked for {DateText(verdict.as_of)})"
    sentence = f"{subject}: {told}"
    return sentence if verdict.standing else f"{sentence}{_looked_at(verdict, names)}"


def _headline_inside(verdict: Verdict) -> str:
    """Return the headline as it stands inside of a sentence; names keep their first letter."""
    told = verdict_headline(verdict)
    summary = verdict.summary
    if summary.is_target or (verdict.former_platforms and not verdict.targets):
        return told
    described = party_description(summary.seller) if summary.seller else ""
    if described and told.startswith(sentence_subject(described)):
        return f"{described}{told[len(described) :]}"
    return f"{told[:1].lower()}{told[1:]}"


def _looked_at(verdict: Verdict, names: PartyNames) -> str:
    """Return what a verdict of nothing found looked at, and what it did not."""
    kinds = verdict.strengths.items()
    checked = [
        STRENGTH_LABELS[strength].lower() + ("" if count == NONE_FOUND else _CROWDED)
        for strength, count in kinds
        if count != NOT_LOOKED_AT
    ]
    missing = [STRENGTH_LABELS[s].lower() for s, count in kinds if count == NOT_LOOKED_AT]
    # A crowd was looked at.
    limits = (c for c in verdict.caveats if c.kind is not CaveatKind.CROWD)
    missing += dict.fromkeys(_subject_inside(limit, names) for limit in limits)
    told = f"; checked: {', '.join(checked) or 'nothing'}"
    return f"{told}; not checked: {', '.join(missing)}" if missing else told


def _subject_inside(caveat: Caveat, names: PartyNames) -> str:
    """Return what was not checked as it stands inside of a sentence; names keep their letters."""
    subject = caveat_words(caveat, names)[0]
    begins = (str(names.names(caveat.parties)), caveat.reason)
    if any(name and subject.startswith(name) for name in begins):
        return subject
    return f"{subject[:1].lower()}{subject[1:]}"


def _limits(verdict: Verdict, names: PartyNames) -> Iterator[str]:
    yield from (caveat_line(caveat, names) for caveat in verdict.caveats)
    for strength, count in verdict.strengths.items():
        if count == NOT_LOOKED_AT:
            yield f"{STRENGTH_LABELS[strength]}: the database states nothing that would show it"


def _sources(verdict: Verdict) -> Iterator[Source | None]:
    """Yield what the sentence rests on: the sources of the best chain, and no other's.

    The sentence is quoted with them, and a source of a weaker chain does not say it. That of each
    other hop, past chain and denial stands beside it.
    """
    for chain in verdict.chains[:1] or verdict.past:
        for hop in (*chain.hops, *chain.platform_leg):
            yield hop.source
            yield from (other.source for other in hop.other_statements)


def _chain(chain: TracedChain, names: PartyNames) -> Chain:
    return Chain(
        strength=str(chain.strength),
        standing=str(chain.standing),
        sentence=chain_sentence(chain, names),
        target=_party(chain.target),
        share=_share(chain.share),
        since=chain.since,
        until=chain.until,
        hops=tuple(_hop(hop, names) for hop in chain.hops),
        platform_hops=tuple(_hop(hop, names) for hop in chain.platform_leg),
    )


def _hop(hop: ChainHop, names: PartyNames) -> Hop:
    start, end = (hop.here, hop.there) if hop.forward else (hop.there, hop.here)
    return Hop(
        tie=str(hop.tie.type),
        id=hop.tie.id,
        start=_party(start),
        end=_party(end),
        wording=hop.tie.wording,
        share=_share(hop.share),
        since=hop.tie.since or None,
        until=hop.tie.until or None,
        sentence=hop_sentence(hop, names),
        source=SourceReference.of(hop.source),
    )


def _party(entity: Entity) -> Party:
    return Party(entity.id, entity.name)


def _share(share: ShareText | None) -> ShareBounds | None:
    return ShareBounds(share.min, share.max) if share else None
