"""Ids from register numbers: one party one id, and nothing that only looks alike."""

import pytest

from graph.model import ids


@pytest.mark.parametrize(
    ("country", "number", "expected"),
    [
        ("GB", "1234567", "gb-01234567"),
        ("gb", " sc 12345 ", "gb-SC012345"),
        ("GB", "OE000404", "gb-OE000404"),
        ("GB", "41-0406690", ""),
        ("GB", "Minnesota", ""),
        ("SG", "202411139w", "sg-202411139W"),
        ("SG", "T08LL1234A", "sg-T08LL1234A"),
        ("SG", "12345", ""),
        ("CN", "91330100MA2H00000L", "cn-91330100MA2H00000L"),
        ("CN", "330100000000000", ""),
        ("CN", "91330100MA2H00000X", ""),
        ("BR", "12345678000196", ""),
        ("BR", "12.ABC.345/01DE-35", "br-12ABC34501DE35"),
        ("FR", "552100555", ""),
        ("GB", "0", ""),
        ("BR", "12.345.678/0001-95", "br-12345678000195"),
        ("FR", "552 100 554", "fr-552100554"),
        ("", "1234567", ""),
        ("Great Britain", "1234567", ""),
    ],
)
def test_a_register_number_counts_for_a_stated_country(
    country: str, number: str, expected: str
) -> None:
    assert ids.company_id(country, number) == expected


def test_a_german_number_needs_its_court() -> None:
    court = "Amtsgericht Charlottenburg (Berlin)"
    assert ids.german_company_id(court, "HRB 12345 B") == "de-charlottenburg-berlin-HRB-12345B"
    assert ids.german_company_id("", "HRB 12345") == ""
    assert ids.german_company_id(court, "12345") == ""


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (ids.authority_id("RA000586", "SC1"), "gb-SC000001"),
        (ids.authority_id("RA000523", "202411139W"), "sg-202411139W"),
        (ids.authority_id("RA000999", "1"), ""),
        (ids.lei_id("example0000000lei155"), "lei-EXAMPLE0000000LEI155"),
        (ids.lei_id("EXAMPLE"), ""),
        (ids.cik_id("CIK1234"), "cik-0000001234"),
        (ids.cik_id("0"), ""),
        (ids.wikidata_id("http://www.wikidata.org/entity/Q42"), "wikidata-Q42"),
        (ids.wikidata_id("P31"), ""),
        (ids.icij_id("10000001"), "icij-10000001"),
        (ids.keyed_id("gb-officer", "aB-_9"), "gb-officer-aB-_9"),
        (ids.storefront_id("ebay", "a shop/é"), "ebay-a%20shop%2F%C3%A9"),
        (ids.document_id("paper-2024", "Café Ltd."), "paper-2024-café-ltd"),
        (ids.phone_id("020 7946 0018", "GB"), "phone-+442079460018"),
        (ids.phone_id("+44 (0)20 7946 0018"), "phone-+442079460018"),
        (ids.phone_id("020 7946 0018"), ""),
        (ids.phone_id("call us"), ""),
        (ids.email_id(" Info@Lantern.EXAMPLE "), "email-info@lantern.example"),
        (ids.email_id("info at example"), ""),
        (ids.web_id("https://www.Example.com/shop/?x=1"), "web-example.com/shop"),
        (ids.web_id("https://www.example.com"), "web-example.com/"),
        (ids.shop_id("www.example.com"), "web-example.com"),
        (ids.shop_id("no address"), ""),
        (ids.web_id("no address"), ""),
    ],
)
def test_other_numbers_and_contacts(made: str, expected: str) -> None:
    assert made == expected


def test_an_address_is_one_however_it_is_punctuated_and_another_in_another_country() -> None:
    one = ids.address_id("1, Example Street, Exämpleton, EX1 1EX", "GB")

    assert ids.address_id("1 EXAMPLE STREET; EXAMPLETON ex1 1ex", "gb") == one
    assert ids.address_id("1, Example Street, Exämpleton, EX1 1EX", "US") != one
    assert ids.address_id("2, Example Street, Exämpleton, EX1 1EX", "GB") != one
    assert ids.address_id(" , ", "GB") == ""


def test_no_id_is_longer_than_an_id_may_be() -> None:
    for made in (ids.keyed_id("gb-officer", "x" * 5000), ids.web_id("a.b/" + "x" * 5000)):
        assert 0 < len(made.encode()) <= 500
