"""Statements and ties through a part and back, and what a shelf's list and name say."""

from fractions import Fraction
from pathlib import Path

import pyarrow.parquet as pq

from graph.model.records import Holding, Judgement, Kind, Standing, Statement, Tie, TieType, Value
from graph.model.shares import Share, parse_share
from graph.registers.shelf.columns import ROWS_IN_A_GROUP, STATED, TIES
from graph.registers.shelf.rows import StatedRow, TieRow, share_cell, statement_of, tie_of
from graph.registers.shelf.withheld import read_withheld, withhold
from scrapers.bulk.part_writer import PartWriter

_SHARES = ["51%", "1/3", "(25,50]%", "25-50%", ">75%", "0.000000001", "", "100%"]


def _tie(number: int) -> Tie:
    return Tie(
        id=f"t{number}",
        type=TieType.OWNS if number % 2 else TieType.SAME_AS,
        start=f"a{number}",
        end="b",
        source="s",
        standing=Standing.FILING if number % 3 else None,
        share=parse_share(_SHARES[number % len(_SHARES)]),
        interest="votes",
        since="2020" if number % 2 else "",
        role="директор",
        wording="said so",
        quoted=bool(number % 2),
        judgement=Judgement.PROPOSED if number % 2 == 0 else None,
        score=0.5 if number % 2 == 0 else None,
        translation="director",
        extra={"list": ("x", "y"), "is": True, "n": 3},
        holding=Holding.LOT if number % 2 else Holding.WHOLE,
    )


def _statement(number: int) -> Statement:
    values: dict[str, Value] = {
        "name": f"Ñame {number}",
        "list": ("x",),
        "active": False,
        "n": 1.5,
        "dissolved": "?",
    }
    return Statement(f"a{number}", Kind.COMPANY, "s", values)


def test_records_through_a_part_and_back(tmp_path: Path) -> None:
    statements = [_statement(n) for n in range(ROWS_IN_A_GROUP + 5)]
    ties = [_tie(n) for n in range(40)]
    writer = PartWriter(tmp_path, 7)
    for statement in statements:
        writer.add(statement)
    for tie in ties:
        writer.add(tie)
    written = writer.finish()
    assert written.stated.file == "stated/00007.parquet"
    assert written.ties_by_type == {"OWNS": 20, "SAME_AS": 20}
    stated = pq.ParquetFile(tmp_path / written.stated.file)
    assert stated.schema_arrow.equals(STATED)
    assert [stated.metadata.row_group(n).num_rows for n in range(2)] == [ROWS_IN_A_GROUP, 5]
    assert [statement_of(StatedRow(**row)) for row in stated.read().to_pylist()] == statements
    held = pq.read_table(tmp_path / written.ties.file)
    assert held.schema.equals(TIES)
    assert [tie_of(TieRow(**row)) for row in held.to_pylist()] == ties


def test_shares_are_kept_exactly() -> None:
    third = Share(min=Fraction(1, 3), max=Fraction(1, 2), max_open=True)
    assert share_cell(third) == "[1/3,0.5)"


def test_batches_and_records_stand_in_the_order_of_their_writing(tmp_path: Path) -> None:
    whole = PartWriter(tmp_path / "whole", 1)
    for number in range(6):
        whole.add(_statement(number))
    file = whole.finish().stated.file
    table = pq.read_table(tmp_path / "whole" / file)
    mixed = PartWriter(tmp_path / "mixed", 1)
    mixed.add(_statement(0))
    mixed.add_stated(table.slice(1, 4).combine_chunks().to_batches()[0])
    mixed.add(_statement(5))
    assert pq.read_table(tmp_path / "mixed" / mixed.finish().stated.file).equals(table)


def test_a_withheld_id_stays_until_its_line_is_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "withheld.txt"
    assert read_withheld(path) == frozenset()
    assert withhold(path, "gb-02")
    assert withhold(path, "gb-01")
    assert not withhold(path, "gb-02")
    assert path.read_text() == "gb-01\ngb-02\n"
