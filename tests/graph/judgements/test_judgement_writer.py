"""Judgements written to either server: refused, mended, taken back, and their evidence kept."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from graph.errors import InputError
from graph.judgements.judgement import NewJudgement, evidence_of
from graph.judgements.judgement_writer import (
    EvidenceChangedError,
    JudgedPair,
    new_judgement,
    read_pair,
    write_judgement,
)
from graph.judgements.refusals import JudgementRefusedError
from graph.matches.candidate import EvidenceLine, Grade
from graph.model.records import Judgement, Kind, Records, Source, Statement, Tie, TieType
from graph.stores.store import Store
from graph.support.language import N_, lazy_text
from tests.graph.judgements.pairs import judge, stated_companies

PHONE = EvidenceLine(
    "contact", 8.5, lazy_text(N_("{some} and {last}"), some="phone", last="2"), "1", "1"
)
BORN = EvidenceLine(
    "born_differs", -20.0, "born in May 1970 and in June 1980", "1970-05", "1980-06"
)


@pytest.fixture
def judged(store: Store) -> Store:
    """Four companies and a person, nothing judged."""
    store.load(stated_companies(), by="test", files=())
    return store


def in_force(store: Store, left: str, right: str) -> Tie | None:
    return read_pair(store, left, right).in_force


def test_a_judgement_is_mended_in_the_same_second_and_taken_back(judged: Store) -> None:
    for judgement in (Judgement.REJECTED, Judgement.ACCEPTED, Judgement.UNSURE):
        tie = judge(judged, "a", "b", judgement)
        assert in_force(judged, "a", "b") == tie
    back = judge(judged, "a", "b", Judgement.WITHDRAWN)
    pair = read_pair(judged, "b", "a")
    assert pair.in_force is None
    assert pair.history[0] == back
    assert len({t.source for t in pair.history}) == len(pair.history) == 4
    assert all(len(t.judged_at) == len("2026-11-29T14:03:05Z") for t in pair.history)
    with pytest.raises(InputError, match="nothing to take back"):
        judge(judged, "a", "b", Judgement.WITHDRAWN)


def test_an_acceptance_over_a_rejection_names_the_chain_and_writes_nothing(judged: Store) -> None:
    judge(judged, "a", "b", Judgement.ACCEPTED)
    judge(judged, "b", "c", Judgement.ACCEPTED)
    judge(judged, "c", "d", Judgement.REJECTED)
    before = judged.revision()
    with pytest.raises(JudgementRefusedError) as refused:
        judge(judged, "d", "a", Judgement.ACCEPTED)
    message = str(refused.value).splitlines()
    assert message[0].startswith("Invented d (d) and Invented a (a) cannot be judged the same: ")
    assert "Invented c (c): judged different by EV on " in message[0]
    assert message[1].startswith("Invented a (a) and Invented b (b) were judged the same by EV on ")
    assert message[2].startswith("Invented b (b) and Invented c (c) were judged the same by EV on ")
    assert "python -m graph search" in message[3]
    assert judged.revision() == before
    judge(judged, "d", "c", Judgement.WITHDRAWN)
    judge(judged, "d", "a", Judgement.ACCEPTED)
    assert read_pair(judged, "d", "b").groups().members("d") == ("a", "b", "c", "d")


def test_a_decisive_difference_in_the_group_refuses_an_acceptance(judged: Store) -> None:
    def compare(left: str, right: str) -> Iterable[EvidenceLine]:
        return [BORN] if {left, right} == {"a", "c"} else []

    judge(judged, "a", "b", Judgement.ACCEPTED)
    new = new_judgement(read_pair(judged, "c", "b"), Judgement.ACCEPTED, "EV", "one name")
    with pytest.raises(JudgementRefusedError, match="born in May 1970"):
        write_judgement(judged, new, compare=compare)
    rejected = new_judgement(read_pair(judged, "c", "b"), Judgement.REJECTED, "EV")
    assert write_judgement(judged, rejected, compare=compare) == in_force(judged, "b", "c")


def test_two_numbers_of_one_register_are_never_one_party(judged: Store) -> None:
    values = {"a": "01234567", "c": "07654321"}
    stated = tuple(
        Statement(i, Kind.COMPANY, "s2", {"country": "GB", "registration_number": number})
        for i, number in values.items()
    )
    source = Source("s2", "Example Register", type="officialRegister")
    judged.load(Records((source,), stated), by="test", files=())
    judge(judged, "a", "b", Judgement.ACCEPTED)
    with pytest.raises(JudgementRefusedError) as refused:
        judge(judged, "b", "c", Judgement.ACCEPTED)
    assert refused.value.obstacle.one == "a" or refused.value.obstacle.other == "a"
    assert "Invented a (a) and Invented b (b) were judged the same" in str(refused.value)
    assert judge(judged, "b", "c", Judgement.REJECTED)


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        ("a", "nobody", "nothing under 'nobody'"),
        ("a", "a", "a is named twice"),
        ("a", "p", "a is a Company and p a Person"),
        ("s1", "a", "s1 is a source"),
    ],
)
def test_what_is_no_pair_is_refused_with_the_command_that_searches(
    judged: Store, left: str, right: str, message: str
) -> None:
    with pytest.raises(InputError, match=message) as refused:
        read_pair(judged, left, right)
    assert "python -m graph search" in str(refused.value)


def test_the_id_of_an_import_is_named_as_one(judged: Store) -> None:
    loaded = judged.imports()[0].id
    with pytest.raises(InputError, match=f"{loaded} is an import"):
        read_pair(judged, "a", loaded)


def test_evidence_is_kept_as_shown_and_what_changed_since_is_not_judged(judged: Store) -> None:
    pair = read_pair(judged, "a", "b")
    new = with_evidence(pair, (PHONE,))
    tie = write_judgement(judged, new, grade=Grade.LIKELY, compare=lambda _a, _b: [PHONE])
    (kept,) = [t for t in judged.contents().ties if t.type is TieType.SAME_AS]
    assert kept == tie
    assert evidence_of(kept) == (PHONE,)
    assert '"rules": "1"' in str(kept.extra["evidence"])
    with pytest.raises(EvidenceChangedError) as changed:
        write_judgement(judged, new, grade=Grade.LIKELY, compare=lambda _a, _b: [PHONE, BORN])
    assert changed.value.lines == (PHONE, BORN)
    assert [t.id for t in read_pair(judged, "a", "b").history] == [tie.id]


def with_evidence(pair: JudgedPair, lines: tuple[EvidenceLine, ...]) -> NewJudgement:
    new = new_judgement(pair, Judgement.ACCEPTED, "EV")
    return replace(new, evidence=lines, rules="1")


def test_a_possible_match_is_accepted_with_a_reason_alone(judged: Store) -> None:
    for grade in (None, Grade.POSSIBLE):
        new = new_judgement(read_pair(judged, "a", "b"), Judgement.ACCEPTED, "EV", " ")
        with pytest.raises(InputError, match="say why"):
            write_judgement(judged, new, grade=grade)
    assert write_judgement(judged, new, grade=Grade.LIKELY)
    with pytest.raises(InputError, match="name or initials"):
        write_judgement(judged, replace(new, author=" "))
