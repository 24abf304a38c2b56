"""A publication says what it left out, and nothing of it is in any format."""

from pathlib import Path
from zipfile import ZipFile

from graph.exports import EXPORTS, Selection
from graph.exports.publication import published, published_contents
from graph.exports.selecting import storefront_with_chains
from graph.model import Judgement, Kind, Records, Statement, Tie, TieType
from tests.graph.exports.cases import SOURCES, contents_of, owned_shop, place, tie, written

BORN, HOME, PHONE = "1970-05-21", "9 Secret Row", "+44 7700 900123"


def _person(**values: str | tuple[str, ...]) -> Statement:
    return Statement("p", Kind.PERSON, "reg", {"name": "Example Person", **values})


def _case() -> tuple[tuple[Statement, ...], tuple[Tie, ...]]:
    statements = (
        _person(birth_date=BORN, home_address=HOME, phone=PHONE, country_of_residence="GB"),
        Statement("p", Kind.PERSON, "press", {"name": "Example Person", "dateOfBirth": (BORN,)}),
        Statement("c", Kind.COMPANY, "reg", {"name": "C", "email": "office@example.org"}),
        Statement("d", Kind.COMPANY, "reg", {"name": "D"}),
        Statement("home", Kind.ADDRESS, "reg", {"name": HOME}),
        Statement("home-2", Kind.ADDRESS, "reg", {"name": f"{HOME} again"}),
        Statement("office", Kind.ADDRESS, "reg", {"name": "1 Office Street"}),
        Statement("phone", Kind.CONTACT, "reg", {"name": PHONE}),
    )
    ties = (
        tie("lives", TieType.LOCATED_AT, "p", "home"),
        tie("lives-2", TieType.LINKED_TO, "home-2", "p"),
        tie("same-home", TieType.SAME_AS, "home", "home-2", judgement=Judgement.ACCEPTED),
        tie("works", TieType.LOCATED_AT, "p", "office", purpose="Business"),
        tie("also-home", TieType.LOCATED_AT, "p", "office", purpose="home"),
        tie("seat", TieType.LOCATED_AT, "c", "office", purpose="registered office"),
        tie("calls", TieType.REACHED_AT, "p", "phone"),
        tie("not-same", TieType.SAME_AS, "c", "d", judgement=Judgement.REJECTED),
    )
    return statements, ties


def test_what_is_left_out_is_counted() -> None:
    shown, left = published_contents(contents_of(Records(SOURCES, *_case())))
    assert {item.what: item.count for item in left} == {
        "birth dates": 2,
        "home addresses": 4,
        "private contacts": 2,
        "rejected merges": 1,
        "captures": 1,
    }
    assert {t.id for t in shown.ties} == {"works", "seat"}
    assert set(shown.entities) == {"p", "c", "d", "office"}
    assert shown.entities["p"].values == {
        "birth_date": "1970-05",
        "dateOfBirth": ("1970-05",),
        "country_of_residence": "GB",
    }
    assert shown.entities["c"].values == {"email": "office@example.org"}
    assert shown.sources["reg"].sha256 == SOURCES[0].sha256
    assert shown.sources["reg"].capture == ""


def test_no_format_holds_what_was_left_out(tmp_path: Path) -> None:
    selection, _ = published(Selection(contents_of(Records(SOURCES, *_case()))))
    for export in EXPORTS:
        path = place(export.name, tmp_path / export.name)
        export.write(selection, path)
        contents = [*written(path).values()]
        if contents[0].startswith(b"PK"):
            with ZipFile(path) as archive:
                contents = [archive.read(name) for name in archive.namelist()]
        whole = b"".join(contents)
        for secret in (BORN, HOME, PHONE, "lives", "calls", "not-same"):
            assert secret.encode() not in whole, (export.name, secret)


def test_a_birth_date_that_is_none_is_left_out_whole() -> None:
    for value in ("21 May 1970", "21/05/1970"):
        shown, _ = published_contents(contents_of(Records(SOURCES, (_person(born=value),))))
        assert shown.entities["p"].values == {}
    kept, left = published_contents(contents_of(Records(SOURCES, (_person(born="1970"),))))
    assert kept.entities["p"].values == {"born": "1970"}
    assert [item.what for item in left] == ["captures"]


def test_a_chain_through_what_was_left_out_is_not_drawn() -> None:
    selection = storefront_with_chains(owned_shop(), "shop", 0)
    assert len(published(selection)[0].chains) == len(selection.chains) == 2
    ties = tuple(t for t in selection.contents.ties if t.id != "o1")
    contents = contents_of(Records(SOURCES, selection.contents.statements, ties))
    cut = Selection(contents, selection.chains)
    assert [c.hops[1].tie.id for c in published(cut)[0].chains] == ["o3"]
