"""Records of some of a board's ties and parties, read from the case and the shelves."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.model.records import ENDING, Contents, Statement, Tie, Value
from graph.registers.board.board import Board
from graph.registers.board.united import all_sources, displayed, united_statements
from graph.support.language import N_
from graph.support.language import gettext as _

WITHHELD_NAME = N_("a party that is withheld")


class BoardRecords:
    """Reader of records; a party taken out by hand is read without its id and its values."""

    def __init__(self, board: Board, unfinished: Sequence[str] = ()) -> None:
        self._board = board
        self._unfinished = tuple(unfinished)
        parts = board.numbering.parts
        self._sources = all_sources(parts)
        withheld = sorted({ident for part in parts for ident in part.withheld})
        self._stated: dict[int, tuple[Statement, ...]] = {}
        self._shown_id = {ident: f"withheld-{n}" for n, ident in enumerate(withheld, 1)}

    def read(self, rows: Iterable[int], parties: Iterable[int] = ()) -> Contents:
        """Return some ties with the parties at their ends, and some further parties."""
        wanted = sorted(set(rows))
        walk = self._board.walk
        ends = {int(p) for row in wanted for p in (walk.start[row], walk.end[row])}
        stated = self._stated_of(ends | {*parties})
        stated = dict(map(self._show, stated, stated.values()))
        entities = displayed(stated, self._sources)
        ties = self._ties(wanted)
        statements = tuple(s for ident in sorted(stated) for s in stated[ident])
        named = {s.source for s in statements} | {t.source for t in ties}
        return Contents(
            entities=entities,
            sources={i: source for i, source in self._sources.items() if i in named},
            statements=statements,
            ties=ties,
            unfinished=self._unfinished,
        )

    def _stated_of(self, parties: Iterable[int]) -> dict[str, tuple[Statement, ...]]:
        """Return what is stated of parties by their ids; what was read once is kept."""
        wanted = sorted(set(parties))
        new = [party for party in wanted if party not in self._stated]
        number_of = self._board.numbering.number_of
        for ident, stated in united_statements(self._board.numbering, new).items():
            number = number_of(ident)
            if number is not None:
                self._stated[number] = stated
        found = (self._stated.get(party, ()) for party in wanted)
        return {stated[0].entity: stated for stated in found if stated}

    def _ties(self, rows: Sequence[int]) -> tuple[Tie, ...]:
        by_part: dict[int, list[int]] = {}
        for row in rows:
            part, own = self._board.part_of_tie(row)
            by_part.setdefault(part, []).append(own)
        parts = self._board.numbering.parts
        found = (tie for part, own in by_part.items() for tie in parts[part].ties(own))
        ties = {tie.id: self._show_ends(tie) for tie in found}
        return tuple(ties[ident] for ident in sorted(ties))

    def _show_ends(self, tie: Tie) -> Tie:
        shown = self._shown_id
        if tie.start not in shown and tie.end not in shown:
            return tie
        start, end = shown.get(tie.start, tie.start), shown.get(tie.end, tie.end)
        return replace(tie, start=start, end=end)

    def _show(self, ident: str, stated: tuple[Statement, ...]) -> tuple[str, tuple[Statement, ...]]:
        shown = self._shown_id.get(ident)
        if shown is None:
            return ident, stated
        return shown, tuple(replace(s, entity=shown, values=_withheld_values(s)) for s in stated)


def _withheld_values(statement: Statement) -> dict[str, Value]:
    """Return what an analysis needs of a party that is withheld: whether it has ended."""
    ended = {name: value for name, value in statement.values.items() if name in ENDING}
    return {"name": _(WITHHELD_NAME), **ended}
