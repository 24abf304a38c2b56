"""Countries of a storefront, its sellers and their officers, as each source states them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from graph.model.records import Contents, Entity, Kind, TieType
from graph.presentation.claims import source_name
from graph.presentation.neighbours import Neighbours
from graph.support.language import N_
from views.shell import party_links
from views.shell.party_links import LinkedText
from views.shell.texts import _, local_country_name

_STOREFRONT_COUNTRIES = {"market": N_("sells in"), "ships_from": N_("ships from")}
_PARTY_COUNTRIES = {
    "country": N_("registered in"),
    "jurisdiction": N_("registered in"),
    "nationality": N_("nationality"),
}


@dataclass(frozen=True, slots=True)
class StatedCountry:
    """One country of one party: its role there, and the sources that state it."""

    name: LinkedText
    what: str
    country: str
    source: str


def stated_countries(
    shop: Entity, contents: Contents, neighbours: Neighbours, day: date
) -> tuple[StatedCountry, ...]:
    """Return the stated countries of a storefront, and of its sellers and officers on a day."""
    sellers = _tie_starts([shop.id], TieType.OPERATES, neighbours, day)
    officers = _tie_starts(sellers, TieType.OFFICER_OF, neighbours, day)
    fields = {shop.id: _STOREFRONT_COUNTRIES} | dict.fromkeys(
        [*sellers, *officers], _PARTY_COUNTRIES
    )
    sources: dict[StatedCountry, list[str]] = {}
    for place in _country_statements(fields, contents):
        sources.setdefault(replace(place, source=""), []).append(place.source)
    return tuple(replace(p, source="; ".join(dict.fromkeys(s))) for p, s in sources.items())


def _tie_starts(ids: list[str], kind: TieType, neighbours: Neighbours, day: date) -> list[str]:
    reader = neighbours.reader_on(day.isoformat())
    ties = (t for i in ids for t in neighbours.ties_of(i) if t.type is kind and t.end == i)
    return list(dict.fromkeys(t.start for t in ties if reader.holds(t)))


def _country_statements(
    fields: dict[str, dict[str, str]], contents: Contents
) -> Iterator[StatedCountry]:
    statements = [s for s in contents.statements if s.entity in fields]
    order = {ident: place for place, ident in enumerate(fields)}
    for statement in sorted(statements, key=lambda s: order[s.entity]):
        source = contents.sources.get(statement.source)
        who = source_name(source) if source else _("source not named")
        for name, what in fields[statement.entity].items():
            if country := str(statement.values.get(name) or ""):
                entity = contents.entities[statement.entity]
                is_person = entity.kind is Kind.PERSON and name == "country"
                label = _("country given") if is_person else _(what)
                yield StatedCountry(
                    party_links.name_link(entity), label, local_country_name(country), who
                )
