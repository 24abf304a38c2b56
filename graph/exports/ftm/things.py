"""Entities of the graph as FollowTheMoney things."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.exports.base import UnsupportedFields
from graph.exports.ftm.entity import ClaimedEntity, FtmClaim, entity_as_read, ftm_id, values_of_type
from graph.exports.networks.attributes import as_text
from graph.exports.networks.nodes_and_edges import STATES
from graph.importing.ftm.round_trip import PROPS, SCHEMAS, differing_names, own_statement, plain_id
from graph.model.records import Contents, Entity, Kind, Source, Statement, Tie, TieType, Value
from graph.support.language import N_

_NO_PROPERTY = N_("FollowTheMoney has no such property, or its type cannot hold the value")
MERGED = N_("one entity holds what several sources say, and does not say which says what")
_OTHERWISE = N_("FollowTheMoney has it in another form, which an import does not read as it was")
_DIGEST = N_("an id too long for FollowTheMoney, written as its digest")
_AS_ASSET = N_("written as an Asset: FollowTheMoney has no schema for it")
_NO_CONTACT = N_(
    "FollowTheMoney has no schema for it: its name is a value of the one it belongs to"
)

_CONTACTS = (("email", "email"), ("phone", "phone"), ("website", "url"))


def things(contents: Contents, lacking: UnsupportedFields) -> Iterator[ClaimedEntity]:
    """Yield the entities that FtM has a schema for, sorted by id."""
    about: dict[str, list[Statement]] = defaultdict(list)
    for statement in contents.statements:
        about[statement.entity].append(statement)
    around = _contact_claims(contents)
    for id_, entity in sorted(contents.entities.items()):
        schema = SCHEMAS.get(entity.kind)
        if schema is None:
            lacking.add(str(entity.kind), _NO_CONTACT)
            continue
        if schema == "Asset":
            lacking.add(str(entity.kind), _AS_ASSET)
        shown = Statement(id_, entity.kind, "", {"name": entity.name, **entity.values})
        stated = sorted(about[id_], key=lambda s: s.source) or [shown]
        claims = [c for s in stated for c in _claims(schema, s, contents, lacking)]
        made = ClaimedEntity(ftm_id(id_), schema, tuple(dict.fromkeys(claims)))
        _note_differing(made, stated, lacking)
        if schema == "Asset":
            claims.append(FtmClaim("keywords", "string", str(entity.kind), stated[0].source))
        claims += around.get(id_, [])
        yield replace(made, claims=tuple(dict.fromkeys(claims)))


def _note_differing(
    made: ClaimedEntity, stated: Sequence[Statement], lacking: UnsupportedFields
) -> None:
    """Note the fields that an import of the file would not give back unchanged."""
    if len(stated) > 1:
        lacking.add(STATES, MERGED, len(stated))
        return
    for name in differing_names(stated[0], own_statement(entity_as_read(made))):
        if name in PROPS[made.schema]:
            lacking.add(name, _OTHERWISE)
    if plain_id(made.id) != stated[0].entity:
        lacking.add("id", _DIGEST)


def _claims(
    schema: str, statement: Statement, contents: Contents, lacking: UnsupportedFields
) -> Iterator[FtmClaim]:
    props = PROPS[schema]
    for name, value in sorted(statement.values.items()):
        prop, type_ = props.get(name, ("", ""))
        for text in _texts(value):
            held = list(values_of_type(type_, text)) if prop else []
            if not held:
                lacking.add(name, _NO_PROPERTY)
            for each in held:
                yield FtmClaim(prop, type_, each, statement.source)
                if (schema, prop) == ("Address", "name"):
                    yield FtmClaim("full", "address", each, statement.source)
    yield from source_claims(contents.sources.get(statement.source))


def _texts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (as_text(value),)


def source_claims(source: Source | None) -> Iterator[FtmClaim]:
    """Yield publisher, address and retrieval date of a source; nothing without a source."""
    if source is None:
        return
    wanted = (
        ("publisher", "string", source.publisher or source.title),
        ("sourceUrl", "url", source.url),
        ("retrievedAt", "date", source.retrieved),
    )
    for prop, type_, text in wanted:
        for value in values_of_type(type_, text):
            yield FtmClaim(prop, type_, value, source.id)


def _contact_claims(contents: Contents) -> dict[str, list[FtmClaim]]:
    """Return the addresses and contacts of each entity, which FtM keeps as its values."""
    claims: dict[str, list[FtmClaim]] = defaultdict(list)
    for tie in sorted(contents.ties, key=lambda item: item.id):
        other = contents.entities.get(tie.end)
        if other and tie.type is TieType.LOCATED_AT:
            claim = FtmClaim("addressEntity", "entity", ftm_id(tie.end), tie.source)
            claims[tie.start].append(claim)
        elif other and tie.type is TieType.REACHED_AT:
            claims[tie.start] += _contacts(contents.entities.get(tie.start), other, tie)
    return claims


def _contacts(holder: Entity | None, contact: Entity, tie: Tie) -> list[FtmClaim]:
    if holder is None or holder.kind not in (Kind.COMPANY, Kind.PERSON):
        return []
    return [
        FtmClaim(prop, type_, value, tie.source)
        for prop, type_ in _CONTACTS
        for value in values_of_type(type_, contact.name)
    ]
