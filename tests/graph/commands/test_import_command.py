"""``python -m graph import --mapping``: any spreadsheet, by what its columns are."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.importing.columns.mapping import ColumnMapping, SheetSource, mapping_document
from graph.importing.columns.meanings import Meaning
from graph.model.records import Kind, Standing
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from tests.command_line import type_line

SHEET = "Laden;Firma;Land;Inhaber;Anteil\nEins;Grün GmbH;DE;Alpha Holding Ltd;60%\n"
MAPPING = ColumnMapping(
    {
        "Laden": Meaning.SHOP,
        "Firma": Meaning.SELLER,
        "Land": Meaning.COUNTRY,
        "Inhaber": Meaning.OWNER,
        "Anteil": Meaning.SHARE,
    },
    SheetSource("Our list", published="2026-08"),
    platform="Invented Market",
    known_platforms={},
)


@pytest.fixture
def sheet(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "sellers.csv").write_bytes(SHEET.encode("cp1252"))
    (tmp_path / "mapping.json").write_bytes(mapping_document(MAPPING))
    return tmp_path / "sellers.csv", tmp_path / "mapping.json"


def test_a_mapped_sheet_is_imported_once_however_often(
    server: Access, use_store: Callable[[Access], None], sheet: tuple[Path, Path]
) -> None:
    use_store(server)
    file, mapping = sheet
    first = type_line("graph", "import", file, "--mapping", mapping)
    again = type_line("graph", "import", file, "--mapping", mapping)
    assert (first.status, again.status) == (0, 0)
    assert "1 source, 4 entities, 3 ties" in first.out
    assert "New: 0 sources, 0 entities, 0 ties" in again.out
    with connect_store(server) as store:
        newest = store.imports()[-1].id
        assert store.brought([newest], 0)[newest].kinds == {
            Kind.STOREFRONT: 1,
            Kind.COMPANY: 2,
            Kind.PLATFORM: 1,
        }
        (shop,) = store.import_entities(newest, Kind.STOREFRONT)
        assert store.import_entities("other", Kind.STOREFRONT) == frozenset()
        contents = store.contents()
    assert {tie.standing for tie in contents.ties} == {Standing.OWN_RESEARCH}
    assert contents.entities[shop].name == "Eins"


def test_what_is_wrong_is_told_by_line_and_nothing_is_written(
    server: Access, use_store: Callable[[Access], None], sheet: tuple[Path, Path]
) -> None:
    use_store(server)
    file, mapping = sheet
    file.write_text(SHEET.replace("60%", "60"))
    wrong = type_line("graph", "import", file, "--mapping", mapping)
    assert wrong.status == 2
    assert "sellers.csv, line 2, column Anteil" in wrong.err
    mapping.write_bytes(mapping_document(replace(MAPPING, columns={"Shop": Meaning.SHOP})))
    other = type_line("graph", "import", file, "--mapping", mapping)
    assert "column Shop: found no such column" in other.err
    mapping.write_text("{}")
    assert type_line("graph", "import", file, "--mapping", mapping).status == 2
    with connect_store(server) as store:
        assert store.imports() == ()
