"""Sources that can say more of a party, by its ids, numbers and addresses; nothing is fetched."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from itertools import product

from graph.analyses.tracing.search.accepted_matches import settle_matches
from graph.errors import KeyNeededError
from graph.model.ids import company_id
from graph.model.records import Contents, Kind, Standing, TieType, Value
from graph.support.language import N_, LazyText, lazy_text
from graph.support.settings import Settings
from scrapers.contract.collector import Collector
from scrapers.fetching.api_keys import Secrets
from scrapers.sources.catalogue import COLLECTORS

_ORDER = {standing: place for place, standing in enumerate(Standing)}
_LEI = ("lei",)
_SITES = ("website", "url")
_SITE_SOURCES = frozenset({"jsonld", "impressum"})


class Way(StrEnum):
    """Way to a source: a program asks it, or what a person saved or bought there is given."""

    FETCH = "fetch"
    SAVED_PAGE = "saved page"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class FurtherSource:
    """A source with the subject that ``scrapers collect`` takes, and why it may say more.

    With ``Way.SAVED_PAGE`` the subject is the address of the page to save, with ``Way.FILE`` the
    number of the company. ``ready`` says that nothing has to be set first: no key or contact is
    missing.
    """

    source: str
    subject: str
    why: LazyText
    _: KW_ONLY
    way: Way
    standing: Standing
    needs_key: bool
    ready: bool


def sources_for_party(
    contents: Contents, ident: str, settings: Settings
) -> tuple[FurtherSource, ...]:
    """Return the sources for a party, its accepted matches and the sites that it is reached at.

    ``contents`` hold the party with its neighbours.
    """
    of = settle_matches(list(contents.ties), contents.entities).representative_of
    ids = [ident, *sorted(i for i in contents.entities if of(i) == of(ident) and i != ident)]
    values: dict[str, list[Value]] = defaultdict(list)
    for statement in contents.statements:
        if statement.entity in ids:
            for name, value in statement.values.items():
                values[name].extend(value if isinstance(value, tuple) else (value,))
    for tie in contents.ties:
        contact = contents.entities[tie.end]
        if tie.type is TieType.REACHED_AT and tie.start in ids and contact.kind is Kind.CONTACT:
            values["website"].append(contact.name)
    return further_sources(contents.entities[ident].kind, ids, values, settings)


def further_sources(
    kind: Kind, ids: Iterable[str], values: Mapping[str, Iterable[Value]], settings: Settings
) -> tuple[FurtherSource, ...]:
    """Return the sources that can say more of a party, the best standing first.

    ``ids`` are all ids of the party, ``values`` all that is stated of it by name.
    """
    own, stated = list(ids), {name: [str(v) for v in each] for name, each in values.items()}
    ranked: list[FurtherSource] = []
    for collector in COLLECTORS:
        if collector.collect is None and kind is not Kind.COMPANY:
            continue
        subjects: dict[str, LazyText] = {}
        for subject, why in _subjects(collector, kind, own, stated):
            subjects.setdefault(subject, why)
        ranked += [_further(collector, s, why, settings) for s, why in subjects.items()]
    return tuple(sorted(ranked, key=lambda each: (_ORDER[each.standing], not each.ready)))


def _further(
    collector: Collector, subject: str, why: LazyText, settings: Settings
) -> FurtherSource:
    try:
        Secrets(collector, settings)
    except KeyNeededError:
        ready = False
    else:
        ready = True
    return FurtherSource(
        source=collector.name,
        subject=subject,
        why=why,
        way=_way(collector),
        standing=collector.origin.standing,
        needs_key=collector.key is not None,
        ready=ready,
    )


def _way(collector: Collector) -> Way:
    if collector.collect is None:
        return Way.FILE
    return Way.SAVED_PAGE if collector.walled else Way.FETCH


def _subjects(
    collector: Collector, kind: Kind, ids: list[str], values: Mapping[str, list[str]]
) -> Iterator[tuple[str, LazyText]]:
    for ident in ids:
        if subject := collector.follow(ident):
            yield subject, lazy_text(N_("{id} is its id in this source."), id=ident)
    for number, ident in _registered(kind, values):
        if subject := collector.follow(ident):
            yield subject, lazy_text(N_("{value} is stated of it."), value=number)
    stated = (value for name in _value_names(collector, kind) for value in values.get(name, ()))
    for value in stated:
        if subject := collector.subject_of(value):
            yield subject, lazy_text(N_("{value} is stated of it."), value=value)


def _registered(kind: Kind, values: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield each register number that is stated of a company, with the id that it has there.

    A company that somebody entered under an id of their own is asked for by its number.
    """
    if kind is Kind.COMPANY:
        countries = values.get("jurisdiction") or values.get("country") or ()
        for country, number in product(countries, values.get("registration_number", ())):
            if ident := company_id(country, number):
                yield number, ident


def _value_names(collector: Collector, kind: Kind) -> tuple[str, ...]:
    """Return the values by which a source can be asked for a party of a kind."""
    if collector.name == "gleif":
        return _LEI
    if kind is Kind.STOREFRONT:
        return _SITES if collector.walled else ()
    return _SITES if collector.name in _SITE_SOURCES else ()
