"""A dismissed finding stays, with who, when and why, on both servers."""

from dataclasses import replace

import pytest

from graph.analyses.projection import project
from graph.errors import InputError, UnknownIdError
from graph.model.notes import note_document, note_from
from graph.model.records import Kind, Records, Source, Standing, Statement, Tie, TieType
from graph.red_flags.detect import FlagResult, find_flags, raise_flags
from graph.red_flags.dismissals import dismissal_notes, find_dismissal, find_finding, finding_key
from graph.red_flags.document import findings_document
from graph.red_flags.scene import scene_of
from graph.stores.store import Store
from graph.support.language import LazyText

RECORDS = Records(
    (Source("reg", "Example Register"),),
    (
        Statement("s1", Kind.STOREFRONT, "reg", {"name": "Example Shop", "ships_from": "CN"}),
        Statement("c1", Kind.COMPANY, "reg", {"name": "Example Lantern", "country": "GB"}),
    ),
    (Tie("t1", TieType.OPERATES, "c1", "s1", source="reg", standing=Standing.REGISTER),),
)


def _raised(store: Store) -> tuple[FlagResult, ...]:
    return raise_flags(scene_of(project(store.contents())), find_flags(["ships_from_elsewhere"]))


def _load(store: Store) -> str:
    return store.load(RECORDS, by="test", files=()).import_id


def test_a_dismissal_survives_undo_and_import_again_and_can_be_taken_back(store: Store) -> None:
    loaded = _load(store)
    (finding,) = _raised(store)[0].findings
    key = finding_key(finding)
    assert key.startswith("ships_from_elsewhere:s1:")
    note = store.dismiss(key, finding.subject, "It has a warehouse there", "Example Editor")
    assert note_from(note_document(note)) == note

    store.undo(loaded)
    assert _raised(store)[0].findings == ()
    _load(store)

    raised = _raised(store)
    (told,) = findings_document(
        scene_of(project(store.contents())), raised, dismissal_notes(store.notes())
    )
    assert told["key"] == key
    assert (told["dismissed"]["by"], told["dismissed"]["note"]) == (note.author, note.text)
    assert told["dismissed"]["at"] == note.written
    assert told["base_rate"]["found"] == 1

    store.withdraw_note(find_dismissal(store.notes(), key).id)

    (told,) = findings_document(
        scene_of(project(store.contents())), raised, dismissal_notes(store.notes())
    )
    assert told["dismissed"] is None
    assert [n.finding for n in store.notes()] == [key]
    with pytest.raises(UnknownIdError):
        find_dismissal(store.notes(), key)


def test_reset_takes_dismissals_along(store: Store) -> None:
    _load(store)
    store.dismiss("x:s1:0", "s1", "Seen", "Example Editor")
    store.reset()
    assert dismissal_notes(store.notes()) == {}


def test_a_dismissal_needs_a_reason_and_a_subject(store: Store) -> None:
    _load(store)
    with pytest.raises(InputError):
        store.dismiss("x:s1:0", "s1", " ", "Example Editor")
    with pytest.raises(UnknownIdError):
        store.dismiss("x:s9:0", "s9", "Seen", "Example Editor")


def test_what_is_new_is_not_dismissed_with_the_old(store: Store) -> None:
    _load(store)
    raised = _raised(store)
    (finding,) = raised[0].findings
    assert find_finding(raised, finding_key(finding)) is finding
    assert finding_key(replace(finding, sentence=LazyText("In another language"))) == finding_key(
        finding
    )
    assert finding_key(replace(finding, ties=finding.ties[::-1])) == finding_key(finding)
    assert finding_key(replace(finding, sources=(*finding.sources, "press"))) != finding_key(
        finding
    )
    with pytest.raises(UnknownIdError):
        find_finding(raised, "ships_from_elsewhere:s1:000000000000")
