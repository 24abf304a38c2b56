"""FollowTheMoney entities as records of the model, with the datasets that state them.

What has no place in the model is noted with its place in the file, never dropped silently.
"""

from collections import ChainMap
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import cast

from graph.importing.ftm.entity import FtmEntity
from graph.importing.ftm.parties import KINDS, entity_country, party_id, party_values
from graph.importing.ftm.ties import ENDS, ties_of_link
from graph.model import ids
from graph.model.records import ENDS as TIE_ENDS
from graph.model.records import Kind, Records, Source, Standing, Statement, Tie, TieType
from graph.model.vocabulary.name_annotations import hold_in_capacity
from graph.support.safe_text import escape_control_characters

SourceOf = Callable[[FtmEntity], Source]


@dataclass(frozen=True, slots=True)
class KnownParties:
    """Parties that other entities of the same files state: ids by the file's, and their kinds."""

    ids: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)


class _FtmReader:
    """Collects records: the parties first, since a link names them by their ids."""

    def __init__(
        self,
        source_of: SourceOf,
        prefix: str,
        notes: list[tuple[str, str]],
        known: KnownParties,
    ) -> None:
        self._source_of = source_of
        self._prefix = prefix
        self._notes = notes
        self.sources: dict[str, Source] = {}
        self.stated: dict[str, Statement] = {}
        self.ties: dict[str, Tie] = {}
        self._names: dict[str, str] = {}
        # Only the first of the maps is written into.
        self._parties: MutableMapping[str, str] = ChainMap({}, cast(dict[str, str], known.ids))
        self._kinds: MutableMapping[str, Kind] = ChainMap({}, cast(dict[str, Kind], known.kinds))

    def note(self, value: str, place: str) -> None:
        """Note something that has no place in the model."""
        self._notes.append((escape_control_characters(value), escape_control_characters(place)))

    def _source(self, entity: FtmEntity) -> Source:
        source = self._source_of(entity)
        return self.sources.setdefault(source.id, source)

    def add_party(self, entity: FtmEntity) -> None:
        """Add a company, a person or an address, under all ids it is known by."""
        ident, kind = party_id(entity), KINDS[entity.schema]
        if not ident:
            self.note(f"{entity.schema} without words", entity.place)
            return
        self._kinds[ident] = kind
        for known_as in (*entity.referents, entity.id):
            self._parties[known_as] = ident
        values = party_values(entity, self.note)
        self._names[ident] = str(values.get("name", ""))
        source = self._source(entity)
        made = Statement(ident, kind, source.id, values)
        there = self.stated.get(made.id)
        self.stated[made.id] = (
            Statement(ident, kind, source.id, {**values, **there.values}) if there else made
        )

    def add_contacts(self, entity: FtmEntity) -> None:
        """Add where a company is and how it is reached; for a person neither is kept."""
        given = entity.all("email", "phone", "addressEntity")
        if KINDS[entity.schema] is Kind.PERSON:
            if given:
                self.note("contacts or address of a person: not kept", entity.place)
            return
        for address in entity.all("addressEntity"):
            if self._kinds.get(self._parties.get(address, "")) is Kind.ADDRESS:
                self._tie(entity, TieType.LOCATED_AT, self._parties[address])
            else:
                self.note("an address that is not in the files", entity.place)
        for contact, name, kind in _contacts(entity):
            if not contact:
                self.note(f"a {kind} of another form", entity.place)
                continue
            source = self._source(entity)
            made = Statement(contact, Kind.CONTACT, source.id, {"name": name, "contact_type": kind})
            self.stated.setdefault(made.id, made)
            self._tie(entity, TieType.REACHED_AT, contact)

    def add_parents(self, entity: FtmEntity) -> None:
        """Add the companies that a company names as its parents: control, without a share."""
        for parent in entity.all("parent"):
            ident, own = self._parties.get(parent, ""), self._parties.get(entity.id, "")
            companies = {self._kinds.get(ident), self._kinds.get(own)} == {Kind.COMPANY}
            if not companies or ident == own:
                self.note(f"parent {parent[:60]}, which is no company of the files", entity.place)
                continue
            tie = ids.shorten_id(f"{self._prefix}{entity.id} > parent {ident}")
            self.ties[tie] = Tie(
                id=tie,
                type=TieType.CONTROLS,
                start=ident,
                end=own,
                source=self._source(entity).id,
                standing=Standing.COMPILED,
                nature="parent",
                wording="parent",
            )

    def _tie(self, entity: FtmEntity, type_: TieType, end: str) -> None:
        start = self._parties[entity.id]
        ident = ids.shorten_id(f"{self._prefix}{entity.id} > {end}")
        source = self._source(entity)
        self.ties[ident] = Tie(
            id=ident, type=type_, start=start, end=end, source=source.id, standing=Standing.COMPILED
        )

    def add_link(self, entity: FtmEntity) -> None:
        """Add the ties of a link, if their type allows these kinds of parties."""
        source = self._source(entity)
        for tie in ties_of_link(entity, self._parties, source, self._prefix, self.note):
            froms, tos = TIE_ENDS[tie.type]
            if self._kinds[tie.start] in froms and self._kinds[tie.end] in tos:
                self.ties[tie.id] = hold_in_capacity(tie, self._names.get(tie.start, ""))
            else:
                self.note(f"{entity.schema} between other kinds of parties", entity.place)


def _contacts(entity: FtmEntity) -> list[tuple[str, str, str]]:
    found = []
    for text in entity.all("phone"):
        for number in text.split(";"):
            ident = ids.phone_id(number.strip(), entity_country(entity))
            found.append((ident, ident.removeprefix("phone-"), "phone"))
    found += [(ids.email_id(text), text.casefold(), "email") for text in entity.all("email")]
    found += [(ids.web_id(text), text, "website") for text in entity.all("website")]
    return found


def read_entities(
    entities: Sequence[FtmEntity],
    source_of: SourceOf,
    prefix: str,
    known: KnownParties | None = None,
) -> tuple[Records, list[tuple[str, str]]]:
    """Return the records of entities, and what was not understood, each with its place.

    ``source_of`` gives the source of an entity, ``prefix`` begins the ids of ties, ``known`` are
    the parties of the files beyond these entities.
    """
    notes: list[tuple[str, str]] = []
    reader = _FtmReader(source_of, prefix, notes, known or KnownParties())
    parties = [entity for entity in entities if entity.schema in KINDS]
    for entity in parties:
        reader.add_party(entity)
    for entity in parties:
        if entity.schema != "Address":
            reader.add_contacts(entity)
            reader.add_parents(entity)
    for entity in entities:
        for name in entity.others:
            reader.note(f"field {name[:60]} of an entity", entity.place)
        if entity.schema in ENDS:
            reader.add_link(entity)
        elif entity.schema not in KINDS:
            reader.note(f"an entity of schema {entity.schema[:60]}", entity.place)
    stated = tuple(reader.stated.values())
    return Records(tuple(reader.sources.values()), stated, tuple(reader.ties.values())), notes


def dataset_source(entity: FtmEntity) -> Source:
    """Return the source made of the datasets of an entity, else of its file."""
    file = entity.place.split(", ")[0]
    datasets = entity.datasets or (file,)
    digest = sha256("\n".join(datasets).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    shown = escape_control_characters(", ".join(datasets))
    title = f"FollowTheMoney: {shown[:200]}{'…' if len(shown) > 200 else ''}"
    extra = {"datasets": datasets} if entity.datasets else {}
    return Source(id=f"ftm-source-{digest}", title=title, type="thirdParty", extra=extra)
