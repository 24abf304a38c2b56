"""Ties as clauses in every language, no stronger than their source."""

from collections.abc import Callable
from datetime import date

from graph.analyses.tracing.search.chain_builder import tie_share
from graph.analyses.tracing.search.hops import standing_of
from graph.analyses.tracing.verdict import ChainHop
from graph.errors import DateError
from graph.model.dates import first_day, last_day
from graph.model.records import Entity, Source, Tie
from graph.presentation.sentences.tie_sentences import hop_clause
from graph.support.language import LANGUAGES, use_language
from scrapers.watch.change import NamedParty, Sentence


def sentence_in_every_language(word: Callable[[], str]) -> Sentence:
    """Return what a function words, in every language."""
    texts = {}
    for code in LANGUAGES:
        with use_language(code):
            texts[code] = word()
    return Sentence(texts)


def tie_statement(
    tie: Tie, start: NamedParty, end: NamedParty, source: Source, today: date
) -> Sentence:
    """Return a tie as a clause; a holding is "held", never "owned", whatever its share.

    Whether somebody owns a company depends on its other holders, whom one tie does not show.
    """
    hop = ChainHop(
        tie=tie,
        here=Entity(start.id, start.kind, start.name),
        there=Entity(end.id, end.kind, end.name),
        forward=True,
        strength=None,
        standing=standing_of(tie),
        share=tie_share(tie),
        source=source,
        holds=_holds(tie, today),
    )
    return sentence_in_every_language(lambda: hop_clause(hop))


def _holds(tie: Tie, today: date) -> bool:
    try:
        over = bool(tie.until) and last_day(tie.until) < today
        return not over and not (tie.since and first_day(tie.since) > today)
    except DateError:
        return True
