"""Candidates kept beside a store, in a file that can be thrown away.

After a change of the store only what changed is compared anew; the list is the same as a new one,
to the byte. A run that is stopped or killed leaves the old list.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from graph.matches.candidate import Candidate, EvidenceLine, Grade, LeftOut, MatchList
from graph.matches.evidence.catalogue import RULES_VERSION
from graph.matches.match_index import (
    Cancelled,
    MatchIndex,
    Report,
    ignore_progress,
    never_cancelled,
    rank_candidate,
)
from graph.matches.pairs.ambiguity import cap_candidate, find_rivals, is_open
from graph.matches.pairs.changed_pairs import KnownParties, find_changed_pairs
from graph.matches.pairs.party_keys import Keys
from graph.matches.parties import PartyReader
from graph.matches.places import AgentAddresses
from graph.model.records import Contents
from graph.support.file_locks import hold_lock
from graph.support.stored_texts import read_stored_text, store_text

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (
    revision INTEGER, rules TEXT, basis TEXT, sizes TEXT, parties INTEGER, compared INTEGER,
    finished TEXT);
CREATE TABLE IF NOT EXISTS party (id TEXT PRIMARY KEY, kind TEXT, digest BLOB, keys BLOB);
CREATE TABLE IF NOT EXISTS candidate (
    left TEXT, right TEXT, grade TEXT, bits REAL, lines TEXT, own_grade TEXT, is_open INTEGER,
    rivals TEXT, PRIMARY KEY (left, right));
CREATE TABLE IF NOT EXISTS left_out (place INTEGER PRIMARY KEY, what TEXT, count INTEGER, why TEXT);
"""
_OWNER_ONLY = 0o600
_LOCK_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A candidate as kept: its own grade, before another could as well be meant."""

    left: str
    right: str
    own_grade: str
    bits: float
    lines: str
    is_open: bool


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
            work = _Refresh.begin(contents, agents, mass_tenants, known, cancelled)
            rows, compared = work.compare(connection, meta if known else None, report, cancelled)
            with connection:
                work.write(connection, rows)
                connection.execute("DELETE FROM meta")
                connection.execute(
                    "INSERT INTO meta VALUES (?, ?, ?, ?, ?, ?, 'yes')",
                    (revision, RULES_VERSION, basis, work.sizes, len(work.index.keys), compared),
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
class _Refresh:
    """One run: the parties of now, and what is known of those of before."""

    index: MatchIndex
    digests: dict[str, bytes]
    known: KnownParties

    @classmethod
    def begin(
        cls,
        contents: Contents,
        agents: AgentAddresses,
        mass_tenants: int,
        known: KnownParties | None,
        cancelled: Cancelled,
    ) -> "_Refresh":
        known = known or KnownParties({}, {})
        parties = PartyReader(contents, agents)
        digests = {ident: parties.digest(ident) for ident in parties.ids}

        def known_keys(ident: str) -> Keys | None:
            return known.keys[ident] if known.digests.get(ident) == digests[ident] else None

        index = MatchIndex.of_parties(
            parties, mass_tenants=mass_tenants, known_keys=known_keys, cancelled=cancelled
        )
        return cls(index, digests, known)

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
    ) -> tuple[list[_Row], int]:
        """Return the candidates of now, and how many pairs are compared in all."""
        index, pairs = self.index, self.index.pairs()
        kept = _kept_rows(connection) if meta else {}
        same_sizes = meta is not None and meta["sizes"] == self.sizes
        changed = find_changed_pairs(
            index.table,
            index.parties.ids,
            index.keys,
            pairs,
            self.known,
            self.digests,
            kept,
            index.ground.mass_tenants,
            same_sizes=same_sizes,
        )
        anew = index.compare_pairs(changed.anew, len(changed.anew), report, cancelled)
        rows = [*map(_row_of, anew), *(kept[pair] for pair in changed.kept)]
        return rows, len(pairs)

    def write(self, connection: sqlite3.Connection, rows: list[_Row]) -> None:
        """Write the candidates and the parties that changed."""
        rivals = find_rivals(((r.left, r.right) for r in rows if r.is_open), self.index.differ)
        connection.execute("DELETE FROM candidate")
        connection.executemany(
            "INSERT INTO candidate VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (self._kept(row, rivals.get((row.left, row.right), ())) for row in _in_order(rows)),
        )
        gone = self.known.digests.keys() - self.digests.keys()
        connection.executemany("DELETE FROM party WHERE id = ?", ((i,) for i in sorted(gone)))
        kinds = self.index.parties.contents.entities
        connection.executemany(
            "INSERT OR REPLACE INTO party VALUES (?, ?, ?, ?)",
            (
                (ident, kinds[ident].kind.value, self.digests[ident], keys.tobytes())
                for ident, keys in zip(self.index.parties.ids, self.index.keys, strict=True)
                if self.known.digests.get(ident) != self.digests[ident]
            ),
        )
        connection.execute("DELETE FROM left_out")
        connection.executemany(
            "INSERT INTO left_out VALUES (?, ?, ?, ?)",
            (
                (place, each.what, each.count, json.dumps(store_text(each.why)))
                for place, each in enumerate(self.index.left_out())
            ),
        )

    def _kept(self, row: _Row, rivals: tuple[str, ...]) -> tuple[Any, ...]:
        grade = Grade.POSSIBLE.value if rivals else row.own_grade
        named = [[ident, self.index.parties.name(ident)] for ident in rivals]
        kept = (row.left, row.right, grade, row.bits, row.lines, row.own_grade)
        return (*kept, int(row.is_open), json.dumps(named))


def _in_order(rows: list[_Row]) -> list[_Row]:
    return sorted(rows, key=lambda row: (row.left, row.right))


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


def _known_parties(connection: sqlite3.Connection) -> KnownParties:
    digests, keys = {}, {}
    for ident, digest, joined in connection.execute("SELECT id, digest, keys FROM party"):
        digests[ident] = digest
        keys[ident] = np.frombuffer(joined, np.uint64)
    return KnownParties(digests, keys)


def _kept_rows(connection: sqlite3.Connection) -> dict[tuple[str, str], _Row]:
    rows = connection.execute("SELECT left, right, own_grade, bits, lines, is_open FROM candidate")
    return {(r[0], r[1]): _Row(r[0], r[1], r[2], r[3], r[4], bool(r[5])) for r in rows}


def _row_of(found: Candidate) -> _Row:
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
    return _Row(found.left, found.right, grade, found.bits, text, is_open(found))


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
