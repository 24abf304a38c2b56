"""What is listed is what comparing each pair gives, though most pairs are never compared."""

import random

import pytest

from graph.model.records import Contents, Kind, Statement, Value
from tests.graph.matches.notation import as_contents, index_of

_NUMBERS = ("01234567", "07654321", "09990009")


def _companies(chance: random.Random) -> Contents:
    """Return companies of few names, with numbers of two registers and of claims."""
    statements = []
    for number in range(40):
        for source in chance.sample(("register", "newer", "page"), chance.randint(1, 3)):
            name = f"Marlpit {chance.choice(('Harbour', 'Lantern'))} Ltd"
            values: dict[str, Value] = {"name": name, "country": chance.choice(("GB", "SG"))}
            if chance.random() < 0.7:
                values["registration_number"] = chance.choice(_NUMBERS)
            if chance.random() < 0.1:
                values["vat_number"] = chance.choice(_NUMBERS)
            statements.append(Statement(f"c{number:02}", Kind.COMPANY, source, values))
    return as_contents(statements, [])


@pytest.mark.parametrize("seed", range(4))
def test_a_pair_is_left_out_only_where_its_numbers_differ(seed: int) -> None:
    index = index_of(_companies(random.Random(seed)))  # noqa: S311 - invented data
    ids = index.parties.ids
    places = zip(*(side.tolist() for side in index.pairs().sides), strict=True)
    compared = [index.compare(ids[left], ids[right]) for left, right in places]
    wanted = {(pair.left, pair.right) for pair in compared if pair.grade}
    listed = {(pair.left, pair.right) for pair in index.match_list(1).candidates}
    assert listed == wanted
    assert 0 < len(wanted) < len(compared)
