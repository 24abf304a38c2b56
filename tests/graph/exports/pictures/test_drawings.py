"""svg and png: each party and tie is drawn, escaped, and no letter vanishes without a word."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image

from graph.exports.base import Selection
from graph.exports.pictures.png import missing_letters
from graph.exports.selection import storefront_with_chains
from graph.model.records import Contents, Entity, Kind, Records, Statement
from tests.graph.exports.cases import CASE, SOURCES, contents_of, format_named, owned_shop
from tests.servers import missing

_SVG = "{http://www.w3.org/2000/svg}"


def drawn(selection: Selection, tmp_path: Path) -> ElementTree.Element:
    format_named("svg").write(selection, tmp_path / "case.svg")
    return ElementTree.fromstring((tmp_path / "case.svg").read_bytes())  # noqa: S314 - our own


def test_each_party_tie_and_source_is_drawn(tmp_path: Path) -> None:
    root = drawn(Selection(CASE), tmp_path)
    assert {e.get("data-entity") for e in root.iter()} - {None} == set(CASE.entities)
    assert {e.get("data-tie") for e in root.iter()} - {None} == {tie.id for tie in CASE.ties}
    assert {e.get("data-source") for e in root.iter()} - {None} == set(CASE.sources)
    titles = [e.text or "" for e in root.iter(f"{_SVG}title")]
    assert any(
        "is registered as owner of" in t and "(51 %)" in t and "2020 to 2022-02" in t
        for t in titles
    )
    texts = "".join(root.itertext())
    assert {"Legend", "Sources"} <= {e.text for e in root.iter(f"{_SVG}text")}
    assert "\u202bשלום\u202c 你好" in texts  # noqa: RUF001
    assert "Example\\x0b" in texts
    assert "<script" not in texts
    assert not {"b", "script", "a", "image"} & {e.tag.removeprefix(_SVG) for e in root.iter()}


def test_a_name_of_a_megabyte_is_drawn_as_three_lines(tmp_path: Path) -> None:
    name = Statement("long", Kind.COMPANY, "", {"name": "x" * 1_000_000})
    blank = replace(CASE.ties[6], id="blank", role=" " * 3, role_kind="", start="long", end="long")
    root = drawn(Selection(contents_of(Records((), (name,), (blank,)))), tmp_path)
    lines = [e.text or "" for e in root.iter(f"{_SVG}tspan")]
    assert [len(line) for line in lines] == [18, 18, 18]


def test_a_storefront_is_drawn_left_of_the_target(tmp_path: Path) -> None:
    root = drawn(storefront_with_chains(owned_shop(), "shop", 0), tmp_path)
    places = {
        e.get("data-entity"): float(span.get("x", ""))
        for e in root.iter()
        if e.get("data-entity") and (span := e.find(f".//{_SVG}tspan")) is not None
    }
    assert places["shop"] < places["low"] < places["mid"] < places["top"]
    caption = next(e.text for e in root.iter(f"{_SVG}text") if e.get("class") == "caption")
    assert caption == "shop: 2 chains, those that ended included"


def test_the_picture_is_one_that_pillow_reads(tmp_path: Path) -> None:
    format_named("png").write(Selection(CASE), tmp_path / "case.png")
    with Image.open(tmp_path / "case.png") as picture:
        picture.load()
        assert picture.format == "PNG"
        assert len(picture.getcolors(1 << 20) or []) > 20
        assert not picture.text  # type: ignore[attr-defined]


def _named(*names: str) -> Contents:
    entities = {str(i): Entity(str(i), Kind.COMPANY, name) for i, name in enumerate(names)}
    stated = tuple(Statement(e.id, e.kind, "reg", {"name": e.name}) for e in entities.values())
    return Contents(entities, {"reg": SOURCES[0]}, stated, ())


def test_letters_that_no_font_has_are_said(tmp_path: Path) -> None:
    if missing_letters(["A"]):
        missing("this machine has no font")
    lost = "\U0010fff0"
    note = format_named("png").write(Selection(_named("A", f"B{lost}")), tmp_path / "case.png")
    (item,) = (item for item in note.not_held if item.what == "name")
    assert (item.count, "no font on this machine has" in str(item.why)) == (1, True)
    assert missing_letters(["A", "é", lost]) == {lost}


def test_a_large_picture_is_made_smaller_and_says_so(tmp_path: Path) -> None:
    many = _named(*(f"Example {i}" for i in range(1_001)))
    note = format_named("png").write(Selection(many), tmp_path / "case.png")
    with Image.open(tmp_path / "case.png") as picture:
        assert max(picture.size) <= 4_001
    assert any("too small to read" in str(item.why) for item in note.not_held)


def test_a_name_with_what_xml_forbids_is_pictured(tmp_path: Path) -> None:
    name = Statement("odd", Kind.COMPANY, "", {"name": "\ufffe\uffff\ud7ff Example"})
    note = format_named("png").write(
        Selection(contents_of(Records((), (name,), ()))), tmp_path / "p"
    )
    assert any("XML" in str(item.why) for item in note.not_held)
