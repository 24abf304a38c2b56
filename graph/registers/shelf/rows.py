"""Statements and ties as rows of a shelf's parts, and back."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from graph.analyses.party_ends import stated_end
from graph.model.records import (
    NO_VALUES,
    Holding,
    Judgement,
    Kind,
    Standing,
    Statement,
    Tie,
    TieType,
    Value,
)
from graph.model.shares import Share, exact_text, share_words


class StatedRow(NamedTuple):
    """Row of a part of statements, its cells in the order of ``columns.STATED``."""

    entity: str
    kind: str
    source: str
    standing: str | None
    name: str | None
    country: str | None
    over: str | None
    values: str


class TieRow(NamedTuple):
    """Row of a part of ties, its cells in the order of ``columns.TIES``."""

    id: str
    type: str
    start: str
    end: str
    source: str
    standing: str | None
    holding: str | None
    share: str | None
    interest: str | None
    role: str | None
    role_kind: str | None
    since: str | None
    until: str | None
    purpose: str | None
    nature: str | None
    wording: str | None
    extra: str | None


_FURTHER_TEXTS = ("judged_by", "judged_at", "lang", "translation")


def stated_row(statement: Statement) -> StatedRow:
    """Return the row of a statement; all of its values are kept."""
    values = statement.values
    return StatedRow(
        entity=statement.entity,
        kind=statement.kind.value,
        source=statement.source,
        standing=_text(values, "standing"),
        name=_text(values, "name"),
        country=_text(values, "country"),
        over=stated_end(values) or None,
        values=orjson.dumps(dict(values)).decode(),
    )


def _text(values: Mapping[str, Value], name: str) -> str | None:
    value = values.get(name)
    return value if isinstance(value, str) and value else None


def statement_of(row: StatedRow) -> Statement:
    """Return the statement of a row."""
    return Statement(row.entity, Kind(row.kind), row.source, _values(orjson.loads(row.values)))


def _values(stored: Mapping[str, Any]) -> dict[str, Value]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in stored.items()}


def tie_row(tie: Tie) -> TieRow:
    """Return the row of a tie; what has no column of its own goes into ``extra``."""
    return TieRow(
        id=tie.id,
        type=tie.type.value,
        start=tie.start,
        end=tie.end,
        source=tie.source,
        standing=tie.standing.value if tie.standing else None,
        holding=tie.holding.value,
        share=share_cell(tie.share) if tie.share else None,
        interest=tie.interest or None,
        role=tie.role or None,
        role_kind=tie.role_kind or None,
        since=tie.since or None,
        until=tie.until or None,
        purpose=tie.purpose or None,
        nature=tie.nature or None,
        wording=tie.wording or None,
        extra=_further(tie),
    )


def _further(tie: Tie) -> str | None:
    further: dict[str, object] = {n: v for n in _FURTHER_TEXTS if (v := getattr(tie, n))}
    if tie.share and tie.share.text != _plain_words(tie.share):
        further["share_text"] = tie.share.text
    if tie.judgement:
        further["judgement"] = tie.judgement.value
    if tie.score is not None:
        further["score"] = tie.score
    if tie.quoted:
        further["quoted"] = True
    if tie.extra:
        further["extra"] = dict(tie.extra)
    return orjson.dumps(further).decode() if further else None


def tie_of(row: TieRow) -> Tie:
    """Return the tie of a row."""
    further = orjson.loads(row.extra) if row.extra else {}
    judgement, extra = further.get("judgement"), further.get("extra")
    return Tie(
        id=row.id,
        type=TieType(row.type),
        start=row.start,
        end=row.end,
        source=row.source,
        standing=Standing(row.standing) if row.standing else None,
        share=share_of(row.share, further.get("share_text")) if row.share else None,
        interest=row.interest or "",
        since=row.since or "",
        until=row.until or "",
        role=row.role or "",
        role_kind=row.role_kind or "",
        purpose=row.purpose or "",
        nature=row.nature or "",
        judgement=Judgement(judgement) if judgement else None,
        score=further.get("score"),
        wording=row.wording or "",
        quoted=further.get("quoted", False),
        extra=_values(extra) if extra else NO_VALUES,
        holding=Holding(row.holding) if row.holding else Holding.WHOLE,
        **{name: further.get(name, "") for name in _FURTHER_TEXTS},
    )


@lru_cache(maxsize=4096)
def share_cell(share: Share) -> str:
    """Return the exact bounds of a share, such as ``(0.25,0.5]``; its words are kept apart."""
    opening, closing = "(" if share.min_open else "[", ")" if share.max_open else "]"
    return f"{opening}{exact_text(share.min)},{exact_text(share.max)}{closing}"


@lru_cache(maxsize=4096)
def _plain_words(share: Share) -> str:
    return share_words(share)


@lru_cache(maxsize=4096)
def share_of(cell: str, words: str | None = None) -> Share:
    """Return the share of a cell, with the words of its source; the usual ones without."""
    low, _, high = cell[1:-1].partition(",")
    share = Share(
        min=Fraction(low), max=Fraction(high), min_open=cell[0] == "(", max_open=cell[-1] == ")"
    )
    text = share_words(share) if words is None else words
    return Share(share.min, share.max, share.min_open, share.max_open, text=text)
