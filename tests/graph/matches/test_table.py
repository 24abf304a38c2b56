"""Rows of a spreadsheet: what is filled in, and what is only named beside it."""

import pytest

from graph.matches.pairs.outside import OutsideParty
from graph.matches.table import match_rows
from graph.model.records import Judgement, Tie, TieType
from tests.graph.matches.notation import as_contents, contents_of, index_of

_ROW = OutsideParty("Marlpit", country="GB", incorporated="2019-04-02")
_LINES = [
    'c1 = name="Marlpit Ltd" country=GB registration_number=09990009 incorporated=2019-04-02',
    "c2 = name=Marlpit country=GB incorporated=2019-04-02 source=press",
]


@pytest.mark.parametrize(
    ("judgement", "filled_in"),
    [(None, False), (Judgement.PROPOSED, False), (Judgement.ACCEPTED, True)],
)
def test_of_two_as_strong_none_is_filled_in_unless_judged_one_party(
    judgement: Judgement | None, filled_in: bool
) -> None:
    known = contents_of(_LINES)
    judged = Tie(
        "j",
        TieType.SAME_AS,
        "c1",
        "c2",
        source="press",
        judgement=judgement,
        judged_by="EV",
        judged_at="2026-11-29T10:00:00Z",
    )
    ties = (*known.ties, judged) if judgement else known.ties
    (found,) = match_rows(index_of(as_contents(list(known.statements), list(ties))), [_ROW])
    assert (found.grade, bool(found.id), bool(found.name)) == ("likely", filled_in, filled_in)
    named = f"{found.id} {found.others}"
    assert "c1" in named
    assert "c2" in named
    assert ("not filled in" in found.why) is not filled_in
