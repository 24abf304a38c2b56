"""Files in the ICIJ format that this program exported; their contents are not ICIJ's statements."""

from collections.abc import Iterator, Mapping

from graph.importing.icij_round_trip import OWN_COLUMN, icij_kind, icij_tie, icij_values
from graph.importing.spreadsheet.csv_tables import unescape_cell
from graph.model.records import Kind, Source, Statement
from scrapers.contract.collector import Record, Unknown


def is_own(row: Mapping[str, str]) -> bool:
    """Return whether a row has the column that no file of ICIJ has."""
    return OWN_COLUMN in row


def _unguard_row(row: Mapping[str, str]) -> dict[str, str]:
    return {column: unescape_cell(cell) for column, cell in row.items()}


def own_node(
    what: str, row: Mapping[str, str], kinds: dict[str, Kind], where: str
) -> Iterator[Record]:
    """Yield a party, address or thing, and remember its kind."""
    cells = _unguard_row(row)
    kind = icij_kind(f"nodes-{what}", cells)
    ident = cells[OWN_COLUMN]
    if kind is None or not ident:
        yield Unknown(f"a node of type {cells.get('type', '')[:60]!r}", where)
        return
    kinds[ident] = kind
    source = own_source(cells.get("sourceID", ""))
    if source:
        yield source
    yield Statement(ident, kind, source.id if source else "", icij_values(kind, cells))


def own_relation(row: Mapping[str, str], kinds: Mapping[str, Kind], where: str) -> Iterator[Record]:
    """Yield the tie of a row, after its source."""
    cells = _unguard_row(row)
    source = own_source(cells.get("sourceID", ""))
    tie = icij_tie(cells, source.id if source else "")
    if tie is None or source is None or not {tie.start, tie.end} <= kinds.keys():
        yield Unknown("a relation with a node that is not in the files", where)
        return
    yield source
    yield tie


def own_source(named: str) -> Source | None:
    """Return a source for a copied one, whose id is all the format holds; None for several."""
    if not named or "; " in named:
        return None
    return Source(
        id=f"icij-form:{named}", title=f"{named}, as exported in the ICIJ form", restates=named
    )
