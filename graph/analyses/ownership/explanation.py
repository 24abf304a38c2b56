"""How the figure of one owner comes about: its chains of stakes, their products and their sum."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from graph.analyses.intervals import ALL, NONE_HELD, Interval
from graph.analyses.ownership.answer import ways
from graph.analyses.ownership.calculation.region import Holdings, region_above
from graph.analyses.ownership.calculation.stakes_by_company import Book
from graph.analyses.ownership.queries import convention_named, known
from graph.analyses.projection import Projection
from graph.analyses.stakes import Stake
from graph.model.dates import as_of_day
from graph.model.records import Entity, Kind

MOST_CHAINS = 50
_MOST_TRIES = 20_000


@dataclass(frozen=True, slots=True)
class StakeChain:
    """Stakes from an owner down to a company, no party twice, and their product."""

    parties: tuple[Entity, ...]
    stakes: tuple[Stake, ...]
    product: Interval


@dataclass(frozen=True, slots=True)
class Computed:
    """The chains of an owner, the shortest first, with the sum of their products.

    ``whole`` is false where there are more chains than were tried; the sum is then of those here.
    """

    chains: tuple[StakeChain, ...]
    total: Interval
    whole: bool


def computed(
    graph: Projection, owner: str, company: str, convention: str, as_of: str | None = None
) -> Computed:
    """Return the chains that a convention's stakes make from an owner to a company on a day.

    Raises:
        UnknownIdError: there is no such owner or company.
        InputError: no such convention.
        DateError: ``as_of`` is no date.
    """
    book = Book(graph, as_of_day(as_of))
    known(book, company, frozenset({Kind.COMPANY, Kind.BRAND}))
    known(book, owner, frozenset({Kind.COMPANY, Kind.PERSON}))
    start, end = book.ground.matches.of(owner), book.ground.matches.of(company)
    held = ways(region_above(book, end), convention_named(convention))[0]
    tried = _Tried(held, start, end)
    chains = tuple(_chain(book, stakes) for stakes in tried.chains())
    total = NONE_HELD
    for chain in chains:
        total = total + chain.product
    return Computed(chains, total, tried.whole)


class _Tried:
    """A search for chains that stops after so many."""

    def __init__(self, held: Holdings, start: str, end: str) -> None:
        self.whole = True
        self._held, self._start, self._end = held, start, end

    def chains(self) -> Iterator[tuple[Stake, ...]]:
        """Yield the chains, the shortest first."""
        queue: deque[tuple[str, tuple[Stake, ...]]] = deque([(self._start, ())])
        tries = found = 0
        while queue:
            here, stakes = queue.popleft()
            passed = {self._start, *(s.company for s in stakes)}
            for there, stake in sorted(self._held.get(here, {}).items()):
                if there in passed:
                    continue
                tries += 1
                if tries > _MOST_TRIES or found == MOST_CHAINS:
                    self.whole = False
                    return
                if there == self._end:
                    found += 1
                    yield (*stakes, stake)
                else:
                    queue.append((there, (*stakes, stake)))


def _chain(book: Book, stakes: tuple[Stake, ...]) -> StakeChain:
    low = high = ALL
    for stake in stakes:
        low, high = low * stake.share.low, high * stake.share.high
    parties = (stakes[0].holder, *(s.company for s in stakes))
    named = tuple(book.ground.entities[p] for p in parties)
    return StakeChain(named, stakes, Interval(low, high))
