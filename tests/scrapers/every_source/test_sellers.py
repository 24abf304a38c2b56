"""Nobody becomes a seller but whom a page's own block names by a label that is known."""

import json
from collections.abc import Callable
from html import escape

import pytest

from graph.model.records import Kind, Statement, Tie, TieType
from graph.model.vocabulary.placeholders import PLACEHOLDER_WORDS
from scrapers.contract.collector import Record, Unknown
from scrapers.sources.trader_details.labels.detail_labels import (
    LANGUAGES,
    label_of,
    relation_of,
    speaks_of_seller,
)
from scrapers.sources.trader_details.labels.headings import heading_owner
from scrapers.sources.trader_details.labels.meanings import (
    DetailMeaning,
    HeadingOwner,
    Language,
    RelationToSeller,
)
from tests.scrapers.sellers import SellerPage, in_short, records_of, seller_pages

COMPANY = "Mega Invented GmbH"


@pytest.mark.parametrize("page", seller_pages(), ids=lambda page: f"{page.source}/{page.name}")
def test_a_page_gives_what_is_expected(page: SellerPage) -> None:
    assert page.told == page.expected


Rows = list[tuple[str, str]]


def _amazon(rows: Rows, heading: str) -> str:
    told = "".join(
        f'<div class="a-row"><span class="a-text-bold">{escape(label)}:</span>'
        f"<span>{escape(value)}</span></div>"
        for label, value in rows
    )
    return (
        f'<body><h1 id="seller-name">Jam</h1><div id="page-section-detail-seller-info">'
        f"<h3>{escape(heading)}</h3>{told}</div></body>"
    )


def _ebay(rows: Rows, heading: str) -> str:
    told = "".join(
        f'<div class="ux-section__item"><span>{escape(label)}:</span> <span>{escape(value)}</span>'
        "</div>"
        for label, value in rows
    )
    return f'<body><div class="d-business-seller"><h2>{escape(heading)}</h2>{told}</div></body>'


def _section(rows: Rows, heading: str) -> str:
    told = "".join(f"<p><b>{escape(a)}:</b> {escape(b)}</p>" for a, b in rows)
    return f"<body><section><h2>{escape(heading)}</h2>{told}</section></body>"


def _table(rows: Rows, heading: str) -> str:
    told = "".join(f"<tr><th>{escape(a)}</th><td>{escape(b)}</td></tr>" for a, b in rows)
    return f"<body><h3>{escape(heading)}</h3><table>{told}</table></body>"


def _imprint(rows: Rows, heading: str) -> str:
    told = "<br>".join(f"{escape(a)}: {escape(b)}" for a, b in rows)
    return f"<body><h1>Impressum</h1><h2>{escape(heading)}</h2><p>{told}</p></body>"


def _data(rows: Rows, heading: str) -> str:
    told = [{"title": label, "content": value} for label, value in rows]
    shop = {"seller_id": "7000000000000000009", "shop_name": heading, "legal_info": told}
    return (
        "<body><h1>Jam</h1><script type='application/json' id='__MODERN_ROUTER_DATA__'>"
        f"{json.dumps({'shop': shop})}</script></body>"
    )


PAGES: dict[str, tuple[str, str, Callable[[Rows, str], str], HeadingOwner]] = {
    "amazon": (
        "amazon_seller",
        "https://www.amazon.de/sp?seller=A1TESTSELLER00",
        _amazon,
        HeadingOwner.SELLER,
    ),
    "ebay": ("ebay_seller", "https://www.ebay.de/usr/jam", _ebay, HeadingOwner.SELLER),
    "trader": ("dsa_trader", "https://market.example/shop/jam", _section, HeadingOwner.SELLER),
    "trader's table": (
        "dsa_trader",
        "https://market.example/shop/jam",
        _table,
        HeadingOwner.SELLER,
    ),
    "tiktok": (
        "tiktok_shop",
        "https://www.tiktok.com/shop/store/jam/7000000000000000009",
        _section,
        HeadingOwner.SELLER,
    ),
    "tiktok's data": (
        "tiktok_shop",
        "https://www.tiktok.com/shop/store/jam/7000000000000000009",
        _data,
        HeadingOwner.SELLER,
    ),
    "imprint": ("impressum", "https://jam.example/impressum", _imprint, HeadingOwner.IMPRINT),
}
each_page = pytest.mark.parametrize("kind", PAGES)
each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)


def read(kind: str, rows: Rows, language: Language) -> list[Record]:
    source, url, made, whose = PAGES[kind]
    heading = next(
        word
        for word in language.headings[whose].split("|")
        if heading_owner(word, whose) is whose
        and not label_of(word)
        and (whose is HeadingOwner.IMPRINT or speaks_of_seller(word))
    )
    return records_of(source, made(rows, heading), url)


