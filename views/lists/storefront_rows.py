"""Lines of the list of storefronts: each verdict with the sellers and products of a day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY, dataclass

from graph.analyses.tracing.tie_reader import TieReader
from graph.analyses.tracing.trace import VerdictRow
from graph.model.records import Contents, Entity, TieType


@dataclass(frozen=True, slots=True)
class StorefrontLine:
    """A storefront with its verdict, its sellers, and the categories of its products.

    ``since`` is the earliest stated start of a seller, empty if no source states one.
    """

    row: VerdictRow
    sellers: tuple[Entity, ...]
    countries: tuple[str, ...]
    since: str
    _: KW_ONLY
    categories: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the storefront."""
        return self.row.storefront.id


def storefront_lines(rows: Iterable[VerdictRow], reader: TieReader) -> tuple[StorefrontLine, ...]:
    """Return a line for each verdict, from the ties that hold on the day of ``reader``.

    A country is that of a seller, never of the storefront; a category that of a product.
    """
    products: dict[str, list[str]] = defaultdict(list)
    operators: dict[str, list[tuple[str, str]]] = defaultdict(list)
    contents = reader.contents
    for tie in contents.ties:
        if not reader.holds(tie):
            continue
        if tie.type is TieType.SELLS:
            products[tie.start].append(tie.end)
        elif tie.type is TieType.OPERATES:
            operators[tie.end].append((tie.start, tie.since))
    return tuple(
        _line(row, operators[row.storefront.id], products[row.storefront.id], contents)
        for row in rows
    )


def _line(
    row: VerdictRow,
    operators: Sequence[tuple[str, str]],
    product_ids: Sequence[str],
    contents: Contents,
) -> StorefrontLine:
    sellers = tuple(contents.entities[i] for i in dict.fromkeys(i for i, _since in operators))
    products = (contents.entities[i] for i in product_ids)
    return StorefrontLine(
        row=row,
        sellers=sellers,
        countries=_distinct_texts(e.text("country") for e in sellers),
        since=min((since for _seller, since in operators if since), default=""),
        categories=_distinct_texts(p.text("category") for p in products),
    )


def _distinct_texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({text for text in texts if text}))
