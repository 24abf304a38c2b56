"""Owners, control, rings and crowds over registers are those of the exact code over everything."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from graph.analyses.ownership import queries
from graph.analyses.ownership.calculation.circular_holdings import find_circles
from graph.analyses.ownership.calculation.region import region_of
from graph.analyses.ownership.calculation.stakes_by_company import StakesOnDay
from graph.analyses.ownership.document import control_document, owners_document
from graph.analyses.projection import project
from graph.analyses.tracing.search.walkable_graph import graph_on_day, walkable_graph_of
from graph.errors import InputError
from graph.model.dates import as_of_day
from graph.model.records import Contents, Entity, Kind, Source, Statement, Tie, TieType
from graph.registers.analyses.holdings import MOST_IN_A_CIRCLE, control_over, owners_over
from graph.registers.analyses.mass import find_mass
from graph.registers.analyses.rings import find_rings
from graph.registers.board.board import make_board
from graph.registers.board.contents_part import ContentsPart
from graph.registers.board.open_board import OpenBoard
from graph.registers.board.records import BoardRecords
from tests.graph.registers.random_case import RandomCase, random_case

_CONVENTIONS = ("multiplicative", "leontief", "control_fixpoint", "ofac_50", "amlr_54")


def _opened(case: RandomCase) -> OpenBoard:
    board = make_board([ContentsPart(case.register), ContentsPart(case.case)])
    return OpenBoard(board, BoardRecords(board), (), ())


def _cases() -> Iterator[RandomCase]:
    return (random_case(seed) for seed in range(1000, 1030))


def test_owners_are_those_of_the_exact_code() -> None:
    for number, case in enumerate(_cases()):
        whole, opened = project(case.whole), _opened(case)
        convention = _CONVENTIONS[number % len(_CONVENTIONS)]
        for company in (e.id for e in case.whole.entities.values() if e.kind is Kind.COMPANY):
            exact = owners_document(queries.owners(whole, company, convention))
            assert owners_document(owners_over(opened, company, convention)) == exact


def test_control_is_that_of_the_exact_code() -> None:
    for case in _cases():
        whole, opened = project(case.whole), _opened(case)
        for owner in (e.id for e in case.whole.entities.values() if e.kind is Kind.PERSON):
            exact = control_document(queries.control(whole, owner))
            assert control_document(control_over(opened, owner)) == exact


def test_rings_are_those_of_the_exact_code() -> None:
    found = 0
    for case in _cases():
        book = StakesOnDay(project(case.whole), as_of_day(None))
        region = region_of(book, frozenset(book.parties()))
        exact = find_circles(region, book.ground.entities)
        rings = find_rings(_opened(case))
        assert [[p.id for p in ring.parties] for ring in rings] == [
            [p.id for p in circle.members] for circle in exact
        ]
        assert all(case.whole.tie(tie) is not None for ring in rings for tie in ring.ties)
        found += len(rings)
    assert found > 5


@pytest.mark.parametrize("least", [1, 3])
def test_crowds_are_those_of_the_day(least: int) -> None:
    for case in _cases():
        day = graph_on_day(walkable_graph_of(project(case.whole)), as_of_day(None))
        crowds = {
            e.id: len({p.start for p in day.ties_into(e.id) if p.tie.type is TieType.LOCATED_AT})
            for e in case.whole.entities.values()
            if e.kind is Kind.ADDRESS
        }
        found = find_mass(_opened(case), least).addresses
        assert {each.party.id: each.count for each in found.parties} == {
            ident: size for ident, size in crowds.items() if size > least
        }
        assert (found.rate.crowded, found.rate.parties) == (
            sum(size > least for size in crowds.values()),
            sum(size > 0 for size in crowds.values()),
        )


def _ring_of(size: int) -> Contents:
    """Return companies of which each holds the next, and the last the first."""
    source = Source("register", "Invented register", type="officialRegister", published="2026")
    idents = [f"ring-{n:05}" for n in range(size)]
    return Contents(
        {ident: Entity(ident, Kind.COMPANY, ident) for ident in idents},
        {source.id: source},
        tuple(Statement(ident, Kind.COMPANY, source.id, {"name": ident}) for ident in idents),
        tuple(
            Tie(f"t{n}", TieType.OWNS, one, other, source=source.id)
            for n, (one, other) in enumerate(pairwise([*idents, idents[0]]))
        ),
    )


@pytest.mark.parametrize("convention", ["leontief", "loop_corrected"])
def test_too_large_a_circle_is_refused_with_its_size(convention: str) -> None:
    board = make_board([ContentsPart(_ring_of(MOST_IN_A_CIRCLE + 1))])
    opened = OpenBoard(board, BoardRecords(board), (), ())
    with pytest.raises(InputError, match="20,001 companies hold one another"):
        owners_over(opened, "ring-00000", convention)
