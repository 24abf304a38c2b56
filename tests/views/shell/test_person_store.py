"""What a person may do with the store, and under which name, on both servers."""

from collections.abc import Callable
from datetime import date

import pytest

from graph.errors import RoleError
from graph.model.records import Kind, Records
from graph.stores.store import Store
from tests.pages import PROJECT_S, records_in
from views.shell.identity import LOCAL_PERSON, Person, Role
from views.shell.store.person_store import PersonStore

pytestmark = pytest.mark.slow
SHOP = "ft-20230621-trendy-beat"


def person(name: str, role: Role) -> Person:
    return Person(name, f"{name.lower()}@newsroom.example", role, frozenset())


READER, EDITOR, OTHER, KEEPER = (
    person("Rina", Role.READER),
    person("Edo", Role.EDITOR),
    person("Eka", Role.EDITOR),
    person("Kira", Role.KEEPER),
)
WRITES: dict[str, Callable[[Store], object]] = {
    "load": lambda s: s.load(Records((), (), ()), by="anybody", files=()),
    "finish_import": lambda s: s.finish_import("any"),
    "add_note": lambda s: s.add_note(SHOP, "a note", "anybody", None),
    "dismiss": lambda s: s.dismiss("a finding", SHOP, "a note", "anybody"),
    "keep_log": lambda s: s.keep_log(()),
    "keep_notes": lambda s: s.keep_notes(()),
    "mark_unfinished": lambda s: s.mark_unfinished(["any"]),
    "mark_example_loaded": lambda s: s.mark_example_loaded(),
    "withdraw_note": lambda s: s.withdraw_note(s.notes()[0].id),
    "undo": lambda s: s.undo(s.imports()[0].id),
    "remove": lambda s: s.remove([SHOP]),
    "reset": lambda s: s.reset(),
    "replacement": lambda s: s.replacement(),
    "writers_held": lambda s: s.writers_held().__enter__(),
}


@pytest.fixture
def filled(store: Store) -> Store:
    """The founding case, with one note, both by an editor."""
    own = PersonStore(store, EDITOR)
    own.load(records_in(PROJECT_S), by="anybody", files=())
    own.add_note(SHOP, "seen", "anybody", None)
    return store


def test_a_reader_reads_and_writes_nothing(filled: Store) -> None:
    seen = PersonStore(filled, READER)
    before = filled.noted_revision()
    for name, write in WRITES.items():
        with pytest.raises(RoleError):
            write(seen)
        assert filled.noted_revision() == before, name
    assert seen.search("Trendy")
    assert seen.ident() == filled.ident()
    assert seen.kinds()[Kind.STOREFRONT]


def test_an_editor_leaves_what_others_did(filled: Store) -> None:
    other = PersonStore(filled, OTHER)
    before = filled.noted_revision()
    for name in ("withdraw_note", "undo", "remove", "reset", "replacement", "writers_held"):
        with pytest.raises(RoleError):
            WRITES[name](other)
        assert filled.noted_revision() == before, name


def test_an_editor_takes_back_their_own(filled: Store) -> None:
    own = PersonStore(filled, EDITOR)
    WRITES["withdraw_note"](own)
    WRITES["undo"](own)
    assert not filled.counts().entities


def test_a_keeper_takes_back_what_others_did(filled: Store) -> None:
    keeper = PersonStore(filled, KEEPER)
    WRITES["withdraw_note"](keeper)
    WRITES["undo"](keeper)
    assert not filled.counts().entities


def test_the_author_is_who_is_logged_in(filled: Store) -> None:
    assert [str(each.by) for each in filled.imports()] == [EDITOR.author]
    assert [note.author for note in filled.notes()] == [EDITOR.author]


def test_without_login_the_name_that_was_given_stays(store: Store) -> None:
    local = PersonStore(store, LOCAL_PERSON)
    local.load(records_in(PROJECT_S), by="Ana", files=())
    local.dismiss("a finding", SHOP, f"on {date.today()}", "Ana")
    assert [str(each.by) for each in store.imports()] == ["Ana"]
    assert [note.author for note in store.notes()] == ["Ana"]
    local.remove([SHOP])
    local.reset()
