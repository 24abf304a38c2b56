"""Pairs as data of the queue's component: both sides, evidence, consequences, group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.judgements.consequences import Consequences
from graph.judgements.refusals import judged_words
from graph.matches.candidate import Candidate, EvidenceLine, Grade
from graph.matches.evidence.catalogue import DECISIVE
from graph.model.records import Entity, Judgement, Tie, TieType
from graph.presentation.names.party_names import entry_name
from graph.presentation.visual_language import KIND_SIGNS
from graph.support.language import N_, Labels
from views.drawing.components import ComponentSheet
from views.lists.matches.ground import Ground
from views.lists.matches.group_sheets import group_members, group_notes, group_sheet
from views.lists.matches.open_pairs import OpenPair, changed_lines, is_firm
from views.lists.matches.values import (
    latin_letters,
    property_rows,
    row_sheet,
    source_sheet,
    unstated_text,
)
from views.lists.matches.words import GRADE_LABELS, question
from views.shell import links
from views.shell.match_links import pair_key
from views.shell.texts import _, ngettext
from views.verdict.chain_cards import place_of, web_address
from views.verdict.judgement_changes import change_sheets, changed_verdicts, refused_text

_REASONS = 3  # lines of evidence that the title of a pair names
_JUDGED: Labels[Judgement] = Labels(
    {
        Judgement.ACCEPTED: N_("Judged the same by {author}"),
        Judgement.REJECTED: N_("Judged different by {author}"),
        Judgement.PROPOSED: N_("Judged maybe by {author}"),
        Judgement.UNSURE: N_("Judged “cannot tell” by {author}"),
        Judgement.WITHDRAWN: N_("Taken back by {author}"),
    }
)


@dataclass(frozen=True, slots=True)
class PairContext:
    """What a pair is shown with: the store, what is open, and the consequences if known.

    ``is_older`` says that the consequences are those of an older revision of the store.
    ``verdicts`` is the number of verdicts that change, as last worked out for the whole list.
    """

    ground: Ground
    open_grades: Mapping[str, Grade | None]
    changes: Sequence[Consequences] | None
    is_older: bool
    verdicts: int


def judged_text(tie: Tie) -> str:
    """Return how a pair was judged, by whom and when."""
    form = _JUDGED[tie.judgement or Judgement.PROPOSED]
    return form.format(author=judged_words(tie))


def pair_sheet(pair: OpenPair, shown: PairContext) -> ComponentSheet:
    """Return one pair as data of the component."""
    ground, candidate = shown.ground, pair.candidate
    left, right = candidate.left, candidate.right
    entities = ground.contents.entities
    rows = property_rows(ground, left, right)
    return {
        "key": pair_key(left, right),
        "grade": candidate.grade.value if candidate.grade else "none",
        "gradeLabel": GRADE_LABELS[candidate.grade or ""],
        "title": reasons_text(candidate),
        "question": question(entities[left].kind),
        "tag": _changes_tag(shown),
        "sides": [_side(ground, entities[ident]) for ident in (left, right)],
        "rows": [row_sheet(row) for row in rows],
        "speaks": _evidence_sheet(candidate),
        "unstated": unstated_text(rows),
        "sources": [_source_sheets(ground, ident) for ident in (left, right)],
        "notes": list(_notes(pair, ground)),
        "changes": None if shown.changes is None else change_sheets(shown.changes),
        "changesOlder": shown.is_older,
        "refusal": refusal_text(candidate) or _group_refusal_text(shown),
        "whyNeeded": not is_firm(candidate.grade),
        "why": reasons_text(candidate) if is_firm(candidate.grade) else "",
        "group": group_sheet(ground, left, right, shown.open_grades),
    }


def reasons_text(candidate: Candidate) -> str:
    """Return the strongest things that speak for a pair, as its title and as its reason."""
    speaking = [str(line.text) for line in candidate.lines if line.bits > 0]
    text = " · ".join(speaking[:_REASONS]) or _("Nothing speaks for it")
    return text[:1].upper() + text[1:]


def refusal_text(candidate: Candidate) -> str:
    """Return why two entries cannot be judged the same; empty if they can."""
    decisive = [str(line.text) for line in candidate.lines if line.what in DECISIVE]
    if not decisive:
        return ""
    form = _("They cannot be judged the same: {why}.")
    return form.format(why="; ".join(decisive))


def _group_refusal_text(shown: PairContext) -> str:
    """Return why the groups of two entries cannot be one party; empty if they can.

    What was so at an older revision refuses nothing: the judgement may be taken back meanwhile.
    """
    if shown.is_older or not shown.changes:
        return ""
    return refused_text(shown.changes, shown.ground.contents.entities)


def _changes_tag(shown: PairContext) -> str:
    count = shown.verdicts or changed_verdicts(shown.changes or ())
    form = ngettext("changes {n} verdict", "changes {n} verdicts", count)
    return form.format(n=count) if count else ""


def _side(ground: Ground, entity: Entity) -> ComponentSheet:
    number = entity.text("registration_number")
    sources = len(ground.sources_of(entity.id))
    parts = (
        KIND_SIGNS[entity.kind].label,
        place_of(entity),
        number,
        ngettext("{n} source", "{n} sources", sources).format(n=sources),
    )
    return {
        "id": entity.id,
        "name": entity.name,
        "latin": latin_letters(entity.name),
        "href": links.party_href(entity),
        "kind": entity.kind.value,
        "kicker": " · ".join(x for x in parts if x),
    }


def _evidence_sheet(candidate: Candidate) -> ComponentSheet:
    lines = [line for line in candidate.lines if line.what != "ambiguous"]  # a note says it
    return {
        "for": [_line(each) for each in lines if each.bits > 0],
        "against": [_line(each) for each in lines if each.bits < 0 or each.what in DECISIVE],
        "nothing": [_line(each) for each in lines if each.bits == 0 and each.what not in DECISIVE],
    }


def _line(line: EvidenceLine) -> ComponentSheet:
    text = str(line.text)
    return {"text": text[:1].upper() + text[1:], "left": line.left, "right": line.right}


def _source_sheets(ground: Ground, entry: str) -> list[ComponentSheet]:
    """Return the sources of one side, each with its capture and its live page."""
    ids = {s.source for s in ground.statements_of(entry)}
    ties = ground.contents.ties_of(entry)
    ids |= {t.source for t in ties if t.type is not TieType.SAME_AS}
    sources = (ground.source(ident) for ident in sorted(ids))
    return [
        {**source_sheet(s, None), "title": s.title, "url": web_address(s)} for s in sources if s.id
    ]


def _notes(pair: OpenPair, ground: Ground) -> Iterator[str]:
    candidate = pair.candidate
    if pair.judged is not None:
        yield _since_text(pair)
    if candidate.ambiguous_with:
        entities = ground.contents.entities
        rivals = [entities[i] for i in candidate.ambiguous_with if i in entities]
        form = ngettext(
            "{names} could as well be meant, and is surely another party.",
            "{names} could as well be meant, and are surely other parties.",
            len(rivals),
        )
        yield form.format(names=", ".join(map(entry_name, rivals[:_REASONS])))
    members = group_members(ground, candidate.left, candidate.right)
    if len(members) > 2:
        also = [entry_name(ground.contents.entities[m]) for m in members[2 : 2 + _REASONS]]
        form = _("They would be one party of {n} entries, with {names}.")
        yield form.format(n=len(members), names=", ".join(also))
        yield from group_notes(ground, candidate.left, candidate.right)


def _since_text(pair: OpenPair) -> str:
    came, gone = changed_lines(pair)
    parts = [judged_text(pair.judged) + "."] if pair.judged else []
    if came:
        parts.append(_("New since: {lines}.").format(lines="; ".join(str(e.text) for e in came)))
    if gone:
        parts.append(_("Gone since: {lines}.").format(lines="; ".join(str(e.text) for e in gone)))
    parts.append(_("That judgement stands until you judge again."))
    return " ".join(parts)
