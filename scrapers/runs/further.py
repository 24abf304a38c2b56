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
_LEI = ("lei", "lei_code")
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
    found: dict[tuple[str, str], FurtherSource] = {}
    ranked: list[tuple[tuple[int, bool, int], FurtherSource]] = []
    own, stated = list(ids), {name: [str(v) for v in each] for name, each in values.items()}
    for place, collector in enumerate(COLLECTORS):
        if collector.collect is None:
            continue
        for subject, why in _subjects(collector, kind, own, stated):
            if (collector.name, subject) in found:
                continue
            each = _further(collector, subject, why, settings)
            found[collector.name, subject] = each
            standing = _ORDER[collector.origin.standing]
            ranked.append(((standing, not each.ready, place), each))
    return tuple(each for _, each in sorted(ranked, key=lambda r: r[0]))


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
