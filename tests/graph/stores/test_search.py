# ruff: noqa: RUF001 - names in other scripts are what is tested
"""Whoever is searched for is found as the name is typed, on both servers; nobody else is opened."""

import random
from collections.abc import Iterator
from itertools import islice
from typing import LiteralString

import pytest
from neo4j import GraphDatabase, ManagedTransaction

from graph.importing.read_all import read_paths
from graph.model.records import Kind, Records, Source, Statement
from graph.stores.local_server import Access
from graph.stores.results import Hit
from graph.stores.store import Store, connect_store
from graph.support.text.folding import fold_name, latin_words, number_key
from tests.benchmarks.invented_names import FOLDINGS, invented_names, one_slip
from tests.paths import FIXTURES
from tests.servers import fill

NAMES = FIXTURES / "names"
LIST = Source("list", "Example list")


@pytest.fixture
def store(server: Access) -> Iterator[Store]:
    with connect_store(server) as store:
        yield store


def companies(*names: str, start: int = 0) -> Records:
    numbered = enumerate(names, start)
    said = tuple(Statement(f"c{n}", Kind.COMPANY, "list", {"name": name}) for n, name in numbered)
    return Records((LIST,), said)


def first(hits: tuple[Hit, ...]) -> str:
    return hits[0].name if hits else ""


EXACT = {
    "lodz handel sp. z o.o.": "Łódź Handel Sp. z o.o.",
    "LODZ HANDEL SP Z OO": "Łódź Handel Sp. z o.o.",
    "sisecam isik as": "Şişecam Işık A.Ş.",
    "cong ty co phan sua dong do": "CÔNG TY CỔ PHẦN SỮA ĐÔNG ĐÔ",
    "nguyen van anh": "Nguyễn Văn Ánh",
    "Orsted Aeblegard ApS": "Ørsted Æblegård ApS",
    "muller strasse kg": "Müller Straße KG",
    "\uff2f\uff07\uff2dalley & Sons Ltd": "O'Malley & Sons Ltd",
    "O\u2019Malley & Sons Ltd": "O'Malley & Sons Ltd",
    "Driver's Choice Ltd": "Driver\u2019s Choice Ltd",
    "editions l'etoile sarl": "Éditions L\u2019Étoile S.A.R.L.",
    "Marks & Fenwick GmbH": "Marks &amp; Fenwick GmbH",
    "h & m": "H&M",
    "gmbh": "GmbH",
    "x": "X",
    "3m": "3M",
    "and or not ltd": "AND OR NOT Ltd",
    "100 % cotton co": "100% Cotton Co",
    "zhang wei": "Zhang Wei",
    "张伟": "张伟",
    "ооо ромашка": "ООО «Ромашка»",
    "ahmed bin al rashid": "Ahmed bin Al-Rashid",
    "Nguye\u0302\u0303n Va\u0306n A\u0301nh": "Nguyễn Văn Ánh",
}


ALIKE = {
    "Lodz": "Łódź Handel Sp. z o.o.",
    "isik": "Şişecam Işık A.Ş.",
    "dong do": "CÔNG TY CỔ PHẦN SỮA ĐÔNG ĐÔ",
    "sua dong do": "CÔNG TY CỔ PHẦN SỮA ĐÔNG ĐÔ",
    "đông đô": "CÔNG TY CỔ PHẦN SỮA ĐÔNG ĐÔ",
    "anh nguyen van": "Nguyễn Văn Ánh",
    "etoile": "Éditions L\u2019Étoile S.A.R.L.",
    "Rashid Ahmed bin": "Ahmed bin Al-Rashid",
    "Nguyen Wan Anh": "Nguyễn Văn Ánh",
    "romashka": "ООО «Ромашка»",
    "sigma": "Σίγμα Α.Ε.",
    "sakura": "サクラ商事",
    "kim min jun": "Kim Min-jun",
    "김민": "김민준",
    "Shenzhen Qihang": "深圳市启航科技有限公司",
    "深圳市啟航": "深圳市启航科技有限公司",
    "启航": "深圳市启航科技有限公司",
    "zhou jie": "周杰",
}


