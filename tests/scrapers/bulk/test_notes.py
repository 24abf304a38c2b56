"""Notes of a pass are found again in their order, however little memory sorts them."""

from pathlib import Path

from scrapers.bulk.building.notes import NoteFile, SortedNotes, note_table, read_notes, sort_by_key
from scrapers.bulk.sources.lookups import sort_repeated

_KEYS = 70
_NOTES = [(f"key {n % _KEYS}", str(n)) for n in range(500)]


def test_notes_sorted_in_small_ranges_are_found_in_their_order(tmp_path: Path) -> None:
    sort_by_key(note_table(_NOTES), tmp_path, most_bytes=1_000)
    found = SortedNotes(tmp_path)
    assert len(found) == len(_NOTES)
    for key in range(_KEYS):
        assert list(found.all(f"key {key}")) == [value for k, value in _NOTES if k == f"key {key}"]
    assert found.last("another key") is None


def test_notes_of_a_piece_are_read_back(tmp_path: Path) -> None:
    file = NoteFile(tmp_path, 1)
    for key, value in _NOTES:
        file.add(key, value)
    [part] = file.finish()
    assert part.rows == len(_NOTES)
    assert read_notes([tmp_path / part.file])["value"].to_pylist() == [v for _, v in _NOTES]


def test_places_of_repeated_keys_are_numbered(tmp_path: Path) -> None:
    sort_repeated(note_table([("a", "line 1"), ("b", "line 2"), ("a", "line 3")]), tmp_path)
    found = SortedNotes(tmp_path)
    assert [found.last(f"line {n}") for n in (1, 2, 3)] == ["1", None, "2"]