def operators(records: list[Record]) -> set[str]:
    by = {r.start for r in records if isinstance(r, Tie) and r.type is TieType.OPERATES}
    named = {r.entity: str(r.values["name"]) for r in records if isinstance(r, Statement)}
    return {named[ident] for ident in by}


def words(told: str) -> list[str]:
    return [word.strip() for word in told.split("|")]


def name_label(language: Language) -> str:
    """Return a label that only a seller's name has."""
    told = words(language.labels[DetailMeaning.NAME])
    known = [(word, label) for word in told if (label := label_of(word))]
    return next(word for word, label in known if label.distinct)


@each_page
@each_language
def test_a_name_under_a_label_of_its_language_is_the_seller(kind: str, language: Language) -> None:
    records = read(kind, [(name_label(language), COMPANY)], language)

    assert operators(records) == {COMPANY}


@each_page
def test_full_width_letters_and_digits_are_read_as_plain_ones(kind: str) -> None:
    wide = str.maketrans(
        {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F) if code != 58}
    )
    rows = [(name_label(LANGUAGES[0]), COMPANY), ("VAT number", "GB980780684")]

    plain, folded = (
        [(r.entity, r.values) for r in read(kind, told, LANGUAGES[0]) if isinstance(r, Statement)]
        for told in (rows, [(a.translate(wide), b.translate(wide)) for a, b in rows])
    )

    assert folded == plain


@each_page
@each_language
def test_whoever_is_named_as_somebody_else_sells_nothing(kind: str, language: Language) -> None:
    for relation, told in language.others.items():
        # One name for all: two labels that were taken for a seller's would not differ and hide it.
        rows = [(label, COMPANY) for label in words(told)]

        records = read(kind, [*rows, ("E-Mail", "a@jam.example")], language)

        assert not operators(records), relation
        ties = {r.type for r in records if isinstance(r, Tie)}
        assert ties <= {TieType.SELLS_ON, TieType.LINKED_TO, TieType.REACHED_AT}


@each_page
@each_language
def test_nothing_of_somebody_else_is_the_sellers(kind: str, language: Language) -> None:
    maker = words(language.others[RelationToSeller.MAKER])[0]
    rows = [
        (name_label(language), COMPANY),
        (maker, "Other Invented GmbH"),
        (
            words(language.labels[DetailMeaning.BUSINESS_ADDRESS])[0],
            "Weg 9, 10115 Berlin, Deutschland",
        ),
        (words(language.labels[DetailMeaning.REGISTER_NUMBER])[0], "HRB 777, Amtsgericht Köln"),
        (words(language.labels[DetailMeaning.VAT])[0], "DE999999979"),
    ]

    records = read(kind, rows, language)

    companies = [r for r in records if isinstance(r, Statement) and r.kind is Kind.COMPANY]
    (seller,) = [company for company in companies if company.values["name"] == COMPANY]
    assert not {"registration_number", "vat_number", "country"} & seller.values.keys()
    assert not [r for r in records if isinstance(r, Tie) and r.type is TieType.LOCATED_AT]


@pytest.mark.parametrize(
    ("kind", "meaning"),
    [*((kind, DetailMeaning.NAME) for kind in PAGES), ("trader", DetailMeaning.OWNER)],
)
def test_a_placeholder_is_nobody(kind: str, meaning: DetailMeaning) -> None:
    english = LANGUAGES[0]
    label = words(english.labels[meaning])[0]
    for word in PLACEHOLDER_WORDS:
        records = read(kind, [(label, word), ("E-Mail", "a@jam.example")], english)
        assert not operators(records), word


NOT_THE_SELLERS_NAME = [
    "Jo Invented im Auftrag der Mega Invented GmbH",
    "Mega Invented GmbH on behalf of Other Invented GmbH",
    "Jo Invented agissant au nom de la société Mega Invented SARL",
    "Mega Invented GmbH (ehemals)",
    "Mega Invented GmbH (bis 2020)",
    "Mega Invented S.r.l. (cessata)",
    "Jo Invented († 2021)",
    "kein Eigentümer",
    "not owned by Mega Invented GmbH",
    "Verkäufer ist nicht die Mega Invented GmbH",
]


@each_page
def test_a_name_with_words_that_change_it_is_no_operator(kind: str) -> None:
    label = name_label(LANGUAGES[0])
    for name in NOT_THE_SELLERS_NAME:
        records = read(kind, [(label, name), ("E-Mail", "a@jam.example")], LANGUAGES[0])
        assert not operators(records), name
        assert any(
            f"operator: not read: {name}" in str(r.values.get("unknown_reason"))
            for r in records
            if isinstance(r, Statement)
        )