def test_a_name_comes_first_however_many_share_its_words(store: Store) -> None:
    many = (f"Golden Sunrise Trading Limited {place}" for place in range(600))
    store.load(companies(*many, "Golden Sunrise Łódź"), by="test", files=())
    store.load(companies("GOLDEN Sunrise", "Sunrise Golden", start=5_000), by="test", files=())

    assert [h.name for h in store.search("golden sunrise")[:2]] == [
        "GOLDEN Sunrise",
        "Sunrise Golden",
    ]
    assert [h.exact for h in store.search("golden sunrise")[:3]] == [True, False, False]
    assert first(store.search("golden sunrise lodz")) == "Golden Sunrise Łódź"


def test_a_number_is_found_without_its_signs_and_zeros(store: Store) -> None:
    values = {"name": "Example Lantern Ltd", "registration_number": "01234567"}
    german = {"name": "Lantern GmbH", "registration_number": "HRB 12345 B"}
    said = (
        Statement("gb-01234567", Kind.COMPANY, "list", values),
        Statement("de-x", Kind.COMPANY, "list", german),
        Statement("amazon-de-A1LANTERN0005", Kind.STOREFRONT, "list", {"name": "Lantern"}),
    )
    store.load(Records((LIST,), said), by="test", files=())

    assert [(h.id, h.exact) for h in store.search("1234567")] == [("gb-01234567", True)]
    assert [(h.id, h.exact) for h in store.search("0123-4567")] == [("gb-01234567", True)]
    assert store.search("hrb 12345b")[0].why == "register number HRB 12345 B"
    assert [(h.id, h.why) for h in store.search("a1lantern0005")] == [
        ("amazon-de-A1LANTERN0005", "id")
    ]


_WITHOUT = ("MATCH (e:Entity) REMOVE e.search_text", "MATCH (s:Store) REMOVE s.search_form")


def _run(tx: ManagedTransaction, text: LiteralString) -> None:
    tx.run(text).consume()


def test_a_store_of_an_earlier_version_is_found_in_at_once(server: Access, store: Store) -> None:
    store.load(read_paths([NAMES]).records, by="test", files=("names",))
    auth = (server.username, server.password.get_secret_value()) if server.username else None
    with GraphDatabase.driver(server.uri, auth=auth) as driver:
        for text in (
            "MATCH (e:Entity) REMOVE e.search_text",
            "MATCH (s:Store) REMOVE s.search_form",
        ):
            with driver.session(database=server.database) as session:
                session.execute_write(_run, text)
    assert store.search("lodz") == ()

    with connect_store(server) as again:
        assert first(again.search("lodz")) == "Łódź Handel Sp. z o.o."


@pytest.mark.parametrize(
    ("text", "own", "spelt"),
    [
        ("Łódź, S.A.R.L.", "lodz sarl", "lodz sarl"),
        ("İstanbul Işık", "istanbul isik", "istanbul isik"),
        ("深圳啟航", "深圳啟航", "shen zhen qi hang"),
        ("サクラ商事", "サクラ商事", "sakura shang shi"),
        ("Ёлка", "елка", "elka"),
        ("हिन्दी", "हिन्दी", "hindi"),
        ("\u200b!", "", ""),
    ],
)
def test_folding(text: str, own: str, spelt: str) -> None:
    assert (fold_name(text), latin_words(text)) == (own, spelt)


def test_a_number_has_a_digit() -> None:
    assert [number_key(t) for t in ("007", "HRB 12 B", "Ltd", "007 Ltd")] == [
        "7",
        "hrb12b",
        "",
        "007ltd",
    ]


MANY = tuple(islice(invented_names(random.Random(1)), 200))  # noqa: S311 - invented names


