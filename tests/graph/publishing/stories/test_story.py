"""A story as one file: its steps, its policy, and texts of others that stay texts."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from graph.errors import InputError, UnknownIdError
from graph.model.records import Contents, Records, Source, Statement
from graph.model.shares import parse_share
from graph.publishing.stories.page import story_page
from graph.publishing.stories.story import (
    ChainSubject,
    FlagSubject,
    NodeSubject,
    StepFrame,
    Story,
    StoryStep,
    TieSubject,
    read_story,
    story_document,
    story_from,
)
from tests.graph.exports.cases import ODD, contents_of, owned_shop

HOSTILE = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)>'\"&amp;\x0b"
STEPS = (
    StoryStep(NodeSubject("shop"), "The shop", "Two\nlines <i>of</i> text"),
    StoryStep(ChainSubject(1), "", "It is owned."),
    StoryStep(TieSubject("o2"), "One holding", ""),
    StoryStep(FlagSubject("platform_controls_seller", "shop"), "A sign", "Look here"),
)
STORY = Story("Who sells?", "en", "shop", "2024-01-01", steps=STEPS)


class Read(HTMLParser):
    """The elements of a page in their order, and the text of each style and script."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.inline: dict[str, str] = {}
        self.text = ""
        self._in = ""
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._in = tag

    def handle_data(self, data: str) -> None:
        if self._in in ("style", "script"):
            self.inline[self._in] = self.inline.get(self._in, "") + data
        else:
            self.text += data

    def handle_endtag(self, _tag: str) -> None:
        self._in = ""

    def all(self, attribute: str) -> Iterator[dict[str, str]]:
        return (found for _, found in self.elements if attribute in found)


def owned() -> Contents:
    """The owned shop, where the platform's owner has more than half of the seller."""
    shop = owned_shop()
    more = parse_share("60%")
    ties = tuple(replace(t, share=more) if t.id == "o2" else t for t in shop.ties)
    return replace(shop, ties=ties)


def hostile() -> Contents:
    """The owned shop whose names, wordings and addresses try to become a part of the page."""
    shop = owned()
    statements = tuple(
        Statement(s.entity, s.kind, s.source, {"name": f"{s.entity} {HOSTILE} {ODD}"})
        for s in shop.statements
    )
    ties = tuple(replace(t, wording=HOSTILE, quoted=True, lang='"><b>') for t in shop.ties)
    sources = (
        Source(
            "reg",
            HOSTILE,
            HOSTILE,
            "javascript:alert(3)",
            type="officialRegister",
            published="2024-03",
        ),
        Source("press", "Paper", "", 'https://paper.example/"onclick="x', published="2023-07"),
    )
    return contents_of(Records(sources, statements, ties))


def page(story: Story = STORY, contents: Contents | None = None) -> Read:
    return Read(story_page(story, contents or owned()).content)


def test_each_step_shows_its_parties_and_ties_in_order() -> None:
    read = page()
    steps = list(read.all("data-step"))
    assert [s["data-step"] for s in steps] == ["1", "2", "3", "4"]
    assert [s.get("aria-current") for s in steps] == ["step", None, None, None]
    shows = [set(json.loads(s["data-shows"])) for s in steps]
    assert shows[0] == {"shop"}
    assert {"shop", "low", "mid", "top", "market", "seller", "o1", "o2"} <= shows[1]
    assert shows[2] == {"top", "mid", "o2"}
    assert [tag for tag, _ in read.elements].count("h1") == 1
    assert "Two\nlines <i>of</i> text" in read.text
    assert "checked on 1 January 2024" in read.text
    assert "Possible innocent reason" in read.text
    entities = {found["data-entity"] for found in read.all("data-entity")}
    assert entities == {"shop", "low", "mid", "top", "market"}


def test_byline_day_captions_and_frames_are_shown_and_kept() -> None:
    steps = tuple(
        StoryStep(NodeSubject("shop"), caption=f"{frame} <b>", frame=frame) for frame in StepFrame
    )
    steps = (*steps, StoryStep(ChainSubject(1)))
    story = replace(STORY, byline="Example <i>Reporter</i>", published="2024-02-03", steps=steps)
    assert story_from(json.loads(json.dumps(story_document(story)))) == story
    read = page(story)
    assert "By Example <i>Reporter</i> · 3 February 2024" in read.text
    captions = [s["data-caption"] for s in read.all("data-step")]
    assert captions == ["close <b>", "wide <b>", "whole <b>", ""]
    close, wide, whole, _ = (float(s["data-view"].split()[2]) for s in read.all("data-step"))
    assert close < min(wide, whole)
    assert len({s["data-view"] for s in read.all("data-step")}) > 2
    with pytest.raises(InputError, match="close, wide, whole"):
        story_from({"steps": [{"show": {"node": "shop"}, "frame": "narrow"}]})


