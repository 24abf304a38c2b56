"""Who the seller is, of all that a block names: one, or none where two could be meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.support.text.folding import folded
from scrapers.sources.trader_details.details import Detail
from scrapers.sources.trader_details.values.value_forms import is_company_name


@dataclass(frozen=True, slots=True)
class Naming:
    """The name that counts, None for none; ``rivals`` are those of which none may be taken.

    ``passed`` are the other names, which are kept as they stand there.
    """

    name: Detail | None = None
    rivals: tuple[str, ...] = ()
    passed: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """The names of a block by where they stand.

    ``distinct`` stand under labels that only a seller's details have, ``common`` under others,
    ``loose`` above an address without a label.
    """

    distinct: tuple[Detail, ...] = ()
    common: tuple[Detail, ...] = ()
    loose: tuple[Detail, ...] = ()
    publishers: tuple[Detail, ...] = ()
    owners: tuple[Detail, ...] = ()

    def naming(self) -> Naming:
        """Return who is meant.

        An owner is the seller where no company is named: what stands beside is a trade name.
        """
        for claims in (self.distinct, self.common, self.loose, self.publishers):
            if claims:
                return self._among(claims)
        return _of_owners(self.owners)

    def _among(self, claims: tuple[Detail, ...]) -> Naming:
        once = _once(claims)
        trade = not any(is_company_name(claim.text) for claim in once)
        if self.owners and trade:
            found = _of_owners(self.owners)
            return Naming(found.name, found.rivals, self._passed(found.name))
        if len(once) > 1:
            return Naming(None, tuple(claim.text for claim in once))
        return Naming(once[0], (), self._passed(once[0]))

    def _passed(self, name: Detail | None) -> tuple[Detail, ...]:
        told = (*self.distinct, *self.common, *self.loose, *self.publishers)
        taken = folded(name.text) if name else ""
        return tuple(claim for claim in _once(told) if folded(claim.text) != taken)


def _of_owners(owners: tuple[Detail, ...]) -> Naming:
    once = _once(owners)
    if len(once) == 1:
        return Naming(once[0])
    return Naming(None, tuple(owner.text for owner in once))


def _once(claims: Iterable[Detail]) -> Sequence[Detail]:
    return list({folded(claim.text): claim for claim in reversed(list(claims))}.values())[::-1]
