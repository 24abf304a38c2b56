"""The verdict as the banner shows it, the ladder of strengths, and the limits of the answer."""

from dataclasses import dataclass

from graph.analyses.tracing.verdict import Chain, Strength, Verdict
from graph.presentation import tie_style
from graph.presentation.labels import STRENGTH_LABELS
from graph.presentation.verdict_words import (
    chain_sentence,
    found_words,
    majority_note,
    names_of,
    rests_on_words,
    verdict_headline,
)
from graph.presentation.visual_language import CHIPS, TIES, Chip
from graph.support.language import N_
from views.shell import party_links
from views.shell.party_links import Linked
from views.shell.texts import _, day_text, period_text


@dataclass(frozen=True, slots=True)
class Quotation:
    """A source's own words."""

    words: str
    lang: str
    translation: str


@dataclass(frozen=True, slots=True)
class Rung:
    """One strength of the ladder; ``count`` is 0 where ``why`` says what was found instead."""

    slug: str
    label: str
    count: int
    hollow: bool
    why: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many storefronts have a verdict of one strength."""

    label: str
    slug: str
    count: int


@dataclass(frozen=True, slots=True)
class Banner:
    """Everything the banner's template shows."""

    family: str
    slug: str
    hollow: bool
    standing: str
    chip: Chip
    headline: Linked
    sentence: Linked | str
    quote: Quotation | None
    rests_on: str
    share: str
    period: str
    checked: str
    day: str
    ladder: tuple[Rung, ...]


_NOT_FOUND = Chip(N_("Not found"), N_("this is not proof that there is none"))
_WHY = {"none found": N_("none found"), "not looked at": N_("not checked")}


def banner(verdict: Verdict, *, today: bool) -> Banner:
    """Word a verdict for the banner."""
    best = tie_style.best_chain(verdict.chains, verdict.verdict)
    slug = tie_style.slug(best.strength) if best else ""
    return Banner(
        TIES[slug].family if best else "none",
        slug,
        bool(best) and tie_style.hollow(best.strength, best.standing) if best else False,
        best.standing.value if best else "derived",
        CHIPS[best.standing.value] if best else _NOT_FOUND,
        party_links.sentence(lambda names: verdict_headline(verdict, names), names_of(verdict)),
        _sentence(verdict, best),
        _quotation(best) if best else None,
        rests_on_words(verdict.rests_on) if best else _("nothing found"),
        share_of(best),
        period_of(best),
        _("Checked on") if today else _("As of"),
        day_text(verdict.as_of),
        tuple(_rung(strength, verdict) for strength in Strength),
    )


def _sentence(verdict: Verdict, best: Chain | None) -> Linked | str:
    if best is None:
        return _("What was not checked is listed below.")
    return party_links.sentence(lambda names: chain_sentence(best, names), names_of(verdict))


def looked_for(verdict: Verdict) -> tuple[tuple[Linked, str], ...]:
    """Return each target with what was found of it, where there are several."""
    several = verdict.looked_for if len(verdict.looked_for) > 1 else ()
    return tuple((party_links.name(each.target), found_words(each)) for each in several)


def _rung(strength: Strength, verdict: Verdict) -> Rung:
    found = [c for c in verdict.chains if c.strength is strength]
    said = verdict.strengths.get(strength, "none found")
    count = said if isinstance(said, int) else 0
    outlined = bool(found) and all(tie_style.hollow(strength, c.standing) for c in found)
    why = _(_WHY.get(str(said), "none found"))
    return Rung(tie_style.slug(strength), STRENGTH_LABELS[strength], count, outlined, why)


def _quotation(chain: Chain) -> Quotation | None:
    for hop in chain.hops:
        if hop.tie.quoted and hop.tie.wording:
            return Quotation(hop.tie.wording, hop.tie.lang, hop.tie.translation)
    return None


def share_of(chain: Chain | None) -> str:
    """Say the share along a chain, or that no source states one."""
    if chain is None:
        return _("not stated")
    return majority_note(chain) or tie_style.share_text(chain.share) or _("not stated")


def period_of(chain: Chain | None) -> str:
    """Say the time in which all hops of a chain held together, as far as stated."""
    since, until = (chain.since or "", chain.until or "") if chain else ("", "")
    return period_text(since, until) or _("not stated")
