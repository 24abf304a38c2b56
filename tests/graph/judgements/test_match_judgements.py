"""The commands that judge, on either server, and the files that they read and write."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
import pytest

from graph.commands import match_judgements as commands
from graph.commands.main import run
from graph.model.records import Judgement
from graph.stores.local_server import Access
from graph.stores.store import Store
from tests.command_line import Answer, captured
from tests.graph.judgements.pairs import judge, stated_companies
from tests.paths import ROOT
from tests.servers import environment_of

GROUP = click.Group(
    "match",
    commands=[
        *(commands.accept, commands.reject, commands.propose, commands.unsure, commands.back),
        *(commands.log, commands.export, commands.import_),
    ],
)
BY = ("--author", "EV")
HEAD = "left,right,judgement,judged_by,judged_at,note\n"


def type_match(*words: object) -> Answer:
    return captured(partial(run, partial(GROUP, args=[str(word) for word in words])))


@pytest.fixture
def judged(store: Store, server: Access, use_store: Callable[[Access], None]) -> Store:
    use_store(server)
    store.load(stated_companies(), by="test", files=())
    return store


def written(store: Store) -> list[tuple[str, str, str]]:
    ties = store.matches().ties
    return sorted((t.start, t.end, str(t.judgement)) for t in ties)


def test_a_pair_is_judged_with_its_consequences_and_taken_back(judged: Store) -> None:
    answer = type_match("accept", "a", "b", *BY, "--note", "one office")
    assert answer == (
        0,
        "Invented a (a) and Invented b (b): same\n  No verdict, owner or red flag changes.\n",
        "",
    )
    answer = type_match("accept", "b", "c", *BY, "--note", "one office")
    assert "This also makes Invented a (a) and Invented c (c) one party" in answer.out
    assert type_match("back", "a", "b", *BY).status == 0
    listed = type_match("log").out.splitlines()
    assert sum("  taken back  " in line for line in listed) == 1
    told = "EV  same, taken back  Invented a (a) and Invented b (b): one office"
    assert any(line.endswith(told) for line in listed)
    # Two judgements of one second stand in any order.
    fates = {
        (each["left"]["id"], each["judgement"]): each["fate"]
        for each in json.loads(type_match("log", "--json").out)
    }
    assert fates["a", "accepted"] == "taken back"
    assert len(judged.imports()) == 4


def test_a_contradiction_exits_with_1_and_a_refusal_with_2(judged: Store) -> None:
    for left, right in (("a", "b"), ("b", "c")):
        assert type_match("accept", left, right, *BY, "--note", "same").status == 0
    answer = type_match("reject", "c", "a", *BY)
    assert answer.status == 1
    assert answer.err.splitlines()[0].startswith(
        "Invented c (c) and Invented a (a) were judged diff"
    )
    assert "Invented b (b) and Invented c (c), judged the same by EV" in answer.err
    assert type_match("log").status == 1
    before = written(judged)
    judge(judged, "b", "d", Judgement.REJECTED)
    answer = type_match("accept", "a", "d", *BY, "--note", "same")
    assert answer.status == 2
    assert "Invented b (b) and Invented d (d): judged different by EV" in answer.err
    assert "python -m graph search" in answer.err
    assert written(judged) == sorted([*before, ("b", "d", "rejected")])


@pytest.mark.parametrize("name", ["csv", "nomenklatura", "splink", "openrefine"])
def test_export_then_import_changes_nothing(judged: Store, tmp_path: Path, name: str) -> None:
    judge(judged, "a", "b", Judgement.ACCEPTED, "one office, 「本店」")
    judge(judged, "b", "c", Judgement.UNSURE)
    judge(judged, "b", "c", Judgement.REJECTED)
    judge(judged, "a", "d", Judgement.PROPOSED)
    before = judged.matches().ties
    out = tmp_path / f"judgements.{name}"
    answer = type_match("export", "--format", name, "--out", out)
    assert answer.status == 0
    assert ("Not in the file" in answer.err) == (name != "csv")
    answer = type_match("import", out, *BY)  # which knows what was written
    assert (answer.status, answer.out.splitlines()[0]) == (0, "New: 0")
    assert judged.matches().ties == before
    judged.remove([t.id for t in before])
    assert type_match("import", out, "--format", name, *BY).status == 0
    again = {(t.start, t.end, t.judgement, t.judged_by) for t in judged.matches().ties}
    held = {
        "csv": {Judgement.ACCEPTED, Judgement.UNSURE, Judgement.REJECTED, Judgement.PROPOSED},
        "openrefine": {Judgement.ACCEPTED},
    }.get(name, {Judgement.ACCEPTED, Judgement.REJECTED})
    assert again == {
        (t.start, t.end, t.judgement, t.judged_by) for t in before if t.judgement in held
    }


def test_all_problems_of_a_file_are_named_and_nothing_is_written(
    judged: Store, tmp_path: Path
) -> None:
    file = tmp_path / "j.csv"
    file.write_text(
        f"{HEAD}a,b,accepted,EV,2026-01-01T10:00:00Z,\n"
        "a,nobody,accepted,EV,2026-01-01,\n"
        "a,c,perhaps,EV,2026-01-01,\n"
        "a,c,rejected,EV,2026-02-30,\n"
        "a,a,rejected,EV,2026-01-01,\n"
        "a,p,rejected,EV,2026-01-01,\n"
        "a,d,accepted,EV,2026-01-02,\n"
        "d,a,rejected,OP,2026-01-02,\n"
        "b,c,rejected,EV,2999-01-02,\n",
        encoding="utf-8",
    )
    answer = type_match("import", file, *BY)
    assert answer.status == 2
    lines = answer.err.splitlines()
    assert [line.partition(":")[0].split(", column")[0] for line in lines[:-1]] == [
        f"j.csv, line {n}" for n in (3, 4, 5, 6, 7, 9, 10)
    ]
    assert lines[-1] == "Nothing was written; problems: 7"
    assert written(judged) == []
    answer = type_match("import", file, *BY, "--partly", "--dry-run")
    assert "Would be new: 1" in answer.out
    assert written(judged) == []
    answer = type_match("import", file, *BY, "--partly")
    assert "New: 1\n" in answer.out
    assert "lines 3, 4, 5, 6, 7, 8, 9, 10 (8 in all)" in answer.err
    assert written(judged) == [("a", "b", "accepted")]


def test_a_chain_over_a_rejection_is_refused_and_the_shortest_named(
    judged: Store, tmp_path: Path
) -> None:
    judge(judged, "c", "d", Judgement.ACCEPTED)
    file = tmp_path / "j.csv"
    file.write_text(
        f"{HEAD}a,b,positive,EV,2026-01-01,\nb,c,positive,EV,2026-01-01,\n"
        "a,c,positive,EV,2026-01-01,\nd,a,negative,EV,2026-01-01,\n",
        encoding="utf-8",
    )
    answer = type_match("import", file, *BY)
    assert answer.status == 2
    assert "Invented d (d) and Invented a (a) as different (line 5)" in answer.err
    assert "Invented a (a) = Invented c (c) (line 4)" in answer.err
    assert "Invented c (c) = Invented d (d) (EV on " in answer.err
    assert "Invented b (b)" not in answer.err
    assert written(judged) == [("c", "d", "accepted")]


def test_an_imported_judgement_keeps_author_and_moment_and_never_outranks_a_later_one(
    judged: Store, tmp_path: Path
) -> None:
    judge(judged, "a", "b", Judgement.REJECTED)
    file = tmp_path / "labels.csv"
    file.write_text(
        f"{HEAD}a,b,accepted,OP,2020-05-01T10:00:00+02:00,older\nc,d,accepted,,,\n",
        encoding="utf-8",
    )
    answer = type_match("import", file, *BY)
    assert "Of the new ones, a later judgement stands over: 1" in answer.out
    contents = judged.matches()
    (old,) = [t for t in contents.ties if t.judged_by == "OP"]
    assert (old.judged_at, old.wording) == ("2020-05-01T08:00:00Z", "older")
    assert contents.sources[old.source].title == "Judgements of the file labels.csv"
    (own,) = [t for t in contents.ties if t.start == "c"]
    assert (own.judged_by, own.judged_at) == ("EV", "")
    log = json.loads(type_match("log", "--json").out)
    assert {(e["judged_by"], e["fate"]) for e in log if e["left"]["id"] == "a"} == {
        ("EV", "in force"),
        ("OP", "replaced"),
    }
    judged.undo(judged.imports()[0].id)
    assert written(judged) == [("a", "b", "rejected")]


def test_a_resolver_file_is_read_through_its_own_ids(judged: Store, tmp_path: Path) -> None:
    file = tmp_path / "resolver.ijson"
    lines = [
        ["NK-1", "a", "positive", None, "OP", "2026-01-01T10:00:00"],
        ["NK-1", "b", "positive", 0.9, "OP", "2026-01-02T10:00:00"],
        ["c", "NK-1", "negative", None, "XY", "2026-01-03T10:00:00"],
        ["c", "d", "unsure", None, "XY", "2026-01-03T10:00:00", "2026-01-04T10:00:00"],
        ["b", "d", "no_judgement", 0.4, "auto", "2026-01-03T10:00:00"],
    ]
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    answer = type_match("import", file, *BY)
    assert answer.status == 0
    assert written(judged) == [("a", "b", "accepted"), ("c", "a", "rejected")]
    assert "Passed over: 1 (deleted in nomenklatura)" in answer.err
    assert "Passed over: 1 (suggested, and not judged)" in answer.err


def test_a_project_of_openrefine_is_read_by_the_columns_named(
    judged: Store, tmp_path: Path
) -> None:
    file = tmp_path / "project.csv"
    file.write_text("key,name,match,how\na,Invented,b,matched\nc,Other,,new\nd,X,,none\n")
    columns = [word for name in ("key", "match", "how") for word in ("--column", name)]
    answer = type_match("import", file, *BY, "--format", "openrefine", *columns)
    assert (answer.status, written(judged)) == (0, [("a", "b", "accepted")])
    assert "Passed over: 2" in answer.err
    answer = type_match("import", file, *BY, "--format", "openrefine")
    assert answer.status == 2
    assert "the columns key, name, match, how" in answer.err


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"left,right\na,b\n", b'["a", "b"]\n'])
def test_what_is_no_judgement_file_is_refused(
    judged: Store, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "broken"
    file.write_bytes(content)
    answer = type_match("import", file, *BY)
    assert answer.status == 2
    assert answer.err.startswith("broken, line 1")
    assert written(judged) == []


def test_of_many_judgements_a_killed_import_writes_none_or_all(
    judged: Store, server: Access, tmp_path: Path
) -> None:
    ids = [chr(0x4E00 + n) for n in range(101)]
    judged.load(stated_companies("".join(ids)), by="test", files=())
    file = tmp_path / "many.csv"
    rows = (f"{ids[0]},{other},rejected,EV,2026-01-01T10:00:00Z,\n" for other in ids[1:])
    file.write_text(HEAD + "".join(rows), encoding="utf-8")
    found = set()
    for delay in (0.03, None):
        if ties := judged.matches().ties:
            judged.remove([t.id for t in ties])
        with subprocess.Popen(
            [sys.executable, "-c", _IMPORT, str(file)],
            env={**os.environ, **environment_of(server)},
            cwd=ROOT,
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdout
            assert process.stdout.readline() == b"writing\n"
            if delay is not None:
                time.sleep(delay)
                process.send_signal(signal.SIGKILL)
            process.communicate()
        found.add(len(judged.matches().ties))
    assert found <= {0, 100}
    assert max(found) == 100
    assert judged.contents().unfinished == ()


_IMPORT = """
import sys
from functools import partial
from graph.commands import match_judgements
from graph.commands.main import run
from graph.stores.store import Store
load = Store.load
def told(*args, **kwargs):
    print("writing", flush=True)
    return load(*args, **kwargs)
Store.load = told
run(partial(match_judgements.import_, args=[sys.argv[1], "--author", "EV"]))
"""
