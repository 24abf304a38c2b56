"""FollowTheMoney as this program writes it: its properties are values, its links are ties.

In a file of others only its words tell what a link is. An entity of our own names its tie, so that
control is read back as control and votes as votes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import ShareError
from graph.importing.ftm.entity import FtmEntity
from graph.importing.spreadsheet.typed_columns import parse_finite
from graph.model.records import (
    Judgement,
    Kind,
    Records,
    Source,
    Standing,
    Statement,
    Tie,
    TieType,
    Value,
)
from graph.model.shares import Share, parse_share_words

ORIGIN = "seller-ownership-graph"
"""Origin of each entity that this program writes."""

ENCODED = "enc-"
"""Prefix of an id whose forbidden characters are written in numbers: ``-u00005f``."""

NOT_STATED = "not-stated"
"""Dataset of statements without a source."""

SCHEMAS: Mapping[Kind, str] = {
    Kind.COMPANY: "Company",
    Kind.PERSON: "Person",
    Kind.ADDRESS: "Address",
    Kind.PLATFORM: "Asset",
    Kind.STOREFRONT: "Asset",
    Kind.BRAND: "Asset",
    Kind.PRODUCT: "Asset",
}
"""Schema by kind. FtM has none for a Contact, which becomes a value of its party."""

Props = Mapping[str, tuple[str, str]]
"""Property and its type by the name of a value; the first of a property is read back."""

_THING: Props = {
    "name": ("name", "name"),
    "other_names": ("alias", "name"),
    "aliases": ("alias", "name"),
    "short_name": ("weakAlias", "name"),
    "previous_names": ("previousName", "name"),
    "former_names": ("previousName", "name"),
    "country": ("country", "country"),
    "note": ("notes", "text"),
    "description": ("description", "text"),
}
_LEGAL: Props = {
    **_THING,
    "registration_number": ("registrationNumber", "identifier"),
    "lei": ("leiCode", "identifier"),
    "vat_number": ("vatCode", "identifier"),
    "vat": ("vatCode", "identifier"),
    "status": ("status", "string"),
    "website": ("website", "url"),
    "email": ("email", "email"),
    "phone": ("phone", "phone"),
    "jurisdiction": ("jurisdiction", "country"),
    "incorporated": ("incorporationDate", "date"),
    "dissolved": ("dissolutionDate", "date"),
    "company_form": ("legalForm", "string"),
    "place": ("address", "address"),
}
_PERSON: Props = {
    **_LEGAL,
    "birth_date": ("birthDate", "date"),
    "death_date": ("deathDate", "date"),
    "nationality": ("nationality", "country"),
}
_ADDRESS: Props = {
    **_THING,
    "street": ("street", "string"),
    "city": ("city", "string"),
    "postcode": ("postalCode", "string"),
    "region": ("region", "string"),
}
PROPS: Mapping[str, Props] = {
    "Company": _LEGAL,
    "Person": _PERSON,
    "Address": _ADDRESS,
    "Asset": _THING,
}
_LISTED = frozenset("other_names aliases previous_names former_names nationality".split())
_CONTACTS = frozenset({"email", "phone", "website"})


@dataclass(frozen=True, slots=True)
class TieForm:
    """Form of a tie type: the schema, its properties for the two ends, and its word."""

    schema: str
    start: str
    end: str
    says: str = ""


_LINK = ("UnknownLink", "subject", "object")
FORMS: Mapping[TieType, TieForm] = {
    TieType.OWNS: TieForm("Ownership", "owner", "asset"),
    TieType.CONTROLS: TieForm(*_LINK, "controls"),
    TieType.OFFICER_OF: TieForm("Directorship", "director", "organization"),
    TieType.EMPLOYED_BY: TieForm("Employment", "employee", "employer"),
    TieType.OPERATES: TieForm(*_LINK, "operates"),
    TieType.SELLS_ON: TieForm(*_LINK, "sells on"),
    TieType.SELLS: TieForm(*_LINK, "sells"),
    TieType.OF_BRAND: TieForm(*_LINK, "of brand"),
    TieType.LOCATED_AT: TieForm(*_LINK, "located at"),
    TieType.REACHED_AT: TieForm(*_LINK, "reached at"),
    TieType.LINKED_TO: TieForm(*_LINK, "connected to"),
    TieType.SAME_AS: TieForm("Similar", "candidate", "match"),
}
_NUMBERED = re.compile("-u([0-9a-f]{6})")
_OF_VOTES = " of votes"
_SAID_IN = {TieType.CONTROLS: "nature", TieType.LOCATED_AT: "purpose"}


def plain_id(ident: str) -> str:
    """Return an id before its forbidden characters were written in numbers."""
    if not ident.startswith(ENCODED):
        return ident
    return _NUMBERED.sub(lambda match: chr(int(match[1], 16)), ident.removeprefix(ENCODED))


def own_records(entities: Sequence[FtmEntity]) -> tuple[Records, list[tuple[str, str]]]:
    """Return the records of entities of our own, and what was not understood."""
    sources: dict[str, Source] = {}
    statements: list[Statement] = []
    ties: list[Tie] = []
    notes: list[tuple[str, str]] = []
    for entity in entities:
        if source := _source(entity):
            sources.setdefault(source.id, source)
        if entity.schema in PROPS:
            statements.append(own_statement(entity))
        elif tie := ftm_tie(entity):
            ties.append(tie)
        else:
            notes.append((f"an entity of schema {entity.schema[:60]}", entity.place))
    known = {statement.entity for statement in statements}
    kept = [tie for tie in ties if {tie.start, tie.end} <= known]
    lost = [("a link with a party that is not in the files", tie.id) for tie in ties]
    lost = [each for each, tie in zip(lost, ties, strict=True) if tie not in kept]
    return Records(tuple(sources.values()), tuple(statements), tuple(kept)), [*notes, *lost]


def _source(entity: FtmEntity) -> Source | None:
    ident = _source_id(entity)
    if not ident:
        return None
    publisher = entity.first("publisher")
    retrieved = entity.first("retrievedAt")
    return Source(
        id=ident,
        title=publisher or ident,
        publisher=publisher,
        url=entity.first("sourceUrl"),
        type="",
        published="",
        retrieved=retrieved,
    )


def _source_id(entity: FtmEntity) -> str:
    """Return the source of all that an entity says; empty if there are several."""
    alone = len(entity.datasets) == 1 and entity.datasets[0] != NOT_STATED
    return entity.datasets[0] if alone else ""


def own_statement(entity: FtmEntity) -> Statement:
    """Return the statement of a party, address, shop or thing."""
    values: dict[str, Value] = {}
    read: set[str] = set()
    for name, (prop, type_) in PROPS[entity.schema].items():
        found = entity.all(prop)
        if not found or prop in read:
            continue
        read.add(prop)
        texts = tuple(text.upper() for text in found) if type_ == "country" else found
        values[name] = texts if name in _LISTED or len(texts) > 1 else texts[0]
    values["name"] = entity.caption or entity.first("name") or entity.id
    kind = _kind(entity)
    return Statement(plain_id(entity.id), kind, _source_id(entity), values)


def _kind(entity: FtmEntity) -> Kind:
    kinds = [kind for kind, schema in SCHEMAS.items() if schema == entity.schema]
    named = [kind for kind in kinds if str(kind) in entity.all("keywords")]
    return (named or kinds)[0]


def ftm_tie(entity: FtmEntity) -> Tie | None:
    """Return the tie that a link was written for; None if it is not of our form."""
    type_, detail = _type_of(entity)
    if type_ is None:
        return None
    form = FORMS[type_]
    start, end = entity.first(form.start), entity.first(form.end)
    status = entity.first("status")
    stated_on = entity.first("date")
    place = _SAID_IN.get(type_, "role")
    return Tie(
        id=entity.first("recordId") or plain_id(entity.id),
        type=type_,
        start=plain_id(start),
        end=plain_id(end),
        source=_source_id(entity),
        standing=Standing(status) if status in frozenset(Standing) else None,
        share=_share(entity) if type_ is TieType.OWNS else None,
        interest=entity.first("ownershipType") if type_ is TieType.OWNS else "",
        since=entity.first("startDate"),
        until=entity.first("endDate"),
        judgement=Judgement.PROPOSED if type_ is TieType.SAME_AS else None,
        judged_by=entity.first("matcher"),
        score=_score(entity.first("confidenceScore")),
        wording=entity.first("summary", "criteria"),
        translation=entity.first("description"),
        extra={"stated_on": stated_on} if stated_on else {},
        role=detail if place == "role" else "",
        nature=detail if place == "nature" else "",
        purpose=detail if place == "purpose" else "",
    )


def _type_of(entity: FtmEntity) -> tuple[TieType | None, str]:
    """Return the type of a link, and what its role says beyond it."""
    role = entity.first("role")
    for type_, form in FORMS.items():
        if form.schema != entity.schema:
            continue
        if not form.says:
            return type_, role
        if role == form.says:
            return type_, ""
        if role.startswith(f"{form.says} (") and role.endswith(")"):
            return type_, role[len(form.says) + 2 : -1]
    return None, ""


def _share(entity: FtmEntity) -> Share | None:
    try:
        return parse_share_words(entity.first("percentage").removesuffix(_OF_VOTES))
    except ShareError:
        # A stated share that cannot be read must not count as the whole.
        return parse_share_words("(0,100]%")


def _score(text: str) -> float | None:
    try:
        return parse_finite(text) if text else None
    except ValueError:
        return None


def differing_names(before: Statement, again: Statement) -> Iterator[str]:
    """Yield the names of the values that are not read back the same."""
    for name, value in before.values.items():
        if again.values.get(name) != value:
            yield name
