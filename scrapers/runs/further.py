"""Sources that can say more of a party, by its ids, numbers and addresses; nothing is fetched."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.errors import KeyNeededError
from graph.model.records import Kind, Standing, Value
from graph.support.language import N_, LazyText, lazy_text
from graph.support.settings import Settings
from scrapers.contract.collector import Collector
from scrapers.fetching.api_keys import Secrets
from scrapers.sources import COLLECTORS

_ORDER = {standing: place for place, standing in enumerate(Standing)}
_LEI = ("lei",)
_SITES = ("website", "url")
_SITE_SOURCES = frozenset({"jsonld", "impressum"})
_STOREFRONT_SOURCES = frozenset({"amazon_seller", "ebay_seller", "tiktok_shop", "walmart"})


@dataclass(frozen=True, slots=True)
class FurtherSource:
    """A source with the subject that ``scrapers collect`` takes, and why it may say more.

    ``ready`` says that nothing has to be set first: no key or contact is missing.
    """

    source: str
    subject: str
    why: LazyText
    needs_key: bool
    ready: bool


def further_sources(
    kind: Kind, ids: Iterable[str], values: Mapping[str, Iterable[Value]], settings: Settings
) -> tuple[FurtherSource, ...]:
    """Return the sources that can say more of a party, the best standing first.

    ``ids`` are all ids of the party, ``values`` all that is stated of it by name.
    """
    own, stated = list(ids), {name: [str(v) for v in each] for name, each in values.items()}
    ranked: list[tuple[int, FurtherSource]] = []
    for collector in COLLECTORS:
        if collector.collect is None:
            continue
        subjects: dict[str, LazyText] = {}
        for subject, why in _subjects(collector, kind, own, stated):
            subjects.setdefault(subject, why)
        standing = _ORDER[collector.origin.standing]
        ranked += [(standing, _further(collector, s, why, settings)) for s, why in subjects.items()]
    ranked.sort(key=lambda each: (each[0], not each[1].ready))
    return tuple(each for _, each in ranked)


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
        needs_key=collector.key is not None,
        ready=ready,
    )


def _subjects(
    collector: Collector, kind: Kind, ids: list[str], values: Mapping[str, list[str]]
) -> Iterator[tuple[str, LazyText]]:
    for ident in ids:
        if subject := collector.follow(ident):
            yield subject, lazy_text(N_("{id} is its id in this source."), id=ident)
    stated = (value for name in _value_names(collector, kind) for value in values.get(name, ()))
    for value in stated:
        if subject := collector.subject_of(value):
            yield subject, lazy_text(N_("{value} is stated of it."), value=value)


def _value_names(collector: Collector, kind: Kind) -> tuple[str, ...]:
    """Return the values by which a source can be asked for a party of a kind."""
    if collector.name == "gleif":
        return _LEI
    by_address = _STOREFRONT_SOURCES if kind is Kind.STOREFRONT else _SITE_SOURCES
    return _SITES if collector.name in by_address else ()
