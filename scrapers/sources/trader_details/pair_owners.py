"""Owners of the pairs in a block: the seller, or another party that the block names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scrapers.sources.trader_details.labels.detail_labels import exact_label_of
from scrapers.sources.trader_details.labels.meanings import (
    ADDRESSES,
    DetailMeaning,
    RelationToSeller,
)
from scrapers.sources.trader_details.page.label_value_pairs import Pair
from scrapers.sources.trader_details.values.person_names import is_person_name
from scrapers.sources.trader_details.values.value_forms import is_company_name

# Details of the party that was named last; contacts are the seller's unless the other party's
# follow.
_PARTY_MEANINGS = frozenset(
    {
        *(*ADDRESSES, DetailMeaning.ADDRESS_PART),
        *(
            DetailMeaning.REGISTER_NUMBER,
            DetailMeaning.REGISTER,
            DetailMeaning.VAT,
            DetailMeaning.TAX,
            DetailMeaning.LEI,
        ),
        *(
            DetailMeaning.REPRESENTATIVE,
            DetailMeaning.OWNER,
            DetailMeaning.PARTNER,
            DetailMeaning.COUNTRY,
            DetailMeaning.FAX,
        ),
    }
)
_CONTACTS = frozenset({DetailMeaning.PHONE, DetailMeaning.EMAIL, DetailMeaning.WEBSITE})
# Parties named for a service, or as predecessors, usually without details of their own. The
# seller's rows continue after them, except for details that identify a party.
_SERVICES = frozenset(
    {
        *(
            RelationToSeller.DELIVERY,
            RelationToSeller.PAYMENT,
            RelationToSeller.BRAND,
            RelationToSeller.UNRELATED,
        ),
        RelationToSeller.EARLIER,
    }
)
_NAMELESS_RELATIONS = frozenset({RelationToSeller.BRAND, RelationToSeller.UNRELATED})
_PLACES = frozenset(
    {*ADDRESSES, DetailMeaning.ADDRESS_PART, DetailMeaning.COUNTRY, DetailMeaning.FAX}
)
_FIRST_WORD = re.compile(r"^\w+[ -]+")
_NAMING_MEANINGS = frozenset({DetailMeaning.NAME, DetailMeaning.OWNER})
_NAMES = frozenset({DetailMeaning.NAME, DetailMeaning.DISPLAY_NAME})


@dataclass(frozen=True, slots=True)
class OtherParty:
    """A party other than the seller: its pairs, the first of which has its label.

    ``paragraph`` is that of its label.
    """

    pairs: tuple[Pair, ...]
    paragraph: int

    @property
    def label(self) -> str:
        """The label that names it."""
        return self.pairs[0].label

    @property
    def relation(self) -> RelationToSeller | None:
        """Its relation to the seller, None for an unknown label."""
        return self.pairs[0].relation

    @property
    def label_lines(self) -> tuple[str, ...]:
        """The lines under its label."""
        return self.pairs[0].values

    @property
    def is_past_officer(self) -> bool:
        """Whether it is a former officer of the seller, who has no officers and numbers."""
        office = exact_label_of(_FIRST_WORD.sub("", self.label))
        is_office = office is not None and office.meaning is DetailMeaning.REPRESENTATIVE
        is_person = len(self.label_lines) == 1 and is_person_name(self.label_lines[0])
        return self.relation is RelationToSeller.EARLIER and is_office and is_person

    @property
    def text(self) -> str:
        """All of it in one line, as the page words it."""
        return "; ".join(pair.text for pair in self.pairs)

    @property
    def is_whole(self) -> bool:
        """Whether its details are in its own paragraph, so that the next one is not its own."""
        return len([pair for pair in self.pairs if pair.paragraph == self.paragraph]) > 1 or (
            len(self.label_lines) > 1
        )


@dataclass(frozen=True, slots=True)
class PairOwners:
    """The pairs of a block, the seller's own and those of other parties."""

    own: tuple[Pair, ...]
    others: tuple[OtherParty, ...]


def split_pairs(pairs: Iterable[Pair]) -> PairOwners:
    """Return the pairs of a block by owner; pairs after another party's label are that one's."""
    sorter = _PairSorter()
    for pair in pairs:
        sorter.take_pair(pair)
    return sorter.pair_owners()


class _PairSorter:
    def __init__(self) -> None:
        self._own: list[Pair] = []
        self._others: list[OtherParty] = []
        # True while the last pair was another party's.
        self._runs = False
        self._is_open = False

    def pair_owners(self) -> PairOwners:
        return PairOwners(tuple(self._own), tuple(self._others))

    def take_pair(self, pair: Pair) -> None:
        if names_another(pair):
            self._others.append(OtherParty((pair,), pair.paragraph))
            self._runs = self._is_open = True
        elif self._is_open and self._is_of_other(pair):
            last = self._others[-1]
            self._others[-1] = OtherParty((*last.pairs, pair), last.paragraph)
            self._runs = True
        else:
            self._own.append(pair)
            self._runs = False
            if pair.meaning in _NAMES:
                self._is_open = False

    def _is_of_other(self, pair: Pair) -> bool:
        last = self._others[-1]
        if pair.meaning in _NAMES:
            return False
        if last.is_past_officer and pair.meaning not in (*_PLACES, *_CONTACTS):
            return False
        if pair.paragraph == last.paragraph:
            return True
        if last.is_whole:
            # The representative of a partnership comes after its general partner.
            general = (
                last.relation is RelationToSeller.GROUP
                and pair.meaning is DetailMeaning.REPRESENTATIVE
            )
            return self._runs and general
        service = last.relation in _SERVICES or is_person_name(last.label_lines[0])
        if last.relation in _NAMELESS_RELATIONS or (
            service and pair.meaning in (_PLACES | _CONTACTS)
        ):
            nobody = pair.meaning in _PLACES and not any(
                p.meaning in _NAMING_MEANINGS for p in self._own
            )
            return self._runs and (nobody or self._is_stated(pair))
        if pair.meaning in _PARTY_MEANINGS:
            return True
        return self._runs and (pair.meaning is None or pair.meaning in _CONTACTS)

    def _is_stated(self, pair: Pair) -> bool:
        """Return whether the seller has such a detail already, so that another is not its own."""
        is_own_detail = pair.meaning is not None and pair.meaning in (_PARTY_MEANINGS | _CONTACTS)
        return is_own_detail and any(own.meaning is pair.meaning for own in self._own)


def names_another(pair: Pair) -> bool:
    """Return whether a label names another party: a known word, or an unknown label.

    An unknown label counts only over a company name, which may be any party's.
    """
    if not pair.label or pair.seller_label:
        return False
    return pair.relation is not None or any(map(is_company_name, pair.values))
