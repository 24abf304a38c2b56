"""The table of platforms: hosts and their ids, and who registers a platform as a system."""

import csv
import json

import pytest

from graph.model.records import Kind, Statement, Tie, TieType
from scrapers.sources.registers.pse.api import read as read_pse
from scrapers.sources.storefronts import amazon_seller, ebay_seller, tiktok_shop, walmart
from scrapers.sources.storefronts.dsa_trader import read as read_trader
from scrapers.sources.trader_details.platforms import BRANDS, platform_at, registered_platform
from tests.paths import FIXTURES
from tests.scrapers.cases import page_of
from tests.scrapers.recorded import REAL

HOSTS = FIXTURES / "hosts"
REFERENCE = REAL.parent / "reference" / "platforms" / "entities.csv"
# Platforms as the reference set names them, each with its site.
IDS = {
    **{
        f"amazon-{market}": f"https://www.amazon.{end}"
        for market, end in (
            pair.split("=")
            for pair in "uk=co.uk fr=fr de=de it=it es=es nl=nl se=se pl=pl be=com.be ie=ie us=com "
            "ca=ca in=in jp=co.jp".split()
        )
    },
    "ebay": "https://www.ebay.com",
    "tiktok-shop": "https://www.tiktok.com/shop",
    "walmart": "https://www.walmart.com",
    **{
        f"platform-{host}": f"https://www.{host}"
        for host in "tokopedia.com bukalapak.com lazada.co.id lazada.com.my aliexpress.com "
        "aliexpress.ru alibaba.com flipkart.com temu.com etsy.com zalando.fr bol.com "
        "cdiscount.com otto.de kaufland.de mercadolibre.com mercadolivre.com.br trendyol.com "
        "wish.com vinted.fr vinted.es vinted.com emag.ro coupang.com tradera.com leroymerlin.fr "
        "okazii.ro avocadostore.de avocadostore.at blibli.com".split()
    },
    **{
        f"platform-{host}": f"https://{host}"
        for host in "shopee.co.id shopee.sg de.aliexpress.com es.aliexpress.com fr.aliexpress.com "
        "it.aliexpress.com nl.aliexpress.com pl.aliexpress.com fr.shein.com eur.shein.com "
        "us.shein.com au.shein.com nz.shein.com allegro.pl fr.shopping.rakuten.com "
        "marketplace.rakuten.net reverb.com".split()
    },
}
FURTHER = (
    ("https://de.shein.com/shop/a", "platform-de.shein.com", "SHEIN"),
    ("https://m.shein.com/nz/shop/a", "platform-nz.shein.com", "SHEIN"),
    ("https://m.shein.com/euqs/shop/a", "platform-euqs.shein.com", "SHEIN"),
    ("https://m.shein.com/shop/a", "platform-shein.com", "SHEIN"),
    ("https://m.aliexpress.com/shop/a", "platform-aliexpress.com", "AliExpress"),
    ("https://ja.aliexpress.com/shop/a", "platform-ja.aliexpress.com", "AliExpress"),
    ("https://m.kaufland.de/shop/a", "platform-kaufland.de", "Kaufland"),
    ("https://www.kaufland.cz/shop/a", "platform-kaufland.cz", "Kaufland"),
    ("https://shopee.ph/a", "platform-shopee.ph", "Shopee"),
    ("https://www.tiktok.com/@a", "platform-tiktok.com", "TikTok"),
    ("https://shop.tiktok.com/view/product/1", "tiktok-shop", "TikTok"),
    ("https://www.amazon.sg/sp?seller=A", "amazon-sg", "Amazon"),
)
OTHERS = (
    *("https://markt.example", "shein.example", "notshein.com", "play.google.com/store/apps"),
    *("", "-", "http://[bad"),
)


def test_every_platform_of_the_reference_set_has_its_id() -> None:
    found = {ident: platform_at(site) for ident, site in IDS.items()}

    assert {ident: each and each.id for ident, each in found.items()} == {i: i for i in IDS}


def test_the_reference_set_holds_no_other_platform() -> None:
    if not REFERENCE.is_file():
        pytest.skip("no reference set (../shared/reference)")
    with REFERENCE.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["kind"] == "Platform"]
    found = {row["id"]: platform_at(row["website"]) for row in rows}

    assert {row["id"] for row in rows} == set(IDS)
    assert [ident for ident, each in found.items() if each is None or each.id != ident] == []
    assert [
        row["name"] for row in rows if getattr(found[row["id"]], "name", "") != row["name"]
    ] == []


