"""Index of the parties of a store: what they share, and which pairs may be one party."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from functools import lru_cache

import numpy as np

from graph.errors import UnknownIdError
from graph.matches.candidate import Candidate, Grade, LeftOut, MatchList
from graph.matches.evidence.base import Pair
from graph.matches.evidence.catalogue import DECIDING, RULES, RULES_VERSION
from graph.matches.evidence.ground import CountedKey, Ground
from graph.matches.evidence.name_comparison import may_be_near
from graph.matches.grades import grade_lines
from graph.matches.pairs.ambiguity import cap_candidate, find_rivals, is_open
from graph.matches.pairs.changed_pairs import PartyChange
from graph.matches.pairs.key_table import KeyTable, PartyKeys, PartyPairs
from graph.matches.pairs.keys import PAIRING, are_for
from graph.matches.pairs.known_parties import KnownParties
from graph.matches.pairs.left_out import list_left_out
from graph.matches.pairs.numbers_apart import find_numbers_apart
from graph.matches.pairs.outside import NearestNames, OutsideParty, read_outside
from graph.matches.pairs.party_keys import keys_of_party
from graph.matches.parties import COMPARED, Party, PartyReader
from graph.matches.places import AgentAddresses, agent_addresses
from graph.matches.records.arrays import Numbers
from graph.matches.records.party_digests import digest_entities, digest_texts
from graph.matches.records.record_places import RecordPlaces
from graph.model.records import Contents, Kind
from graph.support.language import N_
from graph.support.settings import settings

Report = Callable[[int, int], None]
"""Called with the pairs that are compared, and with all that will be."""

Cancelled = Callable[[], None]
"""Called now and then; raises StoppedError if the list is no longer wanted."""

_GRADES = tuple(Grade)
_BATCH = 2_000
_COUNTS_KEPT = 1 << 14


def ignore_progress(_done: int, _total: int) -> None:
    """Report nothing."""


def never_cancelled() -> None:
    """Go on."""


def rank_candidate(candidate: Candidate) -> tuple[int, float, str, str]:
    """Return the sort key of a candidate: grade, then bits, then ids."""
    place = _GRADES.index(candidate.grade) if candidate.grade else len(_GRADES)
    return place, -candidate.bits, candidate.left, candidate.right


@dataclass(frozen=True, eq=False)
class MatchIndex:
    """All parties of a store, ready to be compared with each other.

    ``change`` is what changed since the run of which the parties are known.
    """

    parties: PartyReader = field(repr=False)
    known: KnownParties = field(repr=False)
    change: PartyChange = field(repr=False)
    table: KeyTable = field(repr=False)
    ground: Ground = field(repr=False)
    _: KW_ONLY
    nearest: NearestNames = field(repr=False)

    @classmethod
    def by_settings(cls, contents: Contents) -> "MatchIndex":
        """Index the parties of a store, with the lists and the limit that the settings mean."""
        return cls.of(contents, agents=agent_addresses(), mass_tenants=settings().mass_tenants)

    @classmethod
    def of(
        cls,
        contents: Contents,
        *,
        agents: AgentAddresses,
        mass_tenants: int,
        before: KnownParties | None = None,
        cancelled: Cancelled = never_cancelled,
    ) -> "MatchIndex":
        """Index the parties of a store; those unchanged since ``before`` are not read again."""
        before = before or KnownParties.none()
        records = RecordPlaces.of(contents)
        parties = PartyReader(contents, agents, records)
        ids, digests = _digests(records, parties)
        unchanged = before.unchanged(ids, digests)
        new = [parties.ids[place] for place in np.flatnonzero(unchanged < 0).tolist()]
        keys = before.keys.replaced(unchanged, PartyKeys.of(_all_keys(parties, new, cancelled)))
        left_out = before.names_left_out[unchanged] if len(before.ids) else np.zeros_like(unchanged)
        left_out[unchanged < 0] = np.fromiter(map(parties.names_left_out, new), np.int64, len(new))
        table = KeyTable.of(keys)
        ground = Ground(
            lru_cache(maxsize=_COUNTS_KEPT)(table.count),
            parties.sizes,
            mass_tenants,
            parties.agent,
            parties.source_title,
        )
        known = KnownParties(ids, digests, keys, left_out)
        change = PartyChange(parties.ids, keys, before, unchanged)
        return cls(parties, known, change, table, ground, nearest=NearestNames(parties))

    def counted_by(
        self, holders: Callable[[CountedKey], int], sizes: dict[Kind, int]
    ) -> "MatchIndex":
        """Return the same index of a part of a store, with counts of the whole store."""
        return replace(self, ground=replace(self.ground, holders=holders, sizes=sizes))

    def compare(self, left: str, right: str) -> Candidate:
        """Compare two entries of one kind; the grade is None where they would not be listed.

        Raises:
            UnknownIdError: the store lacks one of them.
        """
        first, second = sorted((left, right))
        one, other = self._party(first), self._party(second)
        return self.compare_parties(one, other)

    def compare_parties(self, left: Party, right: Party) -> Candidate:
        """Compare two parties, of which one may be described outside of the store."""
        pair = Pair(left, right, self.ground)
        lines = tuple(line for rule in RULES for line in rule.find(pair))
        fits = left.kind is right.kind and left.kind in COMPARED
        grade = grade_lines(left.kind, lines) if fits else None
        bits = round(sum(line.bits for line in lines), 1)
        return Candidate(left.id, right.id, grade, bits, lines)

    def pairs(self) -> PartyPairs:
        """Return the pairs worth comparing."""
        found = self.table.pairs(self.ground.mass_tenants)
        left, right = found.sides
        return found.only(self.parties.kinds[left] == self.parties.kinds[right])

    def compare_pairs(
        self, pairs: PartyPairs, report: Report, cancelled: Cancelled
    ) -> Iterator[Candidate]:
        """Yield the candidates among some pairs."""
        pairs = pairs.only(~find_numbers_apart(self.known.keys, pairs))
        ids, read = self.parties.ids, self.parties.read
        sides = (side.tolist() for side in (*pairs.sides, pairs.by_name))
        for number, (left, right, by_name) in enumerate(zip(*sides, strict=True)):
            if number % _BATCH == 0:
                report(number, len(pairs))
                cancelled()
            one, other = read(ids[left]), read(ids[right])
            if by_name and not may_be_near(one, other):
                continue
            found = self._list_pair(one, other)
            if found is not None:
                yield found

    def _list_pair(self, left: Party, right: Party) -> Candidate | None:
        """Return a pair if it is to be listed; most pairs that are not differ in a register."""
        pair = Pair(left, right, self.ground)
        if any(True for rule in DECIDING for _line in rule.find(pair)):
            return None
        found = self.compare_parties(left, right)
        return None if found.grade is None else found

    def match_list(
        self,
        revision: int,
        report: Report = ignore_progress,
        cancelled: Cancelled = never_cancelled,
    ) -> MatchList:
        """Return all candidates of the store, best first."""
        pairs = self.pairs()
        found = self.compare_pairs(pairs, report, cancelled)
        return self._finish_list(found, revision, len(pairs))

    def _finish_list(self, found: Iterable[Candidate], revision: int, compared: int) -> MatchList:
        """Return the list of some candidates, the ambiguous ones capped."""
        capped = self._cap_ambiguous(tuple(found))
        return MatchList(
            revision=revision,
            rules=RULES_VERSION,
            parties=len(self.parties),
            compared=compared,
            candidates=tuple(sorted(capped, key=rank_candidate)),
            left_out=self.left_out(),
        )

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what was not compared, and why."""
        names = int(self.known.names_left_out.sum())
        return list_left_out(self.table, self.ground.mass_tenants, names)

    def find(
        self, outside: Sequence[OutsideParty], most: int = 5
    ) -> tuple[tuple[Candidate, ...], ...]:
        """Return the parties of the store that each one described outside may be, best first.

        ``right`` of each candidate is the store's party, ``left`` the id of the description.
        """
        asked = [read_outside(each) for each in outside]
        nearest = self.nearest.find(asked)
        return tuple(
            self._best(party, self._worth_comparing(party) | near, most)
            for party, near in zip(asked, nearest, strict=True)
        )

    def _best(self, asked: Party, ids: set[str], most: int) -> tuple[Candidate, ...]:
        of_kind = (self.parties.read(i) for i in sorted(ids))
        found = [self.compare_parties(asked, p) for p in of_kind if p.kind is asked.kind]
        listed = sorted((c for c in found if c.grade), key=rank_candidate)
        return self._cap_ambiguous(tuple(listed))[:most]

    def _worth_comparing(self, asked: Party) -> set[str]:
        found: set[str] = set()
        keys = np.array(keys_of_party(asked), np.uint64)
        for key in keys[are_for(keys, *PAIRING)].tolist():
            holders = self.table.holders_of(key)
            if len(holders) <= self.ground.mass_tenants:
                found |= {self.parties.ids[i] for i in holders}
        return found

    def _party(self, ident: str) -> Party:
        try:
            return self.parties.read(ident)
        except KeyError:
            raise UnknownIdError(N_("The store has nothing under {id!r}."), id=ident) from None

    def _cap_ambiguous(self, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        rivals = find_rivals(((c.left, c.right) for c in found if is_open(c)), self.differ)
        return tuple(
            cap_candidate(c, beside, self.parties.name(beside[0]))
            if (beside := rivals.get((c.left, c.right)))
            else c
            for c in found
        )

    def differ(self, one: str, other: str) -> bool:
        """Whether two parties of the store would not be listed as one."""
        known = self.parties.contents.entities
        if one not in known or other not in known:
            return False
        left, right = sorted((one, other))
        return self._list_pair(self.parties.read(left), self.parties.read(right)) is None


def _digests(records: RecordPlaces, parties: PartyReader) -> tuple[Numbers, Numbers]:
    """Return digests of the id of each party, and of all that its comparison rests on."""
    ids = digest_texts(list(records.contents.entities))
    found = digest_entities(records, ids, parties.claiming)
    places = np.fromiter(map(records.place.__getitem__, parties.ids), np.int64, len(parties))
    return ids[places], found[places]


def _all_keys(
    parties: PartyReader, ids: Iterable[str], cancelled: Cancelled
) -> Iterator[Iterable[int]]:
    for number, ident in enumerate(ids):
        if number % _BATCH == 0:
            cancelled()
        yield keys_of_party(parties.read_once(ident))
