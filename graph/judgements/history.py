"""History of judgements: every one of a person, the newest first, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph.judgements.judgement import evidence_of
from graph.model import precedence
from graph.model.records import Contents, Entity, Judgement, Tie
from graph.support.language import english_text


class Fate(StrEnum):
    """What became of a judgement."""

    IN_FORCE = "in force"
    REPLACED = "replaced"
    TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True)
class LoggedJudgement:
    """One judgement; ``fate`` is None for a withdrawal, which takes others back."""

    tie: Tie
    left: Entity
    right: Entity
    fate: Fate | None


def judgement_log(contents: Contents) -> tuple[LoggedJudgement, ...]:
    """Return every judgement of a person among some ties, the newest first."""
    judged = persons_judgements(contents.ties)
    counting = precedence.counting_match_ids(contents.ties)
    gone = precedence.withdrawn_match_ids(contents.ties)
    return tuple(
        LoggedJudgement(
            tie,
            contents.entities[tie.start],
            contents.entities[tie.end],
            _fate(tie, tie.id in counting, tie.id in gone),
        )
        for tie in judged
        if tie.start in contents.entities and tie.end in contents.entities
    )


def _fate(tie: Tie, counts: bool, gone: bool) -> Fate | None:
    if tie.judgement is Judgement.WITHDRAWN:
        return None
    if gone:
        return Fate.TAKEN_BACK
    return Fate.IN_FORCE if counts else Fate.REPLACED


def persons_judgements(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Return the judgements of persons among some ties, the newest first."""
    judged = (t for t in precedence.judgements(ties) if precedence.is_by_person(t))
    return tuple(sorted(judged, key=lambda t: (precedence.earliest_moment(t), t.id), reverse=True))


def in_force(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Return the judgement of a person in force of each pair, in the order of the pairs."""
    return tuple(t for t in precedence.settle_pairs(ties) if precedence.is_by_person(t))


def log_document(log: Iterable[LoggedJudgement]) -> list[dict[str, Any]]:
    """Return the history ready for ``json.dumps``."""
    return [
        {
            "left": {"id": each.left.id, "name": each.left.name},
            "right": {"id": each.right.id, "name": each.right.name},
            "judgement": each.tie.judgement,
            "judged_by": each.tie.judged_by,
            "judged_at": each.tie.judged_at,
            "note": each.tie.wording,
            "fate": each.fate,
            "source": each.tie.source,
            "evidence": [
                {"what": e.what, "text": english_text(e.text), "left": e.left, "right": e.right}
                for e in evidence_of(each.tie)
            ],
        }
        for each in log
    ]
