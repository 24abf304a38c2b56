"""A story's page answers for itself: dates of its sources, responses, restatements and limits."""

import re
from dataclasses import replace

import pytest

from graph.model.records import (
    Contents,
    Judgement,
    Kind,
    Records,
    Source,
    Statement,
    TieType,
    Value,
)
from graph.publishing.stories.page import story_page
from graph.publishing.stories.story import ChainSubject, NodeSubject, StepSubject, Story, StoryStep
from tests.graph.exports.cases import SOURCES, contents_of, owned_shop, tie
from tests.graph.publishing.stories.test_story import HOSTILE, Read
from tests.pages import PROJECT_S, records_in

CLAIM = (
    "Trendy Beat: Its seller, which the report does not name, is reported to be owned by ByteDance "
    "(share not stated), July 2023 (checked on 29 November 2026)."
)
DENIED = "An early experiment in the United Kingdom, and not in Indonesia."
HOME = "9 Secret Row"


def read(
    contents: Contents, shop: str, *shows: StepSubject, lang: str = "en", day: str = ""
) -> str:
    """Return the text of a page, each run of spaces as one."""
    steps = tuple(StoryStep(show) for show in shows)
    story = Story("Who sells?", lang, shop, day or "2026-11-29", steps=steps)
    return " ".join(Read(story_page(story, contents).content).text.split())


def founding(lang: str = "en", *shows: StepSubject) -> str:
    contents = contents_of(records_in(PROJECT_S))
    return read(contents, "ft-20230621-trendy-beat", *(shows or (ChainSubject(1),)), lang=lang)


def test_the_founding_case_is_dated_by_its_sources_alone() -> None:
    text = founding()
    assert CLAIM in text
    dated = set(re.findall(r"(?:\d+ )?(?:[A-Z][a-z]+ )?\b2\d{3}\b", text.replace(CLAIM, "")))
    assert dated == {"21 June 2023", "July 2023"}


def test_the_founding_case_carries_response_restatement_and_limits() -> None:
    text = founding()
    assert f"Response TikTok: {DENIED} Financial Times, 21 June 2023 [2]" in text
    assert "kumparan, July 2023 (restates Financial Times [2])" in text
    assert "The verdict rests on: 1 source, 5 restatements" in text
    assert "You cannot write “ByteDance owns Seitu”: no source says so." in text
    assert "Not checked Company registers: no company-register record yet for Seitu" in text
    facts = text.split("What the sources state")[1].split("You cannot write")[0]
    assert "Its seller, which the report does not name, is reported to be owned" in facts


def test_a_list_of_sources_is_not_called_what_they_state() -> None:
    text = founding("en", NodeSubject("ft-20230621-trendy-beat"))
    assert "What the sources state" not in text
    assert "Sources Financial Times, 21 June 2023 [" in text


def test_indonesian_carries_them_too() -> None:
    text = founding("id")
    assert "(diperiksa pada 29 November 2026)" in text
    assert "mengulang Financial Times [2]" in text
    assert DENIED in text
    assert "checked on" not in text


def test_a_source_that_was_only_read_never_dates_a_claim_as_if_published() -> None:
    shop = owned_shop()
    was_read = Source("reg", "Register", "Example Office", retrieved="2026-08-20")
    page = Source("press", "Account", "", type="thirdParty")
    contents = contents_of(Records((was_read, page), shop.statements, shop.ties))
    text = read(contents, "shop", ChainSubject(1))
    assert "by top (30 % to 45 %), as read on 20 August 2026 (checked on 29 November 2026)." in text
    assert "Register, Example Office, read on 20 August 2026" in text
    undated = replace(
        contents, sources={i: replace(s, retrieved="") for i, s in contents.sources.items()}
    )
    assert "by top (30 % to 45 %), undated (checked on 29 November 2026)." in read(
        undated, "shop", ChainSubject(1)
    )


def denying(*denials: str) -> Contents:
    shop = owned_shop()
    values: dict[str, Value] = {"name": "low", "denies": denials}
    denied = Statement("low", Kind.COMPANY, "own", values)
    return contents_of(Records(SOURCES, (*shop.statements, denied), shop.ties))


def test_a_denial_stays_a_text_and_each_is_said_once() -> None:
    step = StoryStep(NodeSubject("low"))
    contents = denying(HOSTILE, "We are independent.")
    made = Read(story_page(Story("T", "en", "shop", "2024-01-01", steps=(step,)), contents).content)
    assert "alert(2)" in made.text
    assert made.text.count("We are independent.") == 1
    assert not [a for _, a in made.elements if "onerror" in a]
    assert not {"img"} & {tag for tag, _ in made.elements}


def test_a_party_that_is_only_shown_is_heard_too() -> None:
    assert "low: We are independent." in read(
        denying("We are independent."), "", NodeSubject("low")
    )


@pytest.mark.parametrize("lang", ["en", "id"])
def test_what_is_withheld_is_named_in_none_of_them(lang: str) -> None:
    shop = owned_shop()
    held: dict[str, Value] = {"name": HOME, "denies": f"Nobody lives at {HOME}"}
    held["unknown_reason"] = f"lives: {HOME}"
    statements = (
        *shop.statements,
        *(Statement(i, Kind.PERSON, "reg", {"name": f"Person {i}"}) for i in "pq"),
        Statement("home", Kind.ADDRESS, "reg", held),
    )
    ties = (
        *(t for t in shop.ties if t.id == "on"),
        tie("sells", TieType.OPERATES, "p", "shop"),
        tie("lives", TieType.LOCATED_AT, "p", "home", purpose="home"),
        tie("beside", TieType.LOCATED_AT, "q", "home", purpose="home"),
        tie("runs", TieType.OPERATES, "q", "market"),
    )
    contents = contents_of(Records(SOURCES, statements, ties))
    text = read(contents, "shop", NodeSubject("shop"), NodeSubject("p"), lang=lang)
    assert HOME not in text
    if lang == "en":
        assert "the verdict rests on what is left out of this page (checked on" in text
        assert "You cannot write" not in text
        assert "rests on:" not in text


def test_a_rejected_match_is_told_in_none_of_them() -> None:
    shop = owned_shop()
    named = (Statement(i, Kind.COMPANY, "reg", {"name": i}) for i in ("twin", "third"))
    ties = (
        *shop.ties,
        tie("a", TieType.SAME_AS, "low", "twin", judgement=Judgement.ACCEPTED),
        tie("b", TieType.SAME_AS, "twin", "third", judgement=Judgement.ACCEPTED),
        tie("c", TieType.SAME_AS, "low", "third", judgement=Judgement.REJECTED),
    )
    contents = contents_of(Records(SOURCES, (*shop.statements, *named), ties))
    text = read(contents, "shop", NodeSubject("shop"))
    assert "rejected merges" in read(contents, "shop", NodeSubject("low"))
    assert "rejected match" not in text
    assert "third" not in text


@pytest.mark.parametrize(("language", "place"), [("en", "Singapore"), ("id", "Singapura")])
def test_a_step_names_a_country_and_no_code(language: str, place: str) -> None:
    assert f" · {place}" in founding(language, NodeSubject("ft-20230621-seitu"))
