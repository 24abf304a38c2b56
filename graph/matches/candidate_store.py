"""Candidates kept beside a store, in a file that can be thrown away.

After a change of the store only what changed is compared anew; the list is the same as a new one,
to the byte. A run that is stopped or killed leaves the old list.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from graph.matches.candidate import Candidate, EvidenceLine, Grade, LeftOut, MatchList
from graph.matches.evidence.catalogue import RULES_VERSION
from graph.matches.evidence.ground import CountedKey
from graph.matches.match_index import (
    Cancelled,
    MatchIndex,
    Report,
    ignore_progress,
    never_cancelled,
    rank_candidate,
)
from graph.matches.pairs.ambiguity import IdPair, cap_candidate, find_rivals, is_open
from graph.matches.pairs.key_table import KeyTable, PartyKeys
from graph.matches.pairs.known_parties import KnownParties
from graph.matches.places import AgentAddresses
from graph.model.records import Contents, Kind
from graph.support.file_locks import hold_lock
from graph.support.stored_texts import read_stored_text, store_text

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (
    revision INTEGER, rules TEXT, basis TEXT, sizes TEXT, parties INTEGER, compared INTEGER,
    finished TEXT);
CREATE TABLE IF NOT EXISTS known (
    ids BLOB, digests BLOB, keys BLOB, starts BLOB, names_left_out BLOB);
CREATE TABLE IF NOT EXISTS candidate (
    left TEXT, right TEXT, grade TEXT, bits REAL, lines TEXT, own_grade TEXT, is_open INTEGER,
    rivals TEXT, PRIMARY KEY (left, right)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS left_out (place INTEGER PRIMARY KEY, what TEXT, count INTEGER, why TEXT);
DROP TABLE IF EXISTS parties; -- what earlier versions knew of the parties
"""
_REMOVE = "DELETE FROM candidate WHERE left = ? AND right = ?"
_CHANGE_RIVALS = """
UPDATE candidate SET rivals = :rivals,
    grade = CASE :rivals WHEN '[]' THEN own_grade ELSE 'possible' END
WHERE left = :left AND right = :right
"""
_NONE = "[]"
_OWNER_ONLY = 0o600
_LOCK_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class KeptCounts:
    """Counts of a list, by which a pair can be compared without the rest of the store.

    ``sizes`` are rounded as ``Ground`` rounds them.
    """

    holders: Callable[[CountedKey], int]
    sizes: dict[Kind, int]


def candidate_store(data_dir: Path, store_ident: str) -> "CandidateStore":
    """Return the file of candidates of the store with this id."""
    return CandidateStore(data_dir / "matches" / f"{store_ident}.sqlite")


