import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError

from graph.errors import StoreUnavailableError
from graph.stores.embedded.state import State, read_state, write_state
from graph.stores.embedded.supervising import run_supervisor
from graph.stores.local_server import Access, local_server, local_status, stop_server
from graph.stores.locks import FileLock
from tests.servers import empty, missing

ROOT = Path(__file__).parents[2]
USE = (
    "import sys, pathlib; from graph.stores.local_server import local_server, local_status\n"
    "p = pathlib.Path(sys.argv[1])\n"
    "with local_server(p) as access: print(local_status(p).pid)"
)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    try:
        with local_server(tmp_path):
            pass
    except StoreUnavailableError as error:
        missing(str(error))
    yield tmp_path
    stop_server(tmp_path)


def use(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", USE, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def test_processes_started_at_once_share_one_server(folder: Path) -> None:
    stop_server(folder)

    users = [use(folder) for _ in range(3)]
    pids = {user.communicate(timeout=90)[0].strip() for user in users}

    assert len(pids) == 1
    assert pids == {str(local_status(folder).pid)}


def test_passwords_show_in_no_process_list_and_no_readable_file(folder: Path) -> None:
    state = read_state(folder)
    assert state is not None

    commands = " ".join(" ".join(p.info["cmdline"] or ()) for p in psutil.process_iter(["cmdline"]))

    assert state.root_password not in commands
    assert state.reader_password not in commands
    assert not (folder / "java-options").exists()
    assert stat.S_IMODE((folder / "server.json").stat().st_mode) == 0o600


def test_a_killed_server_is_started_again(folder: Path) -> None:
    before = local_status(folder).pid
    os.kill(before, 9)
    psutil.wait_procs([psutil.Process(before)] if psutil.pid_exists(before) else [], 10)

    with local_server(folder):
        after = local_status(folder)

    assert after.running
    assert after.pid != before


def test_the_supervisor_waits_for_users_and_then_stops_the_server(folder: Path) -> None:
    state = read_state(folder)
    assert state is not None
    psutil.Process(state.supervisor).kill()
    users = FileLock(folder / "users.lock")
    users.take(shared=True)

    watcher = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, pathlib; from graph.stores.embedded.supervising import run_supervisor\n"
            "run_supervisor(pathlib.Path(sys.argv[1]), 0.5)",
            str(folder),
        ],
        cwd=ROOT,
    )
    time.sleep(2)
    used = local_status(folder).running
    users.release()
    watcher.wait(30)

    assert used
    assert not local_status(folder).running


def test_a_second_supervisor_leaves_the_first_alone(folder: Path) -> None:
    first = FileLock(folder / "supervisor.lock")
    state = read_state(folder)
    assert state is not None
    psutil.Process(state.supervisor).kill()
    assert first.take()

    run_supervisor(folder, 0.1)

    assert local_status(folder).running
    first.release()


def test_a_folder_that_cannot_be_used_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(StoreUnavailableError, match="DATA_DIR"), local_server(tmp_path / "file"):
        pass


@pytest.mark.parametrize("delay", [0.0, 0.3, 1.5])
def test_a_user_killed_during_the_first_start_locks_nobody_out(
    tmp_path: Path, delay: float
) -> None:
    first = use(tmp_path)
    end = time.monotonic() + 30
    while not (tmp_path / "java-options").exists() and time.monotonic() < end:
        time.sleep(0.01)
    time.sleep(delay)
    first.kill()
    first.communicate()

    with local_server(tmp_path) as access:
        empty(access)
        reader = replace(access, username=access.reader_username, password=access.reader_password)
        with pytest.raises(Neo4jError):
            ask(reader, "CREATE (:Entity)")
        ask(reader, "MATCH (n) RETURN n")

    assert stop_server(tmp_path)


def ask(access: Access, query: str) -> None:
    auth = (access.username, access.password.get_secret_value())
    with GraphDatabase.driver(access.uri, auth=auth) as driver:
        driver.execute_query(query, database_=access.database)


def test_a_process_that_took_over_the_number_is_not_stopped(tmp_path: Path) -> None:
    java = tmp_path / "java"
    java.symlink_to("/bin/sleep")
    other = subprocess.Popen([java, "60"])
    write_state(tmp_path, State("a", "b", other.pid, 1, 2))

    stopped = stop_server(tmp_path)
    running = other.poll() is None
    other.kill()
    other.wait()

    assert not stopped
    assert running
