"""The story's file in a real Chromium without a network: quiet, by keyboard, and on paper."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graph.publishing.stories.page import story_page
from tests.graph.publishing.stories.test_story import STORY, hostile

MOVING = "document.querySelector('[data-graph] > svg').getAttribute('viewBox')"


class Opened:
    def __init__(self, page: Page, said: list[str], asked: list[str]) -> None:
        self.page, self.said, self.asked = page, said, asked

    def current(self) -> str:
        found = self.page.locator('[data-step][aria-current="step"]')
        assert found.count() == 1
        return str(found.get_attribute("data-step"))


@pytest.fixture(params=["no-preference", "reduce"])
def opened(chromium: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Opened]:
    path = tmp_path / "story.html"
    path.write_bytes(story_page(STORY, hostile()).content)
    context = chromium.new_context(offline=True, reduced_motion=request.param)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda sent: asked.append(sent.url))
    page.goto(path.as_uri())
    yield Opened(page, said, asked)
    assert said == []
    assert asked == [path.as_uri()]
    context.close()


def test_steps_go_by_keyboard_and_the_graph_comes_to_rest(opened: Opened) -> None:
    page = opened.page
    assert opened.current() == "1"
    first = page.evaluate(MOVING)
    for key, step in (("ArrowRight", "2"), ("End", "4"), ("ArrowRight", "4"), ("ArrowLeft", "3")):
        page.keyboard.press(key)
        assert opened.current() == step
    page.wait_for_timeout(900)
    rest = page.evaluate(MOVING)
    assert rest == page.locator('[data-step="3"]').get_attribute("data-view") != first
    shows = page.locator("[data-graph]").get_attribute("data-shows") or ""
    assert set(json.loads(shows)) == {"top", "mid", "o2"}
    assert "3" in page.locator("[aria-live]").inner_text()
    page.keyboard.press("Home")
    page.locator("[data-next]").click()
    assert opened.current() == "2"
    page.locator("[data-previous]").click()
    assert opened.current() == "1"
    assert page.locator("[data-step]:visible").count() == 1


def test_a_caption_goes_with_its_step_and_stands_there_on_paper(
    chromium: Browser, tmp_path: Path
) -> None:
    first = replace(STORY.steps[0], caption="The shop <b>first</b>")
    story = replace(STORY, steps=(first, *STORY.steps[1:]))
    path = tmp_path / "story.html"
    path.write_bytes(story_page(story, hostile()).content)
    page = chromium.new_page()
    page.goto(path.as_uri())
    assert page.locator("figcaption").inner_text() == "The shop <b>first</b>"
    page.keyboard.press("ArrowRight")
    assert page.locator("figcaption:visible").count() == 0
    page.evaluate("window.print = () => (window.printed = true)")
    page.locator("[data-print]").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    assert "The shop <b>first</b>" in page.locator(".printed-caption:visible").inner_text()
    page.close()


def test_on_paper_every_step_and_address_shows_and_no_button(opened: Opened) -> None:
    opened.page.emulate_media(media="print")
    assert opened.page.locator("[data-step]:visible").count() == 4
    assert opened.page.locator("button:visible").count() == 0
    assert "javascript:alert(3)" in opened.page.locator("[data-sources]").inner_text()


def test_without_a_script_all_steps_stand_below_each_other(
    chromium: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "story.html"
    path.write_bytes(story_page(STORY, hostile()).content)
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("[data-step]:visible").count() == 4
    assert page.locator("button:visible").count() == 0
    context.close()


NAMES = """[...document.querySelectorAll('[data-graph] g[data-entity]:not(.off) .name')]
    .filter((name) => name.checkVisibility())
    .map((name) => parseFloat(getComputedStyle(name).fontSize) * name.getScreenCTM().a)"""


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900)])
def test_the_names_of_a_long_chain_can_be_read(
    chromium: Browser, tmp_path: Path, width: int, height: int
) -> None:
    path = tmp_path / "story.html"
    path.write_bytes(story_page(STORY, hostile()).content)
    context = chromium.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(path.as_uri())
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(900)
    sizes = page.evaluate(NAMES)
    assert len(sizes) == 5
    assert min(sizes) >= 9.5, sizes
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
