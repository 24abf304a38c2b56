"""The kept list is the same as a new one, after any change, in any process, stopped or not."""

import os
import random
import signal
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from graph.errors import StoppedError
from graph.matches import candidate_store as kept_lists
from graph.matches.candidate_store import CandidateStore
from graph.matches.places import read_agent_addresses
from graph.model.records import Contents, Kind, Standing, Statement, Tie, TieType, Value
from tests.graph.matches.notation import as_contents

AGENTS = read_agent_addresses(Path("no such list"))
MASS = 4
_WORDS = ("Marlpit", "Harbour", "Gardening", "Lantern", "Drum", "Fund III", "Fund IV")


def _refresh(kept: CandidateStore, contents: Contents, revision: int, **more: object) -> None:
    kept.refresh(contents, revision, agents=AGENTS, mass_tenants=MASS, **more)  # type: ignore[arg-type]


def _bytes(kept: CandidateStore) -> str:
    """Return what is kept of the list, without the keys of parties."""
    with sqlite3.connect(kept.path) as connection:
        tables = ("meta", "candidate", "left_out")
        rows = [connection.execute(f"SELECT * FROM {t}").fetchall() for t in tables]
        return "\n".join(map(repr, rows))


def _statement(chance: random.Random, number: int) -> Statement:
    kind = Kind.PERSON if number % 5 == 0 else Kind.COMPANY
    name = " ".join(chance.sample(_WORDS, 2)) + chance.choice((" Ltd", "", " GmbH"))
    values: dict[str, Value] = {"name": name}
    if kind is Kind.PERSON:
        values["birth_date"] = f"1970-0{chance.randint(1, 3)}"
    elif chance.random() < 0.5:
        values["country"] = chance.choice(("GB", "DE"))
        values["registration_number"] = f"0999000{chance.randint(1, 9)}"
    if chance.random() < 0.3:
        values["incorporated"] = f"2015-03-0{chance.randint(1, 3)}"
    source = chance.choice(("register", "page", "press"))
    return Statement(f"x{number:02}", kind, source, values)


def _ties(chance: random.Random, statements: list[Statement]) -> list[Tie]:
    found = []
    for number, statement in enumerate(statements):
        for kind, end in (
            (TieType.REACHED_AT, f"k{chance.randint(1, 12)}"),
            (TieType.LOCATED_AT, f"a{chance.randint(1, 12)}"),
        ):
            if chance.random() < 0.5:
                ident = f"{statement.entity} {kind} {number}"
                start = statement.entity
                standing = Standing.REGISTER
                found.append(Tie(ident, kind, start, end, source="register", standing=standing))
    return found


def _places(phones: int) -> list[Statement]:
    contacts = [
        Statement(f"k{n}", Kind.CONTACT, "page", {"name": f"+4420794601{n + phones:02}"})
        for n in range(1, 13)
    ]
    addresses = [
        Statement(f"a{n}", Kind.ADDRESS, "page", {"name": f"{n} Example Street, London"})
        for n in range(1, 13)
    ]
    return contacts + addresses


def _changed(chance: random.Random, statements: list[Statement]) -> list[Statement]:
    found = [s for s in statements if chance.random() > 0.05]
    found = [_statement(chance, int(s.entity[1:])) if chance.random() < 0.05 else s for s in found]
    known = {s.entity for s in found}
    return found + [
        _statement(chance, n)
        for n in range(chance.randint(40, 90))
        if f"x{n:02}" not in known and chance.random() < 0.2
    ]


@pytest.mark.parametrize("seed", range(6))
def test_a_list_brought_up_to_date_is_that_of_a_new_run(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - invented data
    kept = CandidateStore(tmp_path / "kept.sqlite")
    statements = [_statement(chance, n) for n in range(60)]
    ties = _ties(chance, statements)
    for step in range(8):
        ends = {s.entity for s in statements}
        standing = [t for t in ties if t.start in ends]
        contents = as_contents(statements + _places(step // 3), standing)
        _refresh(kept, contents, step)
        anew = CandidateStore(tmp_path / f"{step}.sqlite")
        _refresh(anew, contents, step)
        assert _bytes(kept) == _bytes(anew)
        listed = kept.read()
        assert listed is not None
        assert listed.candidates
        statements = _changed(chance, statements)
        ties = [t for t in ties if chance.random() > 0.03] + _ties(chance, statements[:3])
        ties = list({t.id: t for t in ties}.values())


def _contents() -> Contents:
    names = {"name": "Marlpit Ltd"}
    return as_contents([Statement(f"c{n}", Kind.COMPANY, "press", dict(names)) for n in (1, 2)], [])


def test_a_stopped_run_leaves_the_old_list(tmp_path: Path) -> None:
    kept = CandidateStore(tmp_path / "kept.sqlite")
    _refresh(kept, _contents(), 1)
    before = kept.read()

    def stop() -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        _refresh(kept, as_contents([_statement(random.Random(1), 1)], []), 2, cancelled=stop)  # noqa: S311
    assert kept.read() == before
    assert before is not None
    assert [(c.left, c.right) for c in before.candidates] == [("c1", "c2")]


def _die(_done: int, _total: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(os.name == "nt", reason="processes are not forked there")
def test_a_killed_run_leaves_the_old_list_and_the_next_one_goes_on(tmp_path: Path) -> None:
    kept = CandidateStore(tmp_path / "kept.sqlite")
    _refresh(kept, _contents(), 1)
    before = kept.read()
    chance = random.Random(1)  # noqa: S311
    statements = [_statement(chance, number) for number in range(20)]
    later = as_contents(statements, _ties(chance, statements))
    killed = get_context("fork").Process(
        target=_refresh, args=(kept, later, 2), kwargs={"report": _die}
    )
    killed.start()
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    assert kept.read() == before

    _refresh(kept, later, 2)
    anew = CandidateStore(tmp_path / "anew.sqlite")
    _refresh(anew, later, 2)
    assert _bytes(kept) == _bytes(anew)


def test_a_file_is_private_and_one_that_is_damaged_is_made_anew(tmp_path: Path) -> None:
    kept = CandidateStore(tmp_path / "matches" / "kept.sqlite")
    _refresh(kept, _contents(), 1)
    assert kept.path.stat().st_mode & 0o777 == 0o600
    before = kept.read()
    kept.path.write_bytes(b"no database, and longer than a header of one would be " * 9)
    assert kept.read() is None
    _refresh(kept, _contents(), 1)
    assert kept.read() == before


def test_other_rules_make_the_list_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = CandidateStore(tmp_path / "kept.sqlite")
    _refresh(kept, _contents(), 1)
    monkeypatch.setattr(kept_lists, "RULES_VERSION", "another")
    assert kept.read() is None
    _refresh(kept, _contents(), 1)
    assert kept.read() is not None


def test_two_runs_at_once_leave_one_list(tmp_path: Path) -> None:
    kept = CandidateStore(tmp_path / "kept.sqlite")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: _refresh(kept, _contents(), n % 2), range(8)))
    listed = kept.read()
    assert listed is not None
    assert len(listed.candidates) == 1
