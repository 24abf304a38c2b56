"""Statements of the Beneficial Ownership Data Standard, 0.1 to 0.4, as records of the model.

What has no place in the model is noted with its place in the file, never dropped silently.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.importing.bods.fields import unread_of
from graph.importing.bods.interests import RelationshipEnds, ties_of_relationship
from graph.importing.bods.json_files import NumberedObject
from graph.importing.bods.parties import (
    DeclaredPlace,
    asserting_parties,
    company_values,
    compiled_standing,
    declared_kind,
    declared_source,
    entity_id,
    person_values,
    places_of,
    record_id,
)
from graph.importing.bods.statement import (
    DeclaredStatement,
    Json,
    object_at,
    objects_at,
    parse_statement,
    party_name,
    reason_of,
)
from graph.model import ids
from graph.model.records import (
    SOURCE_STANDING,
    Kind,
    Records,
    Source,
    Statement,
    Tie,
    TieType,
    Value,
)
from graph.model.vocabulary.name_annotations import hold_in_capacity
from graph.support.safe_text import escape_control_characters

FindParty = Callable[[str], DeclaredStatement | None]
"""Takes the name of a record, and returns the party of it that other statements state."""


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How the source of a statement is kept.

    ``source_of`` gives the Source of its records, ``values_beside`` what goes into the records
    because that Source does not hold it.
    """

    source_of: Callable[[DeclaredStatement], Source]
    values_beside: Callable[[DeclaredStatement], Mapping[str, Value]]


def _find_nobody(_name: str) -> DeclaredStatement | None:
    return None


_EACH_ITS_OWN = Sourcing(declared_source, lambda _statement: {})


class _BodsReader:
    """Collects the records of current statements, those of parties before the ties."""

    def __init__(
        self,
        statements: Sequence[DeclaredStatement],
        notes: list[tuple[str, str]],
        find_party: FindParty,
        sourcing: Sourcing,
    ) -> None:
        self._notes = notes
        self._find_party = find_party
        self._sourcing = sourcing
        self.parties: dict[str, DeclaredStatement] = {}
        self.sources: dict[str, Source] = {}
        self.stated: dict[str, Statement] = {}
        self.ties: dict[str, Tie] = {}
        self._aliases: dict[str, str] = {}
        for statement in statements:
            for name in (*statement.names, *statement.replaces):
                self._aliases[name] = statement.record
            if statement.record_type != "relationship":
                self.parties[statement.record] = statement

    def note(self, value: str, place: str) -> None:
        """Note something that has no place in the model."""
        self._notes.append((value, place))

    def add_party(self, statement: DeclaredStatement) -> None:
        """Add the values that a statement gives an entity or a person."""
        is_person = statement.record_type == "person"
        values = person_values(statement, self.note) if is_person else company_values(statement)
        if asserted := asserting_parties(statement):
            values["asserted_by"] = asserted
        self._state(statement, statement, {**values, **self._sourcing.values_beside(statement)})
        for place in places_of(statement, self.note):
            self._locate(statement, place)

    def _locate(self, statement: DeclaredStatement, place: DeclaredPlace) -> None:
        """Add where a party is; a place alone becomes a value of the party."""
        party, source = entity_id(statement), self._source(statement)
        if not place.id:
            text = ", ".join(filter(None, (place.name, place.country)))
            self._state(statement, statement, {"place": text})
            return
        named = {"name": place.name, "country": place.country}
        values: dict[str, Value] = {name: text for name, text in named.items() if text}
        made = Statement(place.id, Kind.ADDRESS, source.id, values)
        self.stated.setdefault(made.id, made)
        ident = ids.shorten_id(f"{record_id(statement.record)}-at-{place.id}-{place.purpose}")
        standing = compiled_standing(source)
        self.ties[ident] = Tie(
            id=ident,
            type=TieType.LOCATED_AT,
            start=party,
            end=place.id,
            source=source.id,
            standing=standing,
            purpose=place.purpose,
        )

    def _state(
        self, by: DeclaredStatement, party: DeclaredStatement, values: dict[str, Value]
    ) -> None:
        source = self._source(by)
        if party is by and (standing := compiled_standing(source)) != SOURCE_STANDING.get(
            source.type
        ):
            values = {**values, "standing": str(standing)}
        made = Statement(entity_id(party), declared_kind(party), source.id, values)
        earlier = self.stated.get(made.id)
        merged = dict(earlier.values) if earlier else {}
        for name, value in values.items():
            if name in merged and merged[name] != value:
                merged[name] = self._add_ends(name, merged[name], value, by.place)
            else:
                merged[name] = value
        self.stated[made.id] = Statement(made.entity, made.kind, source.id, merged)

    def _add_ends(self, name: str, first: Value, second: Value, place: str) -> Value:
        if isinstance(first, tuple) and isinstance(second, tuple):
            return tuple(dict.fromkeys((*first, *second)))
        if name != "name" or first != second:
            self.note(f"another {name} of one entity from one source", place)
        return first

    def _source(self, statement: DeclaredStatement) -> Source:
        source = self._sourcing.source_of(statement)
        return self.sources.setdefault(source.id, source)

    def _party(self, details: Json, key: str) -> DeclaredStatement | None:
        name = party_name(details, key)
        return self.parties.get(self._aliases.get(name, name)) or self._find_party(name)

    def add_relationship(self, statement: DeclaredStatement) -> None:
        """Add the ties of a relationship, or the reason why its other party is not stated."""
        subject = self._party(statement.details, "subject")
        holder = self._party(statement.details, "interestedParty")
        reason, described = reason_of(object_at(statement.details, "interestedParty"))
        if subject is None or declared_kind(subject) is not Kind.COMPANY:
            self.note("a relationship whose subject is no entity of the files", statement.place)
        elif holder is not None:
            parties = RelationshipEnds(entity_id(subject), entity_id(holder))
            beside = self._sourcing.values_beside(statement)
            for tie in ties_of_relationship(statement, parties, self._source(statement), self.note):
                held = hold_in_capacity(tie, _name_of(holder))
                self.ties[tie.id] = replace(held, extra={**tie.extra, **beside})
        elif reason and statement.status != "closed":
            values = self._unknown(subject, reason, described)
            beside = self._sourcing.values_beside(statement)
            self._state(statement, subject, {**values, **beside})
            if objects_at(statement.details, "interests"):
                self.note("interests of a party that is not stated", statement.place)
        elif reason:
            self.note("a reason for an unknown owner that is closed", statement.place)
        else:
            self.note("a relationship whose party is not in the files", statement.place)

    def _unknown(self, subject: DeclaredStatement, reason: str, described: str) -> dict[str, Value]:
        values: dict[str, Value] = {
            "name": company_values(subject)["name"],
            "unknown_reason": (f"owner: {reason}",),
        }
        if described:
            values["unknown_description"] = (described,)
        return values


