"""Claim of a verdict as one sentence, dated by its sources and never by the day of asking."""

from dataclasses import replace

from graph.analyses.tracing.verdict import ChainStanding, Strength, Verdict
from graph.model.records import Source
from graph.presentation.figures import dates_clause, dates_short
from graph.presentation.sentences.tie_sentences import end_sentence
from graph.presentation.verdict_words import verdict_headline
from graph.support.language import OnDate
from graph.support.language import gettext as _


def dated_headline(verdict: Verdict) -> str:
    """Return the headline of a verdict with the dates of the sources that it rests on."""
    summary = verdict.summary
    if summary.strength in (None, Strength.POSSIBLE_SAME):
        return verdict_headline(verdict)
    undated = verdict_headline(replace(verdict, summary=replace(summary, stated=None)))
    return _("{told}, {dates}").format(told=undated, dates=_dates_text(verdict))


def _dates_text(verdict: Verdict) -> str:
    stated = verdict.summary.stated
    is_reported = verdict.standing is ChainStanding.REPORTED
    return (is_reported and dates_short(stated)) or dates_clause(stated)


def checked_sentence(verdict: Verdict, claim: str) -> str:
    """Return what was found for a storefront, with the day on which it was checked."""
    form = _("{name}: {verdict} (checked {on_date})")
    day = OnDate(verdict.as_of)
    return end_sentence(form.format(name=verdict.storefront.name, verdict=claim, on_date=day))


def source_name(source: Source) -> str:
    """Return the publisher of a source, or its title where no publisher is stated."""
    return source.publisher or source.title or _("source not named")
