"""What the sources of storefronts promise beyond their cases: walls, changes, numbers."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from graph.analyses.projection import project
from graph.analyses.tracing.trace import trace
from graph.errors import AnswerError, CollectError, WallError
from graph.model.records import Contents, Source, Standing, Statement, Tie, TieType
from graph.stores.display_values import display_entity
from graph.stores.store import Store
from scrapers.captures.saved_pages import canonical_address
from scrapers.contract.collector import CollectionNote, Collector, Record
from scrapers.contract.page import Page
from scrapers.sources.catalogue import COLLECTORS
from scrapers.sources.trader_details.labels.meanings import DetailMeaning
from scrapers.sources.trader_details.values.register_numbers import registration
from scrapers.sources.trader_details.values.value_forms import form_of
from scrapers.storing.page_records import merge_records
from scrapers.storing.writer import StoreWriter
from tests.paths import RECORDED
from tests.scrapers.cases import page_of
from tests.servers import missing

STOREFRONTS = {
    "amazon_seller": "https://www.amazon.de/sp?seller=A1TESTSELLER00",
    "ebay_seller": "https://www.ebay.de/usr/waren",
    "tiktok_shop": "https://www.tiktok.com/shop/store/waren/7000000000000000009",
    "walmart": "https://www.walmart.com/global/seller/990009",
    "dsa_trader": "https://market.example/shop/waren",
    "impressum": "https://waren.example/impressum",
    "jsonld": "https://waren.example/",
    "article": "https://gazette.example/waren",
}
REAL = RECORDED / "jsonld"


def source(name: str) -> Collector:
    return next(collector for collector in COLLECTORS if collector.name == name)


def read(name: str, body: str | bytes, url: str = "") -> list[Record]:
    collector = source(name)
    assert collector.read is not None
    content = body.encode() if isinstance(body, str) else body
    return list(collector.read(page_of(url or STOREFRONTS[name], content)))


def ties(records: Iterable[Record], kind: TieType) -> list[Tie]:
    return [r for r in records if isinstance(r, Tie) and r.type is kind]


def values(records: Iterable[Record], ident: str) -> dict[str, object]:
    return next(dict(r.values) for r in records if isinstance(r, Statement) and r.entity == ident)


WALLS = {
    "robot": "<title>Robot or human?</title><p>Robot or human? Activate and hold the button</p>",
    "captcha": "<p>Geben Sie die Zeichen unten ein</p>",
    "consent": "<h1>Bevor Sie fortfahren</h1><p>Wir verwenden Cookies</p>",
    "slider": "<div>Drag the slider to fit the puzzle</div>",
    "scripts only": "<div id='root'></div><script>render()</script>",
}


@pytest.mark.parametrize("wall", WALLS)
@pytest.mark.parametrize("name", STOREFRONTS)
def test_a_wall_is_said_with_the_way_around_it(name: str, wall: str) -> None:
    with pytest.raises(WallError, match=r"is a wall|without its scripts") as found:
        read(name, f"<html><body>{WALLS[wall]}</body></html>")

    assert "save the page" in str(found.value)
    assert "import" in str(found.value)


@pytest.mark.parametrize("name", STOREFRONTS)
def test_another_page_is_refused_with_the_way_to_the_right_one(name: str) -> None:
    with pytest.raises(AnswerError, match="save the page"):
        read(name, "<html><body><h1>Search results</h1><p>No results.</p></body></html>")


@pytest.mark.parametrize("name", STOREFRONTS)
def test_a_name_is_no_subject_and_an_address_is_one(name: str) -> None:
    subject_of = source(name).subject_of

    assert subject_of("Waren und Mehr") == ""
    assert subject_of(subject_of(STOREFRONTS[name])) == subject_of(STOREFRONTS[name]) != ""


def test_sources_without_a_recorded_page_say_so() -> None:
    unverified = {c.name for c in COLLECTORS if not c.verified}

    assert {"ebay_seller", "tiktok_shop", "walmart"} <= unverified
    assert not {"amazon_seller", "jsonld", "article"} & unverified


def amazon(name: str, number: str, country: str, display: str = "Muster Shop") -> str:
    return f"""<html><body><h1 id="seller-name">{display}</h1>
    <div id="page-section-detail-seller-info">
    <div class="a-row"><span class="a-text-bold">Business Name:</span><span>{name}</span></div>
    <div class="a-row"><span class="a-text-bold">Trade Register Number:</span>
    <span>{number}</span></div>
    <div class="a-row"><span class="a-text-bold">Business Address:</span></div>
    <div class="a-row indent-left"><span>1 Sample Road</span></div>
    <div class="a-row indent-left"><span>{country}</span></div>
    </div></body></html>"""


BEFORE = amazon("Shenzhen Muxuan Trading Co., Ltd", "91999999MA0MXTXR0L", "CN")
AFTER = amazon("Kilnfield Invented Pte. Ltd.", "201499912N", "SG", "Muster Shop New")
SELLER = "amazon-de-A1TESTSELLER00"


def saved(body: str, day: str) -> Page:
    return replace(page_of(STOREFRONTS["amazon_seller"], body.encode()), retrieved=day)


@pytest.mark.parametrize("newer_first", [False, True])
def test_a_changed_registration_keeps_both_with_dates(store: Store, newer_first: bool) -> None:
    collector = source("amazon_seller")
    assert collector.read is not None
    captures = [saved(BEFORE, "2024-01-10"), saved(AFTER, "2024-06-01")]
    for page in reversed(captures) if newer_first else captures:
        writing = StoreWriter(store, "run", "test")
        writing.write_page(
            r for r in collector.read(page) if isinstance(r, Source | Statement | Tie)
        )
        writing.flush()

    held = store.contents()

    before, after = sorted(ties(held.ties, TieType.OPERATES), key=lambda t: t.start)
    assert (before.start, before.since, before.until) == (
        "cn-91999999MA0MXTXR0L",
        "",
        "2024-01-10",
    )
    assert before.extra["no_longer_stated"] == "2024-06-01"
    assert (after.start, after.since, after.until) == ("sg-201499912N", "2024-06-01", "")
    told = next(s.values for s in held.statements if s.entity == SELLER)
    assert told["name"] == "Muster Shop New"
    assert told["previously"] == ("name: Muster Shop (stated until 2024-01-10)",)


def contents(records: Iterable[Record]) -> Contents:
    whole = merge_records(records)
    sources = {s.id: s for s in whole.sources}
    by_entity: dict[str, list[Statement]] = {}
    for statement in whole.statements:
        by_entity.setdefault(statement.entity, []).append(statement)
    shown = {ident: display_entity(told, sources) for ident, told in by_entity.items()}
    return Contents(shown, sources, whole.statements, whole.ties)


OWN = "https://www.amazon.com/sp?seller=ATVPDKIKX0DER"
PLAIN = '<html><body><h1 id="seller-name">Amazon.com</h1></body></html>'


def test_the_platforms_own_account_is_known_as_such_by_us_alone() -> None:
    records = read("amazon_seller", PLAIN, OWN)

    operators = ties(records, TieType.OPERATES)
    assert {t.end for t in operators} == {"amazon-us", "amazon-us-ATVPDKIKX0DER"}
    assert len({t.start for t in operators}) == 1
    assert {t.standing for t in operators} == {Standing.OWN_RESEARCH}
    verdict = trace(project(contents(records)), "amazon-us-ATVPDKIKX0DER")
    assert (verdict.verdict, str(verdict.standing)) == ("owned", "derived")


@pytest.mark.parametrize("url", [OWN.replace(".com", ".de"), OWN + "X"])
def test_the_same_account_elsewhere_or_one_like_it_is_not_the_platforms(url: str) -> None:
    records = read("amazon_seller", PLAIN, url)

    assert not ties(records, TieType.OPERATES)


def test_a_seller_on_a_platform_is_not_tied_to_its_owner() -> None:
    records = [*read("amazon_seller", PLAIN, OWN), *read("amazon_seller", AFTER, OWN[:-3] + "999")]

    verdict = trace(project(contents(records)), "amazon-us-ATVPDKIKX0999")

    assert (verdict.verdict, len(verdict.targets)) == ("not found", 1)


REGISTRATIONS = {
    "Chinese number and address": (("91999999MA0MXTXR0L", "", "CN"), "cn-91999999MA0MXTXR0L"),
    "Chinese number, address elsewhere": (("91999999MA0MXTXR0L", "", "GB"), ""),
    "check digit wrong": (("91999999MA0MXTXR0M", "", "CN"), ""),
    "eight digits, no country": (("12345678", "", ""), ""),
    "eight digits, British": (("12345678", "", "GB"), "gb-12345678"),
    "seven digits, of some register": (("1234567", "", "GB"), ""),
    "American number": (("41-0406690", "", "US"), ""),
    "German entry without its court": (("HRB 123", "", "DE"), ""),
    "German entry and court": (("HRB 123", "Amtsgericht Köln", ""), "de-köln-HRB-123"),
    "court before the entry": (("Amtsgericht Köln, HRB 123", "", ""), "de-köln-HRB-123"),
    "court by another of its names": (
        ("HRB 123", "AG Charlottenburg", ""),
        "de-berlin-charlottenburg-HRB-123",
    ),
    "two entries": (("HRB 1; HRB 2", "Amtsgericht Köln", "DE"), ""),
    "two courts": (("HRB 1", "Amtsgericht Köln; Amtsgericht Bonn", "DE"), ""),
    "French with its town": (("RCS Paris 999 999 972", "", "FR"), "fr-999999972"),
}


@pytest.mark.parametrize("case", REGISTRATIONS)
def test_a_register_number_identifies_only_where_it_must(case: str) -> None:
    given, expected = REGISTRATIONS[case]

    assert registration(*given).id == expected


FORMS: dict[str, tuple[str, DetailMeaning | None]] = {
    "VAT number": ("DE999999979", DetailMeaning.VAT),
    "VAT number and the word for it": ("DE 999999979 – USt-IdNr.", DetailMeaning.VAT),
    "VAT number with a wrong check digit": ("DE999999978", None),
    "phone": ("+49 30 23125000", DetailMeaning.PHONE),
    "number without a prefix": ("30 23125000", None),
    "e-mail": ("a@b.example", DetailMeaning.EMAIL),
    "company": ("Muster GmbH", None),
    "person": ("Erika Beispiel", None),
    "address": ("1 Road, Town, China", None),
    "a page": ("https://x.example/y", None),
}


@pytest.mark.parametrize("case", FORMS)
def test_numbers_and_contacts_alone_are_told_by_their_form(case: str) -> None:
    value, expected = FORMS[case]

    assert form_of(value) is expected


COURTS = {
    "Amtsgericht Mannheim": "mannheim",
    "Potsdam": "potsdam",
    "AG Schwerin": "schwerin",
    "Amtsgericht Berlin (Charlottenburg)": "berlin-charlottenburg",
    "Berlin-Charlottenburg": "berlin-charlottenburg",
    "Amtsgericht Charlottenburg": "berlin-charlottenburg",
    "Frankfurt/Main": "frankfurt-am-main",
    "Registergericht Frankfurt a. M.": "frankfurt-am-main",
    "local court of Paderborn (Amtsgericht Paderborn)": "paderborn",
    "eingetragen im Handelsregister des Amtsgerichts Hildesheim unter": "hildesheim",
    "Amtsgericht Königstein im Taunus": "königstein",
}


@pytest.mark.parametrize("stated", COURTS)
@pytest.mark.parametrize("entry", ["HRB 12 345", "HRB 12345", "HRB Nr. 12345"])
def test_a_court_has_one_name_however_it_is_written(stated: str, entry: str) -> None:
    expected = f"de-{COURTS[stated]}-HRB-12345"

    assert registration(entry, stated, "").id == expected
    assert registration(f"{stated} {entry}", "", "").id == expected


SHOPS = {
    "automobilwoche.de-VW-Betriebsversammlung.html": ("Crain Communications GmbH", "DE813253505"),
    "clarin.com-albertofernandez.html": ("Clarín", None),
    "finanzcheck.de.finanzierung.html": ("FFG Finanzcheck Finanzportale GmbH", None),
    "gazetadopovo.com.br-pacheco.html": ("Editora Gazeta do Povo S/A", None),
    "haufe.de-ordnungsgeld.html": ("Haufe-Lexware GmbH & Co. KG", None),
    "larepublica.pe-minedu.html": ("Grupo La Republica Publicaciones", None),
    "wmn.de.krankheit.html": ("wmn", "DE 240366944"),
}
PUBLISHED = {
    "automobilwoche.de-VW-Betriebsversammlung.html": ("Automobilwoche.de", "2021-11-03"),
    "clarin.com-albertofernandez.html": ("Clarín", "2022-05-03"),
    "finanzcheck.de.finanzierung.html": ("Finanzcheck.de", ""),
    "gazetadopovo.com.br-pacheco.html": ("Gazeta do Povo", "2022-05-04"),
    "haufe.de-ordnungsgeld.html": ("Haufe", "2022-02-06"),
    "larepublica.pe-minedu.html": ("LaRepública.pe", "2022-05-08"),
    "wmn.de.krankheit.html": ("wmn", "2022-12-13"),
}


def recorded(name: str) -> bytes:
    if not REAL.is_dir():
        missing(f"no recorded pages: {REAL}")
    return (REAL / name).read_bytes()


@pytest.mark.parametrize("name", SHOPS)
def test_recorded_pages_name_their_sites_operator(name: str) -> None:
    body = recorded(name)

    records = read("jsonld", body, canonical_address(body))

    (operates,) = ties(records, TieType.OPERATES)
    told = values(records, operates.start)
    assert (told["name"], told.get("vat_number")) == SHOPS[name]
    assert not ties(records, TieType.OWNS)


@pytest.mark.parametrize("name", PUBLISHED)
def test_recorded_articles_keep_title_publisher_date_and_text(name: str) -> None:
    (article, *rest) = read("article", recorded(name))

    assert isinstance(article, Source)
    assert (article.publisher, article.published) == PUBLISHED[name]
    assert len(str(article.extra["text"])) > 1_000
    assert all(isinstance(record, CollectionNote) for record in rest)


@pytest.mark.slow
def test_recorded_pages_of_others_hold_no_seller() -> None:
    for name in SHOPS:
        for reader in ("amazon_seller", "ebay_seller", "tiktok_shop", "walmart", "dsa_trader"):
            with pytest.raises(CollectError):
                read(reader, recorded(name))
        # Not even where it stands at an imprint's address.
        with pytest.raises(CollectError):
            read("impressum", recorded(name))
