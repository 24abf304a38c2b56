"""A verdict as the JSON document of ``graph trace --json`` (design section 5)."""

from typing import Any

from graph.analyses.tracing.verdict import Chain, Hop, ShareText, Verdict
from graph.model import Entity, Source, TieType
from graph.shares import Share, exact_text


def verdict_document(verdict: Verdict) -> dict[str, Any]:
    """Return the whole answer of a trace, ready for ``json.dumps``."""
    return {
        "storefront": _party(verdict.storefront),
        "as_of": verdict.as_of,
        "verdict": verdict.verdict,
        "standing": verdict.standing,
        "headline": verdict.headline,
        "rests_on": {
            "original": verdict.rests_on.original,
            "restatements": verdict.rests_on.restatements,
        },
        "strengths": {str(k): v for k, v in verdict.strengths.items()},
        "not_supported": list(verdict.not_supported),
        "chains": [_chain(c) for c in verdict.chains],
        "past": [_chain(c) for c in verdict.past],
        "denials": [
            {
                "entity": _party(d.entity),
                "wording": d.wording,
                "source": source_document(d.source) if d.source else None,
            }
            for d in verdict.denials
        ],
        "not_looked_at": [{"what": u.what, "why": u.why} for u in verdict.not_looked_at],
    }


def _chain(chain: Chain) -> dict[str, Any]:
    return {
        "strength": chain.strength,
        "standing": chain.standing,
        "sentence": chain.sentence,
        "target": {**_party(chain.target), "via": [_hop(h) for h in chain.via]},
        "share": _share(chain.share),
        "since": chain.since,
        "until": chain.until,
        "weak_steps": chain.weak_steps,
        "mass": [{**_party(m.entity), "count": m.count} for m in chain.mass],
        "hops": [_hop(h) for h in chain.hops],
    }


def _hop(hop: Hop) -> dict[str, Any]:
    start, end = (hop.here, hop.there) if hop.forward else (hop.there, hop.here)
    told: dict[str, Any] = {
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
        "source": source_document(hop.source),
        "also": [
            {
                "wording": a.tie.wording,
                "tie": a.tie.type,
                "share": _stated(a.tie.share),
                "standing": a.tie.standing,
                "source": source_document(a.source),
            }
            for a in hop.also
        ],
    }
    if hop.tie.type is TieType.SAME_AS:
        told |= {
            "judgement": hop.tie.judgement,
            "judged_by": hop.tie.judged_by,
            "judged_at": hop.tie.judged_at,
        }
    return told


def _party(entity: Entity) -> dict[str, str]:
    return {"id": entity.id, "name": entity.name}


def _share(share: ShareText | None) -> dict[str, str] | None:
    return {"min": share.min, "max": share.max} if share else None


def _stated(share: Share | None) -> dict[str, str] | None:
    return {"min": exact_text(share.min), "max": exact_text(share.max)} if share else None


def source_document(source: Source) -> dict[str, str]:
    """Return a source as it stands beside a statement, ready for ``json.dumps``."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published": source.published,
    }
