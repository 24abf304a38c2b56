"""The page Registers: what a file will take, a register that is built beside it, and its end."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.registers.shelf.shelf import ShelfState, list_shelves
from graph.support.settings import settings
from tests.pages import opened, press, text
from tests.scrapers.bulk.snapshots import write_snapshot
from views.jobs import registers

_SECONDS = 120


@pytest.fixture
def app(app_store: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    del app_store
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    settings.cache_clear()
    yield opened("registers")
    settings.cache_clear()


def _wait_until_built(app: AppTest, name: str) -> AppTest:
    end = time.monotonic() + _SECONDS
    while registers.is_building(name) and time.monotonic() < end:
        time.sleep(0.5)
    return app.run()


def _wait_for_estimate(app: AppTest) -> AppTest:
    end = time.monotonic() + _SECONDS
    while any("Looking" in str(each.proto) for each in app.get("progress")):
        assert time.monotonic() < end
        time.sleep(0.3)
        app.run()
    return app


def test_a_register_comes_and_goes(app: AppTest, tmp_path: Path) -> None:
    assert "No registers yet." in text(app)
    file = write_snapshot(tmp_path, "2026-11-01", 60)
    app.text_area(key="register_paths").input(str(file)).run()
    _wait_for_estimate(press(app, "See what it will take"))
    assert "About 61 lines, as of 1 November 2026" in text(app)
    press(app, "Add it")
    _wait_until_built(app, "companies_house_psc")
    assert "Companies House (United Kingdom), bulk file of owners" in text(app)
    [listed] = list_shelves(settings().data_dir)
    assert listed.state is ShelfState.READY
    check = registers.begin_check("companies_house_psc")
    assert check.wait(_SECONDS)
    assert "All files are as they were written." in text(app.run())


def test_the_example_is_a_file_of_the_chosen_source(app: AppTest) -> None:
    assert "persons-with-significant-control" in app.text_area(key="register_paths").placeholder
    app.selectbox(key="register_source").select("gleif_golden_copy").run()
    assert "gleif-goldencopy" in app.text_area(key="register_paths").placeholder


def test_a_file_that_is_not_there_is_named(app: AppTest, tmp_path: Path) -> None:
    app.text_area(key="register_paths").input(str(tmp_path / "nothing.zip")).run()
    _wait_for_estimate(press(app, "See what it will take"))
    assert "nothing.zip is no file that can be read." in text(app)
    # What was asked for stays in the form.
    assert app.text_area(key="register_paths").value == str(tmp_path / "nothing.zip")