@dataclass(frozen=True, slots=True)
class CandidateStore:
    """File with the candidates of one store."""

    path: Path

    def read(self) -> MatchList | None:
        """Return the last finished list; None where there is none of these rules."""
        if not self.path.exists():
            return None
        with self._open() as connection:
            meta = _meta(connection)
            if meta is None or meta["rules"] != RULES_VERSION:
                return None
            found = (_read_candidate(row) for row in connection.execute("SELECT * FROM candidate"))
            left_out = connection.execute("SELECT what, count, why FROM left_out ORDER BY place")
            return MatchList(
                revision=meta["revision"],
                rules=meta["rules"],
                parties=meta["parties"],
                compared=meta["compared"],
                candidates=tuple(sorted(found, key=rank_candidate)),
                left_out=tuple(
                    LeftOut(what, count, read_stored_text(json.loads(why)))
                    for what, count, why in left_out
                ),
            )

    def find(self, left: str, right: str) -> Candidate | None:
        """Return one candidate of the last finished list."""
        if not self.path.exists():
            return None
        with self._open() as connection:
            query = "SELECT * FROM candidate WHERE left = ? AND right = ?"
            row = connection.execute(query, sorted((left, right))).fetchone()
            return _read_candidate(row) if row else None

    def counts(self) -> KeptCounts | None:
        """Return how many parties have what, at the last finished list; None without one."""
        if not self.path.exists():
            return None
        with self._open() as connection:
            meta, known = _meta(connection), _known_parties(connection)
            if meta is None or known is None or meta["rules"] != RULES_VERSION:
                return None
            sizes = {Kind(kind): size for kind, size in json.loads(meta["sizes"]).items()}
            return KeptCounts(KeyTable.of(known.keys).count, sizes)

    def read_firm(self) -> tuple[Candidate, ...]:
        """Return the strong and likely pairs of the last list by their ends alone, unordered."""
        if not self.path.exists():
            return ()
        query = "SELECT left, right, grade, bits FROM candidate WHERE grade IN (?, ?)"
        with self._open() as connection:
            meta = _meta(connection)
            if meta is None or meta["rules"] != RULES_VERSION:
                return ()
            rows = connection.execute(query, (Grade.STRONG.value, Grade.LIKELY.value))
            return tuple(Candidate(r[0], r[1], Grade(r[2]), r[3], ()) for r in rows)

    def refresh(
        self,
        contents: Contents,
        revision: int,
        *,
        agents: AgentAddresses,
        mass_tenants: int,
        report: Report = ignore_progress,
        cancelled: Cancelled = never_cancelled,
    ) -> None:
        """Bring the list up to a revision of the store; another process waits meanwhile.

        Raises:
            StoppedError: ``cancelled`` ended it; the old list stays.
        """
        basis = _basis(agents, mass_tenants)
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with hold_lock(self.path.with_suffix(".lock"), _LOCK_SECONDS), self._open() as connection:
            meta = _meta(connection)
            known = _known_parties(connection) if meta and meta["basis"] == basis else None
            if meta and known is not None and meta["revision"] == revision:
                return
            index = MatchIndex.of(
                contents,
                agents=agents,
                mass_tenants=mass_tenants,
                before=known,
                cancelled=cancelled,
            )
            work = _Refresh(index)
            compared, pairs = work.compare(connection, meta if known else None, report, cancelled)
            with connection:
                work.write(connection, compared)
                connection.execute("DELETE FROM meta")
                connection.execute(
                    "INSERT INTO meta VALUES (?, ?, ?, ?, ?, ?, 'yes')",
                    (revision, RULES_VERSION, basis, work.sizes, len(index.parties), pairs),
                )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))
        with closing(sqlite3.connect(self.path, timeout=60)) as connection:
            try:
                connection.executescript(_SCHEMA)
            except sqlite3.DatabaseError:
                connection.close()
                self.path.unlink()
                with self._open() as anew:
                    yield anew
                return
            yield connection


