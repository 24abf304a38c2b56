"""Banner of a verdict, with its ladder of strengths and the results for several targets."""

from dataclasses import KW_ONLY, dataclass

from graph.analyses.tracing.verdict import Chain, Strength, Verdict
from graph.presentation import tie_style
from graph.presentation.labels import STRENGTH_LABELS
from graph.presentation.verdict_words import (
    chain_sentence,
    evidence_words,
    majority_note,
    target_verdict_words,
    verdict_headline,
    verdict_names,
)
from graph.presentation.visual_language import CHIPS, TIE_SIGNS, Chip
from graph.support.language import N_
from views.shell import party_links
from views.shell.party_links import LinkedText
from views.shell.texts import _, day_text, period_text


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation from a source, with its language and translation (or "")."""

    words: str
    lang: str
    translation: str


@dataclass(frozen=True, slots=True)
class Rung:
    """One strength of the ladder with its number of chains; if 0, ``why`` says why."""

    slug: str
    label: str
    count: int
    hollow: bool
    _: KW_ONLY
    why: str


@dataclass(frozen=True, slots=True)
class StrengthCount:
    """Number of storefronts with a verdict of one strength, and the address that lists them."""

    label: str
    slug: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Banner:
    """Values of the banner's template."""

    family: str
    slug: str
    hollow: bool
    standing: str
    _: KW_ONLY
    chip: Chip
    headline: LinkedText
    sentence: LinkedText | str
    quote: Quotation | None
    rests_on: str
    share: str
    period: str
    checked: str
    day: str
    ladder: tuple[Rung, ...]


_NOT_FOUND = Chip(N_("Not found"), N_("this is not proof that there is none"))
_REASONS = {"none found": N_("none found"), "not looked at": N_("not checked")}


def banner(verdict: Verdict, *, today: bool) -> Banner:
    """Return the banner of a verdict; ``today`` if no other day was asked for."""
    best = tie_style.best_chain(verdict.chains, verdict.verdict)
    slug = tie_style.strength_slug(best.strength) if best else ""
    return Banner(
        family=TIE_SIGNS[slug].family if best else "none",
        slug=slug,
        hollow=bool(best) and tie_style.is_hollow(best.strength, best.standing) if best else False,
        standing=best.standing.value if best else "derived",
        chip=CHIPS[best.standing.value] if best else _NOT_FOUND,
        headline=party_links.linked_sentence(
            lambda names: verdict_headline(verdict, names), verdict_names(verdict)
        ),
        sentence=_sentence(verdict, best),
        quote=_quotation(best) if best else None,
        rests_on=evidence_words(verdict.rests_on) if best else _("nothing found"),
        share=share_of(best),
        period=period_of(best),
        checked=_("Checked on") if today else _("As of"),
        day=day_text(verdict.as_of),
        ladder=tuple(_rung(strength, verdict) for strength in Strength),
    )


def _sentence(verdict: Verdict, best: Chain | None) -> LinkedText | str:
    if best is None:
        return _("What was not checked is listed below.")
    return party_links.linked_sentence(
        lambda names: chain_sentence(best, names), verdict_names(verdict)
    )


def target_results(verdict: Verdict) -> tuple[tuple[LinkedText, str], ...]:
    """Return each target with its result, if there are several targets."""
    several = verdict.target_verdicts if len(verdict.target_verdicts) > 1 else ()
    return tuple(
        (party_links.name_link(each.target), target_verdict_words(each)) for each in several
    )


def _rung(strength: Strength, verdict: Verdict) -> Rung:
    chains = [c for c in verdict.chains if c.strength is strength]
    result = verdict.strengths.get(strength, "none found")
    count = result if isinstance(result, int) else 0
    outlined = bool(chains) and all(tie_style.is_hollow(strength, c.standing) for c in chains)
    why = _(_REASONS.get(str(result), "none found"))
    return Rung(
        slug=tie_style.strength_slug(strength),
        label=STRENGTH_LABELS[strength],
        count=count,
        hollow=outlined,
        why=why,
    )


def _quotation(chain: Chain) -> Quotation | None:
    for hop in chain.hops:
        if hop.tie.quoted and hop.tie.wording:
            return Quotation(hop.tie.wording, hop.tie.lang, hop.tie.translation)
    return None


def share_of(chain: Chain | None) -> str:
    """Return the share along a chain in words, or that no source states one."""
    if chain is None:
        return _("not stated")
    return majority_note(chain) or tie_style.share_label(chain.share) or _("not stated")


def period_of(chain: Chain | None) -> str:
    """Return the period in which all hops of a chain held at once, as far as stated."""
    since, until = (chain.since or "", chain.until or "") if chain else ("", "")
    return period_text(since, until) or _("not stated")
