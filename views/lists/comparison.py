"""Comparison of storefronts: their properties, and the parties tied to more than one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date

from graph.analyses.tracing.tie_reader import TieReader
from graph.analyses.tracing.trace import VerdictRow
from graph.model.records import Contents, Entity, Kind, Tie, TieType
from graph.presentation import tie_style
from graph.presentation.labels import STANDING_LABELS
from graph.presentation.neighbours import Neighbours
from graph.presentation.verdict_words import headline
from graph.presentation.visual_language import KIND_SIGNS
from graph.support.settings import settings
from views.lists.storefront_rows import StorefrontLine
from views.party.dossier import TieRow, tie_row
from views.shell import links, party_links
from views.shell.party_links import LinkedText
from views.shell.texts import _, day_text, local_country_name

_REACH = 3  # ties from a storefront within which a party counts
# Kinds of party whose own ties are followed further.
_PASSABLE_KINDS = frozenset({Kind.STOREFRONT, Kind.COMPANY, Kind.PERSON})
_BLOCKED_TIES = frozenset({TieType.SELLS_ON, TieType.SAME_AS})


@dataclass(frozen=True, slots=True)
class PropertyRow:
    """One property with a value for each storefront, empty where no source states it."""

    label: str
    values: tuple[str | LinkedText, ...]


@dataclass(frozen=True, slots=True)
class StorefrontPath:
    """Path from one storefront to a party: the storefront's name, and the ties of the path."""

    storefront: LinkedText
    ties: tuple[TieRow, ...]


@dataclass(frozen=True, slots=True)
class SharedParty:
    """A party, with the path from each storefront to it.

    ``mass`` is the number of its neighbours where sharing a party of so many says little, else 0.
    """

    name: str
    kind: str
    label: str
    href: str
    _: KW_ONLY
    ways: tuple[StorefrontPath, ...]
    mass: int


def compare_properties(lines: Sequence[StorefrontLine]) -> tuple[PropertyRow, ...]:
    """Return one row for each property, with a value for each storefront."""
    rows = [each.row for each in lines]
    properties: tuple[tuple[str, Sequence[str | LinkedText]], ...] = (
        (_("Verdict"), [_headline(row) for row in rows]),
        (_("Evidence"), [STANDING_LABELS[r.standing.value] if r.standing else "" for r in rows]),
        (_("Target"), [party_links.name_links([r.target] if r.target else ()) for r in rows]),
        (_("Share"), [tie_style.share_label(r.share) for r in rows]),
        (_("Seller"), [party_links.name_links(each.sellers) for each in lines]),
        (_("Register number"), [_numbers(each.sellers) for each in lines]),
        (
            _("Seller's country"),
            ["; ".join(map(local_country_name, each.countries)) for each in lines],
        ),
        (_("Seller since"), [day_text(each.since) for each in lines]),
        (_("Ships from"), [local_country_name(r.storefront.text("ships_from")) for r in rows]),
        (_("Categories"), ["; ".join(each.categories) for each in lines]),
    )
    return tuple(PropertyRow(label, tuple(values)) for label, values in properties)


def _headline(row: VerdictRow) -> LinkedText:
    return party_links.linked_sentence(lambda names: str(headline(row.summary, names)))


def _numbers(sellers: Sequence[Entity]) -> str:
    return "; ".join(n for n in (e.text("registration_number") for e in sellers) if n)


def shared_parties(
    ids: Sequence[str], contents: Contents, neighbours: Neighbours, day: date
) -> tuple[SharedParty, ...]:
    """Return the parties that two or more storefronts reach on a day, the most shared first.

    Platforms, brands and products do not count, since unrelated sellers share them; nor do SAME_AS
    ties, since two parties may only have the same name.
    """
    paths: dict[str, dict[str, Sequence[Tie]]] = defaultdict(dict)
    for ident in ids:
        for there, ties in _reachable_parties(ident, neighbours, day):
            paths[there][ident] = ties
    reader = neighbours.reader_on(day.isoformat())
    several = [(i, ways) for i, ways in paths.items() if len(ways) > 1 and i not in ids]
    several.sort(key=lambda pair: (-len(pair[1]), contents.entities[pair[0]].name))
    return tuple(_shared_party(i, ways, reader, neighbours) for i, ways in several)


def _shared_party(
    ident: str, ways: Mapping[str, Sequence[Tie]], reader: TieReader, neighbours: Neighbours
) -> SharedParty:
    contents = reader.contents
    party = contents.entities[ident]
    count = len({e for t in neighbours.ties_of(ident) for e in (t.start, t.end)} - {ident})
    paths = tuple(
        StorefrontPath(
            party_links.name_link(contents.entities[i]), tuple(tie_row(t, reader) for t in ties)
        )
        for i, ties in ways.items()
    )
    label = KIND_SIGNS[party.kind].label
    mass = count if count > settings().mass_tenants else 0
    return SharedParty(
        name=party.name,
        kind=party.kind.value,
        label=label,
        href=links.party_href(party),
        ways=paths,
        mass=mass,
    )


def _reachable_parties(
    start: str, neighbours: Neighbours, day: date
) -> Iterator[tuple[str, Sequence[Tie]]]:
    """Yield the parties near a storefront, each with the ties of the shortest path to it."""
    reader = neighbours.reader_on(day.isoformat())
    ways: dict[str, tuple[Tie, ...]] = {start: ()}
    rim = [start]
    for _step in range(_REACH):
        further = []
        for here in rim:
            ties = neighbours.ties_of(here)
            # A party with very many ties, such as an agent's address, would link almost everyone.
            if here != start and len(ties) > settings().mass_tenants:
                continue
            for tie in ties:
                there = tie.other_end(here)
                kind = neighbours.entities[there].kind
                aside = kind in (Kind.PLATFORM, Kind.PRODUCT, Kind.BRAND)
                held = reader.holds(tie)
                if there in ways or aside or tie.type in _BLOCKED_TIES or not held:
                    continue
                ways[there] = (*ways[here], tie)
                if kind in _PASSABLE_KINDS:
                    further.append(there)
                yield there, ways[there]
        rim = further
