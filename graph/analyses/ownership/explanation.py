"""Explanation of one owner's figure: its chains of stakes, their products and their sum."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from graph.analyses.intervals import ALL, NONE_HELD, Interval
from graph.analyses.ownership.answer import counted_holdings
from graph.analyses.ownership.calculation.region import Holdings, region_above
from graph.analyses.ownership.calculation.stakes_by_company import StakesOnDay
from graph.analyses.ownership.queries import find_convention, find_entity
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
class ChainComputation:
    """The chains of an owner, the shortest first, with the sum of their products.

    ``tried_all`` is false where the search stopped early; the sum then covers these chains alone.
    """

    chains: tuple[StakeChain, ...]
    total: Interval
    tried_all: bool


def compute_chains(
    graph: Projection, owner: str, company: str, convention: str, as_of: str | None = None
) -> ChainComputation:
    """Return the chains that a convention's stakes make from an owner to a company on a day.

    Raises:
        UnknownIdError: the owner or the company is unknown.
        InputError: the convention is unknown.
        DateError: ``as_of`` is not a valid date.
    """
    book = StakesOnDay(graph, as_of_day(as_of))
    find_entity(book, company, frozenset({Kind.COMPANY, Kind.BRAND}))
    find_entity(book, owner, frozenset({Kind.COMPANY, Kind.PERSON}))
    start, end = (
        book.ground.matches.representative_of(owner),
        book.ground.matches.representative_of(company),
    )
    held = counted_holdings(region_above(book, end), find_convention(convention))[0]
    search = _StakeChainSearch(held, start, end)
    chains = tuple(_stake_chain(book, stakes) for stakes in search.chains())
    total = NONE_HELD
    for chain in chains:
        total = total + chain.product
    return ChainComputation(chains, total, search.tried_all)


class _StakeChainSearch:
    """Search for chains that stops after ``MOST_CHAINS`` chains or ``_MOST_TRIES`` steps."""

    def __init__(self, held: Holdings, start: str, end: str) -> None:
        self.tried_all = True
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
                    self.tried_all = False
                    return
                if there == self._end:
                    found += 1
                    yield (*stakes, stake)
                else:
                    queue.append((there, (*stakes, stake)))


def _stake_chain(book: StakesOnDay, stakes: tuple[Stake, ...]) -> StakeChain:
    low = high = ALL
    for stake in stakes:
        low, high = low * stake.share.low, high * stake.share.high
    parties = (stakes[0].holder, *(s.company for s in stakes))
    named = tuple(book.ground.entities[p] for p in parties)
    return StakeChain(named, stakes, Interval(low, high))
