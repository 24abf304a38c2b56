"""The sources that can say more of a party, by what is known of it."""

import pytest

from graph.model.records import Kind
from graph.support.settings import Settings
from scrapers.runs.further import further_sources

NO_KEYS = Settings(_env_file=None)  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("kind", "ids", "values", "first", "subject"),
    [
        (Kind.COMPANY, ["gb-01234567"], {}, "companies_house_html", "01234567"),
        (Kind.COMPANY, ["sg-201712345A"], {}, "acra", "201712345A"),
        (Kind.COMPANY, ["sg-201712345A"], {}, "bizfile", "201712345A"),
        (Kind.COMPANY, ["cn-91440300MA5EXAMP1X"], {}, "qcc", "91440300MA5EXAMP1X"),
        (Kind.COMPANY, ["x"], {"lei": ["5493001KJTIIGC8Y1R12"]}, "gleif", "5493001KJTIIGC8Y1R12"),
        (
            Kind.COMPANY,
            ["x"],
            {"registration_number": ["9876543"], "country": ["gb"]},
            "companies_house_html",
            "09876543",
        ),
        (Kind.STOREFRONT, ["ebay-abc"], {}, "ebay_seller", "https://www.ebay.com/usr/abc"),
        (
            Kind.STOREFRONT,
            ["shop"],
            {"website": ["https://www.amazon.co.uk/sp?seller=A1B2C3D4E5F6G7"]},
            "amazon_seller",
            "https://www.amazon.co.uk/sp?seller=A1B2C3D4E5F6G7",
        ),
        (
            Kind.COMPANY,
            ["x"],
            {"website": ["https://firm.example/"]},
            "impressum",
            "https://firm.example/",
        ),
    ],
)
def test_a_party_leads_to_its_sources(
    kind: Kind, ids: list[str], values: dict[str, list[str]], first: str, subject: str
) -> None:
    found = further_sources(kind, ids, values, NO_KEYS)
    assert (first, subject) in [(each.source, each.subject) for each in found]
    assert all(str(each.why) for each in found)
    assert [each for each in found if each.ready and each.needs_key] == []


def test_what_is_ready_comes_first_among_its_like() -> None:
    found = further_sources(Kind.COMPANY, ["gb-01234567"], {}, NO_KEYS)
    registers = [each.source for each in found if each.source.startswith("companies_house")]
    assert registers == ["companies_house_html", "companies_house"]


def test_a_name_a_phone_or_a_made_up_id_leads_nowhere() -> None:
    values = {"name": ["Example Ltd"], "website": ["+44 20 7946 0000", "info@firm.example"]}
    assert further_sources(Kind.COMPANY, ["invented-1"], values, NO_KEYS) == ()
    # A number is one of a register only where its country is stated.
    assert (
        further_sources(Kind.COMPANY, ["x"], {"registration_number": ["09876543"]}, NO_KEYS) == ()
    )
    of_person = {"registration_number": ["09876543"], "country": ["gb"]}
    assert further_sources(Kind.PERSON, ["x"], of_person, NO_KEYS) == ()
