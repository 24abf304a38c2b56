"""Names in a picture: they fit their lines, and no two of them look the same."""

import random
from collections import Counter
from itertools import product

import pytest

from graph.model.records import Entity, Kind
from graph.presentation.names.short_names import label_lines, picture_names
from graph.presentation.names.text_width import width_in_em

LONG = "Golden Sunrise International Trading and Logistics"
PARTS = (
    "Golden",
    "Sunrise",
    "International",
    "Trading",
    "(Hong Kong)",
    "Ltd",
    "啟航物流",
    "x" * 70,
)


def test_two_that_begin_alike_keep_their_ends() -> None:
    names = [f"{LONG} (Hong Kong)", f"{LONG} (Singapore)"]
    lines = label_lines(names, 20)
    assert "Hong Kong)" in " ".join(lines[names[0]])
    assert "(Singapore)" in lines[names[1]][-1]
    assert all("Golden" in told[0] and len(told) <= 3 for told in lines.values())


def test_two_that_differ_in_the_middle_keep_it() -> None:
    rest = "International Trading and Logistics Holdings Limited (Hong Kong)"
    names = [f"Golden Sunrise {place} {rest}" for place in ("Shenzhen Futian", "Shenzhen Nanshan")]
    one, other = label_lines(names, 13).values()
    assert one != other
    assert "Futian" in " ".join(one)
    assert "Nanshan" in " ".join(other)


@pytest.mark.parametrize("seed", range(12))
def test_distinct_names_have_distinct_labels(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - no secret
    longest = draw.choice((3, 8, 40))
    names = {" ".join(draw.choices(PARTS, k=draw.randint(1, longest))) for _ in range(30)}
    names |= {f"{'a' * 300}{n}{'a' * 300}" for n in range(12)}
    letters = draw.choice((13, 19, 20))
    lines = label_lines(names, letters)
    alike = Counter(lines.values())
    assert [told for told, count in alike.items() if count > 1] == []
    assert all(width_in_em(line) <= letters * 0.6 for told in lines.values() for line in told[:3])
    assert all(len(told) <= 4 for told in lines.values())


def test_names_that_part_too_often_are_numbered() -> None:
    names = [("b" * 60).join(turns) for turns in product("xy", repeat=5)]
    lines = label_lines(names, 20)
    assert len(set(lines.values())) == len(names)
    assert any(told[-1] == "(1)" for told in lines.values())


def test_a_short_name_that_two_share_gives_way_to_the_whole_ones() -> None:
    def shop(ident: str, name: str, short: str = "") -> Entity:
        return Entity(ident, Kind.COMPANY, name, {"short_name": (short,)} if short else {})

    entities = {e.id: e for e in (shop("a", "Shop A", "Shop"), shop("b", "Shop B", "Shop"))}
    assert picture_names(entities) == {"a": "Shop A", "b": "Shop B"}
    assert picture_names({"a": entities["a"]}) == {"a": "Shop"}
