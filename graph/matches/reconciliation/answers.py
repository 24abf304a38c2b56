"""Answers of the service as documents of the Reconciliation API 0.2.

``score`` only orders: the grade first, then the bits of evidence. ``match`` is true for one strong
candidate alone, so that nothing weaker is accepted by a machine.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph.errors import InputError
from graph.matches.candidate import Candidate, Grade
from graph.matches.match_index import MatchIndex, rank_candidate
from graph.matches.reconciliation.properties import ASKED, TOLD, TYPES
from graph.matches.reconciliation.queries import Query, read_batch, read_object, read_query
from graph.model.records import Entity
from graph.support.language import N_

Document = dict[str, Any]

_GRADE_SCORE = {Grade.STRONG: 2000.0, Grade.LIKELY: 1000.0, Grade.POSSIBLE: 0.0}
_PREVIEW_WIDTH, _PREVIEW_HEIGHT = 480, 260
_SUGGESTED = 10


def manifest(address: str, space: str, revision: int) -> Document:
    """Return the manifest of a service; ``space`` names the store whose ids it gives.

    Its name tells the ``revision`` of the store that it answers from.
    """
    suggest = {
        what: {"service_url": address, "service_path": f"/suggest/{what}"}
        for what in ("entity", "type", "property")
    }
    return {
        "versions": ["0.2"],
        "name": f"Parties of the investigation, revision {revision}",
        "identifierSpace": space,
        "schemaSpace": f"{space}:kinds",
        "defaultTypes": _named(TYPES),
        "view": {"url": f"{address}/preview?id={{{{id}}}}"},
        "preview": {
            "url": f"{address}/preview?id={{{{id}}}}",
            "width": _PREVIEW_WIDTH,
            "height": _PREVIEW_HEIGHT,
        },
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": address, "service_path": "/properties"},
            "property_settings": [],
        },
    }


def answer_batch(index: MatchIndex, text: str) -> Document:
    """Return the candidates of each query; a query that cannot be read has none and a message.

    Raises:
        InputError: the batch as a whole cannot be read, or is too long.
    """
    read = {key: _read(stated) for key, stated in read_batch(text).items()}
    queries = [query for query in read.values() if isinstance(query, Query)]
    described = [(query, party) for query in queries for party in query.described]
    most = max((query.limit for query in queries), default=0)
    found: dict[int, list[Candidate]] = defaultdict(list)
    candidates = index.find([party for _query, party in described], most)
    for (query, _party), some in zip(described, candidates, strict=True):
        found[id(query)] += some[: query.limit]
    return {
        key: _candidates(index, query, found[id(query)])
        if isinstance(query, Query)
        else {"result": [], "message": str(query)}
        for key, query in read.items()
    }


def _read(stated: Any) -> Query | InputError:
    try:
        return read_query(stated)
    except InputError as error:
        return error


def _candidates(index: MatchIndex, query: Query, found: list[Candidate]) -> Document:
    found = sorted(found, key=rank_candidate)
    strong = [c for c in found if c.grade is Grade.STRONG]
    sure = strong[0] if len(strong) == 1 and not strong[0].ambiguous_with else None
    return {"result": [_candidate(index, c, match=c is sure) for c in found[: query.limit]]}


def _candidate(index: MatchIndex, candidate: Candidate, *, match: bool) -> Document:
    entity = index.parties.contents.entities[candidate.right]
    bits: dict[str, float] = defaultdict(float)
    for line in candidate.lines:
        bits[line.what] += line.bits
    return {
        "id": entity.id,
        "name": entity.name,
        "description": f"{candidate.grade}: {'; '.join(str(x.text) for x in candidate.lines)}",
        "score": _GRADE_SCORE[candidate.grade or Grade.POSSIBLE] + candidate.bits,
        "match": match,
        "type": [{"id": str(entity.kind), "name": str(entity.kind)}],
        "features": [{"id": what, "value": round(value, 1)} for what, value in bits.items()],
    }


def suggest_entities(index: MatchIndex, prefix: str) -> Document:
    """Return parties whose names look like what is typed, or the one with that id."""
    entities = index.parties.contents.entities
    known = entities.get(prefix)
    asked = [read_query({"query": prefix, "limit": _SUGGESTED})] if prefix.strip() else []
    found = [known.id] if known and str(known.kind) in TYPES else []
    for query in asked:
        for some in index.find(query.described, _SUGGESTED):
            found += [c.right for c in some]
    ids = list(dict.fromkeys(found))[:_SUGGESTED]
    return {"result": [_suggested(entities[ident]) for ident in ids]}


def _suggested(entity: Entity) -> Document:
    kind = str(entity.kind)
    return {"id": entity.id, "name": entity.name, "notable": [{"id": kind, "name": kind}]}


def suggest_names(what: str, prefix: str) -> Document:
    """Return the types, or the properties of a query, that begin as typed."""
    names = dict.fromkeys(TYPES) if what == "type" else ASKED
    typed = prefix.strip().casefold()
    fitting = {i: n or i for i, n in names.items() if f"{i} {n or ''}".casefold().find(typed) >= 0}
    return {"result": _named(fitting)}


def propose_properties(kind: str) -> Document:
    """Return the properties that rows of a kind can be extended with."""
    return {"type": kind, "properties": _named(TOLD)}


def extend(index: MatchIndex, text: str) -> Document:
    """Return values of parties; an id or property that is unknown has none.

    Raises:
        InputError: the request cannot be read.
    """
    request = read_object(text)
    ids, properties = request.get("ids"), request.get("properties")
    if not isinstance(ids, list) or not isinstance(properties, list):
        raise InputError(N_("The request lacks a list of ids or of properties."))
    names = [str(each.get("id", "")) for each in properties if isinstance(each, dict)]
    entities = index.parties.contents.entities
    rows = {str(i): {n: _stated(entities.get(str(i)), n) for n in names} for i in ids}
    return {"meta": [{"id": n, "name": TOLD.get(n, n)} for n in names], "rows": rows}


def _stated(entity: Entity | None, name: str) -> list[Document]:
    text = entity.text(name) if entity and name in TOLD and str(entity.kind) in TYPES else ""
    return [{"str": text}] if text else []


def preview_values(entity: Entity) -> dict[str, str]:
    """Return what a preview of a party shows, by its name."""
    shown = {name: entity.text(ident) for ident, name in TOLD.items() if entity.text(ident)}
    return {"kind": str(entity.kind), "id": entity.id, **shown}


def _named(names: Mapping[str, object]) -> list[Document]:
    return [
        {"id": ident, "name": name if isinstance(name, str) and name not in TYPES else ident}
        for ident, name in names.items()
    ]
