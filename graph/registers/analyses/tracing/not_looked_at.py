"""Limits of an answer that comes of shelves: their days, and what was not looked at."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.analyses.tracing.verdict import Caveat, CaveatKind, Verdict
from graph.model.records import Kind
from graph.registers.analyses.countries import countries_held
from graph.registers.board.open_board import OpenBoard
from graph.registers.shelf.document import ShelfDocument


def name_limits(verdict: Verdict, opened: OpenBoard) -> Verdict:
    """Return a verdict that says which shelves it was asked of, and which not."""
    return replace(verdict, caveats=(*verdict.caveats, *_limits(verdict, opened)))


def limits_of_registers(opened: OpenBoard) -> Iterator[Caveat]:
    """Yield the day of each shelf that was asked, and each that was not."""
    for each in opened.asked:
        yield Caveat(kind=CaveatKind.REGISTER_DAY, day=each.as_of, reason=_title(each))
    for other in opened.left_out:
        yield Caveat(kind=CaveatKind.REGISTER_LEFT_OUT, reason=other.name)


def _limits(verdict: Verdict, opened: OpenBoard) -> Iterator[Caveat]:
    yield from limits_of_registers(opened)
    for country in _countries_not_held(verdict, opened.asked):
        yield Caveat(kind=CaveatKind.COUNTRY_LEFT_OUT, reason=country)


def _title(document: ShelfDocument) -> str:
    titles = dict.fromkeys(source.title for source in document.sources)
    return next(iter(titles), document.name) if len(titles) == 1 else document.name


def _countries_not_held(verdict: Verdict, asked: Iterable[ShelfDocument]) -> Sequence[str]:
    held = countries_held(asked)
    parties = (
        party
        for chain in (*verdict.chains, *verdict.past)
        for hop in (*chain.hops, *chain.platform_leg)
        for party in (hop.here, hop.there)
    )
    met = {p.text("country") for p in parties if p.kind is Kind.COMPANY}
    return sorted(filter(None, met - held))
