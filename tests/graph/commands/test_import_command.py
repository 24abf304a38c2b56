"""``python -m graph import --mapping``: any spreadsheet, by what its columns are."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from graph.importing.columns.kept_mappings import keep_mapping
from graph.importing.columns.mapping import ColumnMapping, SheetSource, mapping_document
from graph.importing.columns.meanings import Meaning
from graph.model.records import Kind, Standing
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from graph.support.language import use_language
from graph.support.settings import settings
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


def test_a_kept_mapping_is_named_by_its_title_and_reads_what_an_archive_holds(
    server: Access, use_store: Callable[[Access], None], sheet: tuple[Path, Path]
) -> None:
    use_store(server)
    file, _mapping = sheet
    packed = file.with_suffix(".zip")
    with ZipFile(packed, "w") as archive:
        archive.write(file, "august/sellers.csv")
    kept = keep_mapping(settings().data_dir, MAPPING)
    try:
        named = type_line("graph", "import", packed, "--mapping", "our list", "--dry-run", "--json")
        unknown = type_line("graph", "import", packed, "--mapping", "Other list")
    finally:
        kept.unlink()
    assert named.status == 0
    assert json.loads(named.out)["new"]["entities"] == 4
    assert unknown.status == 2
    assert "Known titles: Our list" in unknown.err


def test_a_column_is_named_in_the_language_of_the_reader() -> None:
    (lacking, *_rest) = MAPPING.problems("sheet", 1, ("Firma", "Land", "Inhaber", "Anteil"))
    assert "“Shop name”" in str(lacking.expected)
    with use_language("id"):
        assert "“Nama toko”" in str(lacking.expected)
