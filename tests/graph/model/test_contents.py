"""Look-ups of ties by id and by party."""

from dataclasses import replace

from graph.model.records import Contents, Tie, TieType


def _tie(ident: str, start: str, end: str) -> Tie:
    return Tie(ident, TieType.OWNS, start, end, source="src")


OWNED, HELD, SELF = _tie("t1", "a", "b"), _tie("t2", "c", "a"), _tie("t3", "a", "a")
CONTENTS = Contents({}, {}, (), (OWNED, HELD, SELF, _tie("t4", "b", "c")))


def test_a_tie_is_found_by_its_id() -> None:
    assert CONTENTS.tie("t2") is HELD
    assert CONTENTS.tie("t9") is None


def test_the_ties_of_a_party_are_those_at_either_end_once_each_in_their_order() -> None:
    assert list(CONTENTS.ties_of("a")) == [OWNED, HELD, SELF]
    assert list(CONTENTS.ties_of("nobody")) == []


def test_other_contents_have_their_own_ties() -> None:
    assert CONTENTS.tie("t1") is OWNED
    part = replace(CONTENTS, ties=(HELD,))
    assert part.tie("t1") is None
    assert list(part.ties_of("a")) == [HELD]


def test_the_other_end_of_a_tie() -> None:
    assert OWNED.other_end("a") == "b"
    assert OWNED.other_end("b") == "a"
    assert SELF.other_end("a") == "a"
