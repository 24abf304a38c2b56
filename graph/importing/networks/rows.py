"""Nodes and edges as rows of the spreadsheet format, read by its rules.

A file of our own, which names its sources, is read back as it was exported. In any other only a
node with a kind of the model is a party; an edge without a tie of the model, or without a
direction, is a link in the words of the file and nothing stronger.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from graph.errors import DateError, ShareError
from graph.importing.networks.network import (
    Attributes,
    DayPeriod,
    FileEdge,
    FileNetwork,
    FileNode,
    Times,
)
from graph.importing.result import Problem, quote_value
from graph.importing.spreadsheet.cell_values.damaged_cells import cell_faults
from graph.importing.spreadsheet.columns import UNHOLDABLE, column_of, share_cells
from graph.importing.spreadsheet.csv_tables import Table, TableRow
from graph.importing.spreadsheet.rows import SOURCE_COLUMNS, TIE_COLUMNS
from graph.importing.spreadsheet.table_format import REQUIRED
from graph.model.dates import first_day, last_day
from graph.model.records import Holding, Kind, TieType, Value
from graph.model.shares import Share, parse_share, share_words
from graph.model.vocabulary.lexicon import doubt_of
from graph.support.language import N_, LazyText, lazy_text

_SOURCE, _STATES = "Source", "STATES"
_KINDS = {str(kind) for kind in Kind}
_TIES = {str(tie) for tie in TieType}
_PREFIX = "value_"
_RESERVED = frozenset({"id", "key", "kind", "source", "target", "tie", "stated_by"})
_PARTY_COLUMNS = ("from", "to")
_PERIOD = ("since", "until")
_SHARES = ("share_min", "share_max", "share_exact_min", "share_exact_max", "share_text")
_BOUNDS = ("min_open", "max_open")
_WORDING = ("label", "type", "relation", "relationship", "rel", "name", "tie")
_ENDS = {"source": "from", "target": "to"}

NamedTables = list[tuple[str, Table]]
LeftValues = list[tuple[str, str]]


def rows_of(network: FileNetwork, problems: list[Problem], left: LeftValues) -> NamedTables:
    """Return a table for each row, named by its place; what is not understood goes to ``left``."""
    left.extend(network.left)
    own = any(node.attributes.get("kind") == _SOURCE for node in network.nodes)
    rows = _NetworkRows(network, own, problems, left)
    return list(rows.all())


class _NetworkRows:
    """Rows of one file; ids of a file of others are valid in that file only."""

    def __init__(
        self, network: FileNetwork, own: bool, problems: list[Problem], left: LeftValues
    ) -> None:
        self._network = network
        self._own = own
        self._problems = problems
        self._left = left
        self._file = f"file-{network.digest[:16]}"
        self._uses_file = False
        self._sources: dict[str, str] = {}
        self._parties: dict[str, FileNode] = {}
        for node in network.nodes:
            if node.attributes.get("kind") in _KINDS:
                self._parties[node.id] = node
            elif not (own and node.attributes.get("kind") == _SOURCE):
                left.append((_unknown(node), node.place))
        for node in network.nodes:
            if own and node.attributes.get("kind") == _SOURCE:
                bare = node.id.removeprefix("source ")
                self._sources[node.id] = bare if bare in self._parties else node.id

    def all(self) -> Iterator[tuple[str, Table]]:
        """Yield the rows of sources, parties and ties."""
        if self._network.nodes and not self._parties and not self._sources:
            expected = lazy_text(
                N_('a "kind" at each node that is a party: {kinds}'),
                kinds=", ".join(sorted(_KINDS)),
            )
            found = LazyText(N_("nodes without a kind of this model"))
            self._problems.append(
                Problem(
                    place=self._network.name, line=0, column="kind", found=found, expected=expected
                )
            )
            return
        others = [*self._entities(), *self._ties()]
        for node in self._network.nodes:
            if node.id in self._sources:
                yield from self._row("sources", node.place, self._source(node))
        if self._uses_file:
            cells = {"id": self._file, "title": self._network.name}
            yield from self._row("sources", self._network.name, cells)
        yield from others

    def _source(self, node: FileNode) -> dict[str, str]:
        cells = {"id": self._sources[node.id], "title": str(node.attributes.get("name", node.id))}
        for name, value in _values(node.attributes, {"kind", "name"}).items():
            if name in SOURCE_COLUMNS:
                cells[name] = str(value)
            else:
                cells.update([column_of(name, value)])
        return cells

    def _entities(self) -> Iterator[tuple[str, Table]]:
        stated: dict[str, list[Mapping[str, Value]]] = defaultdict(list)
        for edge in self._network.edges:
            if edge.attributes.get("tie") == _STATES and edge.start in self._sources:
                values = _values(edge.attributes, {"tie"})
                stated[edge.end].append(values)
                party = self._parties.get(edge.end)
                if party is None:
                    self._left.append(("values of a node that is no party", edge.place))
                else:
                    cells = self._party_cells(party, values, self._sources[edge.start])
                    yield from self._row("entities", edge.place, cells)
        for node in self._parties.values():
            yield from self._unstated_rows(node, stated[node.id])

    def _unstated_rows(
        self, node: FileNode, stated: list[Mapping[str, Value]]
    ) -> Iterator[tuple[str, Table]]:
        """Yield the values of a node itself that no source in the file states."""
        values = _values(node.attributes, {"kind"})
        values.setdefault("name", node.label or node.id)
        if not self._own:
            if node.label:
                values.setdefault("label", node.label)
            if values["name"] == node.label:
                values.pop("label", None)
            values.update(self._node_period(node))
            yield from self._row(
                "entities", node.place, self._party_cells(node, values, self._own_source())
            )
            return
        if node.label not in ("", values["name"]):
            self._left.append(("a label other than the name", node.place))
        rest = {
            name: value
            for name, value in values.items()
            if not any(str(value) == str(each.get(name)) for each in stated)
        }
        if rest or not stated:
            rest.setdefault("name", values["name"])
            yield from self._row("entities", node.place, self._party_cells(node, rest, ""))

    def _node_period(self, node: FileNode) -> dict[str, Value]:
        """Return the period of a node, which also bounds its ties."""
        if node.times.unread or len(node.times.periods) > 1:
            self._left.append(("a node at times that are not two days", node.place))
        if len(node.times.periods) != 1:
            return {}
        period = node.times.periods[0]
        days = {"since": period.since, "until": period.until}
        return {name: day for name, day in days.items() if day and name not in node.attributes}

    def _party_cells(
        self, node: FileNode, values: Mapping[str, Value], source: str
    ) -> dict[str, str]:
        cells = dict(
            column_of(n, v) for n, v in values.items() if n not in ("id", "kind", "source")
        )
        named = {"id": self._party(node.id), "kind": str(node.attributes["kind"])}
        return {**cells, **named, "source": source}

    def _ties(self) -> Iterator[tuple[str, Table]]:
        for number, edge in enumerate(self._network.edges, 1):
            if edge.attributes.get("tie") == _STATES and edge.start in self._sources:
                continue
            if not {edge.start, edge.end} <= self._parties.keys():
                self._left.append(("an edge to a node that is no party", edge.place))
                continue
            ident = edge.id if self._own and edge.id else f"{self._file}-{number}"
            ends = {"from": self._party(edge.start), "to": self._party(edge.end)}
            rows = list(self._rows_by_period(edge, self._tie(edge) if self._is_tie(edge) else {}))
            for part, cells in enumerate(rows, 1):
                named = {"id": ident if len(rows) == 1 else f"{ident}-{part}", **ends}
                yield from self._row("ties", edge.place, {**cells, **named})

    def _is_tie(self, edge: FileEdge) -> bool:
        """Whether an edge is a tie of the model and not only a link; if not, that is noted."""
        if edge.attributes.get("tie") not in _TIES:
            return False
        if not edge.directed:
            self._left.append(("a tie whose direction the file does not say", edge.place))
            return False
        if not self._own and doubt_of(edge.label) is not None:
            self._left.append(("a tie whose label says that it does not hold", edge.place))
            return False
        if _has_unread_time(edge, self._edge_times(edge)):
            # It is unknown whether the tie still holds, so it becomes a link.
            self._left.append(("a tie at a time that names no days", edge.place))
            return False
        return True

    def _edge_times(self, edge: FileEdge) -> list[Times]:
        """Return the times that bound an edge: its own and those of its ends."""
        return [edge.times, *(self._parties[end].times for end in (edge.start, edge.end))]

    def _rows_by_period(self, edge: FileEdge, cells: dict[str, str]) -> Iterator[dict[str, str]]:
        """Yield a row for each period of an edge, or one row without a period."""
        ends = [each.periods[0] for each in self._edge_times(edge)[1:] if len(each.periods) == 1]
        # A link keeps what the file calls since and until as words of the file.
        found = {name: str(edge.attributes.get(name, "")) if cells else "" for name in _PERIOD}
        for period in edge.times.periods or (DayPeriod(),):
            if any(found.values()) and not _repeats(found, period):
                self._left.append(("a time other than since and until", edge.place))
            bounds = (period, *ends)
            dates = {
                "since": found["since"] or max(each.since for each in bounds),
                "until": found["until"] or min((b.until for b in bounds if b.until), default=""),
            }
            yield {**(cells or self._link(edge)), **{k: v for k, v in dates.items() if v}}

    def _tie(self, edge: FileEdge) -> dict[str, str]:
        values = _values(edge.attributes, {"tie", "stated_by"})
        cells = {"tie": str(edge.attributes["tie"])}
        for name, value in values.items():
            if name in _PARTY_COLUMNS and not self._own:
                # Not the parties, which the edge itself has: often the days of the tie.
                cells[f"file_{name}"] = _word(value)
            elif name in TIE_COLUMNS and name not in _SHARES:
                cells[name] = _word(value)
            elif name not in (*_SHARES, *_BOUNDS, *_ENDS.values()):
                cells.update([column_of(name, value)])
        cells.update(self._share(edge, values))
        if cells["tie"] == TieType.OWNS:
            # Only our own files mark lots; two edges of another file must not be added up.
            cells.setdefault("holding", Holding.WHOLE)
        if edge.label.strip() and not cells.get("wording", "").strip():
            cells["wording"] = edge.label
        stated_by = str(edge.attributes.get("stated_by", ""))
        if stated_by and stated_by not in self._sources:
            self._left.append(("a source that the file does not define", edge.place))
        cells["source"] = self._sources.get(stated_by) or self._own_source()
        return cells

    def _link(self, edge: FileEdge) -> dict[str, str]:
        """Return a link in the words of the file, with its other attributes."""
        words = (edge.label, *(str(edge.attributes.get(name, "")) for name in _WORDING))
        wording = next((text for text in words if text.strip()), "")
        cells = {"tie": TieType.LINKED_TO.value, "wording": wording, "source": self._own_source()}
        if edge.times.unread:
            cells["file_time"] = edge.times.unread
        for name, value in edge.attributes.items():
            free = f"file_{name}" if name in (*TIE_COLUMNS, *_SHARES, *_BOUNDS) else name
            cells.update([column_of(free, value)])
        return cells

    def _share(self, edge: FileEdge, values: Mapping[str, Value]) -> dict[str, str]:
        """Return the share in numbers if there are any, else in words; a difference is refused."""
        text = _word(values.get("share_text", "")).strip()
        worded = _word(values.get("share", "")).strip() or text
        least, most = (
            next((values[name] for name in names if values.get(name) is not None), None)
            for names in (("share_exact_min", "share_min"), ("share_exact_max", "share_max"))
        )
        if least is None and most is None:
            return {"share": worded}
        least, most = (0 if least is None else least), (1 if most is None else most)
        low, high = (values.get(name) in (True, "true", "True") for name in _BOUNDS)
        try:
            bounds = Share(
                min=Fraction(str(least)),
                max=Fraction(str(most)),
                min_open=low,
                max_open=high,
                text=text,
            )
        except (ShareError, ValueError, ZeroDivisionError):
            return {"share": f"{least} to {most}"}  # Not a share, and refused as such.
        self._check_share(edge, bounds, _word(values.get("share", "")).strip())
        return share_cells(bounds)

    def _check_share(self, edge: FileEdge, bounds: Share, worded: str) -> None:
        """Refuse a share whose numbers and words differ."""
        try:
            other = parse_share(worded)
        except ShareError:
            other = None
        if worded and (other is None or replace(other, text="") != replace(bounds, text="")):
            expected = lazy_text(
                N_("what share_min and share_max give, {share}"), share=share_words(bounds)
            )
            self._problems.append(
                Problem(
                    place=edge.place,
                    line=0,
                    column="share",
                    found=quote_value(worded),
                    expected=expected,
                )
            )

    def _party(self, ident: str) -> str:
        """Return the id of a party; in a file of others it is prefixed with the file's."""
        return ident if self._own else f"{self._file}-{ident}"

    def _own_source(self) -> str:
        self._uses_file = True
        return self._file

    def _row(self, sheet: str, place: str, cells: dict[str, str]) -> Iterator[tuple[str, Table]]:
        filled = {column: cell for column, cell in cells.items() if cell.strip()}
        spoilt = [] if self._own else list(cell_faults(place, 0, _plain(filled)))
        if spoilt:
            self._problems.extend(spoilt)
            return
        for column, cell in filled.items():
            if UNHOLDABLE.search(cell):
                found = LazyText(N_("a character that no text can hold"))
                self._problems.append(
                    Problem(
                        place=place,
                        line=0,
                        column=column,
                        found=found,
                        expected=LazyText(N_("text without it")),
                    )
                )
                return
        yield (
            sheet,
            Table(place=place, header=(*REQUIRED[sheet], *filled), rows=(TableRow(0, filled),)),
        )


