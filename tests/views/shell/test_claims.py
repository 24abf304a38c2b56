"""What a provider's statements make of somebody, and until when."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.support.settings import settings
from views.shell.login.claims import read_claims
from views.shell.login.roles import Role, role_of

SAID = {"is_logged_in": True, "iss": "https://id.example", "sub": "7", "name": "Rina\n  Reader"}
EMAIL = "rina@newsroom.example"


@pytest.fixture(autouse=True)
def _fresh_settings() -> Iterator[None]:
    settings.cache_clear()
    yield
    settings.cache_clear()


def said(**more: object) -> dict[str, object]:
    now = time.time()
    return {**SAID, "email": EMAIL, "iat": now - 600, "exp": now + 600, **more}


def test_a_login_holds_as_long_as_the_provider_says() -> None:
    claims = read_claims(said())
    assert claims is not None
    assert (claims.name, claims.email) == ("Rina Reader", EMAIL)


@pytest.mark.parametrize(
    "more",
    [
        {"exp": time.time() - 1},
        {"exp": None},
        {"exp": "never"},
        {"exp": True},
        {"exp": float("nan")},
        {"is_logged_in": False},
        {"is_logged_in": "yes"},
        {"sub": ""},
        {"sub": None},
    ],
)
def test_what_does_not_hold_is_no_login(more: dict[str, object]) -> None:
    assert read_claims(said(**more)) is None


def test_the_settings_may_let_a_login_hold_for_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGIN_HOURS", "8")
    now = time.time()
    assert read_claims(said(exp=now - 1)) is not None
    assert read_claims(said(iat=now - 8 * 3600 - 1)) is None


@pytest.mark.parametrize(
    ("verified", "email"), [(True, EMAIL), ("true", EMAIL), (False, ""), ("false", ""), (None, "")]
)
def test_an_email_that_is_not_verified_is_not_believed(verified: object, email: str) -> None:
    claims = read_claims(said(email_verified=verified))
    assert claims is not None
    assert claims.email == email


@pytest.mark.parametrize(("name", "said_as"), [("Rina", "Rina (7)"), ("", "7"), (None, "7")])
def test_without_an_email_the_name_has_the_id_in_it(name: object, said_as: str) -> None:
    claims = read_claims(said(email=None, name=name))
    assert claims is not None
    assert claims.name == said_as


@pytest.mark.parametrize("stated", ["desk", ["desk"], ["desk", 7, None]])
def test_groups_are_read_as_the_provider_gives_them(stated: object) -> None:
    claims = read_claims(said(groups=stated))
    assert claims is not None
    assert claims.groups == {"desk"}


def test_the_claim_of_the_groups_has_the_name_that_the_settings_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GROUPS_CLAIM", "roles")
    claims = read_claims(said(roles=["desk"], groups=["other"]))
    assert claims is not None
    assert claims.groups == {"desk"}


def test_the_highest_role_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    roles = tmp_path / "roles.toml"
    monkeypatch.setenv("ROLES_FILE", str(roles))
    roles.write_text(f'[reader]\nemails = ["{EMAIL}"]\n[editor]\ngroups = ["desk"]\n', "utf-8")
    assert role_of(EMAIL.upper(), ()) is Role.READER
    assert role_of(EMAIL, ["desk"]) is Role.EDITOR
    assert role_of("", ["desk"]) is Role.EDITOR
    assert role_of("", ["other"]) is None
    assert role_of("", ()) is None


@pytest.mark.parametrize(
    "text",
    [
        "[keeper\n",
        "[owner]\nemails = []\n",
        "[keeper]\nemail = ['rina@newsroom.example']\n",
        "[keeper]\nemails = 'rina@newsroom.example'\n",
        "[keeper]\nemails = ['']\n",
        "keeper = true\n",
        None,
    ],
)
def test_a_file_that_cannot_be_read_gives_nobody_a_role(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    roles = tmp_path / "roles.toml"
    monkeypatch.setenv("ROLES_FILE", str(roles))
    if text is not None:
        roles.write_text(text, "utf-8")
    assert role_of(EMAIL, ("desk",)) is None
