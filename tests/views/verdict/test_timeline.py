"""The timeline: texts stand clear of their bars, nothing runs over the edge, what ended says so."""

from dataclasses import replace
from datetime import date

import pytest

from graph.analyses.projection import project
from graph.analyses.tracing.tie_reader import tie_reader
from graph.model.records import TieType
from tests.graph.exports.cases import CASE
from views.verdict.timeline import Bar, Timeline, tie_timeline

TODAY = date(2026, 6, 1)


def _drawn(*periods: tuple[str, str]) -> Timeline:
    owns = next(tie for tie in CASE.ties if tie.type is TieType.OWNS)
    ties = (replace(owns, id=str(n), since=s, until=u) for n, (s, u) in enumerate(periods))
    drawn = replace(CASE, ties=tuple(ties))
    reader = tie_reader(drawn, project(drawn), TODAY.isoformat())
    told = tie_timeline("Title", [reader.hop(tie) for tie in drawn.ties], TODAY, 9)
    assert told
    return told


def _side(bar: Bar) -> tuple[str, float]:
    side, _colon, value = bar.place.partition(":")
    return side, float(value.removesuffix("%"))


@pytest.mark.parametrize("since", ["2001", "2004-03-01", "2012", "2024-11"])
def test_a_text_begins_or_ends_with_its_bar(since: str) -> None:
    told = _drawn((since, ""), ("2001", "2009"))
    for bar in told.rows:
        assert bar.left is not None
        side, at = _side(bar)
        assert at == pytest.approx(bar.left if side == "left" else 100 - bar.left - bar.width)
        assert side == "left" or at <= 45
    assert [bar.ended for bar in told.rows] == [False, True]


def test_the_last_tick_ends_at_its_line() -> None:
    told = _drawn(("2025-10-01", ""))
    assert [tick.is_last for tick in told.ticks][-1]
    assert not any(tick.is_last for tick in told.ticks[:-1])
