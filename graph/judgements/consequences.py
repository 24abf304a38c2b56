"""Consequences of a judgement, before it is made: what it would change, in the verdict's words."""

from dataclasses import KW_ONLY, dataclass

from graph.judgements.changes.contents_reads import ContentsReads
from graph.judgements.changes.flags import FlagChange, flag_changes
from graph.judgements.changes.owners import OwnerChange, owner_changes
from graph.judgements.changes.remembered_reads import RememberedReads
from graph.judgements.changes.states import load_states
from graph.judgements.changes.surroundings import load_surroundings
from graph.judgements.changes.values import ValueConflict, value_conflicts
from graph.judgements.changes.verdicts import VerdictChange, verdict_changes
from graph.judgements.differences import read_differences
from graph.judgements.groups import ImpliedPair, PartyGroups, pairs_implied, party_groups
from graph.judgements.judgement import NewJudgement
from graph.judgements.refusals import Obstacle, find_obstacle
from graph.model import precedence
from graph.model.dates import as_of_day
from graph.model.links import TraceReader
from graph.model.records import Contents, Judgement, Tie
from graph.stores.store import Store

MOST_VERDICTS = 10


@dataclass(frozen=True, slots=True)
class Consequences:
    """What the judgement of a pair would change on a day.

    ``verdicts`` are the first of ``verdict_count`` changed ones, the strongest first. ``untraced``
    more storefronts are in reach and were not traced, ``uncounted`` more companies not counted;
    ``complete`` is False where so much lies around that not all in reach was found. ``unread`` are
    shared addresses, contacts and officers of so many that no red flag of theirs was looked for.
    ``members`` are all entries that are one party with either of the pair, before or after;
    ``implied`` the pairs among them that become one though nobody judged them. ``stands`` is the
    earlier judgement that stays in force in spite of this one; None where this one counts.
    ``obstacle`` is why an acceptance would be refused; None where it would not.
    """

    pair: tuple[str, str]
    judgement: Judgement
    verdicts: tuple[VerdictChange, ...]
    verdict_count: int
    _: KW_ONLY
    untraced: int
    complete: bool
    owners: tuple[OwnerChange, ...]
    uncounted: int
    flags: tuple[FlagChange, ...]
    unread: frozenset[str]
    conflicts: tuple[ValueConflict, ...]
    members: tuple[str, ...]
    implied: tuple[ImpliedPair, ...]
    stands: Tie | None
    obstacle: Obstacle | None


def find_consequences(
    contents: Contents, new: NewJudgement, as_of: str | None = None
) -> Consequences:
    """Return what a judgement would change in contents that are at hand whole.

    Raises:
        DateError: ``as_of`` is not a valid date.
    """
    return consequences_in(ContentsReads(contents), new, as_of)


def read_consequences(store: Store, new: NewJudgement, as_of: str | None = None) -> Consequences:
    """Return what a judgement would change in a store, of which only a part is read.

    Raises:
        DateError: ``as_of`` is not a valid date.
    """
    return store.read_for_trace(lambda reads: consequences_in(RememberedReads(reads), new, as_of))


def consequences_in(
    reads: TraceReader, new: NewJudgement, as_of: str | None = None
) -> Consequences:
    """Return what a judgement would change in what can be read."""
    tie = new.as_tie()
    states = load_states(reads, tie, as_of_day(as_of))
    verdicts, count = verdict_changes(states, MOST_VERDICTS)
    around = load_surroundings(reads, states, (change.storefront.id for change in verdicts))
    judged = states.matches
    groups = party_groups(judged.ties, judged.entities)
    accepts = tie.judgement is Judgement.ACCEPTED
    return Consequences(
        pair=(tie.start, tie.end),
        judgement=tie.judgement or Judgement.PROPOSED,
        verdicts=verdicts,
        verdict_count=count,
        untraced=states.untraced,
        complete=states.complete,
        owners=owner_changes(states),
        uncounted=states.uncounted,
        flags=flag_changes(around, states.day),
        unread=around.unread,
        conflicts=value_conflicts(states),
        members=tuple(sorted(states.groups)),
        implied=pairs_implied(groups, tie.start, tie.end) if accepts else (),
        stands=_standing_judgement(judged, tie),
        obstacle=_find_obstacle(reads, groups, tie) if accepts else None,
    )


def _find_obstacle(reads: TraceReader, groups: PartyGroups, tie: Tie) -> Obstacle | None:
    compare = read_differences(reads, (tie.start, tie.end))
    return find_obstacle(tie.start, tie.end, groups, compare)


def _standing_judgement(contents: Contents, tie: Tie) -> Tie | None:
    pair = precedence.judgement_history(contents.ties_of(tie.start), tie.start, tie.end)
    last = precedence.judgement_in_force([*pair, tie])
    withdrawn = tie.judgement is Judgement.WITHDRAWN
    ours = last is None or last.id == tie.id or (withdrawn and not precedence.is_by_person(last))
    return None if ours else last
