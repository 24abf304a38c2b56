"""The page Log: who did what, by person and by date, with names in the place of ids."""

from collections.abc import Iterator
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from graph.model.log import Deed, LogEntry
from graph.model.notes import Mark
from graph.model.records import Kind, Records, Source, Statement
from graph.stores.local_server import Access
from graph.stores.open_store import open_store
from graph.stores.store import Store
from graph.support.os_user import os_user
from graph.support.settings import settings
from tests.pages import opened, text
from tests.servers import empty
from views.lists.log_rows import log_table
from views.shell.identity import Person, Role
from views.shell.store.person_store import PersonStore

SEITU = "ft-20230621-seitu"
ANA = Person("Ana Example", "ana@example.org", Role.EDITOR, frozenset())


@pytest.fixture
def store(app_store: Access) -> Iterator[Store]:
    del app_store
    with open_store(settings()) as store:
        yield store


GIVEN = Records(
    (Source("own", "Own entry"),),
    (Statement("c-given", Kind.COMPANY, "own", {"name": "Example Given"}),),
    (),
)


def _rows(app: AppTest) -> list[str]:
    return [row.split("</li>")[0] for row in text(app).split("<li>")[1:]]


def test_it_says_who_did_what_with_names_and_no_ids(store: Store) -> None:
    new = Records(
        (Source("press", "Example Paper"),),
        (Statement("c-gone", Kind.COMPANY, "press", {"name": "Example Gone"}),),
        (),
    )
    ben = store.acting_as("Ben <i>Example</i>")
    done = ben.load(new, by="Ana Example", files=("rows.csv",)).import_id
    ben.add_note(SEITU, "Never to be read here.", "Cem Example", Mark.PRIVATE)
    ben.undo(done)

    app = opened("log")

    undone, noted, imported, *_ = _rows(app)
    assert "Ben &lt;i&gt;Example&lt;/i&gt;</strong> · Undid an import: rows.csv" in undone
    assert "imported by Ana Example" in undone
    assert "Cem Example</strong> · Wrote a note: Seitu<" in noted
    assert "Ana Example</strong> · Imported data: 1 that is no longer here" in imported
    assert "undone since" in imported
    assert "Never to be read" not in text(app)
    assert not [word for word in ("c-gone", SEITU, "note-") if word in "".join(_rows(app)[:3])]


def test_it_is_chosen_by_person_and_day_and_comes_in_pages(store: Store) -> None:
    store.keep_log(
        LogEntry(
            f"Person {n % 2}", Deed.NOTE, (SEITU,), at=f"2026-03-{n % 2 + 1:02}T12:00:{n % 60:02}"
        )
        for n in range(120)
    )
    app = opened("log")
    assert len(_rows(app)) == 50
    app.selectbox(key="log_who").set_value("Person 1").run()
    assert "60 entries" in text(app)
    assert {row.split("</strong>")[0][-8:] for row in _rows(app)} == {"Person 1"}
    app.date_input(key="log_until").set_value(date(2026, 3, 1)).run()
    assert "Nobody did anything on these days" in text(app)
    app.selectbox(key="log_who").set_value(None).run()
    assert "60 entries" in text(app)
    assert not app.exception


def test_a_logged_in_person_is_who_acts_and_a_reader_may_export(store: Store) -> None:
    ana = PersonStore(store, ANA)
    example = store.load(GIVEN, by="Somebody", files=())
    keeper = PersonStore(store, Person("Kim", "", Role.KEEPER, frozenset()))
    keeper.undo(example.import_id)
    reader = PersonStore(store, Person("Ria", "", Role.READER, frozenset()))
    reader.log_deed(Deed.EXPORT, files=("case.json",))
    ana.load(GIVEN, by="app", files=())
    local = PersonStore(store, Person("", "", Role.KEEPER, frozenset()))
    local.remove(["c-given"])
    assert [(e.who, e.what) for e in store.log()][-4:] == [
        ("Kim", "undo"),
        ("Ria", "export"),
        ("Ana Example (ana@example.org)", "import"),
        (os_user(), "removal"),
    ]


def test_its_table_has_names_and_ids(store: Store) -> None:
    note = store.add_note(SEITU, "Text", "Cem Example", None)
    row = log_table(store.log()[-1:], store.contents())[0]
    assert (row["names"], row["ids"]) == ("Seitu", f"{SEITU} {note.id}")


def test_an_empty_log_says_what_will_be_there(app_store: Access) -> None:
    empty(app_store)
    app = opened("log")
    assert "Nothing yet." in text(app)
    assert _rows(app) == []
