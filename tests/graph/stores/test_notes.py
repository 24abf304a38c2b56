"""Readers' notes, on both servers: kept with their history, and a hold on what they rest on."""

import pytest
from neo4j import GraphDatabase

from graph.errors import InputError, UnknownIdError
from graph.model.notes import Mark, note_document
from graph.model.records import Kind, Records, Source, Standing, Statement, Tie, TieType
from graph.stores.local_server import Access
from graph.stores.store import Store
from graph.stores.writing.guard import RISE

RECORDS = Records(
    (Source("reg", "Example Register"), Source("press", "Example Paper")),
    (
        Statement("c1", Kind.COMPANY, "reg", {"name": "Example Lantern", "country": "GB"}),
        Statement("c2", Kind.COMPANY, "reg", {"name": "Example Holding"}),
        Statement("c3", Kind.COMPANY, "press", {"name": "Example Other"}),
    ),
    (
        Tie("t1", TieType.OWNS, "c2", "c1", source="reg", standing=Standing.REGISTER),
        Tie("t2", TieType.LINKED_TO, "c3", "c1", source="press"),
    ),
)


@pytest.fixture
def loaded(store: Store) -> str:
    return store.load(RECORDS, by="test", files=()).import_id


def _ids(store: Store) -> set[str]:
    found = store.contents()
    return {*found.entities, *found.sources, *(tie.id for tie in found.ties)}


def test_a_note_is_kept_with_its_author_and_time_and_its_withdrawal(
    store: Store, loaded: str
) -> None:
    revision, noted = store.revision(), store.noted_revision()
    first = store.add_note("t1", " Seen in the filing. ", "Example Editor", Mark.CHECKED)
    second = store.add_note("c1", "Says otherwise", "Example Editor", None)
    assert store.notes() == (first, second)
    assert (first.text, first.mark, first.withdrawn) == ("Seen in the filing.", Mark.CHECKED, "")
    assert store.noted_revision() == noted + 2 * RISE

    store.withdraw_note(first.id)

    kept = store.notes()[0]
    assert (kept.text, bool(kept.withdrawn)) == (first.text, True)
    assert [h["what"] for h in note_document(kept)["history"]] == ["written", "withdrawn"]
    with pytest.raises(UnknownIdError):
        store.withdraw_note(first.id)
    assert store.noted_revision() == noted + 3 * RISE
    assert store.revision() == revision  # nothing that is stated has changed
    assert [i.id for i in store.imports()] == [loaded]
    assert store.contents().unfinished == ()


def test_a_note_needs_something_it_is_about(store: Store, loaded: str) -> None:
    for about, text, author, error in (
        ("nothing", "x", "x", UnknownIdError),
        (loaded, "x", "x", UnknownIdError),
        ("c1", " ", "x", InputError),
        ("c1", "x", "", InputError),
    ):
        with pytest.raises(error):
            store.add_note(about, text, author, None)
    assert store.notes() == ()


def test_undo_leaves_what_a_note_rests_on_until_it_is_withdrawn(store: Store, loaded: str) -> None:
    note = store.add_note("t1", "Seen", "Example Editor", Mark.DISPUTED)

    store.undo(loaded)

    assert _ids(store) == {"t1", "c1", "c2", "reg"}
    assert store.contents().entities["c1"].values == {"country": "GB"}

    revision = store.revision()
    store.withdraw_note(note.id)

    assert store.revision() == revision + RISE
    assert _ids(store) == set()
    assert [n.id for n in store.notes()] == [note.id]


@pytest.mark.usefixtures("loaded")
def test_what_is_removed_takes_its_notes_along(store: Store) -> None:
    store.add_note("t1", "About the tie", "Example Editor", None)
    kept = store.add_note("c3", "About another", "Example Editor", None)
    store.remove(["c2"])
    assert store.notes() == (kept,)


@pytest.mark.usefixtures("loaded")
def test_reset_leaves_no_note_and_nothing_of_others_goes(store: Store, server: Access) -> None:
    store.add_note("c1", "x", "Example Editor", None)
    auth = (server.username, server.password.get_secret_value()) if server.username else None
    with GraphDatabase.driver(server.uri, auth=auth) as driver:
        driver.execute_query("CREATE (:Note {id: 'of others'})", database_=server.database)
        store.reset()
        rows, _, _ = driver.execute_query(
            "MATCH (n) WHERE n.id IS NOT NULL AND NOT n:Store AND NOT n:LogEntry RETURN n.id AS id",
            database_=server.database,
        )
    assert [row["id"] for row in rows] == ["of others"]
    assert store.notes() == ()
