"""The verdict as the banner shows it, the ladder of strengths, and the limits of the answer."""

from dataclasses import dataclass

from graph.analyses.tracing.verdict import Chain, RestsOn, Strength, Verdict
from graph.language import N_
from graph.presentation import tie_style
from graph.presentation.verdict_words import STRENGTH_LABELS
from graph.presentation.visual_language import CHIPS, TIES, Chip
from views.texts import _, day_text, ngettext, period_text


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
    headline: str
    sentence: str
    quote: Quotation | None
    rests_on: str
    share: str
    period: str
    traced: str
    ladder: tuple[Rung, ...]


_WHY = {"none found": N_("none found"), "not looked at": N_("not looked at")}


def banner(verdict: Verdict, *, today: bool) -> Banner:
    """Word a verdict for the banner."""
    best = tie_style.best_chain(verdict.chains, verdict.verdict)
    day = day_text(verdict.as_of)
    traced = _("{day}, as of today").format(day=day) if today else _("as of {day}").format(day=day)
    slug = tie_style.slug(best.strength) if best else ""
    return Banner(
        TIES[slug].family if best else "none",
        slug,
        bool(best) and tie_style.hollow(best.strength, best.standing) if best else False,
        best.standing.value if best else "derived",
        CHIPS[best.standing.value] if best else Chip(_("Not found"), _("not the same as “none”")),
        verdict.headline,
        best.sentence if best else _("What was not looked at is listed below."),
        _quotation(best) if best else None,
        rests_on_text(verdict.rests_on),
        share_of(best),
        period_of(best),
        traced,
        tuple(_rung(strength, verdict) for strength in Strength),
    )


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


def rests_on_text(rests_on: RestsOn) -> str:
    """Say on how many reports an answer rests: three accounts of one report are one proof."""
    if not rests_on.original and not rests_on.restatements:
        return _("nothing found")
    original = ngettext("{n} original report", "{n} original reports", rests_on.original).format(
        n=rests_on.original
    )
    if not rests_on.restatements:
        return original
    restated = ngettext("{n} restatement", "{n} restatements", rests_on.restatements).format(
        n=rests_on.restatements
    )
    return f"{original}, {restated}"


def share_of(chain: Chain | None) -> str:
    """Say the share along a chain, or that no source states one."""
    return (tie_style.share_text(chain.share) if chain else "") or _("not stated")


def period_of(chain: Chain | None) -> str:
    """Say the time in which all hops of a chain held together, as far as stated."""
    since, until = (chain.since or "", chain.until or "") if chain else ("", "")
    return period_text(since, until) or _("not stated")
