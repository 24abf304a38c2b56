"""What is said before a judgement, held against what a trace says after it is written."""

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

import pytest

from graph.analyses.projection import Projection, project
from graph.analyses.tracing.trace import trace, trace_all
from graph.errors import InputError
from graph.importing.read_all import read_paths
from graph.judgements.changes.contents_reads import ContentsReads
from graph.judgements.changes.verdicts import VerdictState
from graph.judgements.consequences import Consequences, find_consequences, read_consequences
from graph.judgements.judgement import NewJudgement
from graph.judgements.judgement_writer import new_judgement, read_pair, write_judgement
from graph.judgements.report import consequence_lines, consequences_document
from graph.model.links import TraceReader
from graph.model.precedence import moment_now
from graph.model.records import Contents, Judgement, Kind, Statement, Tie, TieType
from graph.presentation.verdict_words import verdict_headline
from graph.red_flags.catalogue import FLAGS
from graph.red_flags.scene import Scene, scene_of
from graph.stores.store import Store
from graph.support.language import use_language
from tests.graph.matches.notation import as_contents, contents_of
from tests.graph.red_flags.shipped import shipped_contents
from tests.paths import EXAMPLES

SHOP, OF_GROUP = "inv-seller-007", "inv-group-4"
_Found = set[tuple[str, str]]
_Facts = dict[str, tuple[tuple[object, ...], tuple[object, ...]]]


def judgement(pair: tuple[str, str], word: Judgement) -> NewJudgement:
    return NewJudgement(*pair, word, "EV", "one party", judged_at=moment_now())


def drawn(contents: Contents, seed: int, most: int) -> Iterator[tuple[tuple[str, str], Judgement]]:
    """Yield pairs of every kind, those of the platform's group often, and all that were judged."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    matches = [(t.start, t.end) for t in contents.ties if t.type is TieType.SAME_AS]
    yield from ((pair, Judgement.REJECTED) for pair in matches[:3])
    yield from ((pair, Judgement.WITHDRAWN) for pair in matches[-3:])
    ids: dict[Kind, list[str]] = {}
    for entity in contents.entities.values():
        ids.setdefault(entity.kind, []).append(entity.id)
    group = [i for i in ids[Kind.COMPANY] if "group" in i or "market" in i]
    kinds = [*[Kind.COMPANY] * 5, Kind.PERSON, Kind.ADDRESS, Kind.CONTACT, Kind.STOREFRONT]
    for number in range(most):
        pool = ids.get(chance.choice(kinds), [])
        if len(pool) > 1:
            one, other = chance.sample(pool, 2)
            if number % 3 == 0 and group and contents.entities[one].kind is Kind.COMPANY:
                one = chance.choice([g for g in group if g != other])
            yield (one, other), chance.choice([Judgement.ACCEPTED, Judgement.PROPOSED])


def changed_verdicts(before: Projection, after: Projection) -> _Facts:
    """Return what a trace says of each storefront whose verdict differs, in full."""
    rows = {row.storefront.id: row.summary for row in trace_all(before)}
    differ = [r.storefront.id for r in trace_all(after) if r.summary != rows[r.storefront.id]]
    facts = {front: (told(before, front), told(after, front)) for front in differ}
    return {front: (old, new) for front, (old, new) in facts.items() if old != new}


def told(graph: Projection, front: str) -> tuple[object, ...]:
    verdict = trace(graph, front)
    said = (verdict.verdict, verdict.standing, verdict.summary.share)
    with use_language("id"):
        return (*said, verdict_headline(verdict))


def said(found: Consequences) -> _Facts:
    return {
        each.storefront.id: (state_facts(each.before), state_facts(each.after))
        for each in found.verdicts
    }


def state_facts(state: VerdictState) -> tuple[object, ...]:
    with use_language("id"):
        return state.verdict, state.standing, state.share, str(state.headline)


def findings(graph: Projection) -> tuple[Scene, _Found]:
    scene = scene_of(graph)
    return scene, {(flag.name, f.subject) for flag in FLAGS for f in flag.detect(scene)}


def changed_flags(before: Projection, after: Projection) -> tuple[_Found, _Found]:
    """Return the findings that go and that come; one about a party's other id is the same."""
    (_, old), (scene, new) = findings(before), findings(after)
    of = scene.ground.matches.representative_of
    goes = {(n, s) for n, s in old if not {(n, s), (n, of(s))} & new}
    return goes, new - old - {(n, of(s)) for n, s in old}


