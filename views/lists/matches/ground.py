"""What the page reads of the store at one revision, indexed once for all pairs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.judgements.changes.contents_reads import ContentsReads
from graph.judgements.groups import PartyGroups, party_groups
from graph.model.records import Contents, Source, Statement, Tie
from graph.presentation import tie_style
from views.shell import session
from views.shell.place import kept_in_place
from views.shell.session import Snapshot


@dataclass(frozen=True)
class Ground:
    """A snapshot of the store with the statements of each entry and the groups of parties."""

    shot: Snapshot

    @property
    def contents(self) -> Contents:
        """The records of the snapshot."""
        return self.shot.contents

    @cached_property
    def reads(self) -> ContentsReads:
        """The records, read as a trace reads a store."""
        return ContentsReads(self.contents)

    @cached_property
    def groups(self) -> PartyGroups:
        """The groups that accepted matches make, and the judgement of each pair in force."""
        return party_groups(self.contents.ties, self.contents.entities)

    @cached_property
    def _statements(self) -> Mapping[str, Sequence[Statement]]:
        found: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in self.contents.statements:
            found[statement.entity].append(statement)
        return found

    def statements_of(self, entry: str) -> Sequence[Statement]:
        """Return what the sources state of an entry."""
        return self._statements.get(entry, ())

    def source(self, ident: str) -> Source:
        """Return a source; one without a title where the store names none."""
        return self.contents.sources.get(ident, tie_style.NO_SOURCE)

    def tie_between(self, left: str, right: str) -> Tie | None:
        """Return the judgement or proposal in force of a pair."""
        return self.groups.in_force.get(frozenset((left, right)))

    def sources_of(self, entry: str) -> frozenset[str]:
        """Return the ids of the sources that state an entry."""
        return frozenset(s.source for s in self.statements_of(entry))


def current_ground() -> Ground:
    """Return the ground of what the store holds now."""
    return _ground(session.snapshot().revision)


@kept_in_place(1)
def _ground(revision: int) -> Ground:
    del revision  # the snapshot is that of now
    return Ground(session.snapshot())
