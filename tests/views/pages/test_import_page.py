"""The page that imports files: templates, examples, the mapper of columns, and the outcome."""

import shutil
import time
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from graph.importing.columns.kept_mappings import find_mapping
from graph.importing.files import latest_files
from graph.judgements.judgement_writer import new_judgement, read_pair, write_judgement
from graph.model.records import Judgement, Kind
from graph.stores.local_server import Access
from graph.stores.open_store import open_store
from graph.support.settings import settings
from tests.pages import opened, press, text

HEADINGS = "Shop;Platform;Company;Country;Owner;Share"
SHEET = f"{HEADINGS}\nLäden;Bolmart;Grün GmbH;DE;Alpha Holding Ltd;60%\nTwo;Bolmart;B Ltd;GB;;\n"
CSV = "text/csv"


@pytest.fixture
def page(app_store: Access) -> Iterator[AppTest]:
    """The page, over a store that afterwards holds what it held before."""
    del app_store
    shutil.rmtree(settings().data_dir / "mappings", ignore_errors=True)
    with open_store(settings()) as store:
        before = {each.id for each in store.imports()}
    yield opened("import_files")
    with open_store(settings()) as store:
        for each in store.imports():
            if each.id not in before:
                store.undo(each.id)


def give(
    app: AppTest, content: str, name: str = "sellers.csv", encoding: str = "cp1252"
) -> AppTest:
    app.file_uploader[0].upload(name, content.encode(encoding), CSV).run()
    assert not app.exception
    return app


def entitle(app: AppTest, title: str = "Our list") -> AppTest:
    next(field for field in app.text_input if field.label == "Title").input(title).run()
    return app


def written(app: AppTest) -> AppTest:
    """Press the button that writes, and wait for the end of the import."""
    press(app, next(b.label for b in app.button if b.label.startswith("Write ")))
    for _attempt in range(100):
        if "Imported" in text(app.run()):
            return app
        time.sleep(0.2)
    raise AssertionError(text(app))


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


class TestNothingGiven:
    def test_templates_columns_and_examples_are_offered(self, page: AppTest) -> None:
        offered = [button.proto.label for button in page.get("download_button")]
        assert len([label for label in offered if label.startswith("Template")]) == 2
        assert "owner's share" in text(page).replace("&#39;", "'")
        assert len([label for label in labels(page) if label.startswith("Load an example")]) == 2

    def test_an_example_is_previewed_and_can_be_put_aside(self, page: AppTest) -> None:
        press(page, next(label for label in labels(page) if "Project S" in label))
        assert "What this import would change" in text(page)
        press(page, "Start again")
        assert page.file_uploader


class TestMapper:
    def test_an_unknown_sheet_is_mapped_previewed_and_written(self, page: AppTest) -> None:
        give(page, SHEET)
        assert "What is in each column of sellers.csv?" in text(page)
        assert "Grün GmbH is seller of Läden, according to our own research" in text(page)
        press(entitle(page), "Check all rows")
        assert "What this import would change" in text(page)
        written(page)
        assert "2 storefronts, 3 companies, 1 platform from sellers.csv" in text(page)
        assert "2 storefronts: 2 with no tie found so far" in text(page)
        assert {"See them", "Open their graph"} <= set(labels(page))
        with open_store(settings()) as store:
            newest = store.imports()[0].id
        listed = opened("storefronts", **{"import": newest})
        assert list(listed.dataframe[0].value["Storefront"]) == ["Läden", "Two"]

    def test_the_mapping_is_kept_for_the_next_sheet(self, page: AppTest) -> None:
        press(entitle(give(page, SHEET)), "Check all rows")
        kept = find_mapping(settings().data_dir, HEADINGS.split(";"))
        assert kept is not None
        assert kept.source.title == "Our list"
        again = give(opened("import_files"), SHEET.replace("Two", "Three"))
        assert "As you chose the last time" in text(again)

    def test_a_sheet_that_links_nobody_can_be_written(self, page: AppTest) -> None:
        give(page, "Shop\nLone Shop\n", name="lone.csv")
        assert "no two names of one row are linked" in text(page)
        press(entitle(page), "Check all rows")
        written(page)
        assert "1 storefront from lone.csv" in text(page)

    def test_without_a_title_nothing_is_read(self, page: AppTest) -> None:
        press(give(page, SHEET), "Check all rows")
        assert "a title of the sheet" in text(page)

    def test_problems_are_shown_by_line_and_the_columns_can_be_changed(self, page: AppTest) -> None:
        give(page, SHEET.replace("60%", "60"))
        press(entitle(page), "Check all rows")
        assert "Nothing was written: 1 problem" in text(page)
        press(page, "Change the columns")
        assert "What is in each column of sellers.csv?" in text(page)

    def test_a_name_that_is_there_already_is_said_to_be_a_name_alone(self, page: AppTest) -> None:
        press(entitle(give(page, SHEET.replace("Grün GmbH", "ByteDance"))), "Check all rows")
        assert "ByteDance has the name of ByteDance in your database. A name alone" in text(page)


def test_of_two_files_with_one_name_the_later_one_counts() -> None:
    chosen = latest_files([("a.csv", b"1"), ("b.csv", b"2"), ("a.csv", b"3")])
    assert dict(chosen.files) == {"a.csv": b"3", "b.csv": b"2"}
    assert chosen.replaced == ("a.csv",)


def test_imports_are_named_by_what_they_brought(page: AppTest) -> None:
    written(press(entitle(give(page, SHEET)), "Check all rows"))
    press(page, "Import more")
    assert "2 storefronts, 3 companies, 1 platform from sellers.csv" in text(page)


def test_judgements_do_not_hide_what_was_imported(page: AppTest) -> None:
    written(press(entitle(give(page, SHEET)), "Check all rows"))
    with open_store(settings()) as store:
        first, *others = sorted(
            e.id for e in store.contents().entities.values() if e.kind is Kind.COMPANY
        )
        for other in others[:21] * 3:
            pair = read_pair(store, first, other)
            write_judgement(store, new_judgement(pair, Judgement.PROPOSED, "EV", "A guess"))
    again = opened("import_files")
    assert "2 storefronts, 3 companies, 1 platform from sellers.csv" in text(again)
    assert any("judgements and entries by hand" in each.label for each in again.expander)
