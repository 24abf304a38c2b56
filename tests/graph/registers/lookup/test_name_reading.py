"""Names are read in large numbers as one by one, whatever is in them."""

import random

import pyarrow as pa

from graph.matches.names.read_name import read_name
from graph.registers.building.name_cores import read_cores

_WORDS = (
    "Ltd LIMITED The Co., S A S.A. PT GmbH & KG II two and of L L C A 'n o'neil Société (UK) +Sons "
    "llp Ж深 n/a A.B. _x_ &amp; Corp. de y é © 1st the"
).split()
_SIGNS = "abcXYZ 019 .,'&-()/+`_éЖ 深:#\t"


def _odd_names(count: int) -> list[str]:
    chance = random.Random(3)  # noqa: S311 - invented data
    return [
        " ".join(
            chance.choice(_WORDS)
            if chance.random() < 0.5
            else "".join(chance.choices(_SIGNS, k=chance.randrange(7)))
            for _ in range(chance.randrange(1, 6))
        )
        for _ in range(count)
    ]


def test_many_names_are_read_as_one_name_is() -> None:
    names = [*_odd_names(5_000), "", "Long " * 60, "A & B (Holdings) Ltd."]
    assert read_cores(pa.array(names, pa.large_string())).to_pylist() == [
        read_name(name).core for name in names
    ]