def test_a_page_opens_at_the_step_that_is_asked_for() -> None:
    read = Read(story_page(STORY, owned(), 3).content)
    assert [s["data-step"] for s in read.all("data-step") if "aria-current" in s] == ["3"]


def test_the_policy_stands_first_and_allows_its_own_parts_only() -> None:
    read = page(contents=hostile())
    head = [tag for tag, _ in read.elements]
    policy = next(a["content"] for a in read.all("http-equiv"))
    where = next(i for i, (_, a) in enumerate(read.elements) if "http-equiv" in a)
    assert where < min(head.index("style"), head.index("script"))
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert (rules["default-src"], rules["base-uri"], rules["form-action"]) == ("'none'",) * 3
    for tag in ("script", "style"):
        digest = b64encode(sha256(read.inline[tag].encode()).digest()).decode()
        assert rules[f"{tag}-src"] == f"'sha256-{digest}'"
        assert head.count(tag) == 1


def test_texts_of_sources_are_never_elements_or_addresses() -> None:
    read = page(
        replace(STORY, title=HOSTILE, steps=(StoryStep(ChainSubject(1), HOSTILE, HOSTILE),)),
        hostile(),
    )
    assert not [a for _, a in read.elements if any(name.startswith("on") for name in a)]
    assert not {"img", "i", "base", "form", "iframe", "object", "link"} & {
        tag for tag, _ in read.elements
    }
    assert all(a["href"].startswith(("http://", "https://")) for a in read.all("href"))
    assert "javascript:alert(3)" in read.text
    assert "alert(2)" in read.text


def test_indonesian_is_said_throughout() -> None:
    read = page(replace(STORY, lang="id"))
    assert ("html", {"lang": "id"}) in read.elements
    assert "Legenda" in read.text
    assert "1 Januari 2024" in read.text
    for english in ("Sources", "Legend\n", "as of", "Possible innocent reason", "Step "):
        assert english not in read.text


def test_the_same_story_has_the_same_bytes() -> None:
    assert story_page(STORY, owned()).content == story_page(STORY, owned()).content


@pytest.mark.parametrize(
    ("show", "named"),
    [
        (NodeSubject("nobody"), "nobody"),
        (TieSubject("no-tie"), "no-tie"),
        (ChainSubject(9), "9"),
        (ChainSubject(0), "0"),
        (ChainSubject(1, ("seller", "gone")), "no longer found"),
        (FlagSubject("no_such_flag", "shop"), "no_such_flag"),
        (FlagSubject("mass_address", "shop"), "mass_address"),
    ],
)
def test_what_is_not_there_is_named_with_its_step(
    show: NodeSubject | TieSubject | ChainSubject | FlagSubject, named: str
) -> None:
    with pytest.raises(UnknownIdError, match=f"Step 2: .*{re.escape(named)}"):
        story_page(replace(STORY, steps=(STEPS[0], StoryStep(show))), owned())


def test_a_chain_that_ended_is_not_drawn_as_if_it_held() -> None:
    steps = (StoryStep(NodeSubject("low")), StoryStep(NodeSubject("old")))
    drawn = {a["data-tie"] for a in page(replace(STORY, steps=steps)).all("data-tie")}
    assert "o3" not in drawn
    before = page(replace(STORY, steps=steps, as_of="2019"))
    assert "o3" in {a["data-tie"] for a in before.all("data-tie")}


def test_a_story_is_read_back_from_its_document() -> None:
    kept = replace(STORY, steps=(*STEPS, StoryStep(ChainSubject(1, ("seller", "o1", "o2")))))
    assert story_from(json.loads(json.dumps(story_document(kept)))) == kept


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b"\xff",
        b'{"title": "T", "steps": []}',
        b'{"title": "", "steps": [{"show": {"node": "a"}}]}',
        b'{"title": "T", "lang": "xx", "steps": [{"show": {"node": "a"}}]}',
        b'{"title": "T", "as_of": "2023-02-30", "steps": [{"show": {"node": "a"}}]}',
        b'{"title": "T", "steps": [{"show": {"chain": true}}]}',
        b'{"title": "T", "steps": [{"show": {"node": "a", "tie": "b"}}]}',
        b'{"title": "T", "steps": [{"title": "no show"}]}',
        b'{"title": 5, "steps": [{"show": {"node": "a"}}]}',
    ],
)
def test_what_is_no_story_is_refused(content: bytes) -> None:
    with pytest.raises(InputError):
        read_story(content)
