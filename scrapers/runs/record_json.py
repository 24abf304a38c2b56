"""Records as JSON, in the columns of the spreadsheet format."""

from typing import Any

from graph.model.records import Source, Statement, Tie, TieType
from graph.model.shares import exact_text
from graph.support.language import english_text
from scrapers.contract.collector import Candidate, CollectionNote, ListPart, Record, Unknown

_TIE_TEXTS = (
    *("interest", "since", "until", "role", "role_kind", "purpose", "nature"),
    *("judged_by", "judged_at", "wording", "lang", "translation"),
)
_SOURCE_TEXTS = (
    *("title", "publisher", "url", "type", "published", "retrieved", "licence", "restates"),
    *("capture", "sha256"),
)


def record_as_json(name: str, record: Record) -> dict[str, Any]:
    """Return one record as a JSON object with the name of its source and one key for its sort."""
    match record:
        case Source():
            cells = {column: getattr(record, column) for column in _SOURCE_TEXTS}
            document = {"id": record.id, **_drop_empty(cells), **record.extra}
            return {"source": name, "document": document}
        case Statement():
            keys = {"id": record.entity, "kind": str(record.kind), "source": record.source}
            return {"source": name, "entity": {**record.values, **keys}}
        case Tie():
            return {"source": name, "tie": _tie(record)}
        case Unknown():
            return {"source": name, "not_understood": record.value, "example": record.example}
        case CollectionNote():
            return {"source": name, "note": english_text(record.text)}
        case ListPart():
            return {"source": name, "part_of": record.whole, "total": record.total}


def candidate_as_json(name: str, candidate: Candidate) -> dict[str, str]:
    """Return a result of a name search as a JSON object."""
    values = {"subject": candidate.subject, "name": candidate.name, "details": candidate.details}
    return {"source": name, **values}


def _drop_empty(cells: dict[str, Any]) -> dict[str, Any]:
    return {column: cell for column, cell in cells.items() if cell not in ("", None)}


def _tie(tie: Tie) -> dict[str, Any]:
    cells: dict[str, Any] = {name: getattr(tie, name) for name in _TIE_TEXTS}
    cells |= {"judgement": tie.judgement and str(tie.judgement), "score": tie.score}
    cells |= {"standing": tie.standing and str(tie.standing), "quoted": tie.quoted or None}
    cells |= {"share": share_text(tie)}
    cells |= {"holding": str(tie.holding) if tie.type is TieType.OWNS else ""}
    ends = {"id": tie.id, "tie": str(tie.type), "from": tie.start, "to": tie.end}
    return {**tie.extra, **ends, **_drop_empty(cells), "source": tie.source}


def share_text(tie: Tie) -> str:
    """Return the share of a tie as its source words it, else as the spreadsheet format does."""
    share = tie.share
    if share is None or share.text:
        return share.text if share else ""
    if share.min == share.max:
        return exact_text(share.min)
    left, right = "(" if share.min_open else "[", ")" if share.max_open else "]"
    return f"{left}{exact_text(share.min * 100)},{exact_text(share.max * 100)}{right}%"
