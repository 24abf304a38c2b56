"""The choice of the seller's name among all names of a block: one, or none if unclear."""

from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY, dataclass

from graph.model.vocabulary.name_annotations import joint_holders
from graph.support.text.folding import fold_name
from scrapers.sources.trader_details.details import Detail
from scrapers.sources.trader_details.values.value_forms import is_company_name


@dataclass(frozen=True, slots=True)
class SellerName:
    """The chosen name, None for none; ``rivals`` are candidates of which none may be taken.

    ``other_names`` are kept as further details.
    """

    name: Detail | None = None
    rivals: tuple[str, ...] = ()
    other_names: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class NameClaims:
    """The names of a block by their position.

    ``distinct`` are under labels that only a seller's details have, ``common`` under other labels,
    ``loose`` above an address without a label.
    """

    distinct: tuple[Detail, ...] = ()
    common: tuple[Detail, ...] = ()
    loose: tuple[Detail, ...] = ()
    publishers: tuple[Detail, ...] = ()
    _: KW_ONLY
    owners: tuple[Detail, ...] = ()

    def choose_name(self) -> SellerName:
        """Return the chosen name.

        An owner is the seller where no company is named: the other name is then a trade name.
        """
        for claims in (self.distinct, self.common, self.loose, self.publishers):
            if claims:
                return self._choose_among(claims)
        return _owner_name(self.owners)

    def _choose_among(self, claims: tuple[Detail, ...]) -> SellerName:
        once = _unique_claims(claims)
        if together := _companies_in(once):
            return SellerName(None, together)
        trade = not any(is_company_name(claim.text) for claim in once)
        if self.owners and trade:
            owner = _owner_name(self.owners)
            return SellerName(owner.name, owner.rivals, self._other_names(owner.name))
        if len(once) > 1:
            return SellerName(None, tuple(claim.text for claim in once))
        return SellerName(once[0], (), self._other_names(once[0]))

    def _other_names(self, name: Detail | None) -> tuple[Detail, ...]:
        claims = (*self.distinct, *self.common, *self.loose, *self.publishers)
        taken = fold_name(name.text) if name else ""
        return tuple(claim for claim in _unique_claims(claims) if fold_name(claim.text) != taken)


def _companies_in(claims: Sequence[Detail]) -> tuple[str, ...]:
    return next(filter(None, (companies_named_in(claim.text) for claim in claims)), ())


def companies_named_in(name: str) -> tuple[str, ...]:
    """Return the companies that one name names together, of which two could be meant."""
    parts = joint_holders(name)
    return parts if all(map(is_company_name, parts)) else ()


def _owner_name(owners: tuple[Detail, ...]) -> SellerName:
    once = _unique_claims(owners)
    if len(once) == 1:
        return SellerName(once[0])
    return SellerName(None, tuple(owner.text for owner in once))


def _unique_claims(claims: Iterable[Detail]) -> Sequence[Detail]:
    return list({fold_name(claim.text): claim for claim in reversed(list(claims))}.values())[::-1]
