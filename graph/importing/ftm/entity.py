"""FollowTheMoney entities as they appear in a file or a response.

https://followthemoney.tech/explorer/ (schemas and properties)
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass

from graph.errors import DateError
from graph.importing.json_objects import Json, numbered_objects
from graph.importing.result import Problem
from graph.model import dates
from graph.support.language import N_, LazyText
from graph.support.safe_text import escape_control_characters

_EXPECTED = LazyText(N_("FollowTheMoney entities, one a line"))
_ID_LIMIT = 400
# The four last ones say when and why a dataset listed an entity, and nothing about it.
_FIELDS = frozenset(
    "id schema properties caption datasets referents origin first_seen last_seen last_change "
    "target".split()
)
# JSON can escape a lone surrogate, which no file and no database can hold.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class FtmEntity:
    """An entity with its properties, each a list of texts, and the datasets that state it.

    ``others`` are the names of its fields that are not known.
    """

    place: str
    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]
    _: KW_ONLY
    caption: str = ""
    datasets: tuple[str, ...] = ()
    referents: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def all(self, *names: str) -> tuple[str, ...]:
        """Return the values of some properties, each once."""
        found = (value for name in names for value in self.properties.get(name, ()))
        return tuple(dict.fromkeys(found))

    def first(self, *names: str) -> str:
        """Return the first value; empty if there is none."""
        return next(iter(self.all(*names)), "")

    def one(self, *names: str) -> str:
        """Return the only value; empty if there are several."""
        found = self.all(*names)
        return found[0] if len(found) == 1 else ""


def looks_like_ftm(content: bytes) -> bool:
    """Whether a JSON file begins as FollowTheMoney entities do."""
    head = content[:200_000]
    return b'"schema"' in head and b'"properties"' in head and b'"recordType"' not in head


def entities_of(name: str, content: bytes) -> tuple[list[FtmEntity], list[Problem]]:
    """Return the entities of a file; any other object is a problem, with its place."""
    objects, problems = numbered_objects(name, content, "entity", _EXPECTED)
    entities = []
    for place, item in objects:
        entity = entity_of(place, item)
        if entity is None:
            wanted = LazyText(N_("an entity with id, schema and properties"))
            problems.append(
                Problem(
                    place=place,
                    line=0,
                    column="",
                    found=LazyText(N_("another object")),
                    expected=wanted,
                )
            )
        else:
            entities.append(entity)
    return merge_fragments(entities), problems


def entity_of(place: str, item: Json) -> FtmEntity | None:
    """Return an entity; None if the object is not one."""
    ident, schema, properties = item.get("id"), item.get("schema"), item.get("properties")
    if not (isinstance(ident, str) and isinstance(schema, str) and isinstance(properties, dict)):
        return None
    if not ident.strip() or len(ident.encode("utf-8", "surrogatepass")) > _ID_LIMIT:
        return None
    read = {str(name): _texts(values) for name, values in properties.items()}
    return FtmEntity(
        place=place,
        id=_clean(ident),
        schema=_clean(schema),
        properties={name: values for name, values in read.items() if values},
        caption=_clean(item.get("caption")),
        datasets=tuple(sorted(_texts(item.get("datasets")))),
        referents=_texts(item.get("referents")),
        origins=_texts(item.get("origin")),
        others=tuple(sorted(escape_control_characters(n) for n in item if n not in _FIELDS)),
    )


def _clean(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return _LONE_SURROGATE.sub("\ufffd", str(value)).replace("\0", "").strip()


def _texts(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(text for text in map(_clean, listed) if text))


def merge_fragments(entities: Iterable[FtmEntity]) -> list[FtmEntity]:
    """Return each entity once, its fragments merged."""
    merged: dict[str, FtmEntity] = {}
    for entity in entities:
        there = merged.get(entity.id)
        merged[entity.id] = _merge_two(there, entity) if there else entity
    return list(merged.values())


def _merge_two(first: FtmEntity, second: FtmEntity) -> FtmEntity:
    names = dict.fromkeys((*first.properties, *second.properties))
    return FtmEntity(
        place=first.place,
        id=first.id,
        schema=first.schema if first.schema != "Thing" else second.schema,
        properties={n: tuple(dict.fromkeys((*first.all(n), *second.all(n)))) for n in names},
        caption=first.caption or second.caption,
        datasets=tuple(sorted({*first.datasets, *second.datasets})),
        referents=tuple(dict.fromkeys((*first.referents, *second.referents))),
        origins=tuple(o for o in first.origins if o in second.origins),
        others=tuple(sorted({*first.others, *second.others})),
    )


def unnest_entity(place: str, item: Json) -> list[FtmEntity]:
    """Return an entity and the neighbours nested in its properties, as entities each.

    A nested neighbour may omit the entity around it; the tie between them is completed.
    """
    found: list[FtmEntity] = []
    _flatten(place, item, found, 0)
    return merge_fragments(found)


_REVERSE = {
    "ownershipOwner": "owner",
    "ownershipAsset": "asset",
    "directorshipDirector": "director",
    "directorshipOrganization": "organization",
    "employers": "employee",
    "employees": "employer",
    "unknownLinkFrom": "subject",
    "unknownLinkTo": "object",
    "subsidiaries": "parent",
}
_DEEPEST = 12


def _flatten(place: str, item: Json, found: list[FtmEntity], depth: int) -> None:
    properties = item.get("properties")
    if not isinstance(properties, dict) or depth > _DEEPEST:
        return
    plain: dict[str, list[object]] = {}
    for name, values in properties.items():
        for value in values if isinstance(values, list) else [values]:
            if not isinstance(value, dict):
                plain.setdefault(name, []).append(value)
                continue
            if isinstance(value.get("id"), str):
                plain.setdefault(name, []).append(value["id"])
            end = _REVERSE.get(name)
            inner = _with_end(value, end, item.get("id")) if end else value
            _flatten(place, inner, found, depth + 1)
    own = {name: values for name, values in plain.items() if name not in _REVERSE}
    entity = entity_of(place, {**item, "properties": own})
    if entity is not None:
        found.append(entity)


def _with_end(value: Json, end: str, ident: object) -> Json:
    properties = value.get("properties")
    completed = dict(properties) if isinstance(properties, dict) else {}
    completed.setdefault(end, [ident])
    return {**value, "properties": completed}


def valid_date(value: str) -> str:
    """Return a date of day, month or year; empty if it does not exist."""
    for length in (10, 7, 4):
        part = value[:length]
        try:
            if len(part) == length:
                dates.first_day(part)
                return part
        except DateError:
            continue
    return ""
