"""The stakes that a question needs: all above one company, or all below one holder."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from graph.analyses.ownership.calculation.stakes_by_company import StakesOnDay
from graph.analyses.stakes import SHARES, VOTES, Stake

Holdings = Mapping[str, Mapping[str, Stake]]
"""Stakes by one party, then by the other."""


@dataclass(frozen=True, slots=True)
class Region:
    """Shares, votes and stated control between some parties, each by holder, then company.

    ``votes`` holds the votes, or the shares where no votes are stated. Stakes of 0 % are left out.
    """

    parties: frozenset[str]
    shares: Holdings
    votes: Holdings
    controls: Mapping[str, frozenset[str]]


def region_above(book: StakesOnDay, company: str) -> Region:
    """Return the region of a company and all that hold or control it, directly or indirectly."""
    return region_of(book, reachable_parties(company, book.direct_holders))


def region_below(book: StakesOnDay, holder: str) -> Region:
    """Return the region of a party and all that it holds or controls, directly or indirectly."""
    return region_of(book, reachable_parties(holder, book.direct_holdings))


def reachable_parties(start: str, onward: Callable[[str], set[str]]) -> frozenset[str]:
    """Return a party and all that can be reached from it."""
    reached, queue = {start}, [start]
    while queue:
        new = onward(queue.pop()) - reached
        reached |= new
        queue.extend(new)
    return frozenset(reached)


def region_of(book: StakesOnDay, parties: frozenset[str]) -> Region:
    """Return the stakes and control between some parties."""
    shares: dict[str, dict[str, Stake]] = {}
    votes: dict[str, dict[str, Stake]] = {}
    controls: dict[str, set[str]] = {}
    for company in sorted(parties):
        for holder, stakes in book.stakes_in(company).items():
            if holder not in parties:
                continue
            held, voted = stakes.get(SHARES), stakes.get(VOTES) or stakes.get(SHARES)
            if held and held.share.high.is_positive:
                shares.setdefault(holder, {})[company] = held
            if voted and voted.share.high.is_positive:
                votes.setdefault(holder, {})[company] = voted
        for holder in book.controllers_of(company) & parties:
            controls.setdefault(holder, set()).add(company)
    return Region(parties, shares, votes, {h: frozenset(c) for h, c in controls.items()})


def transpose_holdings(holdings: Holdings) -> dict[str, dict[str, Stake]]:
    """Return the same stakes keyed by the other party first."""
    result: dict[str, dict[str, Stake]] = {}
    for one, stakes in holdings.items():
        for other, stake in stakes.items():
            result.setdefault(other, {})[one] = stake
    return result


def unclear_parties(ways: Iterable[Holdings]) -> frozenset[str]:
    """Return the parties that a stake not stated leads to, directly or further on."""
    onward: dict[str, set[str]] = {}
    queue: set[str] = set()
    for holdings in ways:
        for one, stakes in holdings.items():
            onward.setdefault(one, set()).update(stakes)
            queue |= {other for other, stake in stakes.items() if not stake.stated}
    onward[""] = queue
    return reachable_parties("", lambda party: onward.get(party, set())) - {""}
