"""Tables on the pages: none hands a formula to a spreadsheet, and each can be downloaded."""

import tomllib
from pathlib import Path

import pandas as pd
import pytest

from tests.pages import opened
from tests.paths import ROOT
from views.shell.table_files import table_csv

PAGES = sorted(path.stem for path in (ROOT / "views" / "pages").glob("[a-z]*.py"))


def test_cells_and_headings_that_a_spreadsheet_would_run_are_escaped() -> None:
    table = pd.DataFrame([["=1+1", -3, "\rx"]], columns=["@a", "n", "plain"])
    assert table_csv(table) == "'@a,n,plain\r\n'=1+1,-3,\"'\rx\"\r\n"


def test_the_download_of_streamlit_which_escapes_nothing_is_off() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["client"]["disableDataExport"] is True


@pytest.mark.usefixtures("app_store")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_a_table_offers_it_as_a_file(page: str) -> None:
    app = opened(page)
    files = {name for each in app.get("download_button") for name in [each.proto.id]}
    assert len(app.dataframe) <= len(files)


def test_tables_are_written_to_files_in_one_place() -> None:
    own = Path("views/shell/table_files.py")
    writers = {
        path.relative_to(ROOT)
        for path in (ROOT / "views").rglob("*.py")
        if ".to_csv(" in path.read_text(encoding="utf-8")
    }
    assert writers == {own}
