"""Logins that were ended: no copy of their cookie counts, not in a later process either."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.support.settings import settings
from tests.paths import ROOT
from views.shell.login.claims import read_claims
from views.shell.login.ended_logins import COOKIE_DAYS, end_login


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    settings.cache_clear()
    yield
    settings.cache_clear()


def _stated(nonce: str) -> dict[str, object]:
    now = time.time()
    login = {"iss": "https://id.example", "sub": "rina", "iat": 1, "exp": int(now) + 3600}
    return {**login, "nonce": nonce, "is_logged_in": True}


def test_a_login_that_was_ended_counts_no_more() -> None:
    ended, other = _stated("a"), _stated("b")
    assert read_claims(ended)
    end_login(ended)
    assert read_claims(ended) is None
    assert read_claims(other)


def test_a_process_that_starts_later_knows_it() -> None:
    ended = _stated("a")
    end_login(ended)
    code = f"from views.shell.login.claims import read_claims; print(read_claims({ended}))"
    later = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert later.stdout.strip() == "None"


def test_what_no_cookie_can_be_of_any_more_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    file = settings().data_dir / "ended_logins.json"
    end_login(_stated("a"))
    long_after = time.time() + (COOKIE_DAYS + 1) * 86400
    monkeypatch.setattr(time, "time", lambda: long_after)
    end_login(_stated("b"))
    assert file.read_text(encoding="utf-8").count(":") == 1


def test_a_list_that_cannot_be_read_lets_nobody_in() -> None:
    end_login(_stated("a"))
    (settings().data_dir / "ended_logins.json").write_text("{", encoding="utf-8")
    assert read_claims(_stated("b")) is None
