"""Perspective of Neo4j Bloom (Explore): colours, captions, and saved queries as search phrases.

Neo4j describes what a perspective does and not how its file is written. This one is modelled on
perspectives that Neo4j publishes with its example graphs.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from graph.model.records import ENDS, Kind, TieType
from queries.library import Query
from queries.neo4j_tools.literals import cypher_literal
from queries.neo4j_tools.styles import (
    SOURCE,
    STATES,
    LabelStyle,
    TypeStyle,
    label_styles,
    type_styles,
)
from queries.parameters import FieldType, Parameter

_NAME = "Seller ownership"
_VERSION = "2.21.0"
_LAST_RETURN = re.compile(r"^RETURN\b.*\Z", re.MULTILINE | re.DOTALL)
_PALETTE = ("#FFE081", "#C990C0", "#F79767", "#57C7E3", "#F16667", "#D9C8AE", "#8DCC93")
_SUGGESTED = {
    FieldType.STOREFRONT: str(Kind.STOREFRONT),
    FieldType.PARTY: "Entity",
    FieldType.ENTITY: "Entity",
    FieldType.SOURCE: SOURCE,
}
# The dates of making would differ with every run.
_DAYS = {"createdAt": 0, "lastEditedAt": 0}


def perspective_text(queries: Iterable[Query]) -> str:
    """Return the perspective as JSON."""
    labels, types = tuple(label_styles()), tuple(type_styles())
    perspective = {
        "name": _NAME,
        "id": str(uuid5(NAMESPACE_URL, _NAME)),
        "version": _VERSION,
        "type": "STANDARD_PERSPECTIVE",
        **_DAYS,
        "categories": [_category(number, style) for number, style in enumerate(labels, 1)],
        "labels": {style.label: _properties_of(style.label, _named(style)) for style in labels},
        "relationshipTypes": [_relationship_type(style) for style in types],
        "templates": [_phrase(number, query) for number, query in enumerate(queries, 1)],
        "sceneActions": [],
        "hiddenRelationshipTypes": [],
        "hiddenCategories": [],
        "hideUncategorisedData": False,
        "maxLimitToastMsgEnabled": False,
        "parentPerspectiveId": None,
        "palette": {"colors": list(_PALETTE), "currentIndex": 0},
        "metadata": {
            "pathSegments": list(_path_segments()),
            "indexes": [
                {"label": label, "type": "native", "propertyKeys": [{"key": "id"}]}
                for label in ("Entity", SOURCE)
            ],
        },
    }
    return json.dumps(perspective, ensure_ascii=False, indent=1) + "\n"


def phrase_cypher(query: Query) -> str:
    """Return a saved query that returns what a picture shows, in place of its columns.

    A query whose head does not say what it draws keeps its columns. One that asks for a day asks
    for any time, since a phrase cannot leave a field empty.
    """
    cypher = query.cypher
    if query.draws:
        cypher = _LAST_RETURN.sub(lambda _match: f"RETURN DISTINCT {query.draws}", cypher)
    for field in query.parameters:
        if field.type is FieldType.DAY:
            literal = cypher_literal(field.default).replace("\\", "\\\\")
            cypher = re.sub(rf"\${field.name}\b", literal, cypher)
    return cypher


def _category(number: int, style: LabelStyle) -> Mapping[str, Any]:
    return {
        "id": number,
        "name": style.word,
        "labels": [style.label],
        "color": style.color,
        "size": 1,
        "icon": "no-icon",
        "textSize": 1,
        "textAlign": "top",
        "properties": [
            {
                "name": name,
                "exclude": False,
                "isCaption": name == style.caption,
                "dataType": "string",
            }
            for name in _named(style)
        ],
        "caption": [""],
        "captions": [{**_caption("property", style.caption), "isGdsData": False}],
        "captionKeys": [],
        "styleRules": [],
        **_DAYS,
    }


def _named(style: LabelStyle) -> tuple[str, str]:
    return style.caption, "id"


def _properties_of(owner: str, names: Iterable[str]) -> list[Mapping[str, str]]:
    return [{"propertyKey": name, "type": owner, "dataType": "string"} for name in names]


def _relationship_type(style: TypeStyle) -> Mapping[str, Any]:
    return {
        "id": style.type,
        "name": style.type,
        "color": style.color,
        "size": 1,
        "textSize": 1,
        "textAlign": "top",
        "properties": _properties_of(style.type, style.said),
        "captions": [
            _caption("relationship", style.type),
            *(_caption("property", name) for name in style.said),
        ],
        "captionKeys": [],
        "styleRules": [],
    }


def _caption(kind: str, key: str) -> Mapping[str, Any]:
    return {"key": key, "type": kind, "isCaption": True, "inTooltip": True, "styles": []}


def _phrase(number: int, query: Query) -> Mapping[str, Any]:
    asked = [field for field in query.parameters if field.type is not FieldType.DAY]
    return {
        "id": f"tmpl:{number}",
        "name": query.title,
        "text": " ".join((query.title, *(f"${field.name}" for field in asked))),
        "cypher": phrase_cypher(query),
        "params": [_parameter(field) for field in asked],
        "isUpdateQuery": None,
        "isWriteTransactionChecked": None,
        "hasCypherErrors": False,
        "createdAt": 0,
    }


def _parameter(field: Parameter) -> Mapping[str, Any]:
    label = _SUGGESTED.get(field.type)
    return {
        "name": f"${field.name}",
        "dataType": "Integer" if field.type is FieldType.NUMBER else "String",
        "collapsed": False,
        "suggestionLabel": label,
        "suggestionProp": "id" if label else None,
        "suggestionBoolean": False,
        "cypher": None if label else f"RETURN {cypher_literal(field.default)} AS {field.name}",
    }


def _path_segments() -> Iterable[Mapping[str, str]]:
    """Yield which labels each type runs between."""
    for kind in TieType:
        starts, ends = ENDS[kind]
        for start in sorted(starts):
            # A LINKED_TO or SAME_AS runs between any two; the latter between two of one kind.
            same = kind is TieType.SAME_AS
            for end in sorted({start} if same else ends):
                yield {"source": str(start), "relationshipType": str(kind), "target": str(end)}
    for kind_of in Kind:
        yield {"source": SOURCE, "relationshipType": STATES, "target": str(kind_of)}
