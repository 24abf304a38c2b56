"""Settings of a private case: its own folder and database, with the limits and keys of all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.support.private_cases import add_private_case
from graph.support.settings import Settings, read_settings, settings, shared_settings


@pytest.fixture(autouse=True)
def _two_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    add_private_case(tmp_path, "North", [])
    for name, value in {
        "DATA_DIR": str(tmp_path),
        "PRIVATE_CASE": "North",
        "NEO4J_URI": "",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("MASS_TENANTS", "7")
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_a_case_has_a_folder_of_its_own_and_reads_what_is_shared(tmp_path: Path) -> None:
    found: Settings = settings()
    assert found.is_private
    assert found.data_dir == tmp_path / "private" / "north"
    assert (found.shared_dir, found.mass_tenants) == (tmp_path, 7)
    copied = found.model_copy(update={"contact_email": "edo@newsroom.example"})
    assert copied.is_private
    assert copied.shared_dir == tmp_path


def test_the_shared_database_and_what_is_named_otherwise_are_no_private_case(
    tmp_path: Path,
) -> None:
    assert not shared_settings().is_private
    assert shared_settings().data_dir == tmp_path
    named = read_settings(data_dir=tmp_path / "other")
    assert (named.is_private, named.private_case) == (False, "")
    assert named.data_dir == tmp_path / "other"
