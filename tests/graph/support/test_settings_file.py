"""A setting is kept in a file that only its owner reads, beside the others of it."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.support.settings import drop_setting, is_from_environment, keep_setting, settings

_NAME = "companies_house_api_key"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(_NAME.upper(), raising=False)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.mark.parametrize("before", ["", "# my keys\nCONTACT_EMAIL=me@paper.example"])
def test_a_key_is_kept_replaced_and_removed_and_others_stay(before: str) -> None:
    file = Path(".env")
    if before:
        file.write_text(before)
        file.chmod(0o644)
    for key in ("first-key", "it's=another/one+#~"):
        keep_setting(_NAME, key)
        assert settings().companies_house_api_key.get_secret_value() == key
        assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600
    assert before in file.read_text()
    assert settings().contact_email == ("me@paper.example" if before else "")

    drop_setting(_NAME)

    assert settings().companies_house_api_key.get_secret_value() == ""
    assert before in file.read_text()
    assert "another" not in file.read_text()


def test_a_key_is_one_in_any_case_and_the_file_behind_a_link_is_the_one_written() -> None:
    kept = Path("kept.env")
    kept.write_text(f"{_NAME}=old\nCONTACT_EMAIL=me@paper.example\n")
    Path(".env").symlink_to(kept)
    keep_setting(_NAME, "new")
    assert settings().companies_house_api_key.get_secret_value() == "new"
    assert "old" not in kept.read_text()
    kept.write_text(kept.read_text() + f"{_NAME}=another\n")
    drop_setting(_NAME)
    assert settings().companies_house_api_key.get_secret_value() == ""
    assert Path(".env").is_symlink()
    assert "me@paper.example" in kept.read_text()


def _keep_many(number: int) -> None:
    for each in range(20):
        keep_setting(f"some_key_{number}", f"value{each}")


def test_processes_that_write_at_once_lose_nothing() -> None:
    with ProcessPoolExecutor(3, mp_context=get_context("fork")) as pool:
        list(pool.map(_keep_many, range(3)))
    assert Path(".env").read_text().count("value19") == 3


@pytest.mark.parametrize("key", ["", "two words", "line\nNEO4J_URI=bolt://x", "${HOME}", "ключ"])
def test_what_the_file_would_read_as_something_else_is_refused(key: str) -> None:
    with pytest.raises(InputError):
        keep_setting(_NAME, key)
    assert not Path(".env").exists()


def test_the_environment_has_precedence_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_from_environment(_NAME)
    monkeypatch.setenv(_NAME.upper(), "of-the-environment")
    assert is_from_environment(_NAME)