@cache
def example(name: str) -> Contents:
    return shipped_contents(name)


@pytest.mark.parametrize(("name", "most"), [("project_s", 30), ("invented_market", 9)])
def test_what_is_said_before_is_what_a_trace_says_after(name: str, most: int) -> None:
    contents = example(name)
    before = project(contents)
    changed = 0
    for pair, word in drawn(contents, 1, most):
        new = judgement(pair, word)
        found = find_consequences(contents, new)
        tie = replace(new.as_tie("own-tie"), source="own-source")
        after = project(replace(contents, ties=(*contents.ties, tie)))
        wanted = changed_verdicts(before, after)
        assert found.verdict_count == len(wanted), (pair, word)
        assert said(found).items() <= wanted.items(), (pair, word)
        gone, come = changed_flags(before, after)
        if found.verdict_count <= len(found.verdicts):
            assert {(f.flag, f.subject) for f in found.flags if not f.comes} == gone, (pair, word)
            assert {(f.flag, f.subject) for f in found.flags if f.comes} == come, (pair, word)
        changed += len(wanted)
    assert changed


def test_a_store_says_before_what_it_says_after_the_write(store: Store) -> None:
    records = read_paths([EXAMPLES / "project_s"]).records
    store.load(records, by="test", files=())
    changed = 0
    seller, company = "kumparan-202307-seller", "ft-20230621-if-yooou"
    pairs = [((seller, company), Judgement.ACCEPTED), *drawn(store.contents(), 1, 2)]
    for (left, right), word in pairs:
        new = new_judgement(read_pair(store, left, right), word, "EV", "one party")
        contents = store.contents()
        found = read_consequences(store, new)
        assert repr(found) == repr(find_consequences(contents, new))
        try:
            write_judgement(store, new)
        except InputError:
            assert store.contents() == contents
            continue
        wanted = changed_verdicts(project(contents), project(store.contents()))
        assert found.verdict_count == len(wanted)
        assert said(found).items() <= wanted.items()
        changed += len(wanted)
    assert changed


def test_an_acceptance_is_told_in_the_words_of_the_verdict() -> None:
    contents = example("invented_market")
    found = find_consequences(contents, judgement((SHOP, OF_GROUP), Judgement.ACCEPTED))
    lines = [str(line) for line in consequence_lines(found, contents.entities)]
    group = "Example Market Group plc (invented)"
    assert lines[0] == (
        f"Example Shop 7 (invented): “Its seller may be the same as a company of {group}’s group "
        f"(not decided)” → “By our own inference, its seller is owned by {group}”"
    )
    owned = "Example Amber Hammock 7 Ltd (invented): new among its owners"
    assert lines[1] == f"{owned}: {group} 75 % to 100 %"
    assert lines[2].startswith("Red flag comes: Example Shop 7 (invented) sells on Example Market")
    assert lines[3].startswith("Contradicts in one dossier: date of incorporation: ")
    document = consequences_document(found)
    assert [change["storefront"]["id"] for change in document["changes"]] == ["inv-shop-007"]
    assert document["group"] == [OF_GROUP, SHOP]


def test_a_judgement_that_a_day_without_a_time_outweighs_is_told() -> None:
    contents = example("invented_market")
    day = moment_now()[:10]
    old = Tie(
        *("old", TieType.SAME_AS, SHOP, OF_GROUP),
        source="s",
        judgement=Judgement.REJECTED,
        judged_by="OP",
        judged_at=day,
    )
    held = replace(contents, ties=(*contents.ties, old))
    found = find_consequences(held, judgement((SHOP, OF_GROUP), Judgement.ACCEPTED))
    assert found.stands == old
    assert found.verdict_count == 0
    assert str(consequence_lines(found, contents.entities)[-1]).startswith("An earlier judgement")


