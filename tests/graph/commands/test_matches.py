"""``match`` lists, explains and samples pairs, on either server, and refuses what is no pair."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.model.records import Judgement, Kind, Records, Standing, Statement, Tie, TieType
from graph.stores.local_server import Access
from tests.command_line import Answer, type_line
from tests.graph.matches.notation import contents_of
from tests.servers import fill

LINES = [
    'c1 = name="=Marlpit Garden Tools Ltd" country=GB registration_number=09990009',
    'c2 = name="Marlpit Garden Tools" source=page',
    'c3 = name="Harbour Drum Ltd" country=GB registration_number=09990017',
    "k1 = name=+442079460101",
    "c1 REACHED_AT k1",
    "c2 REACHED_AT k1",
    "c3 REACHED_AT k1",
]


def _records(*judged: Tie) -> Records:
    contents = contents_of(LINES)
    sources = tuple(contents.sources.values())
    return Records(sources, contents.statements, (*contents.ties, *judged))


def _judged(one: str, other: str, judgement: Judgement) -> Tie:
    return Tie(
        f"{one} {other}",
        TieType.SAME_AS,
        one,
        other,
        source="ours",
        standing=Standing.OWN_RESEARCH,
        judgement=judgement,
        judged_by="EV",
        judged_at="2026-05-03T10:00:00Z",
        wording="seen",
    )


@pytest.fixture
def match(
    server: Access,
    use_store: Callable[[Access], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Answer]:
    """Fill the store and type ``match`` with some words."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))

    def run(*words: object, records: Records | None = None) -> Answer:
        if records:
            fill(server, records)
        use_store(server)
        return type_line("graph", "match", *words)

    return run


def test_pairs_are_listed_with_what_speaks_for_them(
    match: Callable[..., Answer], tmp_path: Path
) -> None:
    answer = match("--json", records=_records())
    assert answer.status == 0
    document = json.loads(answer.out)
    assert document["parties"] == 4
    (found,) = document["candidates"]
    assert (found["left"]["id"], found["right"]["id"], found["grade"]) == ("c1", "c2", "likely")
    assert [line["what"] for line in found["lines"]] == ["name_equal", "contact"]
    assert found["group"] == ["c1", "c2"]
    assert (found["changes"], found["judgement"]) == (None, None)
    assert match("--json").out == answer.out
    text = match().out
    assert "likely: =Marlpit Garden Tools Ltd (c1) and Marlpit Garden Tools (c2)" in text
    assert json.loads(match("--kind", "person", "--json").out)["candidates"] == []
    assert json.loads(match("--grade", "strong", "--json").out)["candidates"] == []
    assert json.loads(match("--party", "c3", "--json").out)["candidates"] == []
    assert json.loads(match("--between", "register", "page", "--json").out)["candidates"]
    assert not json.loads(match("--between", "page", "press", "--json").out)["candidates"]
    (changed,) = json.loads(match("--changes", "--json").out)["candidates"]
    assert changed["changes"] == []
    file = tmp_path / "pairs.csv"
    assert match("--csv", file).status == 0
    header, row = csv.reader(io.StringIO(file.read_text(encoding="utf-8")))
    assert ",".join(header) == "left,left_name,right,right_name,grade,bits,for,against"
    assert row[1] == "'=Marlpit Garden Tools Ltd"


def test_a_judgement_and_its_group_are_in_the_list(match: Callable[..., Answer]) -> None:
    accepted = _judged("c2", "c1", Judgement.ACCEPTED)
    (found,) = json.loads(match("--json", records=_records(accepted)).out)["candidates"]
    assert found["judgement"] == {
        "judgement": "accepted",
        "judged_by": "EV",
        "judged_at": "2026-05-03T10:00:00Z",
        "note": "seen",
    }


def test_signs_that_hide_a_name_are_shown(match: Callable[..., Answer]) -> None:
    hidden = "Marlpit\u202e\x07 Tools"
    stated = tuple(
        Statement(f"c{n}", Kind.COMPANY, source.id, {"name": hidden})
        for n, source in enumerate(_records().sources[:2])
    )
    answer = match(records=Records(_records().sources, stated, ()))
    assert r"Marlpit\u202e\x07 Tools (c0)" in answer.out
    assert not {"\u202e", "\x07"} & set(answer.out)


def test_judgements_that_contradict_each_other_are_listed(match: Callable[..., Answer]) -> None:
    judged = (
        _judged("c1", "c2", Judgement.ACCEPTED),
        _judged("c2", "c3", Judgement.ACCEPTED),
        _judged("c1", "c3", Judgement.REJECTED),
    )
    answer = match(records=_records(*judged))
    assert answer.status == 1
    assert "judged different by EV" in answer.err


def test_any_pair_is_explained(match: Callable[..., Answer]) -> None:
    answer = match("show", "c1", "c3", records=_records())
    assert answer.status == 0
    assert "not listed" in answer.out
    assert "Two numbers of one register" in answer.out
    document = json.loads(match("show", "c2", "c1", "--json").out)
    assert (document["left"]["id"], document["grade"]) == ("c1", "likely")
    assert document["changes"] == []


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (("c1", "nobody"), "nobody"),
        (("c1", "c1"), "twice"),
        (("c1", "k1"), "k1"),
        (("c1", "page"), "source"),
    ],
)
def test_what_is_no_pair_is_refused(
    match: Callable[..., Answer], pair: tuple[str, str], said: str
) -> None:
    answer = match("show", *pair, records=_records())
    assert answer.status == 2
    assert said in answer.err
    assert "python -m graph search" in answer.err
    assert match("--party", "nobody").status == 2
    assert match("--between", "page", "nothing").status == 2


def test_a_sample_is_the_same_for_one_seed_and_hides_the_grade(
    match: Callable[..., Answer], tmp_path: Path
) -> None:
    file = tmp_path / "sample.csv"
    words = ("sample", "--grade", "likely", "--seed", 7, "--csv", file)
    answer = match(*words, records=_records())
    assert (answer.status, "seed 7" in answer.out) == (0, True)
    written = file.read_text(encoding="utf-8")
    assert written.splitlines()[0] == "left,left_name,right,right_name,judgement"
    match(*words)
    assert file.read_text(encoding="utf-8") == written
