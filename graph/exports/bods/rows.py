"""Spreadsheet rows as annotations of BODS statements, each once in a file."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.exports.tables.rows import ColumnCells, source_cells, statement_cells, tie_cells
from graph.importing.bods.rows import RowsBySheet
from graph.model.records import Contents, Statement, Tie


class AnnotationRows:
    """Gives the rows of parties and ties; the row of a source goes with its first mention."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._named: set[str] = set()
        self._placed: set[str] = set()
        self._about: dict[str, list[Statement]] = defaultdict(list)
        for statement in sorted(contents.statements, key=lambda s: s.source):
            self._about[statement.entity].append(statement)

    @property
    def unnamed_count(self) -> int:
        """Number of sources that no statement has named so far."""
        return len(self._contents.sources.keys() - self._named)

    def party_rows(self, ident: str, located: Iterable[Tie]) -> RowsBySheet:
        """Return the rows of a party from every source, and of the addresses it is at."""
        ties = list(located)
        places = [tie.end for tie in ties if tie.end not in self._placed]
        self._placed.update(places)
        stated = [s for each in (ident, *dict.fromkeys(places)) for s in self._stated_rows(each)]
        sources = [s.source for s in stated] + [tie.source for tie in ties]
        entities = list(map(statement_cells, stated))
        return self._rows(sources, entities=entities, ties=list(map(tie_cells, ties)))

    def tie_rows(self, tie: Tie) -> RowsBySheet:
        """Return the row of a tie, with that of its source."""
        return self._rows([tie.source], ties=[tie_cells(tie)])

    def _stated_rows(self, ident: str) -> list[Statement]:
        entity = self._contents.entities[ident]
        shown = Statement(ident, entity.kind, "", {"name": entity.name, **entity.values})
        return self._about.get(ident) or [shown]

    def _rows(self, sources: Iterable[str], **rows: list[ColumnCells]) -> RowsBySheet:
        known = self._contents.sources
        fresh = [s for s in dict.fromkeys(sources) if s in known and s not in self._named]
        self._named.update(fresh)
        sheets: Mapping[str, list[ColumnCells]] = {
            "sources": [source_cells(known[ident]) for ident in fresh],
            **rows,
        }
        return {
            sheet: [{name: cell for name, cell in row.items() if cell} for row in listed]
            for sheet, listed in sheets.items()
            if listed
        }
