"""Candidates as JSON and CSV."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.analyses.tracing.search.accepted_matches import Matches, settle_matches
from graph.matches.candidate import Candidate, EvidenceLine, MatchList
from graph.model import precedence
from graph.model.records import Contents, Tie, TieType
from graph.support.csv_text import csv_text
from graph.support.language import english_text
from graph.support.safe_text import escape_formula

_COLUMNS = ("left", "left_name", "right", "right_name", "grade", "bits", "for", "against")
_SAMPLE_COLUMNS = ("left", "left_name", "right", "right_name", "judgement")
Changes = Mapping[tuple[str, str], list[dict[str, Any]]]


class MatchDocument:
    """Writer of candidates of one store, with the judgements that count."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        matching = [t for t in contents.ties if t.type is TieType.SAME_AS]
        self._matches: Matches = settle_matches(matching, contents.entities)
        settled = precedence.settle_pairs(matching)
        self._judgements = {frozenset((t.start, t.end)): t for t in settled}
        self._members: dict[str, list[str]] = defaultdict(list)
        for entry, node in sorted(self._matches.stands_for.items()):
            self._members[node].append(entry)
        self._sources: dict[str, set[str]] = defaultdict(set)
        for statement in contents.statements:
            self._sources[statement.entity].add(statement.source)

    def of_list(
        self,
        listed: MatchList,
        candidates: Iterable[Candidate],
        changes: Changes | None = None,
    ) -> dict[str, Any]:
        """Return a list with some of its candidates, ready for ``json.dumps``."""
        return {
            "revision": listed.revision,
            "rules": listed.rules,
            "parties": listed.parties,
            "compared": listed.compared,
            "candidates": [
                self.of_candidate(c, None if changes is None else changes.get((c.left, c.right)))
                for c in candidates
            ],
            "left_out": [
                {"what": each.what, "count": each.count, "why": english_text(each.why)}
                for each in listed.left_out
            ],
        }

    def of_candidate(
        self, candidate: Candidate, changes: list[dict[str, Any]] | None = None
    ) -> dict[str, Any]:
        """Return one candidate; ``changes`` are those of an acceptance, None if not asked for."""
        return {
            "left": self._party(candidate.left),
            "right": self._party(candidate.right),
            "grade": candidate.grade,
            "bits": candidate.bits,
            "lines": [_line(line) for line in candidate.lines],
            "ambiguous_with": list(candidate.ambiguous_with),
            "group": self._group(candidate),
            "changes": changes,
            "judgement": self._judgement(candidate),
        }

    def csv(self, candidates: Iterable[Candidate]) -> str:
        """Return candidates as CSV, of which a spreadsheet runs nothing."""
        return _safe_csv(_COLUMNS, (self._row(c) for c in candidates))

    def sample_csv(self, candidates: Iterable[Candidate]) -> str:
        """Return candidates without grade and bits, each with an empty cell for a judgement."""
        names = self._contents.entities
        rows = ((c.left, names[c.left].name, c.right, names[c.right].name, "") for c in candidates)
        return _safe_csv(_SAMPLE_COLUMNS, rows)

    def _row(self, candidate: Candidate) -> tuple[object, ...]:
        entities = self._contents.entities
        return (
            candidate.left,
            entities[candidate.left].name,
            candidate.right,
            entities[candidate.right].name,
            candidate.grade or "",
            candidate.bits,
            _texts(line for line in candidate.lines if line.bits > 0),
            _texts(line for line in candidate.lines if line.bits < 0 or line.what == "ambiguous"),
        )

    def _party(self, ident: str) -> dict[str, Any]:
        entity = self._contents.entities[ident]
        return {
            "id": ident,
            "name": entity.name,
            "kind": entity.kind,
            "country": entity.text("country"),
            "sources": sorted(s for s in self._sources.get(ident, ()) if s),
        }

    def _group(self, candidate: Candidate) -> list[str]:
        """Return all entries that are one party with a side, or would be."""
        nodes = {self._matches.representative_of(i) for i in (candidate.left, candidate.right)}
        found = {candidate.left, candidate.right}
        return sorted(found.union(*(self._members.get(node, ()) for node in nodes)))

    def _judgement(self, candidate: Candidate) -> dict[str, Any] | None:
        tie: Tie | None = self._judgements.get(frozenset((candidate.left, candidate.right)))
        if tie is None:
            return None
        return {
            "judgement": tie.judgement,
            "judged_by": tie.judged_by,
            "judged_at": tie.judged_at,
            "note": tie.wording,
        }


def _line(line: EvidenceLine) -> dict[str, Any]:
    return {
        "what": line.what,
        "bits": line.bits,
        "text": english_text(line.text),
        "left": line.left,
        "right": line.right,
    }


def _texts(lines: Iterable[EvidenceLine]) -> str:
    return "; ".join(english_text(line.text) for line in lines)


def _safe_csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    return csv_text(_safe_rows(columns, rows))


def _safe_rows(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[list[str]]:
    yield list(columns)
    for row in rows:
        yield [escape_formula(str(cell)) for cell in row]