def _name_of(party: DeclaredStatement) -> str:
    """Return the name of a party; what else it says is noted with the party itself."""
    is_person = party.record_type == "person"
    values = person_values(party, lambda *_: None) if is_person else company_values(party)
    return str(values.get("name", ""))


def read_statements(statements: Sequence[NumberedObject]) -> tuple[Records, list[tuple[str, str]]]:
    """Return the records of statements, and what was not understood, each with its place."""
    notes: list[tuple[str, str]] = []
    known = parse_statements(statements, notes)
    return read_current(_current_statements(known, notes), notes)


def parse_statements(
    statements: Sequence[NumberedObject], notes: list[tuple[str, str]]
) -> list[DeclaredStatement]:
    """Return the statements of known types; note the others, and what is not read of these."""
    known = []
    for place, item in statements:
        parsed = parse_statement(escape_control_characters(place), item)
        if parsed is None:
            type_ = str(item.get("recordType") or item.get("statementType") or "none")
            notes.append((escape_control_characters(f"a statement of type {type_[:80]}"), place))
        else:
            known.append(parsed)
            notes.extend((value, parsed.place) for value in unread_of(parsed))
    return known


def read_current(
    current: Sequence[DeclaredStatement],
    notes: list[tuple[str, str]],
    find_party: FindParty = _find_nobody,
    sourcing: Sourcing = _EACH_ITS_OWN,
) -> tuple[Records, list[tuple[str, str]]]:
    """Return the records of current statements, and what was not understood.

    ``find_party`` finds the parties that are not among them, ``sourcing`` gives their
    sources.
    """
    reader = _BodsReader(current, notes, find_party, sourcing)
    for statement in current:
        if statement.record_type != "relationship":
            reader.add_party(statement)
    for statement in current:
        if statement.record_type == "relationship":
            reader.add_relationship(statement)
    records = Records(
        tuple(reader.sources.values()), tuple(reader.stated.values()), tuple(reader.ties.values())
    )
    return records, notes


def _current_statements(
    statements: Sequence[DeclaredStatement], notes: list[tuple[str, str]]
) -> list[DeclaredStatement]:
    """Return the last statement of each record by its date, then by its place in the files."""
    replaced = {name for statement in statements for name in statement.replaces}
    last: dict[str, DeclaredStatement] = {}
    for statement in sorted(statements, key=lambda item: item.day):
        earlier = last.pop(statement.record, None)
        if earlier:
            notes.append(("an earlier statement of a record", earlier.place))
        last[statement.record] = statement
    for record in [name for name in last if name in replaced]:
        notes.append(("an earlier statement of a record", last.pop(record).place))
    return list(last.values())
