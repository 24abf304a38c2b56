"""A story is made to be published: what must not be printed is left out, or refused with why."""

from dataclasses import replace

import pytest

from graph.errors import InputError
from graph.model.records import Contents, Judgement, Kind, Records, Statement, Tie, TieType
from graph.publishing.stories.page import StoryPage, story_page
from graph.publishing.stories.story import (
    ChainSubject,
    FlagSubject,
    NodeSubject,
    StepSubject,
    Story,
    StoryStep,
    TieSubject,
)
from tests.graph.exports.cases import SOURCES, contents_of, owned_shop, tie

HOME, OFFICE, PHONE = "9 Secret Row", "1 Office Street", "+44 7700 900123"
STORY = Story("Who sells?", "en", "shop", "2024-01-01", steps=(StoryStep(NodeSubject("p")),))


def person_at_home(*more: Tie, shop: Contents | None = None) -> Contents:
    """The owned shop with a director, whose home is one address and stated of another too."""
    shop = shop or owned_shop()
    person = {"name": "Example Person", "birth_date": "1970-05-21", "phone": PHONE}
    statements = (
        *shop.statements,
        Statement("p", Kind.PERSON, "reg", person),
        Statement("p", Kind.PERSON, "own", {**person, "birth_date": "1971-06-01"}),
        Statement("home", Kind.ADDRESS, "reg", {"name": HOME}),
        Statement("office", Kind.ADDRESS, "reg", {"name": OFFICE}),
        Statement("phone", Kind.CONTACT, "reg", {"name": PHONE}),
    )
    ties = (
        *shop.ties,
        tie("lives", TieType.LOCATED_AT, "p", "home", purpose="home"),
        tie("also-home", TieType.LOCATED_AT, "p", "office"),
        tie("seat", TieType.LOCATED_AT, "low", "office", purpose="registered office"),
        tie("calls", TieType.REACHED_AT, "p", "phone"),
        tie("not-same", TieType.SAME_AS, "low", "old", judgement=Judgement.REJECTED),
    )
    return contents_of(Records(SOURCES, statements, (*ties, *more)))


def page(*shows: StepSubject, contents: Contents | None = None) -> StoryPage:
    steps = tuple(StoryStep(show) for show in shows)
    return story_page(replace(STORY, steps=steps), contents or person_at_home())


def test_a_home_is_not_drawn_between_two_that_may_be_printed() -> None:
    made = page(NodeSubject("p"), NodeSubject("office"), NodeSubject("low"))
    text = made.content.decode()
    assert 'data-tie="seat"' in text
    assert 'data-tie="also-home"' not in text
    assert {m.what: m.count for m in made.left_out} == {
        "birth dates": 2,
        "captures": 1,
        "home addresses": 2,
        "private contacts": 3,
        "rejected merges": 1,
    }
    assert "home addresses (2)" in text
    assert HOME not in text
    assert PHONE not in text


def test_the_page_says_in_its_own_language_what_was_left_out() -> None:
    steps = (StoryStep(NodeSubject("p")),)
    text = story_page(replace(STORY, lang="id", steps=steps), person_at_home()).content.decode()
    assert "home addresses" not in text
    assert "alamat rumah (2)" in text


@pytest.mark.parametrize(
    ("show", "named"),
    [
        (NodeSubject("home"), "home addresses"),
        (NodeSubject("phone"), "private contacts"),
        (TieSubject("lives"), "home addresses"),
        (TieSubject("also-home"), "home addresses"),
        (TieSubject("calls"), "private contacts"),
        (TieSubject("not-same"), "rejected merges"),
    ],
)
def test_a_step_that_shows_what_is_left_out_is_refused_with_the_reason(
    show: StepSubject, named: str
) -> None:
    with pytest.raises(InputError, match=f"Step 2: .*{named}"):
        page(NodeSubject("shop"), show)


def test_a_chain_through_a_home_is_refused_and_its_verdict_is_not_told() -> None:
    linked = ("run", "on", "seller")
    shop = owned_shop()
    shop = replace(shop, ties=tuple(t for t in shop.ties if t.id in linked))
    contents = person_at_home(
        tie("works", TieType.OFFICER_OF, "p", "low", role="director"),
        tie("theirs", TieType.LOCATED_AT, "top", "home", purpose="registered office"),
        shop=shop,
    )
    with pytest.raises(InputError, match=r"Step 1: .*home addresses"):
        page(ChainSubject(1), contents=contents)
    text = page(NodeSubject("shop"), contents=contents).content.decode()
    assert "shop: the verdict rests on what is left out of this page" in text


def test_a_red_flag_tells_no_day_of_birth() -> None:
    made = page(FlagSubject("contradicting_values", "p")).content.decode()
    assert "May 1970" in made
    assert "1970-05-21" not in made
    assert "21 May 1970" not in made
