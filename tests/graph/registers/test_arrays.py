"""Arrays and texts of a shelf: the same as its records, and nothing damaged is believed."""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graph.errors import InputError
from graph.model.records import Kind, Statement, Tie, TieType
from graph.model.shares import parse_share
from graph.registers.building import part_columns
from graph.registers.building.arrays import write_arrays
from graph.registers.building.texts import write_texts
from graph.registers.shelf.arrays_file import (
    NO_END,
    UNKNOWN_END,
    UNSTATED_KIND,
    ShelfArrays,
)
from graph.registers.shelf.id_hash import hash_id
from graph.registers.shelf.texts_file import ShelfTexts
from scrapers.bulk.part_writer import PartWriter

_KINDS = tuple(Kind)


def _stated(ident: str, kind: Kind = Kind.COMPANY, **values: str) -> Statement:
    return Statement(ident, kind, "register", {"name": f"Name of {ident}", **values})


def _tie(ident: str, start: str, end: str, **stated: Any) -> Tie:
    share = parse_share("25-50%")
    return Tie(ident, TieType.OWNS, start, end, source="register", share=share, **stated)


_FIRST: list[Statement | Tie] = [
    _stated("gb-1", name="Company 1", standing="derived"),
    _stated("p-é漢", Kind.PERSON, died="2020-02"),
    _stated("gb-2", status="Dissolved"),
    _tie("t1", "p-é漢", "gb-1", since="2019-05", until="2020"),
    _tie("t2", "gb-missing", "gb-2"),
]
_SECOND: list[Statement | Tie] = [
    _stated("gb-1", name="Invented Ltd"),
    _stated("gb-3", dissolved="2021-03-04"),
    _stated("gb-3", dissolved="2021"),
    _tie("t3", "gb-1", "gb-3", interest="votes"),
    _tie("t4", "gb-3", "gb-3"),
]


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    for number, records in enumerate((_FIRST, _SECOND), 1):
        writer = PartWriter(tmp_path, number)
        for record in records:
            writer.add(record)
        writer.finish()
    return tmp_path


def _built(edition: Path) -> tuple[ShelfArrays, ShelfTexts]:
    write_arrays(edition)
    write_texts(edition)
    arrays = ShelfArrays(edition)
    arrays.check_all()
    return arrays, ShelfTexts(edition, arrays)


def _number(texts: ShelfTexts, ident: str) -> int:
    number = texts.number_of(ident)
    assert number is not None
    return number


def test_parties_are_numbered_as_they_are_stated(edition: Path) -> None:
    arrays, texts = _built(edition)
    assert texts.ids.to_pylist() == ["gb-1", "p-é漢", "gb-2", "gb-3", "gb-missing"]
    assert [_number(texts, i) for i in texts.ids.to_pylist()] == [0, 1, 2, 3, 4]
    assert texts.number_of("gb-4") is None
    kinds = [_KINDS[k] if k != UNSTATED_KIND else None for k in arrays["kind"]]
    assert kinds == [Kind.COMPANY, Kind.PERSON, Kind.COMPANY, Kind.COMPANY, None]
    rows = arrays.party_rows
    assert [rows.of(n).tolist() for n in range(5)] == [[0, 3], [1], [2], [4, 5], []]
    assert arrays.codes.unstated == ("gb-missing",)


def test_a_stand_in_name_gives_way_to_a_real_one(edition: Path) -> None:
    _, texts = _built(edition)
    assert texts.names.to_pylist() == [
        "Invented Ltd", "Name of p-é漢", "Name of gb-2", "Name of gb-3", "",
    ]  # fmt: skip


def test_the_earliest_end_of_a_party_counts(edition: Path) -> None:
    arrays, _ = _built(edition)
    died, dissolved = date(2020, 2, 29).toordinal(), date(2021, 12, 31).toordinal()
    assert arrays["party.over"].tolist() == [NO_END, died, UNKNOWN_END, dissolved, NO_END]


def test_ties_are_those_of_the_parts(edition: Path) -> None:
    arrays, texts = _built(edition)
    for row, tie in enumerate(r for r in (*_FIRST, *_SECOND) if isinstance(r, Tie)):
        assert texts.ids[int(arrays["tie.start"][row])].as_py() == tie.start
        assert texts.ids[int(arrays["tie.end"][row])].as_py() == tie.end
        said = {n: arrays.codes.texts[n][arrays[f"tie.{n}"][row]] for n in ("type", "interest")}
        assert said == {"type": tie.type, "interest": tie.interest}
        assert arrays.codes.texts["share"][arrays["tie.share"][row]] == "[0.25,0.5]"
    assert arrays.ties_into.of(3).tolist() == [2, 3]
    assert arrays.ties_out_of.of(3).tolist() == [3]
    first = arrays["tie.since"][0], arrays["tie.until"][0]
    assert first == (date(2019, 5, 1).toordinal(), date(2020, 12, 31).toordinal())
    assert (arrays["tie.since"][1], arrays["tie.until"][1]) == (1, date.max.toordinal())
    assert arrays.codes.ties == {"OWNS": 4}


def test_two_ids_of_one_hash_are_told_apart(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hash_by_two_letters(texts: Any, seed: int) -> Any:
        if seed:
            return hashed(texts, seed)
        return np.array([hash_id(t[:2], 0) for t in texts.to_pylist()], np.uint64)

    hashed = part_columns.hash_column
    for module in ("arrays", "tie_arrays"):
        name = f"graph.registers.building.{module}.hash_column"
        monkeypatch.setattr(name, hash_by_two_letters)
    arrays, texts = _built(edition)
    assert arrays.codes.seed == 1
    assert _number(texts, "gb-3") == 3


@pytest.mark.parametrize("ident", ["", "a", "gb-0123", "gb-01234567", "p-é漢字字字字"])
def test_one_id_is_hashed_as_a_column_is(ident: str) -> None:
    column = part_columns.hash_column(part_columns.as_texts([ident]), 5)
    assert column.tolist() == [hash_id(ident, 5)]


@pytest.mark.parametrize(
    ("name", "place", "value"),
    [("tie.start", 1, 5), ("tie.end", 0, -1), ("in.ptr", 2, 9), ("out.tie", 0, 4),
     ("tie.share", 0, 2), ("id.hash", 0, (1 << 64) - 1), ("party.row", 0, 6)],
)  # fmt: skip
def test_a_number_that_points_nowhere_is_found(
    edition: Path, name: str, place: int, value: int
) -> None:
    _built(edition)
    path = edition / "arrays" / f"{name}.npy"
    array = np.load(path)
    array[place] = value
    np.save(path, array)
    with pytest.raises(InputError, match=name):
        ShelfArrays(edition).check_all()


@pytest.mark.parametrize("damage", ["another type", "another length", "cut off"])
def test_an_array_of_another_form_is_not_opened(edition: Path, damage: str) -> None:
    _built(edition)
    path = edition / "arrays" / "kind.npy"
    array = np.load(path)
    match damage:
        case "another type":
            np.save(path, array.astype(np.int64))
        case "another length":
            np.save(path, array[:-1])
        case _:
            path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(InputError, match="kind"):
        ShelfArrays(edition)["kind"]


def test_a_register_without_ties_has_arrays(tmp_path: Path) -> None:
    writer = PartWriter(tmp_path, 1)
    writer.add(_stated("gb-1"))
    writer.finish()
    arrays, texts = _built(tmp_path)
    assert arrays.codes.tie_count == 0
    assert texts.number_of("gb-1") == 0
