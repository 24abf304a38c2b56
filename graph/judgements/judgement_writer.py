"""Judging a pair in a store: what is checked before a judgement is written, and the write.

The pages and the command line judge through ``write_judgement`` alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.errors import InputError
from graph.judgements.differences import read_differences
from graph.judgements.groups import PartyGroups, party_groups
from graph.judgements.judgement import NewJudgement, judgement_records, moment_after, require_reason
from graph.judgements.matches_read import read_matches
from graph.judgements.refusals import (
    CompareEntries,
    refuse_contradiction,
    refuse_unfit_pair,
)
from graph.matches.candidate import EvidenceLine, Grade
from graph.model import precedence
from graph.model.records import Contents, Entity, Judgement, Tie, TieType
from graph.stores.store import Store
from graph.support.language import N_, join_lines, lazy_text

_SOURCE, _IMPORT = N_("a source"), N_("an import")


@dataclass(frozen=True)
class JudgedPair:
    """A pair as the store knows it: the entries of both groups, and every judgement on them."""

    left: str
    right: str
    entities: Mapping[str, Entity]
    ties: tuple[Tie, ...]

    @property
    def history(self) -> tuple[Tie, ...]:
        """Every judgement on the pair itself, the newest first."""
        return precedence.judgement_history(self.ties, self.left, self.right)

    @property
    def in_force(self) -> Tie | None:
        """The judgement on the pair that counts."""
        return precedence.judgement_in_force(self.history)

    def groups(self) -> PartyGroups:
        """Return the groups of both entries."""
        return party_groups(self.ties, self.entities)


class EvidenceChangedError(InputError):
    """What speaks for and against a pair is not what the person was shown; ``lines`` are new."""

    def __init__(self, lines: tuple[EvidenceLine, ...]) -> None:
        super().__init__(
            N_("The evidence on this pair has changed since it was shown: read it and judge again.")
        )
        self.lines = lines


def pair_in(contents: Contents, left: str, right: str) -> JudgedPair:
    """Return a pair from contents that hold all matches of its groups."""
    matches = tuple(t for t in contents.ties if t.type is TieType.SAME_AS)
    return JudgedPair(left, right, contents.entities, matches)


def read_pair(store: Store, left: str, right: str) -> JudgedPair:
    """Return a pair as the store knows it.

    Raises:
        InputError: the two ids cannot be those of one party.
    """
    contents = store.read_for_trace(lambda reads: read_matches(reads, (left, right)))
    missing = {left, right} - contents.entities.keys()
    refuse_unfit_pair(left, right, contents.entities, _other_ids(store, missing))
    return pair_in(contents, left, right)


def _other_ids(store: Store, missing: Iterable[str]) -> Mapping[str, str]:
    """Return those of some ids that are a source or an import."""
    wanted = set(missing)
    if not wanted:
        return {}
    imports = {each.id for each in store.imports()} & wanted
    return dict.fromkeys(store.known_ids(wanted), _SOURCE) | dict.fromkeys(imports, _IMPORT)


def new_judgement(
    pair: JudgedPair, judgement: Judgement, author: str, why: str = ""
) -> NewJudgement:
    """Return a judgement made now, later than every earlier one on the pair."""
    moment = moment_after(pair.history)
    return NewJudgement(pair.left, pair.right, judgement, author.strip(), why, judged_at=moment)


def write_judgement(
    store: Store,
    new: NewJudgement,
    *,
    grade: Grade | None = None,
    compare: CompareEntries | None = None,
) -> Tie:
    """Write a judgement of a pair as an import of its own, and return its tie.

    The pair is compared again before: ``new.evidence`` has to be what ``compare`` gives now.
    Without it the entries are read and compared for what decides against them alone.

    Raises:
        JudgementRefusedError: an acceptance that another judgement or a register stands against.
        EvidenceChangedError: the evidence is not what the person was shown.
        InputError: the pair, the author, the reason or a text cannot be used.
    """
    pair = read_pair(store, new.left, new.right)
    require_reason(new, grade)
    if new.judgement is Judgement.WITHDRAWN:
        _require_judgement(pair)
    if compare and new.evidence:
        _require_same_evidence(new, compare)
    differences = compare or _read_differences(store, new)
    refuse_contradiction(new, pair.groups(), pair.entities, differences)
    title = str(lazy_text(N_("Judgement by {author}"), author=new.author))
    reading = judgement_records(new, title)
    if problems := reading.problems_with(store.known_ids):
        raise InputError(join_lines(problems))
    store.load(reading.records, by=new.author, files=())
    return reading.records.ties[0]


def _read_differences(store: Store, new: NewJudgement) -> CompareEntries:
    return store.read_for_trace(lambda reads: read_differences(reads, (new.left, new.right)))


def _require_judgement(pair: JudgedPair) -> None:
    if pair.in_force is None or not precedence.is_by_person(pair.in_force):
        raise InputError(
            N_("Nobody has judged {left} and {right}: there is nothing to take back."),
            left=pair.left,
            right=pair.right,
        )


def _require_same_evidence(new: NewJudgement, compare: CompareEntries) -> None:
    """Refuse a judgement of evidence that has changed."""
    now = tuple(compare(new.left, new.right))
    if set(map(_facts, now)) != set(map(_facts, new.evidence)):
        raise EvidenceChangedError(now)


def _facts(line: EvidenceLine) -> tuple[str, str, str]:
    """Return what a line compares; its bits and counts change with every import."""
    return line.what, line.left, line.right
