"""Fields of BODS statements that are read or left out on purpose; all others are noted.

``docs/left-out.md`` names those that are left out, with the reason.
"""

from collections.abc import Iterator

from graph.importing.bods.statement import (
    DeclaredStatement,
    Json,
    day_of_time,
    object_at,
    objects_at,
    text_at,
)
from graph.support.safe_text import escape_control_characters
from graph.support.value_paths import is_known_path, value_paths

_SHOWN = 80
_DETAILS = "recordDetails"
_OUTER = (
    "statementId statementID statementType statementDate recordId recordType recordStatus "
    "replacesStatements source.type source.description source.url source.retrievedAt "
    "source.assertedBy.name source.assertedBy.uri publicationDetails.publicationDate "
    "publicationDetails.license publicationDetails.publisher.name"
).split()
_OUTER_LEFT_OUT = (
    "declaration declarationSubject publicationDetails.bodsVersion publicationDetails.publisher.url"
).split()
_DETAILS_OF = {
    "entity": (
        "isComponent entityType unspecifiedEntityDetails unspecified name alternateNames "
        "jurisdiction incorporatedInJurisdiction identifiers.id identifiers.scheme "
        "identifiers.schemeName identifiers.uri foundingDate dissolutionDate uri addresses.type "
        "addresses.address addresses.postCode addresses.country publicListing missingInfoReason"
    ).split(),
    "person": (
        "isComponent personType unspecifiedPersonDetails unspecified names.type names.fullName "
        "names.givenName names.patronymicName names.familyName identifiers nationalities "
        "birthDate deathDate addresses.type addresses.address addresses.postCode addresses.country "
        "hasPepStatus pepStatusDetails.reason pepStatusDetails.missingInfoReason "
        "pepStatusDetails.jurisdiction pepStatusDetails.startDate pepStatusDetails.endDate "
        "politicalExposure.status politicalExposure.details.reason "
        "politicalExposure.details.missingInfoReason politicalExposure.details.jurisdiction "
        "politicalExposure.details.startDate politicalExposure.details.endDate "
        "placeOfBirth placeOfResidence missingInfoReason"
    ).split(),
    "relationship": (
        "isComponent componentRecords componentStatementIDs subject interestedParty "
        "interests.type interests.directOrIndirect interests.interestLevel "
        "interests.beneficialOwnershipOrControl interests.details interests.share "
        "interests.startDate interests.endDate"
    ).split(),
}
_OLD = {
    type_: frozenset({*_OUTER, *_OUTER_LEFT_OUT, *names}) for type_, names in _DETAILS_OF.items()
}
_NEW = {
    type_: frozenset({*_OUTER, *_OUTER_LEFT_OUT, *(f"{_DETAILS}.{name}" for name in names)})
    for type_, names in _DETAILS_OF.items()
}
_DAYS = {
    "entity": ("foundingDate", "dissolutionDate"),
    "person": ("birthDate", "deathDate"),
    "relationship": (),
}


_STATUSES = frozenset({"", "new", "updated", "closed"})
_TYPES = {
    "entityType": frozenset(
        "registeredEntity legalEntity arrangement anonymousEntity unknownEntity state "
        "stateBody".split()
    ),
    "personType": frozenset({"anonymousPerson", "unknownPerson", "knownPerson"}),
}


def unread_of(statement: DeclaredStatement) -> Iterator[str]:
    """Yield the fields of a statement that are not known, and its dates that are none."""
    is_old = statement.details is statement.outer
    known = (_OLD if is_old else _NEW)[statement.record_type]
    odd = {path for path in value_paths(statement.outer) if not is_known_path(path, known)}
    for path in sorted(odd):
        yield f"field {escape_control_characters(path)[:_SHOWN]}"
    for where, key in _stated_days(statement):
        if text_at(where, key) and not day_of_time(text_at(where, key)):
            yield f"{key} that is no date"
    yield from _odd_flags(statement.details)
    yield from _odd_codes(statement)


def _odd_codes(statement: DeclaredStatement) -> Iterator[str]:
    if statement.status not in _STATUSES:
        yield f"recordStatus {escape_control_characters(statement.status)[:_SHOWN]}"
    for key, known in _TYPES.items():
        inner = object_at(statement.details, key)
        stated = text_at(inner, "type") or text_at(statement.details, key)
        if stated and stated not in known:
            yield f"{key} {escape_control_characters(stated)[:_SHOWN]}"


def _stated_days(statement: DeclaredStatement) -> Iterator[tuple[Json, str]]:
    for key in _DAYS[statement.record_type]:
        yield statement.details, key
    yield statement.outer, "statementDate"
    yield object_at(statement.outer, "source"), "retrievedAt"
    yield object_at(statement.outer, "publicationDetails"), "publicationDate"


def _odd_flags(details: Json) -> Iterator[str]:
    """Yield the flags of a statement that are neither true nor false."""
    listing = object_at(details, "publicListing")
    flags = [(details, "hasPepStatus"), (listing, "hasPublicListing")]
    flags += [(each, "beneficialOwnershipOrControl") for each in objects_at(details, "interests")]
    for where, key in flags:
        if where.get(key) is not None and not isinstance(where[key], bool):
            yield f"{key} that is neither true nor false"
