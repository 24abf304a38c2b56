"""The story in the app: steps picked, moved, worded, kept with the case, and taken away."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from graph.publishing.stories.page import story_page
from graph.publishing.stories.story import ChainSubject, NodeSubject, Story
from graph.stores.open_store import open_store
from graph.support.settings import settings
from tests.pages import opened, text
from views.workspace.case.case_files import CaseFolder

SHOP = "ft-20230621-trendy-beat"


def kept(name: str) -> Story:
    return CaseFolder(settings().data_dir / "cases").read(name).story


def press(app: AppTest, label: str, number: int = 0) -> AppTest:
    [button, *_] = [b for b in app.button if b.label == label][number:]
    button.click()
    app.run()
    assert not app.exception
    return app


def about_the_shop(case: str) -> AppTest:
    app = opened("story", case=case)
    next(s for s in app.selectbox if s.label == "Storefront").set_value(SHOP).run()
    next(t for t in app.text_input if t.label == "Title of the story").set_value("Whose shop?")
    return app.run()


def preview(app: AppTest) -> str:
    [frame] = app.get("iframe")
    return str(frame.proto.srcdoc)


def current_step(app: AppTest) -> str:
    [number] = re.findall(r'data-step="(\d+)"[^>]*aria-current="step"', preview(app))
    return str(number)


@pytest.mark.usefixtures("app_store")
class TestStory:
    def test_steps_are_added_moved_and_worded_and_make_a_file(self) -> None:
        app = about_the_shop("Story one")
        press(app, "Add the step")
        app.radio(key="story_kind").set_value("A person or company").run()
        press(app, "Add the step")
        assert [type(s.show) for s in kept("Story one").steps] == [ChainSubject, NodeSubject]
        assert "tercatat" not in text(app)
        assert "is reported to be owned by ByteDance" in text(app)
        press(app, "Up", 1)
        area = next(t for t in app.text_area if t.label == "Text")
        area.set_value("It begins <b>here</b>").run()
        story = kept("Story one")
        assert [type(s.show) for s in story.steps] == [NodeSubject, ChainSubject]
        assert (story.title, story.steps[0].text) == ("Whose shop?", "It begins <b>here</b>")
        with open_store(settings()) as store:
            page = story_page(story, store.contents()).content.decode()
        assert "It begins &lt;b&gt;here&lt;/b&gt;" in page
        press(app, "Remove", 1)
        assert [type(s.show) for s in kept("Story one").steps] == [NodeSubject]

    def test_the_preview_follows_the_step_that_is_worked_on(self) -> None:
        app = about_the_shop("Story five")
        assert not app.get("iframe")
        press(app, "Add the step")
        app.radio(key="story_kind").set_value("A person or company").run()
        press(app, "Add the step")
        next(t for t in app.text_input if t.label == "Byline").set_value("Example Reporter").run()
        caption = [t for t in app.text_input if t.label == "Caption of the graph"]
        caption[0].set_value("Seen in July").run()
        assert current_step(app) == "1"
        assert "Example Reporter" in preview(app)
        assert 'data-caption="Seen in July"' in preview(app)
        press(app, "Preview", 1)
        assert current_step(app) == "2"
        press(app, "Up", 1)
        assert current_step(app) == "1"
        assert kept("Story five").steps[1].caption == "Seen in July"

    def test_a_red_flag_and_a_statement_can_be_shown(self) -> None:
        app = about_the_shop("Story two")
        for kind in ("A red flag", "A statement"):
            app.radio(key="story_kind").set_value(kind).run()
            press(app, "Add the step")
        shown = text(app)
        assert "Red flag: " in shown
        assert "One statement" in shown

    def test_the_storefront_page_puts_what_is_picked_into_the_story(self) -> None:
        app = opened("storefront", id=SHOP, pick=f"entity:{SHOP}", case="Story three")
        press(app, "Add to the story")
        story = kept("Story three")
        assert (story.storefront, [s.show for s in story.steps]) == (SHOP, [NodeSubject(SHOP)])

    def test_a_step_that_is_gone_says_so_and_no_file_is_made(self) -> None:
        app = about_the_shop("Story four")
        press(app, "Add the step")
        next(s for s in app.selectbox if s.label == "Storefront").set_value("").run()
        assert "Step 1 cannot be shown" in text(app)
        [take] = app.get("download_button")
        assert take.proto.disabled
