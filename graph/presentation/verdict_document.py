"""A verdict as the JSON document of ``graph trace --json``."""

from typing import Any

from graph.analyses.party_ends import PartyEnd
from graph.analyses.tracing.verdict import Chain, ChainHop, OtherStatement, ShareText, Verdict
from graph.model.records import Entity, Source, TieType
from graph.model.shares import Share, exact_text
from graph.presentation.names.party_names import PartyNames
from graph.presentation.verdict_words import (
    caveat_words,
    chain_sentence,
    overstatement_words,
    verdict_headline,
    verdict_names,
)


def verdict_document(verdict: Verdict) -> dict[str, Any]:
    """Return the whole answer of a trace, ready for ``json.dumps``."""
    names = verdict_names(verdict)
    not_checked = (caveat_words(c, names) for c in verdict.caveats)
    return {
        "storefront": _party(verdict.storefront),
        "as_of": verdict.as_of,
        "verdict": verdict.verdict,
        "standing": verdict.standing,
        "headline": verdict_headline(verdict),
        "looked_for": [
            {**_party(f.target), "verdict": f.verdict, "standing": f.standing}
            for f in verdict.target_verdicts
        ],
        "rests_on": {
            "original": verdict.rests_on.original,
            "restatements": verdict.rests_on.restatements,
            "judgements": verdict.rests_on.judgements,
        },
        "strengths": {str(k): v for k, v in verdict.strengths.items()},
        "not_supported": [overstatement_words(o, names) for o in verdict.overstatements],
        "chains": [_chain(c, names) for c in verdict.chains],
        "past": [_chain(c, names) for c in verdict.past],
        "denials": [
            {
                "entity": _party(d.entity),
                "wording": d.wording,
                "source": source_document(d.source) if d.source else None,
            }
            for d in verdict.denials
        ],
        "not_looked_at": [{"what": what, "why": why} for what, why in not_checked],
        "sold_until": [
            {**_party(f.platform), "until": f.until or None} for f in verdict.former_platforms
        ],
    }


def _chain(chain: Chain, names: PartyNames) -> dict[str, Any]:
    return {
        "strength": chain.strength,
        "standing": chain.standing,
        "sentence": chain_sentence(chain, names),
        "target": {**_party(chain.target), "via": [_hop(h) for h in chain.platform_leg]},
        "share": _share(chain.share),
        "since": chain.since,
        "until": chain.until,
        "weak_steps": chain.weak_steps,
        "mass": [{**_party(m.entity), "count": m.count} for m in chain.mass],
        "hops": [_hop(h) for h in chain.hops],
    }


def _hop(hop: ChainHop) -> dict[str, Any]:
    start, end = (hop.here, hop.there) if hop.forward else (hop.there, hop.here)
    document: dict[str, Any] = {
        "tie": hop.tie.type,
        "id": hop.tie.id,
        "from": _party(start),
        "to": _party(end),
        "wording": hop.tie.wording,
        "quoted": hop.tie.quoted,
        "lang": hop.tie.lang,
        "translation": hop.tie.translation,
        "role": hop.tie.role,
        "stated_as": hop.tie.standing,
        "share": _share(hop.share),
        "since": hop.tie.since or None,
        "until": hop.tie.until or None,
        "ended_by": _party_end(hop.ended_by) if hop.ended_by else None,
        "source": source_document(hop.source),
        "also": [_other_tie(a) for a in hop.other_statements],
    }
    document["beside"] = [_other_tie(b) for b in hop.other_ties]
    if hop.tie.type is TieType.SAME_AS:
        document |= {
            "judgement": hop.tie.judgement,
            "judged_by": hop.tie.judged_by,
            "judged_at": hop.tie.judged_at,
        }
    return document


def _other_tie(other: OtherStatement | ChainHop) -> dict[str, Any]:
    return {
        "wording": other.tie.wording,
        "tie": other.tie.type,
        "interest": other.tie.interest,
        "share": _stated_share(other.tie.share),
        "standing": other.tie.standing,
        "source": source_document(other.source),
    }


def _party_end(end: PartyEnd) -> dict[str, str | None]:
    return {**_party(end.party), "how": end.kind, "day": end.day or None, "source": end.source}


def _party(entity: Entity) -> dict[str, str]:
    return {"id": entity.id, "name": entity.name}


def _share(share: ShareText | None) -> dict[str, str] | None:
    return {"min": share.min, "max": share.max} if share else None


def _stated_share(share: Share | None) -> dict[str, str] | None:
    return {"min": exact_text(share.min), "max": exact_text(share.max)} if share else None


def source_document(source: Source) -> dict[str, str]:
    """Return a source as documents list it with a statement, ready for ``json.dumps``."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published": source.published,
    }
