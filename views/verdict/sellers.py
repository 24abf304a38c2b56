"""Sellers of a storefront on a day, each with who says so and what is stated of it."""

from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass

from graph.analyses.tracing.tie_reader import TieReader
from graph.model.records import Entity, Kind, Source, Standing, Tie, TieType
from graph.support.language import N_
from views.shell import party_links
from views.shell.party_links import LinkedText
from views.shell.texts import _
from views.verdict.chain_cards import place_of, source_citation

_RECORDS = (Standing.REGISTER, Standing.FILING, Standing.PLATFORM, Standing.OWN_STATEMENT)
_ON_RECORD, _OTHERWISE = N_("Seller on record"), N_("Seller, as reported")
_OUR_INFERENCE = N_("Seller, by our own inference")
_OURS = (Standing.OWN_RESEARCH, Standing.DERIVED)
_FIELDS = {
    "registration_number": N_("Register number"),
    "vat_number": N_("VAT number"),
    "company_type": N_("Legal form"),
}
_CONTACTS = {Kind.ADDRESS: N_("Address"), Kind.CONTACT: N_("Contact")}
_CONTACT_TYPES = frozenset({TieType.LOCATED_AT, TieType.REACHED_AT})
_MOST_CONTACTS = 6


@dataclass(frozen=True, slots=True)
class SellerFact:
    """One stated value of a seller; ``source`` is empty where it is that of the seller itself."""

    label: str
    value: str | LinkedText
    source: str


@dataclass(frozen=True, slots=True)
class StatedSeller:
    """One seller: by what kind of source it is named, by which one, and its stated values."""

    label: str
    name: LinkedText
    place: str
    _: KW_ONLY
    source: str
    facts: tuple[SellerFact, ...]


def stated_sellers(storefront: str, reader: TieReader) -> tuple[StatedSeller, ...]:
    """Return the sellers that sources state for the reader's day, those of records first."""
    contents = reader.contents
    ties = [
        t
        for t in contents.ties_of(storefront)
        if t.type is TieType.OPERATES and t.end == storefront and reader.holds(t)
    ]
    ties.sort(key=lambda t: list(Standing).index(t.standing or Standing.DERIVED))
    first = {t.start: t for t in reversed(ties)}
    return tuple(_stated_seller(tie, reader) for tie in ties if first[tie.start] is tie)


def _stated_seller(tie: Tie, reader: TieReader) -> StatedSeller:
    seller = reader.contents.entities[tie.start]
    source = _citation(reader, tie.source)
    label = _ON_RECORD if tie.standing in _RECORDS else _OTHERWISE
    facts = [*_property_facts(seller, reader), *_contact_facts(seller, reader)]
    return StatedSeller(
        _(_OUR_INFERENCE if tie.standing in _OURS else label),
        party_links.name_link(seller),
        place_of(seller),
        source=source,
        facts=tuple(
            SellerFact(f.label, f.value, "" if f.source == source else f.source) for f in facts
        ),
    )


def _citation(reader: TieReader, source: str) -> str:
    return source_citation(reader.contents.sources.get(source, Source(id="", title="")))


def _property_facts(seller: Entity, reader: TieReader) -> Iterator[SellerFact]:
    said = [s for s in reader.contents.statements if s.entity == seller.id]
    for name, label in _FIELDS.items():
        if value := seller.text(name):
            stating = (s.source for s in said if str(s.values.get(name) or "") == value)
            yield SellerFact(_(label), value, _citation(reader, next(stating, "")))


def _contact_facts(seller: Entity, reader: TieReader) -> Iterator[SellerFact]:
    """Yield the addresses and contacts of a seller, each once."""
    ties = (
        t
        for t in reader.contents.ties_of(seller.id)
        if t.type in _CONTACT_TYPES and t.start == seller.id and reader.holds(t)
    )
    for end, tie in list(_first_by_end(ties).items())[:_MOST_CONTACTS]:
        there = reader.contents.entities[end]
        label = _(_CONTACTS.get(there.kind, _CONTACTS[Kind.CONTACT]))
        yield SellerFact(label, party_links.name_link(there), _citation(reader, tie.source))


def _first_by_end(ties: Iterable[Tie]) -> dict[str, Tie]:
    first: dict[str, Tie] = {}
    for tie in ties:
        first.setdefault(tie.end, tie)
    return first
