"""Tests that need a server say why they cannot have it."""

from pathlib import Path

import pytest

from tests.servers import neo4j


@pytest.fixture(autouse=True)
def no_server_of_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_TEST_URI", raising=False)
    monkeypatch.delenv("REQUIRE_ALL", raising=False)


def test_jars_without_java_skip_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "neo4j.jar").touch()
    monkeypatch.setenv("NEO4J_JARS", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(pytest.skip.Exception, match="no java"), neo4j(tmp_path):
        pass

    monkeypatch.setenv("REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match="no java"), neo4j(tmp_path):
        pass


def test_a_folder_without_jars_skips_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_JARS", str(tmp_path / "nowhere"))

    with pytest.raises(pytest.skip.Exception, match="no jars"), neo4j(tmp_path):
        pass
