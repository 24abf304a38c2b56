"""From a raised flag to what a page shows of it."""

from dataclasses import dataclass

from graph.model.notes import Note
from graph.red_flags.detect import Raised
from graph.red_flags.dismissals import key_of
from graph.red_flags.findings import Finding
from views.shell import links, party_links, session
from views.shell.party_links import Linked
from views.shell.session import Snapshot
from views.shell.texts import _, moment_text, ngettext
from views.verdict.chain_cards import cited

_SHOWN = 25


@dataclass(frozen=True, slots=True)
class Seen:
    """One finding: what was seen, of whom, and which sources to check.

    ``dismissal`` says who dismissed it, when and why; empty where nobody did.
    """

    sentence: Linked
    subject: str
    href: str
    sources: str
    dismissal: str


@dataclass(frozen=True, slots=True)
class Signal:
    """One red flag with its findings, dismissed ones apart; ``left`` are those not listed."""

    title: str
    strength: str
    rate: str
    why: str
    innocent: str
    source: str
    seen: tuple[Seen, ...]
    left: int
    dismissed: tuple[Seen, ...]
    dismissed_count: str


def signal(raised: Raised, shot: Snapshot) -> Signal:
    """Word a raised flag for a page."""
    flag, rate = raised.flag, raised.base_rate
    form = _("{found} of {of} {what}")
    notes = session.dismissed()
    fresh = [f for f in raised.findings if key_of(f) not in notes]
    old = [f for f in raised.findings if key_of(f) in notes]
    return Signal(
        _(flag.title),
        _(flag.strength.value),
        form.format(found=rate.found, of=rate.of, what=_(rate.what)),
        _(flag.why_it_matters),
        _(flag.innocent_explanation),
        flag.source,
        tuple(_seen(f, shot, None) for f in fresh[:_SHOWN]),
        max(len(fresh) - _SHOWN, 0),
        tuple(_seen(f, shot, notes[key_of(f)]) for f in old),
        ngettext("{n} dismissed", "{n} dismissed", len(old)).format(n=len(old)) if old else "",
    )


def _seen(finding: Finding, shot: Snapshot, note: Note | None) -> Seen:
    entity = shot.contents.entities[finding.subject]
    sources = [shot.contents.sources[s] for s in finding.sources if s in shot.contents.sources]
    told = "; ".join(dict.fromkeys(cited(s) for s in sources))
    parties = (shot.contents.entities[e] for e in finding.entities if e in shot.contents.entities)
    sentence = party_links.finding(finding.sentence, parties)
    dismissal = ""
    if note:
        form = _("Dismissed by {author}, {at}: {why}")
        dismissal = form.format(author=note.author, at=moment_text(note.written), why=note.text)
    return Seen(sentence, entity.name, links.href(entity), told, dismissal)
