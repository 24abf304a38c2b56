"""What may end a statement: the same page of the same subject, read again as a whole.

All payloads are synthetic, with invented names and numbers.
"""

import json
from dataclasses import replace
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import pytest
from stdnum.iso7064 import mod_97_10

from graph.model.records import Contents, Tie
from graph.stores.store import Store
from scrapers.sources.catalogue import COLLECTORS
from scrapers.storing.merge_captures import GONE, PART
from tests.scrapers.saved_pages import Saved, saved_pages, take, take_all, ties_in

KNOWN = {collector.name: collector for collector in COLLECTORS}
CUT = [next(pages) for _, pages in groupby(saved_pages(), key=lambda page: page.collector.name)]
STEMS = [f"EXAMPLE0000000LEI{n}" for n in range(8)]
LEIS = [stem + mod_97_10.calc_check_digits(stem) for stem in STEMS]
MARCH, APRIL = "2024-03-01", "2024-04-01"


def saved(source: str, document: object, **more: str) -> Saved:
    content = document if isinstance(document, str) else json.dumps(document)
    return Saved(KNOWN[source], source, "saved.json", content.encode(), **more)


def officers(*keys: str, start: int = 0, total: int = 0, company: str = "00000101") -> Saved:
    items = [
        {
            "name": f"EXAMPLE, {key.title()}",
            "officer_role": "director",
            "links": {
                "self": f"/company/{company}/appointments/{key}",
                "officer": {"appointments": f"/officers/key{key}/appointments"},
            },
        }
        for key in keys
    ]
    told = {"start_index": start, "total_results": total or len(keys), "items": items}
    links = {"self": f"/company/{company}/officers"}
    return saved("companies_house", {"kind": "officer-list", "links": links, **told})


def parent(child: str, parent_: str) -> Saved:
    nodes = {"startNode": {"id": child, "type": "LEI"}, "endNode": {"id": parent_, "type": "LEI"}}
    relation = {**nodes, "type": "IS_DIRECTLY_CONSOLIDATED_BY", "status": "ACTIVE", "periods": []}
    told = {"relationship": relation, "registration": {"status": "PUBLISHED"}}
    return saved("gleif", {"data": {"type": "relationship-records", "attributes": told}})


def registered(number: int, listed: str) -> Saved:
    attributes = {
        "nama": f"SELAI {number}",
        "nama_perusahaan": f"PT ROTI {number}",
        "website": f"selai{number}.example",
        "tanggal_daftar": "2022-06-01",
        "status_id": listed.partition("_")[2],
    }
    page = {"currentPage": 1, "lastPage": 1, "total": 1}
    row = {"id": str(number), "attributes": attributes}
    return saved("pse", {"meta": {"page": page}, "data": [row]})


def exhibit(cik: str, *names: str) -> Saved:
    rows = "".join(f"<tr><td>{name}</td><td>Delaware</td></tr>" for name in names)
    page = f"<html><body><table>{rows}</table></body></html>"
    return saved("edgar", page, company=cik)


def children(number: int, *leis: str, total: int) -> Saved:
    items = [
        {
            "type": "relationship-records",
            "attributes": {
                "relationship": {
                    "startNode": {"id": lei},
                    "endNode": {"id": LEIS[-1]},
                    "type": "IS_DIRECTLY_CONSOLIDATED_BY",
                    "status": "ACTIVE",
                },
                "registration": {"status": "PUBLISHED"},
            },
        }
        for lei in leis
    ]
    size = len(leis)
    base = f"https://api.gleif.org/api/v1/lei-records/{LEIS[-1]}"
    pages = {"currentPage": number, "from": (number - 1) * size + 1, "to": number * size}
    return saved(
        "gleif",
        {
            "meta": {"pagination": {**pages, "total": total}},
            "links": {"first": f"{base}/direct-child-relationships?page%5Bnumber%5D=1"},
            "data": items,
        },
    )


def shop(*trader: str) -> Saved:
    lines = "".join(f"<div>{line}</div>" for line in trader)
    block = f"<h2>Trader information</h2>{lines}" if trader else "<h2>About us</h2><p>Jam</p>"
    note = "<!-- saved from url=(0034)https://market.example/shop/quince -->"
    return saved("dsa_trader", f"<html>{note}<body>{block}</body></html>")


OTHERS = {
    "a relation of another company": (parent(*LEIS[:2]), parent(*LEIS[2:4])),
    "an exhibit of another company": (
        exhibit("320193", "Quince Jam LLC", "Rowan Jam Inc."),
        exhibit("19617", "Medlar Bank LLC", "Sloe Bank Inc."),
    ),
    "another list of the register": (
        registered(1, "ASING_TERDAFTAR"),
        registered(2, "LOKAL_DICABUT"),
    ),
    "the next page of officers": (
        officers("one", "two", total=4),
        officers("three", "four", start=2, total=4),
    ),
    "the page of officers before": (
        officers("three", "four", start=2, total=4),
        officers("one", "two", total=4),
    ),
    "a shorter page of officers": (
        officers("one", "two", "three"),
        officers("one", "two", total=3),
    ),
    "an empty page of officers": (officers("one", "two"), officers()),
    "no officers, though some are counted": (officers("one", "two"), officers(total=2)),
    "a relation that did not come": (parent(*LEIS[:2]), saved("gleif", {"data": []})),
    "the next page of children": (
        children(1, *LEIS[:2], total=4),
        children(2, *LEIS[2:4], total=4),
    ),
    "a shorter page of children": (
        children(1, *LEIS[:4], total=4),
        children(1, *LEIS[:2], total=4),
    ),
}


