"""What the store promises, on both servers."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from graph.analyses.projection import project
from graph.analyses.tracing.partial_load import load_trace_projection
from graph.analyses.tracing.trace import trace
from graph.errors import (
    ConflictError,
    QueryRefusedError,
    StoreUnavailableError,
    UnknownIdError,
)
from graph.importing.read_all import read_paths
from graph.model.records import Judgement, Kind, Records, Source, Standing, Statement, Tie, TieType
from graph.model.shares import parse_share
from graph.presentation.verdict_document import verdict_document
from graph.stores.local_server import Access, stop_server
from graph.stores.results import Counts, NodeValue
from graph.stores.store import Store, connect_store
from graph.stores.writing.guard import RISE
from graph.support.language import N_, lazy_text, use_language
from tests.command_line import type_line
from tests.graph.exports.cases import json_bytes
from tests.paths import EXAMPLES
from tests.servers import embedded

EXAMPLE = EXAMPLES / "project_s"

REGISTER = Source("reg", "Example Register", type="officialRegister", published="2024-01-01")
PRESS = Source("gazette", "Example Gazette", type="thirdParty", published="2025")
COMPANY = Statement("c1", Kind.COMPANY, "reg", {"name": "Example Lantern Ltd", "country": "GB"})
TOLD = Statement("c1", Kind.COMPANY, "gazette", {"name": "Lantern Trading", "website": "x.example"})
OWNER = Statement("p1", Kind.PERSON, "reg", {"name": "Example Person", "roles": ("a", "b")})
OWNS = Tie(
    "t1",
    TieType.OWNS,
    "p1",
    "c1",
    source="reg",
    standing=Standing.REGISTER,
    share=parse_share("(1,2]%"),
    since="2020-05",
    wording="holds",
    extra={"note": "x"},
)
THIRD = replace(OWNS, id="t2", share=parse_share("1/3"), interest="votes")
RECORDS = Records((REGISTER, PRESS), (COMPANY, TOLD, OWNER), (OWNS, THIRD))


def load(store: Store, records: Records = RECORDS, *, replacing: bool = False) -> str:
    return store.load(records, by="test", files=("f.csv",), replace=replacing).import_id


def test_what_is_written_is_read_back_whole(store: Store) -> None:
    load(store)

    found = store.contents()

    assert found.sources == {"reg": REGISTER, "gazette": PRESS}
    assert found.ties == (OWNS, THIRD)
    assert set(map(repr, found.statements)) == {
        repr(s) for s in map(_sorted_values, (COMPANY, TOLD, OWNER))
    }
    assert found.unfinished == ()


def _sorted_values(statement: Statement) -> Statement:
    return replace(statement, values=dict(sorted(statement.values.items())))


def test_the_better_standing_is_displayed_and_the_other_value_stays(store: Store) -> None:
    load(store)

    shown = store.entity("c1")

    assert shown is not None
    assert (shown.name, shown.values) == (
        "Example Lantern Ltd",
        {"country": "GB", "website": "x.example"},
    )
    assert {s.values["name"] for s in store.contents().statements if s.entity == "c1"} == {
        "Example Lantern Ltd",
        "Lantern Trading",
    }


def test_writing_again_changes_nothing(store: Store) -> None:
    load(store)
    before, revision = json_bytes(store.contents()), store.revision()

    receipt = store.load(RECORDS, by="test", files=())

    assert json_bytes(store.contents()) == before
    assert (receipt.new, receipt.unchanged) == (Counts(), Counts(2, 2, 2))
    assert store.revision() == revision + RISE


def test_more_ids_than_the_store_holds_are_looked_up_whole(store: Store) -> None:
    store.load(Records((REGISTER,), (COMPANY, OWNER), (OWNS,)), by="test", files=())
    unknown = [f"none-{n}" for n in range(6_000)]
    assert store.known_ids([*unknown, "c1", "reg"]) == {"c1", "reg"}


def test_a_contradiction_is_refused_whole(store: Store) -> None:
    load(store)
    before = json_bytes(store.contents())
    changed = Records(
        (REGISTER,),
        (
            replace(COMPANY, values={"name": "Example Other"}),
            Statement("c9", Kind.COMPANY, "reg", {"name": "N"}),
        ),
        (replace(OWNS, share=parse_share("3%")),),
    )

    with pytest.raises(ConflictError) as refused:
        load(store, changed)

    assert len(refused.value.problems) == 2
    assert json_bytes(store.contents()) == before


def test_an_id_nobody_knows_is_refused(store: Store) -> None:
    unknown = Records((), (), (replace(OWNS, start="nobody", source="nowhere"),))

    with pytest.raises(ConflictError, match="nobody"):
        load(store, unknown)


def test_a_tie_between_kinds_it_does_not_allow_is_refused(store: Store) -> None:
    load(store)
    wrong = replace(OWNS, id="t9", type=TieType.SAME_AS, share=None)

    with pytest.raises(ConflictError, match="SAME_AS cannot run from a Person to a Company"):
        load(store, Records((), (), (wrong,)))


def test_one_id_of_two_kinds_is_refused(store: Store) -> None:
    person = Statement("c1", Kind.PERSON, "gazette", {"name": "Lantern Trading"})

    with pytest.raises(ConflictError, match="stated as a Company and as a Person"):
        load(store, Records((REGISTER, PRESS), (COMPANY, person)))

    assert not store.contents().entities


def test_a_known_tie_is_found_wherever_it_is(store: Store) -> None:
    outdated = store.tie_ids()
    load(store)
    moved = replace(OWNS, start="p2")
    other = Statement("p2", Kind.PERSON, "reg", {"name": "Another Person"})

    for known in (None, store.tie_ids(), outdated):
        with pytest.raises(ConflictError, match="tie t1: the store has it with other content"):
            store.load(Records((), (other,), (moved,)), by="test", files=(), tie_ids=known)


def test_replacing_leaves_exactly_what_the_files_state(store: Store) -> None:
    load(store)
    corrected = Records((REGISTER,), (COMPANY, OWNER), (replace(OWNS, share=parse_share("49%")),))

    load(store, corrected, replacing=True)

    found = store.contents()
    assert [(t.id, t.share and t.share.text) for t in found.ties] == [("t1", "49%")]
    assert {s.source for s in found.statements if s.entity == "c1"} == {"reg", "gazette"}


def test_other_ties_of_a_source_are_named_before_they_are_added_to(store: Store) -> None:
    load(store)

    receipt = store.load(Records((REGISTER,), (), (replace(OWNS, id="t9"),)), by="test", files=())

    assert "2 other ties" in receipt.notes[0]
    assert "--replace" in receipt.notes[0]


def test_undo_takes_one_import_back_and_leaves_the_others(store: Store) -> None:
    first = load(store, Records((REGISTER,), (COMPANY, OWNER), (OWNS,)))
    before = json_bytes(store.contents())
    second = load(store, Records((PRESS,), (TOLD,), (replace(OWNS, id="t5", source="gazette"),)))

    gone = store.undo(second)

    assert json_bytes(store.contents()) == before
    assert (gone.sources, gone.ties) == (1, 1)
    store.undo(first)
    assert store.counts() == Counts()
    with pytest.raises(UnknownIdError):
        store.undo(first)


def test_an_import_is_known_by_what_it_brought(store: Store) -> None:
    first, second = load(store), load(store, Records((PRESS,), (TOLD,), ()))
    found = store.brought([first, second, "unknown"], 1)
    assert {ident: each.names for ident, each in found.items()} == {
        first: ("Example Lantern Ltd",),
        second: ("Example Lantern Ltd",),
    }
    assert found[first].kinds == {Kind.COMPANY: 1, Kind.PERSON: 1}


def test_imports_of_one_moment_keep_their_order(store: Store) -> None:
    made = [load(store, Records((REGISTER,), (COMPANY,))) for _ in range(6)]

    assert [each.id for each in store.imports()] == made[::-1]


def test_who_imported_is_said_to_each_reader_and_the_name_of_a_person_is_kept(
    store: Store,
) -> None:
    for by in (lazy_text(N_("app")), "app"):
        store.load(Records((REGISTER,), (COMPANY,)), by=by, files=())

    person, program = (record.by for record in store.imports())
    assert (str(person), str(program)) == ("app", "app")
    with use_language("id"):
        assert (str(person), str(program)) == ("app", "aplikasi")
    asked = store.read("MATCH (i:Import) RETURN DISTINCT i.by", {}, limit=9, seconds=9)
    assert asked.rows == (("app",),)


def test_undo_keeps_what_another_import_rests_on(store: Store) -> None:
    first = load(store, Records((REGISTER,), (COMPANY, OWNER)))
    second = load(store, Records((), (), (OWNS,)))

    store.undo(first)

    left = store.contents()
    assert set(left.sources) == {"reg"}
    assert {e.id: (e.name, e.values) for e in left.entities.values()} == {
        "c1": ("c1", {}),
        "p1": ("p1", {}),
    }
    store.undo(second)
    assert store.counts() == Counts()


def test_undo_takes_back_the_values_that_this_import_alone_stated(store: Store) -> None:
    load(store, Records((REGISTER,), (COMPANY,)))
    before = json_bytes(store.contents())
    more = {"name": "Example Lantern Ltd", "country": "GB", "status": "active", "imports": "tea"}
    second = load(store, Records((REGISTER,), (replace(COMPANY, values=more),)))
    assert store.contents().entities["c1"].values == {k: more[k] for k in more if k != "name"}

    store.undo(second)

    assert json_bytes(store.contents()) == before


@pytest.fixture(params=[1, 5_000], ids=["by parts", "at once"])
def part(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("graph.stores.writing.undo.PART", request.param)
    return int(request.param)


def _grow(store: Store, records: Records, import_id: str) -> None:
    store.load(records, by="test", files=(), replace=True, import_id=import_id)
    store.finish_import(import_id)


@pytest.mark.usefixtures("part")
def test_undo_lets_ties_and_sources_say_what_they_said_before(store: Store) -> None:
    later = replace(REGISTER, published="2025-01-01", capture="second")
    grown = replace(OWNS, share=parse_share("40%"), wording="holds more", extra={})
    last = replace(grown, share=parse_share("50%"))
    _grow(store, RECORDS, "first")
    first = store.contents()
    _grow(store, RECORDS, "same")
    _grow(store, replace(RECORDS, sources=(later, PRESS), ties=(grown, THIRD)), "second")
    _grow(store, replace(RECORDS, sources=(later, PRESS), ties=(last, THIRD)), "third")
    assert store.contents().ties == (last, THIRD)

    store.undo("second")
    assert store.contents().ties == (last, THIRD)
    store.undo("first")
    store.undo("third")

    assert store.contents().ties == first.ties
    assert store.contents().sources == first.sources
    store.undo("same")
    assert not store.contents().entities


@pytest.mark.usefixtures("part")
def test_undo_lets_a_source_state_of_a_party_what_it_stated_before(store: Store) -> None:
    ended = replace(COMPANY, values={"name": "Example Lantern Ltd", "status": "dissolved"})
    _grow(store, RECORDS, "first")
    first = json_bytes(store.contents())
    _grow(store, replace(RECORDS, statements=(ended, TOLD, OWNER)), "second")
    second = json_bytes(store.contents())
    _grow(store, RECORDS, "third")

    store.undo("third")
    assert json_bytes(store.contents()) == second
    store.undo("second")
    assert json_bytes(store.contents()) == first
    store.undo("first")
    assert not store.contents().entities


@pytest.mark.usefixtures("part")
def test_undo_brings_back_what_the_import_replaced(store: Store) -> None:
    fewer = replace(RECORDS, sources=(REGISTER,), statements=(COMPANY,), ties=())
    moved = replace(OWNS, share=parse_share("40%"))
    more = replace(RECORDS, sources=(REGISTER,), statements=(COMPANY, OWNER), ties=(moved,))
    load(store)
    first = json_bytes(store.contents())
    second_id = load(store, fewer, replacing=True)
    second = json_bytes(store.contents())
    assert not store.contents().ties
    third_id = load(store, more, replacing=True)
    third = json_bytes(store.contents())

    store.undo(third_id)
    assert json_bytes(store.contents()) == second
    store.undo(second_id)
    assert json_bytes(store.contents()) == first

    second_id, third_id = (load(store, each, replacing=True) for each in (fewer, more))
    store.undo(second_id)
    assert json_bytes(store.contents()) == third
    store.undo(third_id)
    assert json_bytes(store.contents()) == first


def test_an_undo_that_breaks_off_is_unfinished_and_can_be_gone_on_with(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.stores.writing.undo.PART", 1)
    load(store, Records((REGISTER,), (COMPANY, OWNER), (OWNS,)))
    before = json_bytes(store.contents())
    whole = load(store, replace(RECORDS, ties=(OWNS, THIRD, replace(THIRD, id="t3"))))

    def breaks_off(gone: Counts) -> None:
        if gone.ties == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.undo(whole, breaks_off)
    assert store.contents().unfinished == (whole,)
    store.undo(whole)
    assert json_bytes(store.contents()) == before


def test_a_very_large_import_is_unfinished_until_its_last_part(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.stores.store.MOST_AT_ONCE", 3)
    monkeypatch.setattr("graph.stores.batches.BATCH", 2)

    def breaks_off(done: int, _total: int) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.load(RECORDS, by="test", files=(), progress=breaks_off)
    broken = store.imports()[0]
    assert (broken.finished, store.contents().unfinished) == ("", (broken.id,))
    store.undo(broken.id)
    assert store.counts() == Counts()

    load(store)
    assert store.contents().unfinished == ()
    parted = json_bytes(store.contents())
    store.reset()
    monkeypatch.undo()
    load(store)
    assert json_bytes(store.contents()) == parted


def test_an_import_that_grows_is_one_and_is_taken_back_as_one(store: Store) -> None:
    def grow(records: Records, import_id: str) -> None:
        store.load(records, by="test", files=("run",), replace=True, import_id=import_id)

    grow(Records((REGISTER,), (COMPANY,)), "import-1")
    grow(Records((), (OWNER,), (OWNS,)), "import-1")
    (growing,) = store.imports()
    assert (growing.finished, growing.counts) == ("", "1 source, 2 entities, 1 tie")
    store.finish_import("import-1")
    assert store.imports()[0].finished
    assert store.contents().unfinished == ()

    ended = replace(OWNS, until="2024")
    grow(
        Records((replace(REGISTER, retrieved="2024-02-01"),), (COMPANY, OWNER), (ended,)),
        "import-2",
    )
    store.finish_import("import-2")
    assert store.contents().ties == (ended,)
    store.undo("import-2")

    assert store.counts() == Counts(1, 2, 1)
    store.undo("import-1")
    assert store.counts() == Counts()


def test_what_a_source_withdraws_is_no_longer_shown(store: Store) -> None:
    ended = replace(COMPANY, values={"name": "Example Lantern Ltd", "status": "dissolved"})
    told = Statement("p1", Kind.PERSON, "gazette", {"name": "Example Person"})
    tie = replace(OWNS, source="gazette")
    load(store, Records((REGISTER, PRESS), (ended, told), (tie,)))

    load(store, Records((REGISTER,)), replacing=True)

    shown = store.contents().entities["c1"]
    assert (shown.name, shown.values) == ("c1", {})


def test_large_rows_go_in_several_messages(store: Store) -> None:
    long = "x" * 5_000
    told = tuple(
        Statement(f"c{n}", Kind.COMPANY, "reg", {"name": f"N{n}", "note": long})
        for n in range(3_500)
    )

    load(store, Records((REGISTER,), told))

    assert store.counts().entities == 3_500


def test_several_writers_of_the_same_records_all_succeed(store: Store) -> None:
    told = tuple(Statement(f"c{n}", Kind.COMPANY, "reg", {"name": "N"}) for n in range(200))
    records = Records((REGISTER,), told)

    with ThreadPoolExecutor(4) as pool:
        receipts = list(pool.map(lambda _: load(store, records), range(12)))

    assert len(set(receipts)) == 12
    assert store.counts() == Counts(1, 200, 0)


def test_a_server_that_is_gone_is_one_sentence(embedded_server: Access) -> None:
    nowhere = replace(embedded_server, uri="bolt://127.0.0.1:1")

    with pytest.raises(StoreUnavailableError, match="try again"), connect_store(nowhere):
        pass


@pytest.mark.slow
def test_a_server_that_goes_while_it_is_used_is_one_sentence(tmp_path: Path) -> None:
    with embedded(tmp_path) as access, connect_store(access, retry_seconds=0.2) as store:
        stop_server(tmp_path)

        for ask in (store.revision, lambda: load(store), lambda: _read(store)):
            with pytest.raises(StoreUnavailableError, match="try again"):
                ask()


def _read(store: Store) -> None:
    store.read("MATCH (n) RETURN n", {}, limit=1, seconds=5)


def test_removing_an_entity_takes_what_depends_on_it(store: Store) -> None:
    load(store)

    assert store.dependants(["p1"]) == Counts(0, 1, 2)
    store.remove(["p1"])

    assert store.contents().ties == ()
    assert set(store.contents().entities) == {"c1"}
    with pytest.raises(UnknownIdError):
        store.remove(["p1"])


def test_removing_a_source_takes_what_it_states(store: Store) -> None:
    load(store)

    store.remove(["reg"])

    found = store.contents()
    assert (found.ties, set(found.entities)) == ((), {"c1"})
    assert found.entities["c1"].name == "Lantern Trading"


def test_undoing_an_import_raises_the_revision(store: Store) -> None:
    import_id = load(store)
    before = store.revision()

    store.undo(import_id)

    assert store.revision() > before


def test_reset_deletes_only_what_is_ours(store: Store) -> None:
    load(store)

    store.reset()

    assert store.counts() == Counts()
    assert store.example_loaded()


def test_a_trace_of_what_is_near_is_the_trace_of_the_whole(store: Store) -> None:
    load(store, read_paths([EXAMPLE]).records)
    whole = project(store.contents())
    fronts = [n for n, given in whole.nodes(data=True) if given["kind"] is Kind.STOREFRONT]

    near = {
        front: store.read_for_trace(partial(load_trace_projection, storefront=front))
        for front in fronts
    }

    assert fronts
    for front, graph in near.items():
        assert verdict_document(trace(graph, front)) == verdict_document(trace(whole, front))


@pytest.mark.parametrize(("last", "verdict"), [("accepted", "owned"), ("unsure", "not found")])
def test_judgements_are_kept_to_the_second_and_the_last_counts(
    store: Store, last: str, verdict: str
) -> None:
    said = ("accepted", "rejected", "unsure", "withdrawn", "rejected", last)
    judged = tuple(
        Tie(
            f"j{n}",
            TieType.SAME_AS,
            *(("c1", "c2") if n % 2 else ("c2", "c1")),
            source="gazette",
            standing=Standing.OWN_RESEARCH,
            judgement=Judgement(judgement),
            judged_by="E. Editor",
            judged_at=f"2026-11-29T14:03:{n:02}Z",
            wording="why",
        )
        for n, judgement in enumerate(said)
    )
    named = {"c1": Kind.COMPANY, "c2": Kind.COMPANY, "c3": Kind.COMPANY}
    named |= {"s1": Kind.STOREFRONT, "t1": Kind.PLATFORM}
    ties = (
        Tie("sells", TieType.SELLS_ON, "s1", "t1", source="gazette"),
        Tie("seller", TieType.OPERATES, "c1", "s1", source="gazette"),
        Tie("operator", TieType.OPERATES, "c3", "t1", source="gazette"),
        Tie("owner", TieType.OWNS, "c3", "c2", source="gazette", share=parse_share("80%")),
    )
    stated = tuple(Statement(i, kind, "gazette", {"name": i}) for i, kind in named.items())
    load(store, Records((PRESS,), stated, (*judged, *ties)))

    found = store.contents()

    assert [t for t in found.ties if t.type is TieType.SAME_AS] == [*judged]
    whole, near = (
        project(found),
        store.read_for_trace(partial(load_trace_projection, storefront="s1")),
    )
    assert trace(whole, "s1").verdict == trace(near, "s1").verdict == verdict


@pytest.mark.parametrize(
    ("asked", "first", "why"),
    [
        ("If Youu", "If Yooou", "also named If Youu"),
        ("bytedance", "ByteDance", "name"),
        ("Seitu Pte", "Seitu", "name"),
        ("Trendy Baet", "Trendy Beat", "name"),
    ],
)
def test_search_finds_what_is_misspelt(store: Store, asked: str, first: str, why: str) -> None:
    load(store, read_paths([EXAMPLE]).records)

    hit = store.search(asked)[0]

    assert (hit.name, hit.why) == (first, why)


def test_search_finds_numbers_other_scripts_and_lucene_signs(store: Store) -> None:
    number = {"name": "字节跳动示例", "registration_number": "202400000X"}
    load(store, Records((REGISTER,), (Statement("c7", Kind.COMPANY, "reg", number),)))

    assert store.search("202400000X")[0].why == "register number 202400000X"
    assert store.search("字节")[0].id == "c7"
    assert store.search("c7")[0].why == "id"
    assert store.search('" AND ( ~ * \\') == ()
    assert store.search("  ") == ()


def test_readers_read_within_rows(store: Store) -> None:
    load(store)

    rows = store.read("MATCH (e:Entity) RETURN e.id AS id, e ORDER BY id", {}, limit=1, seconds=10)

    assert (rows.columns, rows.cut) == (("id", "e"), True)
    assert isinstance(rows.rows[0][1], NodeValue)


def test_readers_cannot_write_and_learn_where_a_query_is_wrong(store: Store) -> None:
    with pytest.raises(QueryRefusedError):
        store.read("CREATE (:Entity {id: 'x'})", {}, limit=1, seconds=10)
    for cypher, line, column in (
        ("MATCH (n RETURN n", 1, 10),
        ("MATCH (n)\nRETURN n n // why", 2, 10),
    ):
        with pytest.raises(QueryRefusedError) as refused:
            store.read(cypher, {}, limit=1, seconds=10)
        assert (refused.value.line, refused.value.column) == (line, column)
    assert store.counts() == Counts()


@pytest.mark.parametrize("end", [";", " // a comment", " /* a comment */", ";\n"])
def test_a_reading_query_may_end_as_people_end_it(store: Store, end: str) -> None:
    assert store.read(f"RETURN 1 AS n{end}", {}, limit=5, seconds=10).rows == ((1,),)


def test_a_store_as_large_as_a_register_is_not_read_whole(
    store: Store,
    server: Access,
    use_store: Callable[[Access], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_store(server)
    parties = [Statement(ident, Kind.COMPANY, "", {"name": ident}) for ident in ("gb-1", "gb-2")]
    store.load(Records((), tuple(parties)), by="test", files=())
    monkeypatch.setattr("graph.stores.store.MOST_PARTIES", 2)
    assert type_line("graph", "flags").status == 0
    monkeypatch.setattr("graph.stores.store.MOST_PARTIES", 1)
    for line in (("flags",), ("market",), ("trace", "--all")):
        answer = type_line("graph", *line)
        assert answer.status == 2
        assert "more than 1 parties: use a shelf" in answer.err
    assert [hit.id for hit in store.search("gb-2")] == ["gb-2"]