@each_page
@pytest.mark.parametrize(
    "name",
    [
        "Mega Invented GmbH (vormals Other Invented GmbH)",
        "Mega Invented GmbH i.L.",
        "Not a Jam Ltd",
        "Au Nom de la Jam SARL",
        "Past Jams Ltd",
    ],
)
def test_a_name_that_only_sounds_like_it_is_the_sellers(kind: str, name: str) -> None:
    records = read(kind, [(name_label(LANGUAGES[0]), name)], LANGUAGES[0])
    assert operators(records) == {name}


def test_who_left_an_office_by_the_words_behind_the_name_holds_it_no_longer() -> None:
    told = (
        "<h1>Impressum</h1><p>Mega Invented GmbH<br>Teststr. 1<br>10999 Berlin</p>"
        "<p>Geschäftsführer: Jo Invented (ausgeschieden 2019), Di Invented (bis 2020), "
        "Bo Invented</p>"
    )
    records = records_of("impressum", f"<body>{told}</body>", "https://jam.example/impressum")
    officers = [r for r in records if isinstance(r, Tie) and r.type is TieType.OFFICER_OF]
    assert [tie.wording for tie in officers] == ["Geschäftsführer: Bo Invented"]
    assert "Jo Invented (ausgeschieden 2019)" in str(records)


UNKNOWN_LABELS = ["Zorblax", "Quux of record", "Гшщз", "ぬふぁ", "犇猋", "Xyzzy Ltd says", "Ğğğ"]


@each_page
@each_language
def test_an_unknown_label_over_a_company_gives_no_operator(kind: str, language: Language) -> None:
    address = words(language.labels[DetailMeaning.BUSINESS_ADDRESS])[0]
    for label in UNKNOWN_LABELS:
        rows = [(label, COMPANY), (address, "Weg 9, 10115 Berlin, Deutschland")]

        records = read(kind, [*rows, ("VAT", "DE999999979")], language)

        assert not operators(records), label
        counted = [r.value for r in records if isinstance(r, Unknown)]
        assert any("label" in value or "refused" in value for value in counted), label


@each_page
@each_language
def test_an_owner_is_the_seller_as_a_person(kind: str, language: Language) -> None:
    label = words(language.labels[DetailMeaning.OWNER])[0]

    records = read(kind, [(label, "Ada Beispiel")], language)

    assert operators(records) == {"Ada Beispiel"}
    kinds = {
        r.kind
        for r in records
        if isinstance(r, Statement) and r.values.get("name") == "Ada Beispiel"
    }
    assert kinds - {Kind.STOREFRONT} == {Kind.PERSON}


ADDRESSES = {
    DetailMeaning.BUSINESS_ADDRESS: "business",
    DetailMeaning.SERVICE_ADDRESS: "service",
    DetailMeaning.RETURNS_ADDRESS: "returns",
    DetailMeaning.ADDRESS: "",
}


@each_language
@pytest.mark.parametrize("meaning", ADDRESSES)
def test_which_address_it_is_comes_from_its_label(
    language: Language, meaning: DetailMeaning
) -> None:
    for label in words(language.labels[meaning]):
        rows = [(name_label(language), COMPANY), (label, "Weg 9, 10115 Berlin, Deutschland")]

        records = read("trader", rows, language)

        (tie,) = [r for r in records if isinstance(r, Tie) and r.type is TieType.LOCATED_AT]
        assert tie.purpose == ADDRESSES[meaning], label


@pytest.mark.parametrize("kind", ["trader", "tiktok", "ebay"])
@each_language
def test_the_platforms_own_imprint_is_not_the_sellers(kind: str, language: Language) -> None:
    source, url, _, _ = PAGES[kind]
    told = f"<p>{escape(name_label(language))}: {COMPANY}</p><p>VAT: DE999999979</p>"
    for heading in words(language.headings[HeadingOwner.IMPRINT]):
        for tag in ("footer", "div class='site-footer'", "nav"):
            body = f"<body><h1>Jam</h1><{tag}><h3>{escape(heading)}</h3>{told}</{tag.split()[0]}>"
            assert not operators(records_of(source, body + "</body>", url)), (heading, tag)


@each_language
def test_no_word_is_of_the_seller_and_of_somebody_else(language: Language) -> None:
    for told in language.labels.values():
        assert all(label_of(word) for word in words(told))
    for told in language.others.values():
        assert all(relation_of(word) and not label_of(word) for word in words(told))
    for whose in (HeadingOwner.SELLER, HeadingOwner.IMPRINT):
        headings = words(language.headings[whose])
        assert all(heading_owner(word, whose) is whose for word in headings)


def test_a_label_means_one_thing_in_all_languages() -> None:
    meanings: dict[str, set[DetailMeaning]] = {}
    for language in LANGUAGES:
        for meaning, told in language.labels.items():
            for word in words(told):
                meanings.setdefault(word, set()).add(meaning)
    assert not {word: told for word, told in meanings.items() if len(told) > 1}


def test_records_are_the_same_in_short() -> None:
    assert list(in_short([Unknown("label 'x'", "here")])) == ["? label 'x'"]