def test_a_refusal_is_told_before_the_acceptance_with_the_chain_that_leads_to_it() -> None:
    companies = [
        Statement(
            ident, Kind.COMPANY, "s", {"name": f"Invented {ident}", "country": "GB", **number}
        )
        for ident, number in (
            ("a", {"registration_number": "01234567"}),
            ("b", {}),
            ("c", {"registration_number": "07654321"}),
        )
    ]
    accepted = Tie(
        *("ab", TieType.SAME_AS, "a", "b"),
        source="s",
        judgement=Judgement.ACCEPTED,
        judged_by="EV",
        judged_at="2026-05-03T10:00:00Z",
    )
    contents = as_contents(companies, [accepted])
    found = find_consequences(contents, judgement(("b", "c"), Judgement.ACCEPTED))
    refused, chain = (str(line) for line in consequence_lines(found, contents.entities)[-2:])
    assert refused.startswith("Invented b (b) and Invented c (c) cannot be judged the same: ")
    assert "Two numbers of one register, register GB: 01234567 and 07654321" in refused
    assert chain == "Invented a (a) and Invented b (b) were judged the same by EV on 3 May 2026"
    assert consequences_document(found)["refused"]["one"] == "a"
    for pair, word in ((("b", "c"), Judgement.REJECTED), (("a", "b"), Judgement.ACCEPTED)):
        assert find_consequences(contents, judgement(pair, word)).obstacle is None


def test_memory_is_read_as_a_store_is(store: Store) -> None:
    records = read_paths([EXAMPLES / "invented_market"]).records
    store.load(records, by="test", files=())
    contents = store.contents()
    own = ContentsReads(contents)
    ids = sorted(contents.entities)[::7]
    for most in (None, 3):
        stored = store.read_for_trace(partial(_read_twice, ids=ids, most=most))
        for one, other in zip(stored, _read_twice(own, ids, most), strict=True):
            # Which one appointment of a crowd is read is up to the store.
            assert one == other if most is None else len(one.ties) == len(other.ties)
            assert one.statements == other.statements
    found, same = store.read_for_trace(
        lambda reads: (
            (reads.crowds(ids), reads.platforms(), reads.sold_on(reads.platforms())),
            (own.crowds(ids), own.platforms(), own.sold_on(own.platforms())),
        )
    )
    assert found == same


def _read_twice(reads: TraceReader, ids: list[str], most: int | None) -> list[Contents]:
    return [reads.surroundings(ids, most), reads.walkable(ids, most)]


@pytest.mark.parametrize("word", [Judgement.PROPOSED, Judgement.ACCEPTED])
def test_a_namesake_on_the_chain_is_told_apart_as_in_the_verdict(word: Judgement) -> None:
    lines = [
        's1 = name="Shop 1"',
        't1 = name="Example Market"',
        'c1 = name="Marlpit Garden Tools"',
        'c2 = name="Marlpit Ltd" country=GB registration_number=09990002',
        'c3 = name="Marlpit Holdings"',
        'c9 = name="Marlpit Ltd" country=GB registration_number=09990009',
        "c1 OPERATES s1",
        "s1 SELLS_ON t1",
        "c9 OPERATES t1",
        "c2 OWNS c1",
        "c9 OWNS c3",
    ]
    contents, new = contents_of(lines), judgement(("c2", "c3"), word)
    after = project(replace(contents, ties=(*contents.ties, new.as_tie())))
    (change,) = find_consequences(contents, new).verdicts
    assert str(change.after.headline) == verdict_headline(trace(after, "s1"))
    assert "09990009" in str(change.after.headline)


def test_a_share_that_nobody_states_is_told_as_such() -> None:
    lines = ['c1 = name="Marlpit"', 'c2 = name="Marlpit Ltd"', "c9 OWNS c2"]
    new = judgement(("c1", "c2"), Judgement.ACCEPTED)
    (change,) = find_consequences(contents_of(lines), new).owners
    assert str(change.text).endswith("new among its owners: Zzyx c9 (share not stated)")