def _plain(cells: Mapping[str, str]) -> dict[str, str]:
    """Return cells under their own names: in files of others an exact text may be damaged too."""
    mark = ":text"
    return {
        column.removesuffix(mark): str(json.loads(cell)) if column.endswith(mark) else cell
        for column, cell in cells.items()
    }


def _has_unread_time(edge: FileEdge, around: list[Times]) -> bool:
    """Whether a time gives no days, unless since and until give them."""
    if any(str(edge.attributes.get(name, "")).strip() for name in _PERIOD):
        return bool(edge.times.unread.startswith("since"))
    return any(each.unread for each in around) or any(len(t.periods) > 1 for t in around[1:])


def _repeats(found: Mapping[str, str], period: DayPeriod) -> bool:
    """Whether a period says the same as since and until, in days."""
    try:
        since = str(first_day(found["since"])) if found["since"] else ""
        until = str(last_day(found["until"])) if found["until"] else ""
    except DateError:
        return True  # Refused with its column.
    return period in (DayPeriod(), DayPeriod(since, until))


def _values(attributes: Attributes, without: set[str]) -> dict[str, Value]:
    """Return attributes under their own names: ``value_id`` is a value called ``id``."""
    found = {}
    for name, value in attributes.items():
        if name in without:
            continue
        bare = name
        while bare.startswith(_PREFIX):
            bare = bare.removeprefix(_PREFIX)
        renamed = name.startswith(_PREFIX) and bare in _RESERVED
        found[name.removeprefix(_PREFIX) if renamed else name] = value
    return found


def _unknown(node: FileNode) -> str:
    kind = node.attributes.get("kind")
    return "a node without a kind" if kind is None else f"a node of kind {str(kind)[:60]!r}"


def _word(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(value) if isinstance(value, tuple) else str(value)
