"""The log, on both servers: an entry with every write of a person, and none without."""

from collections.abc import Callable

import pytest
from neo4j import GraphDatabase

from graph.errors import ConflictError, InvestigatorError, UnknownIdError
from graph.exports.networks.json import json_chunks
from graph.judgements.judgement_writer import new_judgement, read_pair, write_judgement
from graph.model.log import Deed, LogEntry, log_document
from graph.model.records import Judgement, Kind, Records, Source, Statement, Tie, TieType
from graph.stores.local_server import Access
from graph.stores.store import Store
from graph.support.language import LazyText
from graph.support.os_user import os_user

RECORDS = Records(
    (Source("reg", "Example Register"),),
    (
        Statement("c1", Kind.COMPANY, "reg", {"name": "Example Lantern"}),
        Statement("c2", Kind.COMPANY, "reg", {"name": "Example Lantern Ltd"}),
    ),
    (Tie("t1", TieType.OWNS, "c2", "c1", source="reg"),),
)


def _told(store: Store) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(e.who, e.what, e.ids, e.import_id) for e in store.log()]


def _load(store: Store, by: str | LazyText = "Ana Example") -> str:
    return store.load(RECORDS, by=by, files=("case.csv",)).import_id


def test_each_write_of_a_person_is_in_the_log_the_newest_last(store: Store) -> None:
    ben = store.acting_as("Ben Example")
    first = _load(ben, LazyText("command line"))
    note = ben.add_note("c1", "Seen in the filing.", "Cem Example", None)
    ben.withdraw_note(note.id)
    dismissed = store.dismiss("flag|c1", "c1", "A twin.", "Ana Example")
    ben.withdraw_note(dismissed.id)
    made = write_judgement(
        ben,
        new_judgement(read_pair(store, "c1", "c2"), Judgement.REJECTED, "Dia Example"),
    )
    write_judgement(
        ben,
        new_judgement(read_pair(store, "c1", "c2"), Judgement.WITHDRAWN, "Dia Example"),
    )
    judged = [each.id for each in reversed(store.imports()) if each.by == "Dia Example"]
    ben.undo(judged[0])
    ben.remove(["c2"])
    ben.undo(first)
    ben.reset()

    assert made.judged_by == "Dia Example"
    assert _told(store) == [
        ("Ben Example", "import", ("c1", "c2"), first),
        ("Cem Example", "note", ("c1", note.id), ""),
        ("Ben Example", "note withdrawn", ("c1", note.id), ""),
        ("Ana Example", "dismissal", ("c1", dismissed.id), ""),
        ("Ben Example", "dismissal withdrawn", ("c1", dismissed.id), ""),
        ("Dia Example", "judgement: rejected", ("c1", "c2"), judged[0]),
        ("Dia Example", "judgement taken back", ("c1", "c2"), judged[1]),
        ("Ben Example", "undo", (), judged[0]),
        ("Ben Example", "removal", ("c2",), ""),
        ("Ben Example", "undo", (), first),
        ("Ben Example", "reset", (), ""),
    ]
    moments = [entry.at for entry in store.log()]
    assert moments == sorted(moments)
    assert store.log(since=moments[-2]) == store.log()[-2:]
    assert "filing" not in repr(store.log())


def test_nobody_named_is_the_user_of_this_computer(store: Store) -> None:
    _load(store, LazyText("command line"))
    assert [who for who, *_ in _told(store)] == [os_user()]


def _refused(store: Store) -> list[Callable[[], object]]:
    other = Records((Source("reg", "Another title"),), (), ())
    return [
        lambda: store.load(other, by="Ana Example", files=()),
        lambda: store.undo("import-unknown"),
        lambda: store.remove(["unknown"]),
        lambda: store.add_note("unknown", "Text", "Ana Example", None),
        lambda: store.withdraw_note("note-unknown"),
    ]


def test_what_is_refused_leaves_no_entry(store: Store) -> None:
    _load(store)
    before = store.log()
    for write in _refused(store):
        with pytest.raises((ConflictError, UnknownIdError, InvestigatorError)):
            write()
    assert store.log() == before


def test_an_import_in_several_calls_is_one_entry(store: Store) -> None:
    for _ in range(3):
        store.load(RECORDS, by="Ana Example", files=("run",), import_id="import-run")
    store.finish_import("import-run")
    assert _told(store) == [("Ana Example", "import", ("c1", "c2"), "import-run")]


def test_the_log_is_in_nothing_that_is_read_of_the_case(store: Store) -> None:
    _load(store)
    contents, counts, revision = store.contents(), store.counts(), store.revision()
    written = b"".join(json_chunks(contents))
    imports = store.imports()

    store.log_deed(Deed.EXPORT, ("c1",), by="Zeynep Quill", files=("quill.json",))

    assert store.contents() == contents
    assert (store.counts(), store.revision(), store.imports()) == (counts, revision, imports)
    assert b"".join(json_chunks(store.contents())) == written
    assert [hit.id for hit in store.search("Zeynep Quill")] == []


def test_an_entry_that_is_written_again_stays_as_it_was(store: Store, server: Access) -> None:
    store.log_deed(Deed.EXPORT, by="Ana Example")
    (entry,) = store.log()
    auth = (server.username, server.password.get_secret_value()) if server.username else None
    with GraphDatabase.driver(server.uri, auth=auth) as driver:
        rows = driver.execute_query(
            "MATCH (l:LogEntry) RETURN count(l) AS n", database_=server.database
        ).records
    assert rows[0]["n"] == 1
    assert log_document([entry]) == [
        {"at": entry.at, "who": "Ana Example", "what": "export", "ids": [], "import": None}
    ]
    assert entry == LogEntry("Ana Example", "export", at=entry.at, id=entry.id)
