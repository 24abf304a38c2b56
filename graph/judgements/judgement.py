"""A person's judgement of a pair, and the records that write it.

A judgement never overwrites another: it is a new SAME_AS tie with a source of its own, and taking
it back is one more. Which one of a pair counts is decided by ``graph.model.precedence``.
"""

import json
from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from graph.errors import InputError
from graph.importing.manual_entry import read_entries
from graph.importing.result import ImportContents
from graph.matches.candidate import EvidenceLine, Grade
from graph.model import dates, precedence
from graph.model.records import OWN_ENTRY, Judgement, Standing, Tie, TieType
from graph.support.language import N_
from graph.support.stored_texts import read_stored_text, store_text

EVIDENCE = "evidence"
"""Property of a SAME_AS: the lines of evidence as the person saw them, as JSON."""

_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class NewJudgement:
    """A judgement that is not written yet.

    ``why`` is the person's own reason. ``evidence`` are the lines that the person was shown, made
    by the ``rules`` of that version. ``judged_at`` is a moment to the second in UTC.
    """

    left: str
    right: str
    judgement: Judgement
    author: str
    why: str = ""
    _: KW_ONLY
    judged_at: str
    evidence: tuple[EvidenceLine, ...] = ()
    rules: str = ""

    def as_tie(self, ident: str = "", source: str = "") -> Tie:
        """Return the tie that the judgement is written as."""
        return Tie(
            ident or f"judgement of {self.left} and {self.right}",
            TieType.SAME_AS,
            self.left,
            self.right,
            source=source,
            standing=Standing.OWN_RESEARCH,
            judgement=self.judgement,
            judged_by=self.author,
            judged_at=self.judged_at,
            wording=self.why,
        )


def moment_after(history: Iterable[Tie]) -> str:
    """Return the ``judged_at`` of a judgement made now, by somebody who knows the earlier ones.

    Of two judgements of one second the weaker counts, so the later of the two gets the next second.
    """
    now, _last = dates.moment_span(precedence.moment_now())
    earlier = {precedence.earliest_moment(tie).replace(microsecond=0) for tie in history}
    while now in earlier:
        now += timedelta(seconds=1)
    return now.strftime(_MOMENT)


def require_reason(new: NewJudgement, grade: Grade | None) -> None:
    """Refuse a judgement without an author, or an acceptance of what is only possible without why.

    ``grade`` is that of the pair, None for one that is not listed.

    Raises:
        InputError: the author or the reason is missing.
    """
    if not new.author.strip():
        raise InputError(N_("Enter your name or initials."))
    firm = grade in (Grade.STRONG, Grade.LIKELY)
    if new.judgement is Judgement.ACCEPTED and not firm and not new.why.strip():
        raise InputError(
            N_("This match is possible at most: say why the two are the same before you accept it.")
        )


def judgement_records(new: NewJudgement, title: str) -> ImportContents:
    """Return the records of one judgement, or everything that is wrong with them.

    ``title`` names its source: "Judgement by EV".
    """
    day = new.judged_at[:10]
    source = {
        "id": new_record_id("source", day),
        "title": title,
        "type": OWN_ENTRY,
        "published": day,
    }
    return read_entries([source], [], [judgement_row(new, new_record_id("tie", day), source["id"])])


def judgement_row(new: NewJudgement, ident: str, source: str) -> dict[str, str]:
    """Return the row of a judgement in the sheet of ties."""
    row = {"id": ident, "tie": TieType.SAME_AS, "from": new.left, "to": new.right}
    row |= {"judgement": new.judgement, "judged_by": new.author, "judged_at": new.judged_at}
    row |= {"wording": new.why, "standing": Standing.OWN_RESEARCH, "source": source}
    if new.evidence:
        row[f"{EVIDENCE}:text"] = json.dumps(evidence_text(new.evidence, new.rules))
    return row


def evidence_text(lines: Iterable[EvidenceLine], rules: str) -> str:
    """Return lines of evidence as the JSON text that a tie keeps."""
    return json.dumps({"rules": rules, "lines": [_line(e) for e in lines]}, ensure_ascii=False)


def _line(line: EvidenceLine) -> dict[str, Any]:
    compared = {"left": line.left, "right": line.right}
    return {"what": line.what, "bits": line.bits, "text": store_text(line.text), **compared}


def evidence_of(tie: Tie) -> tuple[EvidenceLine, ...]:
    """Return the lines of evidence that a tie keeps; none where it keeps none that can be read."""
    try:
        kept = json.loads(str(tie.extra.get(EVIDENCE, "")))
        return tuple(_read_line(each) for each in kept["lines"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()


def _read_line(kept: dict[str, Any]) -> EvidenceLine:
    text = read_stored_text(kept["text"])
    values = str(kept["left"]), str(kept["right"])
    return EvidenceLine(str(kept["what"]), float(kept["bits"]), text, *values)


def new_record_id(what: str, day: str) -> str:
    """Return a new id of a record of a day: what it is of, "source" or "tie"."""
    return f"own-{what}-{day.replace('-', '')}-{uuid4().hex[:8]}"