def tie_ids(contents: Contents) -> set[str]:
    return {tie.id for tie in contents.ties}


def gone(contents: Contents) -> list[Tie]:
    return [tie for tie in contents.ties if GONE in tie.extra or tie.until]


def wrongly_cited(contents: Contents, *pages: Saved) -> list[Tie]:
    """Return the ties whose source's capture is not a file that states them."""
    stated = {sha256(page.content).hexdigest(): ties_in(page) for page in pages}
    sources = contents.sources
    return [t for t in contents.ties if t.id not in stated[sources[t.source].sha256]]


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("same_day", [True, False])
def test_another_page_ends_nothing(name: str, same_day: bool, store: Store, tmp_path: Path) -> None:
    first, second = OTHERS[name]
    take(store, tmp_path, first, "saved.json", MARCH)
    before = {tie.id: tie for tie in store.contents().ties}

    take(store, tmp_path, second, "saved.json", MARCH if same_day else APRIL)

    found = store.contents()
    assert before
    assert before.keys() <= tie_ids(found)
    assert not gone(found)
    assert not [tie for tie in found.ties if tie.since in (MARCH, APRIL)]
    assert not found.unfinished
    assert not wrongly_cited(found, first, second)


ONE_COMPANY = [name for name, (one, other) in OTHERS.items() if one.company == other.company]


@pytest.mark.parametrize("name", ONE_COMPANY)
def test_another_page_in_one_run_ends_nothing(name: str, store: Store, tmp_path: Path) -> None:
    first, second = OTHERS[name]
    take_all(store, tmp_path, [(first, "saved.json"), (second, "saved.json")], MARCH)

    found = store.contents()
    assert tie_ids(found) == ties_in(first) | ties_in(second)
    assert not gone(found)
    assert not wrongly_cited(found, first, second)


@pytest.mark.parametrize("page", CUT, ids=lambda page: page.collector.name)
def test_a_file_that_is_half_there_or_empty_ends_nothing(
    page: Saved, store: Store, tmp_path: Path
) -> None:
    take(store, tmp_path, page, page.name, MARCH)
    before = {tie.id: tie.until for tie in store.contents().ties}

    for share in (0.0, 0.3, 0.6, 0.9):
        half = replace(page, content=page.content[: int(len(page.content) * share)])
        take(store, tmp_path, half, page.name, APRIL)

    found = store.contents()
    assert {tie.id: tie.until for tie in found.ties if tie.id in before} == before
    assert not [item for item in found.statements if GONE in item.values]
    assert not found.unfinished


def test_a_whole_list_read_again_ends_what_it_lacks(store: Store, tmp_path: Path) -> None:
    both = [officers("one", "two", total=4), officers("three", "four", start=2, total=4)]
    later = [officers("one", "three", total=3), officers("four", start=2, total=3)]
    take_all(store, tmp_path, [(page, f"{n}.json") for n, page in enumerate(both)], MARCH)

    take_all(store, tmp_path, [(page, f"{n}.json") for n, page in enumerate(later)], APRIL)

    found = {tie.start: tie for tie in store.contents().ties}
    assert {end for end, tie in found.items() if tie.until} == {"gb-officer-keytwo"}
    assert found["gb-officer-keytwo"].extra[GONE] == APRIL
    assert not [s for s in store.contents().sources.values() if PART in s.extra]


def test_a_part_read_between_is_ended_by_the_whole(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, officers("one", "two", "three"), "a.json", "2024-01-01")
    take(store, tmp_path, officers("one", "two", total=3), "b.json", "2024-02-01")

    take(store, tmp_path, officers("one", "three"), "c.json", MARCH)

    found = store.contents()
    assert [tie.start for tie in gone(found)] == ["gb-officer-keytwo"]


def test_an_older_page_undoes_nothing(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, officers("one", "two", total=3), "new.json", APRIL)
    before = {tie.id: tie.source for tie in store.contents().ties}

    take(store, tmp_path, officers("one", "two", "three"), "old.json", MARCH)

    found = store.contents()
    assert {tie.id: tie.source for tie in found.ties if tie.id in before} == before
    assert len(found.ties) == 3
    assert not gone(found)


def test_an_older_edition_of_a_bulk_file_undoes_nothing(store: Store, tmp_path: Path) -> None:
    page = next(page for page in CUT if page.collector.name == "companies_house_psc")
    old = replace(page, content=page.content.replace(b"25-to-50", b"50-to-75"))
    take(store, tmp_path, page, "new.txt", APRIL)
    before = {tie.id: tie for tie in store.contents().ties}

    take(store, tmp_path, old, "old.txt", MARCH)

    found = store.contents()
    assert {tie.id: tie for tie in found.ties if tie.id in before} == before
    assert len(found.sources) == 2
    assert not found.unfinished
