"""Cards of red flags with their findings."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass

from graph.model.notes import Note
from graph.model.records import Entity, Kind
from graph.red_flags.detect import FlagResult
from graph.red_flags.dismissals import finding_key
from graph.red_flags.findings import Finding
from graph.red_flags.flags import number_of_another_name, shared_contact, shared_vat_number
from views.shell import links, match_links, party_links, session
from views.shell.party_links import LinkedText
from views.shell.session import Snapshot
from views.shell.texts import _, moment_text, ngettext
from views.verdict.chain_cards import source_citation

_MOST_FINDINGS = 25
_JUDGED = frozenset({Kind.COMPANY, Kind.PERSON})
_OF_NUMBERS = frozenset({number_of_another_name.NAME, shared_contact.NAME, shared_vat_number.NAME})


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding: its sentence, the parties in it, its subject, and the sources to check.

    ``dismissal`` says who dismissed it, when and why; empty if no user did. ``judge`` leads to the
    judgement of its two parties, where what they share may make them one.
    """

    sentence: LinkedText
    parties: LinkedText
    subject: str
    href: str
    _: KW_ONLY
    sources: str
    dismissal: str
    judge: str


@dataclass(frozen=True, slots=True)
class RedFlagCard:
    """One red flag with its findings, dismissed ones apart; ``left`` more are not listed.

    ``lead`` is the sentence of its first finding, and ``more`` counts the others; both are empty if
    there is none.
    """

    lead: str
    more: str
    title: str
    strength: str
    rate: str
    why: str
    _: KW_ONLY
    innocent: str
    source: str
    seen: tuple[FindingRow, ...]
    left: int
    dismissed: tuple[FindingRow, ...]
    dismissed_count: str


def red_flag_card(raised: FlagResult, shot: Snapshot) -> RedFlagCard:
    """Return the card of a raised flag."""
    flag, rate = raised.flag, raised.base_rate
    form = _("{found} of {of} {what}")
    notes = session.finding_dismissals()
    fresh = [f for f in raised.findings if finding_key(f) not in notes]
    old = [f for f in raised.findings if finding_key(f) in notes]
    others = len(raised.findings) - 1
    seen = tuple(_finding_row(f, shot, None) for f in fresh[:_MOST_FINDINGS])
    dismissed = tuple(_finding_row(f, shot, notes[finding_key(f)]) for f in old)
    return RedFlagCard(
        lead=next((str(row.sentence) for row in (*seen, *dismissed)), ""),
        more=ngettext("{n} more finding", "{n} more findings", others).format(n=others)
        if others > 0
        else "",
        title=_(flag.title),
        strength=_(flag.strength.value),
        rate=form.format(found=rate.found, of=rate.of, what=_(rate.what)),
        why=_(flag.why_it_matters),
        innocent=_(flag.innocent_explanation),
        source=flag.source,
        seen=seen,
        left=max(len(fresh) - _MOST_FINDINGS, 0),
        dismissed=dismissed,
        dismissed_count=ngettext("{n} dismissed", "{n} dismissed", len(old)).format(n=len(old))
        if old
        else "",
    )


def _finding_row(finding: Finding, shot: Snapshot, note: Note | None) -> FindingRow:
    entity = shot.contents.entities[finding.subject]
    sources = [shot.contents.sources[s] for s in finding.sources if s in shot.contents.sources]
    citations = "; ".join(dict.fromkeys(source_citation(s) for s in sources))
    parties = [shot.contents.entities[e] for e in finding.entities if e in shot.contents.entities]
    sentence = party_links.finding_sentence(finding.sentence, parties)
    dismissal = ""
    if note:
        form = _("Dismissed by {author}, {at}: {why}")
        dismissal = form.format(author=note.author, at=moment_text(note.written), why=note.text)
    return FindingRow(
        sentence=sentence,
        parties=party_links.name_links(parties),
        subject=entity.name,
        href=links.party_href(entity),
        sources=citations,
        dismissal=dismissal,
        judge=_judge_href(finding, parties),
    )


def _judge_href(finding: Finding, parties: Sequence[Entity]) -> str:
    named = [party for party in parties if party.kind in _JUDGED]
    if finding.flag not in _OF_NUMBERS or len(named) != 2 or named[0].kind is not named[1].kind:
        return ""
    return match_links.pair_href(named[0].id, named[1].id)
