"""Control of every company at once: what arrays settle is what the exact code says."""

from collections import defaultdict

import pytest

from graph.analyses.intervals import ThresholdVerdict
from graph.analyses.ownership import queries
from graph.analyses.projection import project
from graph.model.dates import as_of_day
from graph.model.records import Kind
from graph.registers.analyses.control import control_on_day
from graph.registers.board.board import make_board
from graph.registers.board.contents_part import ContentsPart
from tests.graph.registers.random_case import RandomCase, random_case


def _controllers(case: RandomCase) -> dict[str, set[str]]:
    """Return all that surely control each company, each asked for alone."""
    graph = project(case.whole)
    found: dict[str, set[str]] = defaultdict(set)
    for owner in case.whole.entities.values():
        if owner.kind in (Kind.COMPANY, Kind.PERSON):
            for row in queries.control(graph, owner.id).rows:
                if row.verdict is ThresholdVerdict.DEFINITE:
                    found[row.party.id].add(owner.id)
    return found


def _is_top(root: str, company: str, controllers: dict[str, set[str]]) -> bool:
    """Whether a root controls a company and nobody but a ring with it controls the root."""
    over = controllers.get(company, set()) - {company}
    if root == company:
        return all(company in controllers.get(each, set()) for each in over)
    return root in over and all(
        root in controllers.get(each, set()) for each in controllers.get(root, set()) - {root}
    )


@pytest.mark.slow
def test_each_settled_root_is_that_of_the_exact_code() -> None:
    settled = controlled = 0
    for seed in range(2000, 2025):
        case = random_case(seed)
        board = make_board([ContentsPart(case.register), ContentsPart(case.case)])
        control = control_on_day(board, as_of_day(None).toordinal())
        controllers = _controllers(case)
        name, number = board.numbering.id_of, board.numbering.number_of
        for company in (e.id for e in case.whole.entities.values() if e.kind is Kind.COMPANY):
            chain = {company} | controllers.get(company, set())
            if any(control.unsettled[number(each)] for each in chain):
                continue
            root = name(int(control.root[number(company)]))
            assert _is_top(root, company, controllers), (seed, company)
            settled += 1
            controlled += root != company
    assert (settled > 80, controlled > 5) == (True, True), (settled, controlled)
