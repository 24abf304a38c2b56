"""Shelves that an older version of the program wrote."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.registers.lookup.opened import open_registers
from graph.registers.shelf.document import read_document, write_document
from graph.registers.shelf.keeping.verify import verify_shelf
from graph.registers.shelf.shelf import ShelfState, list_shelves
from scrapers.bulk.building.ending import derived_files
from scrapers.bulk.building.progress import ignore_progress
from scrapers.bulk.outdated import earlier_rules_note, rebuild_outdated
from scrapers.bulk.sources.catalogue import BULK_SOURCES
from tests.graph.registers.lookup.register_of_lamps import LAMPS, lamp_records
from tests.shelves import write_shelf


def test_what_an_older_version_derived_is_built_again_from_the_parts(tmp_path: Path) -> None:
    edition = write_shelf(tmp_path, "lamps", lamp_records()).current_edition()
    assert edition is not None
    whole = replace(
        read_document(edition),
        arrays=derived_files(edition, "arrays"),
        texts=derived_files(edition, "texts"),
        names=derived_files(edition, "names"),
    )
    write_document(edition, replace(whole, derived={**whole.derived, "names": 0}))
    (edition / whole.names[0].file).write_bytes(b"of another form")
    [listed] = list_shelves(tmp_path)
    assert listed.state is ShelfState.DAMAGED
    for said in (str(listed.problem), str(verify_shelf(tmp_path, "lamps"))):
        assert "register update lamps" in said
    with open_registers(tmp_path) as kept, pytest.raises(InputError, match="register update lamps"):
        kept.open_one("lamps")
    assert rebuild_outdated(tmp_path, "lamps", ignore_progress).names == whole.names
    assert list_shelves(tmp_path)[0].state is ShelfState.READY
    assert not verify_shelf(tmp_path, "lamps")
    with open_registers(tmp_path) as kept:
        assert kept.open_one("lamps").number_of(LAMPS) is not None
    with pytest.raises(InputError, match="up to date"):
        rebuild_outdated(tmp_path, "lamps", ignore_progress)


def test_a_register_read_by_earlier_rules_says_so(tmp_path: Path) -> None:
    edition = write_shelf(tmp_path, "lamps", lamp_records()).current_edition()
    assert edition is not None
    [source] = (each for each in BULK_SOURCES if each.name == "companies_house_psc")
    read = replace(read_document(edition), source=source.name, rules=source.rules)
    assert earlier_rules_note(read) is None
    assert "Give them again" in str(earlier_rules_note(replace(read, rules=source.rules - 1)))


def test_nothing_is_built_again_from_a_damaged_part(tmp_path: Path) -> None:
    edition = write_shelf(tmp_path, "lamps", lamp_records()).current_edition()
    assert edition is not None
    document = read_document(edition)
    write_document(edition, replace(document, derived={**document.derived, "names": 0}))
    part = edition / document.parts[0].file
    content = bytearray(part.read_bytes())
    content[len(content) // 2] ^= 1
    part.write_bytes(content)
    before = {each.file: (edition / each.file).read_bytes() for each in document.files}
    with pytest.raises(InputError, match="its content is not as written"):
        rebuild_outdated(tmp_path, "lamps", ignore_progress)
    assert {each.file: (edition / each.file).read_bytes() for each in document.files} == before
