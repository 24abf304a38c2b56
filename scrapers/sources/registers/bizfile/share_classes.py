"""Totals of a company's classes of shares, as far as its lists state them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field

from graph.model.ids import own_company_id
from graph.model.shares import Share
from scrapers.parsing.holders.holder_names import personal_number_key
from scrapers.parsing.holders.stated_shares import (
    holds_nothing,
    number_of_shares,
    share_of_total,
    strip_joint_words,
)
from scrapers.sources.registers.bizfile.columns import LISTED

_YES = frozenset({"yes", "y", "true", "1"})
_ClassKey = tuple[str, str]


@dataclass(slots=True)
class ShareClasses:
    """Numbers of shares by company and class, from all files of an import."""

    stated_totals: dict[_ClassKey, set[int]] = field(default_factory=lambda: defaultdict(set))
    share_sums: dict[_ClassKey, int] = field(default_factory=lambda: defaultdict(int))
    completeness: dict[_ClassKey, bool] = field(default_factory=dict)
    of_company: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _: KW_ONLY
    all_shares: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    holders: set[_ClassKey] = field(default_factory=set)

    def add(self, row: Mapping[str, str]) -> None:
        """Add what one row states about its class.

        A list with an unreadable number, or with one that several people hold jointly, does not
        count as complete.
        """
        if not mentions_shares(row):
            return
        stated = row.get("shares", "")
        if not holds_none(row):
            self.holders.add(_holder(row))
        key, number = class_of(row), number_of_shares(stated)
        nothing = holds_nothing(stated)
        self.of_company[key[0]].add(key[1])
        counts = nothing or (number is not None and not is_joint(row))
        all_said = row.get("all_holders", "").casefold() in _YES
        self.completeness[key] = self.completeness.get(key, True) and counts and all_said
        if counts and number is not None:
            self.share_sums[key] += number
        if (total := number_of_shares(row.get("class_total", ""))) is not None:
            self.stated_totals[key].add(total)
        if (total := number_of_shares(row.get("total", ""))) is not None:
            self.all_shares[key[0]].add(total)

    def is_holder(self, row: Mapping[str, str]) -> bool:
        """Return whether the party of a row, known by its number, holds shares in any row."""
        return bool(_holder(row)[1]) and _holder(row) in self.holders

    def are_several(self, company: str) -> bool:
        """Return whether the rows of a company name more than one class."""
        return len(self.of_company.get(company, ())) > 1

    def share(self, row: Mapping[str, str]) -> tuple[Share | None, str]:
        """Return the part of its class that a row holds, None if unknown, and its basis."""
        number, key = number_of_shares(row.get("shares", "")), class_of(row)
        totals, how = self._totals(key)
        if number is None or len(totals) != 1:
            return None, ""
        # A total that its own rows exceed cannot be right.
        return (
            (None, "")
            if self.is_exceeded(row)
            else (share_of_total(number, next(iter(totals))), how)
        )

    def is_exceeded(self, row: Mapping[str, str]) -> bool:
        """Return whether the rows of a class add up to more than its stated total."""
        key = class_of(row)
        return self.share_sums[key] > min(self._totals(key)[0], default=self.share_sums[key])

    def _totals(self, key: _ClassKey) -> tuple[set[int], str]:
        stated = set(self.stated_totals.get(key, ()))
        if not self.are_several(key[0]):
            stated |= self.all_shares.get(key[0], set())
        if stated:
            return stated, ""
        if self.completeness.get(key):
            return {self.share_sums[key]}, "sum of the holders, who are said to be all"
        return set(), ""


def mentions_shares(row: Mapping[str, str]) -> bool:
    """Return whether a row states shares, or belongs to a list of holders."""
    return bool(row.get("shares") or row.get("percentage") or row.get(LISTED))


def holds_none(row: Mapping[str, str]) -> bool:
    """Return whether a row states nothing about shares except that none are held."""
    figures = [row[name] for name in ("shares", "percentage") if row.get(name)]
    return bool(figures) and all(map(holds_nothing, figures))


def class_of(row: Mapping[str, str]) -> _ClassKey:
    """Return the key of a row's class: company id, and class name with currency."""
    kind = f"{row.get('class', '')} {row.get('currency', '')}".casefold()
    return own_company_id("SG", row.get("uen", "")), " ".join(kind.split())


def _holder(row: Mapping[str, str]) -> tuple[str, str]:
    return own_company_id("SG", row.get("uen", "")), personal_number_key(row.get("id", ""))


def is_joint(row: Mapping[str, str]) -> bool:
    """Return whether a row says that its shares are held together with others."""
    marked = row.get("joint", "")
    if marked and marked.casefold() not in {"no", "n", "false", "0"} and not holds_nothing(marked):
        return True
    return any(strip_joint_words(row.get(key, ""))[1] for key in ("shares", "name", "class"))