def test_a_name_with_another_letter_is_another_name(store: Store) -> None:
    store.load(companies("Mr.LANTERN B", "Mr.LANTERN A", "Mr. LANTERN C"), by="test", files=())

    found = {asked: store.search(f"Mr.LANTERN {asked}") for asked in "AD"}

    assert first(found["A"]) == "Mr.LANTERN A"
    assert [hit.name for hits in found.values() for hit in hits if hit.exact] == ["Mr.LANTERN A"]


class TestNames:
    """The names of a fixture, loaded once for all that is asked of them."""

    @pytest.fixture(scope="class", params=["embedded", "neo4j"])
    @classmethod
    def named(cls, request: pytest.FixtureRequest) -> Iterator[Store]:
        access = request.getfixturevalue(f"{request.param}_server")
        fill(access, read_paths([NAMES]).records)
        with connect_store(access) as store:
            yield store

    @pytest.mark.parametrize(("asked", "name"), EXACT.items())
    def test_a_name_is_found_whatever_its_case_and_accents(
        self, named: Store, asked: str, name: str
    ) -> None:
        hits = named.search(asked)

        assert (first(hits), hits[0].exact) == (name, True)
        assert not [hit for hit in hits[1:] if hit.exact]

    @pytest.mark.parametrize(("asked", "name"), ALIKE.items())
    def test_part_of_a_name_another_order_or_script_finds_it(
        self, named: Store, asked: str, name: str
    ) -> None:
        hits = named.search(asked)

        assert first(hits) == name
        assert hits[0].exact == (fold_name(asked) == fold_name(name))

    @pytest.mark.parametrize(
        "asked", ["Le Thi Dung", "Blue Heron Robotics", "n33", "nsrc", "zzz", "& -", "٪", "Loop"]
    )
    def test_what_nobody_is_called_is_said_to_be_nobody(self, named: Store, asked: str) -> None:
        assert [hit.name for hit in named.search(asked) if hit.why != "id"] == []

    def test_an_id_is_no_name(self, named: Store) -> None:
        (hit,) = named.search("n33")
        assert (hit.name, hit.why, hit.exact) == ("Łódź Handel Sp. z o.o.", "id", True)

    def test_words_of_search_are_nothing_that_is_stated(self, named: Store) -> None:
        assert not [e for e in named.contents().entities.values() if "search_text" in e.values]
        rows = named.read("MATCH (e:Entity {id: 'n33'}) RETURN e", {}, limit=1, seconds=10)
        assert "search_text" not in rows.rows[0][0].properties


class TestManyNames:
    """Two hundred invented names of many scripts."""

    @pytest.fixture(scope="class", params=["embedded", "neo4j"])
    @classmethod
    def many(cls, request: pytest.FixtureRequest) -> Iterator[Store]:
        access = request.getfixturevalue(f"{request.param}_server")
        fill(access, companies(*(named.name for named in MANY)))
        with connect_store(access) as store:
            yield store

    @pytest.mark.parametrize("way", FOLDINGS)
    def test_a_whole_name_is_found_first_in_whatever_way_it_is_typed(
        self, many: Store, way: str
    ) -> None:
        fold = FOLDINGS[way]
        typed = [(fold(named), named.name) for named in MANY if fold(named)][:12]

        found = {asked: first(many.search(asked)) for asked, _name in typed}

        assert typed
        missed = [
            (asked, name)
            for asked, name in typed
            if fold_name(found[asked]) not in map(fold_name, (name, asked))
        ]
        assert not missed

    def test_a_slip_and_another_script_are_found(self, many: Store) -> None:
        chance = random.Random(2)  # noqa: S311 - invented names
        slips = [(one_slip(n.name, chance), n.name) for n in MANY if not n.spelt]
        spelt = [(named.spelt, named.name) for named in MANY if named.spelt]

        for asked, least in ((slips, 0.97), (spelt, 0.9)):
            typed = [(text, name) for text, name in asked if text][:60]
            found = [name in {hit.name for hit in many.search(text)} for text, name in typed]
            assert sum(found) / len(found) >= least
