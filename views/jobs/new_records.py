"""Records of a run that the store did not hold before."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.records import Contents, Kind, TieType

_MOST_KEPT = 2_000  # ids; a run with more is a register, not an answer about one party


@dataclass(frozen=True, slots=True)
class NewTie:
    """A new tie: its type, its ends, the kind of office of an officer, and whether it has ended."""

    type: TieType
    start: str
    end: str
    role_kind: str
    ended: bool


class NewRecords:
    """The parties that a run speaks of, and which of them and of its ties are new.

    What the store held before is let go at the end.
    """

    def __init__(self, before: Contents) -> None:
        self._before: Contents | None = before
        self.stated: dict[str, Kind] = {}
        self.parties: dict[str, Kind] = {}
        self.ties: dict[str, NewTie] = {}

    def add_record(self, document: Mapping[str, object]) -> None:
        """Take one record as a JSON object, before it is written."""
        match document:
            case {"entity": {"id": str(ident), "kind": str(kind)}}:
                self._add_party(ident, Kind(kind))
            case {"tie": {"id": str(ident), "tie": str(kind), "from": str(start), "to": str(end)}}:
                if self._before is not None and self._before.tie(ident) is None:
                    tie = NewTie(TieType(kind), start, end, *_office(document["tie"]))
                    self._add_tie(ident, tie)
            case _:
                pass

    def end(self) -> None:
        """Take that no more records come, well or not."""
        self._before = None

    def _add_party(self, ident: str, kind: Kind) -> None:
        if len(self.stated) < _MOST_KEPT:
            self.stated[ident] = kind
            if self._before is not None and ident not in self._before.entities:
                self.parties[ident] = kind

    def _add_tie(self, ident: str, tie: NewTie) -> None:
        if len(self.ties) < _MOST_KEPT:
            self.ties[ident] = tie


def _office(tie: object) -> tuple[str, bool]:
    """Return the kind of office of a tie as JSON, and whether the tie has ended."""
    if not isinstance(tie, Mapping):
        return "", False
    return str(tie.get("role_kind", "")), bool(tie.get("until"))