@pytest.mark.parametrize(("address", "ident", "brand"), FURTHER)
def test_a_further_host_of_a_brand_is_a_platform_of_its_own(
    address: str, ident: str, brand: str
) -> None:
    found = platform_at(address)

    assert found is not None
    assert (found.id, found.values["brand"]) == (ident, brand)


@pytest.mark.parametrize("address", OTHERS)
def test_any_other_address_is_on_no_platform_of_the_table(address: str) -> None:
    assert platform_at(address) is None


def test_the_sources_of_one_marketplace_have_the_ids_of_the_table() -> None:
    accounts = (
        amazon_seller.account_of("https://www.amazon.de/sp?seller=A1TESTSELLER"),
        ebay_seller.account_of("https://www.ebay.de/usr/jam"),
        tiktok_shop.account_of("https://www.tiktok.com/shop/store/jam/700007"),
        walmart.account_of("https://www.walmart.com/global/seller/7"),
    )
    for account in accounts:
        assert account is not None
        assert account.platform is not None
        known = platform_at(account.url)
        assert known is not None
        assert (known.id, known.name) == (account.platform.id, account.platform.name)


def test_no_host_is_of_two_brands() -> None:
    domains = [domain for brand in BRANDS for domain in brand.domains.split()]
    words = [word for brand in BRANDS for word in brand.words.split("|")]

    assert len(domains) == len(set(domains))
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("address", "ident", "value"),
    [
        ("https://de.shein.com/shop/a", "platform-de.shein.com", ("brand", "SHEIN")),
        (
            "https://markt.example/shop/a",
            "platform-markt.example",
            ("unknown_reason", ("brand: markt.example is in no list of known platforms",)),
        ),
    ],
)
def test_a_page_is_on_the_platform_of_its_host(
    address: str, ident: str, value: tuple[str, object]
) -> None:
    records = list(read_trader(page_of(address, (HOSTS / "page.html").read_bytes())))

    (kept,) = [r for r in records if isinstance(r, Statement) and r.kind is Kind.PLATFORM]
    assert (kept.entity, kept.values[value[0]]) == (ident, value[1])


def test_a_seller_who_registers_platforms_runs_none_of_them() -> None:
    body = (HOSTS / "pse_seller_row.json").read_bytes()
    ties = [r for r in read_pse(page_of("", body, "rows.json")) if isinstance(r, Tie)]

    assert {t.type for t in ties} == {TieType.LINKED_TO, TieType.SAME_AS}
    assert "registered operator of a system named 'TIKTOK'" in {t.wording for t in ties}


SYSTEMS = (
    ("TIKTOK", "tiktok.com", "TikTok"),
    ("Tokopedia", "https://www.tokopedia.com", "Tokopedia"),
    ("INSTAGRAM", "-", "Instagram"),
    ("Shopee dan Tokopedia", "-", "Tokopedia"),
    ("Toko Melati", "https://www.tokopedia.com/melati", "Tokopedia"),
    ("Toko Melati", "melati.example; shopee.co.id/melati", "Shopee"),
    ("Toko Melati", "tokopedia.com-shopee.co.id", "Tokopedia"),
    ("Toko Melati", "lihat di tokopedia.com/melati", "Tokopedia"),
    ("Toko Melati", "melati.example", ""),
    ("Melati", "play.google.com/store/apps/details?id=x", ""),
    ("Toko Melati", "tokopedia", "Tokopedia"),
    ("SHOPEE.CO.ID", "-", "Shopee"),
    ("LAZADA INDONESIA APP", "-", "Lazada"),
    ("Rumah Shopee Melati", "-", ""),
)


@pytest.mark.parametrize(("system", "site", "brand"), SYSTEMS)
@pytest.mark.parametrize("registrant", ["PT MELATI CONTOH", "TIKTOK PTE. LTD."])
def test_who_enters_a_platform_is_linked_to_it_whatever_the_name(
    system: str, site: str, brand: str, registrant: str
) -> None:
    attributes = {"nama": system, "website": site, "nama_perusahaan": registrant}
    row = {"id": 1, "attributes": {**attributes, "status_id": "TERDAFTAR"}}
    records = list(read_pse(page_of("", json.dumps({"data": [row]}).encode(), "rows.json")))

    (tie,) = [r for r in records if isinstance(r, Tie)]
    assert tie.type is (TieType.LINKED_TO if brand else TieType.OPERATES)
    assert tie.extra.get("names_platform", "") == brand


def test_a_system_is_named_as_a_platform_by_its_whole_name() -> None:
    assert registered_platform("tiktok shop", ()) == "TikTok"
    assert registered_platform("tiktok tools", ()) == ""