@dataclass(frozen=True, slots=True)
class _Row:
    """A candidate as kept: its own grade, before another could as well be meant."""

    pair: IdPair
    own_grade: str
    bits: float
    lines: str
    is_open: bool

    def cells(self, rivals: str) -> tuple[Any, ...]:
        """Return the row of the table, with what could as well be meant."""
        grade = self.own_grade if rivals == _NONE else Grade.POSSIBLE.value
        cells = (*self.pair, grade, self.bits, self.lines, self.own_grade)
        return (*cells, int(self.is_open), rivals)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A candidate of the last run, as far as one that stays may change: its rivals, as JSON."""

    is_open: bool
    rivals: str


@dataclass(frozen=True, slots=True)
class _Compared:
    """Candidates compared anew, as rows, those of the last run that stay, and those that do not."""

    anew: list[_Row]
    stay: dict[IdPair, _Kept]
    gone: frozenset[IdPair]


@dataclass(frozen=True, slots=True)
class _Refresh:
    """One run over the parties of now."""

    index: MatchIndex

    @property
    def sizes(self) -> str:
        """The numbers of parties by kind, as far as the bits of a candidate rest on them."""
        return json.dumps(dict(sorted(self.index.ground.rounded_sizes.items())))

    def compare(
        self,
        connection: sqlite3.Connection,
        meta: dict[str, Any] | None,
        report: Report,
        cancelled: Cancelled,
    ) -> tuple[_Compared, int]:
        """Return the candidates of now, and how many pairs are compared in all."""
        index, pairs = self.index, self.index.pairs()
        before = _kept_candidates(connection)
        kept = before if meta else {}
        same_sizes = meta is not None and meta["sizes"] == self.sizes
        changed = index.change.find_changed_pairs(
            index.table, pairs, kept, index.ground.mass_tenants, same_sizes=same_sizes
        )
        anew = list(map(_row, index.compare_pairs(changed.anew, report, cancelled)))
        stay = {pair: kept[pair] for pair in changed.kept}
        return _Compared(anew, stay, frozenset(before.keys() - stay.keys())), len(pairs)

    def write(self, connection: sqlite3.Connection, compared: _Compared) -> None:
        """Write the candidates that are not as they were, and what a later run has to know."""
        open_pairs = [row.pair for row in compared.anew if row.is_open]
        open_pairs += [pair for pair, kept in compared.stay.items() if kept.is_open]
        rivals = self._named_rivals(sorted(open_pairs))
        connection.executemany(_REMOVE, sorted(compared.gone))
        connection.executemany(
            "INSERT INTO candidate VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (row.cells(rivals.get(row.pair, _NONE)) for row in compared.anew),
        )
        connection.executemany(
            _CHANGE_RIVALS,
            (
                {"left": pair[0], "right": pair[1], "rivals": rivals.get(pair, _NONE)}
                for pair, kept in compared.stay.items()
                if kept.rivals != rivals.get(pair, _NONE)
            ),
        )
        connection.execute("DELETE FROM known")
        connection.execute("INSERT INTO known VALUES (?, ?, ?, ?, ?)", _stored(self.index.known))
        connection.execute("DELETE FROM left_out")
        connection.executemany(
            "INSERT INTO left_out VALUES (?, ?, ?, ?)",
            (
                (place, each.what, each.count, json.dumps(store_text(each.why)))
                for place, each in enumerate(self.index.left_out())
            ),
        )

    def _named_rivals(self, open_pairs: Iterable[IdPair]) -> dict[IdPair, str]:
        found = find_rivals(open_pairs, self.index.differ)
        name = self.index.parties.name
        return {
            pair: json.dumps([[ident, name(ident)] for ident in idents])
            for pair, idents in found.items()
        }


def _basis(agents: AgentAddresses, mass_tenants: int) -> str:
    """Return a digest of all besides the store that the list rests on."""
    listed = sorted(each.address for each in agents.listed)
    text = json.dumps([RULES_VERSION, mass_tenants, listed])
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _meta(connection: sqlite3.Connection) -> dict[str, Any] | None:
    cursor = connection.execute("SELECT * FROM meta")
    names = [column[0] for column in cursor.description]
    row = cursor.fetchone()
    return dict(zip(names, row, strict=True)) if row else None


def _known_parties(connection: sqlite3.Connection) -> KnownParties | None:
    row = connection.execute("SELECT * FROM known").fetchone()
    if row is None:
        return None
    ids, digests, keys, starts, left_out = row
    return KnownParties(
        np.frombuffer(ids, np.uint64),
        np.frombuffer(digests, np.uint64),
        PartyKeys(np.frombuffer(keys, np.uint64), np.frombuffer(starts, np.int64)),
        np.frombuffer(left_out, np.int64),
    )


def _stored(known: KnownParties) -> tuple[memoryview, ...]:
    keys = known.keys
    arrays = (known.ids, known.digests, keys.joined, keys.starts, known.names_left_out)
    return tuple(array.data for array in arrays)


def _kept_candidates(connection: sqlite3.Connection) -> dict[IdPair, _Kept]:
    rows = connection.execute("SELECT left, right, is_open, rivals FROM candidate")
    return {(left, right): _Kept(bool(is_open), rivals) for left, right, is_open, rivals in rows}


def _row(found: Candidate) -> _Row:
    lines = [
        {
            "what": line.what,
            "bits": line.bits,
            "text": store_text(line.text),
            "left": line.left,
            "right": line.right,
        }
        for line in found.lines
    ]
    grade = found.grade.value if found.grade else ""
    text = json.dumps(lines, ensure_ascii=True)
    return _Row((found.left, found.right), grade, found.bits, text, is_open(found))


def _read_candidate(row: tuple[Any, ...]) -> Candidate:
    left, right, _grade, bits, lines, own_grade, _is_open, rivals = row
    read = tuple(
        EvidenceLine(
            line["what"], line["bits"], read_stored_text(line["text"]), line["left"], line["right"]
        )
        for line in json.loads(lines)
    )
    candidate = Candidate(left, right, Grade(own_grade), bits, read)
    named = json.loads(rivals)
    if not named:
        return candidate
    return cap_candidate(candidate, [ident for ident, _name in named], named[0][1])
