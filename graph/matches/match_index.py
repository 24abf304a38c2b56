"""Index of the parties of a store: what they share, and which pairs may be one party."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import KW_ONLY, dataclass, field

import numpy as np

from graph.errors import UnknownIdError
from graph.matches.candidate import Candidate, Grade, LeftOut, MatchList
from graph.matches.evidence.base import Pair
from graph.matches.evidence.catalogue import RULES, RULES_VERSION
from graph.matches.evidence.ground import Ground
from graph.matches.grades import grade_lines
from graph.matches.pairs.ambiguity import cap_candidate, find_rivals, is_open
from graph.matches.pairs.key_table import KeyTable, Places
from graph.matches.pairs.left_out import list_left_out
from graph.matches.pairs.outside import NearestNames, OutsideParty, read_outside
from graph.matches.pairs.party_keys import Keys, keys_of_party
from graph.matches.parties import COMPARED, Party, PartyReader
from graph.matches.places import AgentAddresses, agent_addresses
from graph.model.records import Contents
from graph.support.language import N_
from graph.support.settings import settings

Report = Callable[[int, int], None]
"""Called with the pairs that are compared, and with all that will be."""

Cancelled = Callable[[], None]
"""Called now and then; raises StoppedError if the list is no longer wanted."""

_GRADES = tuple(Grade)
_BATCH = 2_000


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
    """All parties of a store, ready to be compared with each other."""

    parties: PartyReader = field(repr=False)
    keys: tuple[Keys, ...] = field(repr=False)
    table: KeyTable = field(repr=False)
    ground: Ground = field(repr=False)
    _: KW_ONLY
    nearest: NearestNames = field(repr=False)

    @classmethod
    def of(cls, contents: Contents, *, agents: AgentAddresses, mass_tenants: int) -> "MatchIndex":
        """Index the parties of a store."""
        return cls.of_parties(PartyReader(contents, agents), mass_tenants=mass_tenants)

    @classmethod
    def by_settings(cls, contents: Contents) -> "MatchIndex":
        """Index the parties of a store, with the lists and the limit that the settings mean."""
        return cls.of(contents, agents=agent_addresses(), mass_tenants=settings().mass_tenants)

    @classmethod
    def of_parties(
        cls,
        parties: PartyReader,
        *,
        mass_tenants: int,
        known_keys: Callable[[str], Keys | None] = lambda _ident: None,
        cancelled: Cancelled = never_cancelled,
    ) -> "MatchIndex":
        """Index parties.

        ``known_keys`` returns the keys of a party that has not changed since they were made.
        """
        keys = tuple(_all_keys(parties, known_keys, cancelled))
        table = KeyTable.of(keys)
        sizes = Counter(parties.contents.entities[i].kind for i in parties.ids)
        ground = Ground(table.count, dict(sizes), mass_tenants, parties.agent, parties.source_title)
        return cls(parties, keys, table, ground, nearest=NearestNames(parties))

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

    def pairs(self) -> Places:
        """Return the pairs worth comparing, as ``KeyTable.pairs`` gives them."""
        found = self.table.pairs(self.ground.mass_tenants)
        kinds = np.array(
            [COMPARED.index(self.parties.contents.entities[i].kind) for i in self.parties.ids],
            np.int8,
        )
        if not len(found):
            return found
        left, right = found // self.table.parties, found % self.table.parties
        alike: Places = found[kinds[left] == kinds[right]]
        return alike

    def ids_of(self, pair: int) -> tuple[str, str]:
        """Return the ids of a pair of ``pairs``."""
        left, right = divmod(pair, self.table.parties)
        return self.parties.ids[left], self.parties.ids[right]

    def compare_pairs(
        self, pairs: Iterable[int], total: int, report: Report, cancelled: Cancelled
    ) -> Iterator[Candidate]:
        """Yield the candidates among some pairs."""
        for number, pair in enumerate(pairs):
            if number % _BATCH == 0:
                report(number, total)
                cancelled()
            found = self.compare(*self.ids_of(int(pair)))
            if found.grade is not None:
                yield found

    def match_list(
        self,
        revision: int,
        report: Report = ignore_progress,
        cancelled: Cancelled = never_cancelled,
    ) -> MatchList:
        """Return all candidates of the store, best first."""
        pairs = self.pairs()
        found = self.compare_pairs(pairs, len(pairs), report, cancelled)
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
        return list_left_out(self.parties, self.table, self.ground.mass_tenants)

    def find(self, outside: OutsideParty, most: int = 5) -> tuple[Candidate, ...]:
        """Return the parties of the store that one described outside may be, best first.

        ``right`` of each candidate is the store's party, ``left`` the id of the description.
        """
        asked = read_outside(outside)
        ids = self._worth_comparing(asked)
        found = [self.compare_parties(asked, self.parties.read(i)) for i in sorted(ids)]
        listed = sorted((c for c in found if c.grade), key=rank_candidate)
        return self._cap_ambiguous(tuple(listed))[:most]

    def _worth_comparing(self, asked: Party) -> set[str]:
        found: set[str] = set()
        for key in keys_of_party(asked):
            holders = self.table.holders_of(int(key)) if int(key) & 1 else ()
            if len(holders) <= self.ground.mass_tenants:
                found |= {self.parties.ids[i] for i in holders}
        found |= set(self.nearest.find(asked))
        entities = self.parties.contents.entities
        return {i for i in found if entities[i].kind is asked.kind}

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
        return self.compare(one, other).grade is None


def _all_keys(
    parties: PartyReader, known_keys: Callable[[str], Keys | None], cancelled: Cancelled
) -> Iterator[Keys]:
    for number, ident in enumerate(parties.ids):
        if number % _BATCH == 0:
            cancelled()
        known = known_keys(ident)
        yield keys_of_party(parties.read(ident)) if known is None else known
