"""Groups of judged entries: what becomes one with them, what follows, what contradicts."""

from itertools import count

import pytest

from graph.exports.redaction import redact_contents
from graph.judgements.groups import (
    ImpliedPair,
    contradictions,
    pairs_following,
    pairs_implied,
    party_groups,
)
from graph.judgements.history import Fate, judgement_log
from graph.judgements.judgement import NewJudgement, evidence_of, judgement_records
from graph.matches.candidate import EvidenceLine
from graph.model.records import Contents, Entity, Judgement, Kind, Tie, TieType

NUMBERS = count(1)
MOMENT = "2026-01-01T10:00:00Z"
SAME, OTHER, BACK = Judgement.ACCEPTED, Judgement.REJECTED, Judgement.WITHDRAWN


def judged(pair: str, judgement: Judgement = SAME) -> Tie:
    number = next(NUMBERS)
    return Tie(
        f"t{number:03}",
        TieType.SAME_AS,
        *pair,
        source="s",
        judgement=judgement,
        judged_by="EV",
        judged_at=f"2026-01-01T10:{number // 60 % 60:02}:{number % 60:02}Z",
    )


def entities(ids: str) -> dict[str, Entity]:
    return {i: Entity(i, Kind.COMPANY, f"Invented {i}") for i in ids}


def test_accepting_names_the_pairs_that_nobody_judged() -> None:
    ties = [judged("ab"), judged("cd"), judged("bd", Judgement.UNSURE)]
    groups = party_groups(ties, entities("abcd"))
    assert pairs_implied(groups, "a", "c") == (ImpliedPair("a", "d"), ImpliedPair("b", "c"))
    assert pairs_implied(groups, "a", "b") == ()
    assert groups.joined_by("b") == (ties[0],)


def test_a_rejection_follows_for_all_members_of_both_groups() -> None:
    ties = [judged("ab"), judged("cd"), judged("bc", OTHER)]
    found = pairs_following(party_groups(ties, entities("abcd")))
    assert {(f.one, f.other) for f in found} == {("a", "c"), ("a", "d"), ("b", "d")}
    assert {f.tie.id for f in found} == {ties[2].id}


def test_the_shortest_chain_over_a_rejection_is_named() -> None:
    chain = [judged("ab"), judged("bc"), judged("cd"), judged("ae"), judged("ed")]
    rejected = judged("ad", OTHER)
    (found,) = contradictions([*chain, rejected])
    assert found.rejected == rejected
    assert [t.id for t in found.chain] == [chain[3].id, chain[4].id]
    assert contradictions([*chain, rejected, judged("ad", BACK)]) == ()
    assert contradictions([chain[0], rejected]) == ()


def test_the_log_says_what_became_of_every_judgement() -> None:
    ties = [judged("ab"), judged("ab", OTHER), judged("ab", BACK)]
    ties += [judged("cd", OTHER), judged("cd")]
    log = judgement_log(Contents(entities("abcd"), {}, (), tuple(ties)))
    assert [(e.tie.id, e.fate) for e in log] == [
        (ties[4].id, Fate.IN_FORCE),
        (ties[3].id, Fate.REPLACED),
        (ties[2].id, None),
        (ties[1].id, Fate.TAKEN_BACK),
        (ties[0].id, Fate.TAKEN_BACK),
    ]


@pytest.mark.parametrize("word", [OTHER, Judgement.UNSURE, BACK, SAME])
def test_a_publication_holds_no_evidence_and_accepted_matches_alone(word: Judgement) -> None:
    line = EvidenceLine("contact", 8.5, "one phone", "+44 20 7946 0101", "020 7946 0101")
    new = NewJudgement("a", "b", word, "EV", "same", judged_at=MOMENT, evidence=(line,), rules="1")
    records = judgement_records(new, "Judgement by EV").records
    sources = {source.id: source for source in records.sources}
    whole = Contents(entities("ab"), sources, (), records.ties)
    assert evidence_of(whole.ties[0]) == (line,)
    shown, _left = redact_contents(whole)
    assert [t.judgement for t in shown.ties] == [word] * (word is SAME)
    assert "7946" not in repr(shown)
