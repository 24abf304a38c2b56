"""Lines of the list of storefronts: each verdict with the sellers and products of a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass

from graph.analyses.tracing.tie_reader import TieReader
from graph.analyses.tracing.trace import VerdictRow
from graph.model.records import Entity, Tie, TieType

_TRADE_TYPES = frozenset({TieType.SELLS_ON, TieType.OPERATES, TieType.SELLS})
_Trade = Mapping[tuple[TieType, str], list[Tie]]


@dataclass(frozen=True, slots=True)
class StorefrontLine:
    """A storefront with its verdict, platforms and sellers, and the categories of its products.

    ``since`` is the earliest stated start of a seller, empty if no source states one.
    """

    row: VerdictRow
    platforms: tuple[str, ...]
    sellers: tuple[Entity, ...]
    countries: tuple[str, ...]
    _: KW_ONLY
    since: str
    categories: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the storefront."""
        return self.row.storefront.id


def storefront_lines(rows: Iterable[VerdictRow], reader: TieReader) -> tuple[StorefrontLine, ...]:
    """Return a line for each verdict, from the ties that hold on the day of ``reader``.

    A country is that of a seller, never of the storefront; a category that of a product.
    """
    trade: dict[tuple[TieType, str], list[Tie]] = defaultdict(list)
    for tie in reader.contents.ties:
        if tie.type in _TRADE_TYPES and reader.holds(tie):
            trade[tie.type, tie.end if tie.type is TieType.OPERATES else tie.start].append(tie)
    return tuple(_line(row, trade, reader.contents.entities) for row in rows)


def _line(row: VerdictRow, trade: _Trade, entities: Mapping[str, Entity]) -> StorefrontLine:
    ident = row.storefront.id
    operated = trade.get((TieType.OPERATES, ident), [])
    sellers = tuple(entities[i] for i in dict.fromkeys(t.start for t in operated))
    products = (entities[t.end] for t in trade.get((TieType.SELLS, ident), []))
    platforms = (entities[t.end].name for t in trade.get((TieType.SELLS_ON, ident), []))
    return StorefrontLine(
        row,
        _distinct_texts(platforms),
        sellers,
        _distinct_texts(e.text("country") for e in sellers),
        since=min((t.since for t in operated if t.since), default=""),
        categories=_distinct_texts(p.text("category") for p in products),
    )


def _distinct_texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({text for text in texts if text}))
