"""The reference set of marketplaces: read whole, loaded in parts, replaced by a newer file."""

from pathlib import Path

import pytest

from graph.errors import InputError
from graph.model.records import Standing, TieType
from graph.reference.platform_set import (
    SHIPPED_SET,
    find_platform,
    load_platform,
    load_set,
    part_about,
    platforms_in,
    read_set,
    set_path,
    update_set,
)
from graph.stores.store import Store
from scrapers.sources.trader_details.platforms import BRANDS

TABLES = {
    "sources.csv": "id,title,type\npage,Example terms,selfDeclaration\n",
    "entities.csv": "id,kind,name,source\nplatform-mart.example,Platform,mart.example,page\n"
    "firm,Company,Example Mart Ltd,page\ntop,Company,Example Top plc,page\n"
    "side,Company,Example Side Ltd,page\n",
    "ties.csv": "tie,from,to,source\nOPERATES,firm,platform-mart.example,page\n"
    "OWNS,top,firm,page\nOWNS,top,side,page\nLINKED_TO,side,firm,page\n",
}


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    folder = tmp_path / "newer"
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_set_is_sound_and_says_who_says_it() -> None:
    records = read_set(SHIPPED_SET)
    sources = {s.id: s for s in records.sources}
    known = platforms_in(records)
    assert len(known) > 50
    assert all(each.name for each in known)
    for tie in records.ties:
        source = sources[tie.source]
        assert source.url or tie.standing is Standing.OWN_RESEARCH, tie.id
        assert source.published or source.retrieved or source.extra["read"], tie.id
    assert not [
        t for t in records.ties if t.type is TieType.SAME_AS and str(t.judgement) == "accepted"
    ]


def test_its_platforms_are_those_that_the_collectors_name() -> None:
    named = {pair.partition("=")[2] for brand in BRANDS for pair in brand.ids.split()}
    missing = {p.id for p in platforms_in(read_set(SHIPPED_SET))} - named
    assert all(ident.startswith("platform-") for ident in missing)


def test_a_part_holds_all_above_a_platform_and_nothing_beside(newer: Path) -> None:
    part = part_about(read_set(newer), ["platform-mart.example"])
    ties = {(t.type, t.start, t.end) for t in part.ties}
    assert ties == {
        (TieType.OPERATES, "firm", "platform-mart.example"),
        (TieType.OWNS, "top", "firm"),
        (TieType.LINKED_TO, "side", "firm"),
    }
    assert {s.entity for s in part.statements} == {"platform-mart.example", "firm", "top", "side"}


def test_a_platform_is_found_by_id_name_and_first_words() -> None:
    known = platforms_in(read_set(SHIPPED_SET))
    assert find_platform(known, "amazon-uk").name == "Amazon.co.uk"
    assert find_platform(known, "amazon.CO.UK").id == "amazon-uk"
    assert find_platform(known, "Temu").id == "platform-temu.com"
    with pytest.raises(InputError, match="Do you mean"):
        find_platform(known, "Amazom.co.uk")
    with pytest.raises(InputError, match="Several platforms"):
        find_platform(known, "Amazon")
    with pytest.raises(InputError, match="platforms list"):
        find_platform(known, "zzzzzz")


def test_a_newer_set_takes_the_place_of_the_shipped_one(newer: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert set_path(data) == SHIPPED_SET
    update_set(newer, data)
    assert [p.id for p in platforms_in(read_set(set_path(data)))] == ["platform-mart.example"]
    (newer / "ties.csv").write_text(
        "tie,from,to,source\nOPERATES,nobody,firm,page\n", encoding="utf-8"
    )
    with pytest.raises(InputError, match="nobody"):
        update_set(newer, data)
    assert len(read_set(set_path(data)).ties) == 4


def test_it_is_stored_and_taken_back_like_any_import(store: Store) -> None:
    records = read_set(SHIPPED_SET)
    part = part_about(records, [find_platform(platforms_in(records), "Temu").id])
    receipt = store.load(part, by="test", files=())
    again = store.load(records, by="test", files=())
    assert again.new.ties == len(records.ties) - len(part.ties)
    store.undo(again.import_id)
    store.undo(receipt.import_id)
    assert store.counts().entities == 0


def test_a_newer_set_is_loaded_whole_or_not_at_all(newer: Path, store: Store) -> None:
    """One source speaks of both platforms: what it says of one is never lost with the other."""
    one, two = "platform-mart.example", "platform-two.example"
    with (newer / "entities.csv").open("a", encoding="utf-8") as file:
        file.write(f"{two},Platform,two.example,page\nother,Company,Example Other Ltd,page\n")
    ties = newer / "ties.csv"
    ties.write_text(
        "tie,id,from,to,source,wording\n"
        f"OPERATES,t1,firm,{one},page,first\n"
        f"OPERATES,t2,other,{two},page,first\n",
        encoding="utf-8",
    )
    before = read_set(newer)
    load_platform(store, before, one, "test")
    load_platform(store, before, two, "test")

    ties.write_text(ties.read_text("utf-8").replace(",first", ",second"), encoding="utf-8")
    after = read_set(newer)
    with pytest.raises(InputError, match="load all of it"):
        load_platform(store, after, two, "test")
    assert {t.id: t.wording for t in store.contents().ties} == {"t1": "first", "t2": "first"}

    load_set(store, after, "test")
    assert {t.id: t.wording for t in store.contents().ties} == {"t1": "second", "t2": "second"}
