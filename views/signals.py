"""From a raised flag to what a page shows of it."""

from dataclasses import dataclass

from graph.red_flags.findings import Finding
from graph.red_flags.raising import Raised
from views import going
from views.chains import cited
from views.opened import Snapshot
from views.texts import _

_SHOWN = 25


@dataclass(frozen=True, slots=True)
class Seen:
    """One finding: what was seen, of whom, and which sources to check."""

    sentence: str
    subject: str
    href: str
    sources: str


@dataclass(frozen=True, slots=True)
class Signal:
    """One sign with its findings; ``left`` are those not listed."""

    title: str
    strength: str
    rate: str
    why: str
    innocent: str
    source: str
    seen: tuple[Seen, ...]
    left: int


def signal(raised: Raised, shot: Snapshot) -> Signal:
    """Word a raised flag for a page."""
    flag, rate = raised.flag, raised.base_rate
    form = _("{found} of {of} {what}")
    return Signal(
        _(flag.title),
        _(flag.strength.value),
        form.format(found=rate.found, of=rate.of, what=_(rate.what)),
        _(flag.why_it_matters),
        _(flag.innocent_explanation),
        flag.source,
        tuple(_seen(f, shot) for f in raised.findings[:_SHOWN]),
        max(len(raised.findings) - _SHOWN, 0),
    )


def _seen(finding: Finding, shot: Snapshot) -> Seen:
    entity = shot.contents.entities[finding.subject]
    sources = [shot.contents.sources[s] for s in finding.sources if s in shot.contents.sources]
    told = "; ".join(dict.fromkeys(cited(s) for s in sources))
    return Seen(finding.sentence, entity.name, going.href(entity), told)
