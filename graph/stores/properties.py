"""Conversion of records to properties of the database, and back."""

from collections.abc import Mapping, Set
from dataclasses import fields
from fractions import Fraction
from typing import Any

from graph.model.records import (
    Entity,
    Holding,
    Judgement,
    Kind,
    Source,
    Standing,
    Statement,
    Tie,
    TieType,
    Value,
)
from graph.model.shares import Share, share_properties
from graph.stores.search_words import SEARCH_TEXT, search_text
from graph.stores.versions.tie_versions import NAMES
from graph.stores.versions.value_versions import BOOKKEEPING_NAMES

Properties = dict[str, Any]

_SOURCE = tuple(f.name for f in fields(Source) if f.name not in ("id", "extra"))
_READ_APART = frozenset(
    {"id", "type", "start", "end", "share", "standing", "judgement", "holding", "extra"}
)
_PLAIN = tuple(f.name for f in fields(Tie) if f.name not in _READ_APART)
_SHARE = (
    "share_min",
    "share_max",
    "share_exact_min",
    "share_exact_max",
    "share_text",
    "min_open",
    "max_open",
)
_OF_SOURCE = {"id", "imports", *NAMES, *_SOURCE}
_COLUMN = "column_"
_OURS = frozenset({"imports", "names", SEARCH_TEXT, *BOOKKEEPING_NAMES - {"id"}, *NAMES, *_SHARE})
_TIE = {"id", "standing", "judgement", "holding", "imports", *NAMES, *_PLAIN, *_SHARE}


def model_properties() -> frozenset[str]:
    """Return the properties that the model gives to sources, ties and entities in general."""
    return frozenset(_OF_SOURCE | _TIE | _OURS)


def database_values(values: Mapping[str, Value]) -> Properties:
    """Return values as properties of the database; several texts become a list."""
    return {_stored_name(k): list(v) if isinstance(v, tuple) else v for k, v in values.items()}


def values_of(properties: Mapping[str, Any], without: Set[str]) -> dict[str, Value]:
    """Return properties as values, except those named in ``without``."""
    kept = {k: v for k, v in properties.items() if k not in without and v is not None}
    return {
        k.removeprefix(_COLUMN): tuple(kept[k]) if isinstance(kept[k], list) else kept[k]
        for k in sorted(kept)
    }


def _stored_name(name: str) -> str:
    """Return a column's name as a property, prefixed if a property of ours has that name."""
    return _COLUMN + name if name in _OURS or name.startswith(_COLUMN) else name


def entity_properties(entity: Entity, names: list[str]) -> Properties:
    """Return the properties of an entity's node: displayed values, names and search words."""
    shown: Properties = {"id": entity.id, "name": entity.name, "names": names}
    found_by: Properties = {SEARCH_TEXT: search_text({*names, entity.name}, entity.id)}
    return {**database_values(entity.values), **shown, **found_by}


def source_properties(source: Source) -> Properties:
    """Return the stated properties of a source, without its id."""
    stated = {name: getattr(source, name) for name in _SOURCE}
    return {**database_values(source.extra), **{k: v for k, v in stated.items() if v}}


def source_from(properties: Mapping[str, Any]) -> Source:
    """Return the source of a node's properties."""
    known = {name: str(properties.get(name) or "") for name in _SOURCE}
    extra = values_of(properties, _OF_SOURCE)
    return Source(id=str(properties["id"]), **known, extra=extra)


def tie_properties(tie: Tie) -> Properties:
    """Return the stated properties of a tie and its id, without its type and ends."""
    stated: Properties = {name: getattr(tie, name) for name in _PLAIN}
    stated |= {"standing": tie.standing, "judgement": tie.judgement}
    kept = {k: v for k, v in stated.items() if v not in ("", None, False)}
    if tie.type is TieType.OWNS:
        kept["holding"] = tie.holding
    kept = {
        k: str(v) if isinstance(v, Standing | Judgement | Holding) else v for k, v in kept.items()
    }
    return {**database_values(tie.extra), **kept, **share_properties(tie.share), "id": tie.id}


def tie_from(kind: str, start: str, end: str, properties: Mapping[str, Any]) -> Tie:
    """Return the tie of a relationship's type, ends and properties."""
    known = {name: properties[name] for name in _PLAIN if properties.get(name) is not None}
    standing, judgement = properties.get("standing"), properties.get("judgement")
    return Tie(
        id=str(properties["id"]),
        type=TieType(kind),
        start=start,
        end=end,
        standing=Standing(standing) if standing else None,
        judgement=Judgement(judgement) if judgement else None,
        share=_share_from(properties),
        holding=Holding(properties.get("holding") or Holding.WHOLE),
        extra=values_of(properties, _TIE),
        **known,
    )


def _share_from(properties: Mapping[str, Any]) -> Share | None:
    if properties.get("share_exact_min") is None:
        return None
    return Share(
        min=Fraction(properties["share_exact_min"]),
        max=Fraction(properties["share_exact_max"]),
        min_open=bool(properties.get("min_open")),
        max_open=bool(properties.get("max_open")),
        text=str(properties.get("share_text") or ""),
    )


def statement_from(
    entity: str, kind: Kind, source: str | None, properties: Mapping[str, Any]
) -> Statement:
    """Return the statement of a STATES; one without a source is a loop at its entity."""
    return Statement(entity, kind, source or "", values_of(properties, BOOKKEEPING_NAMES))
