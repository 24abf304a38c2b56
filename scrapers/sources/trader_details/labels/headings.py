"""Owners of the details below a heading, in fifteen languages."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from graph.support.text.folding import fold_name
from scrapers.sources.trader_details.labels.detail_labels import (
    LANGUAGES,
    form_of_words,
    names_maker,
    relation_of,
    speaks_of_seller,
)
from scrapers.sources.trader_details.labels.meanings import HeadingOwner


@cache
def _headings() -> Mapping[HeadingOwner, tuple[frozenset[str], re.Pattern[str]]]:
    patterns = {}
    for whose in (
        HeadingOwner.SELLER,
        HeadingOwner.IMPRINT,
        HeadingOwner.PROSE,
        HeadingOwner.GOES_ON,
    ):
        words = [w for language in LANGUAGES for w in language.headings[whose].split("|")]
        exact = frozenset(fold_name(word) for word in words)
        patterns[whose] = exact, re.compile("|".join(map(form_of_words, words)))
    return patterns


@lru_cache(maxsize=1 << 14)
def heading_owner(text: str, own: HeadingOwner) -> HeadingOwner:
    """Return the owner of the details that a heading opens.

    ``own`` is the heading of the seller's own details here: ``SELLER`` on a marketplace,
    ``IMPRINT`` on the seller's own site.
    """
    folded = fold_name(text)
    kinds = _headings()
    order = [own, *(kind for kind in kinds if kind is not own)]
    if exact := next((kind for kind in order if folded in kinds[kind][0]), None):
        return exact
    if (
        kinds[HeadingOwner.SELLER][1].search(folded)
        and speaks_of_seller(text)
        and not names_maker(folded)
    ):
        return HeadingOwner.SELLER
    if relation_of(text):
        return HeadingOwner.OTHERS
    return next((kind for kind in order if kinds[kind][1].search(folded)), HeadingOwner.UNKNOWN)
