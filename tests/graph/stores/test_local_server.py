import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError

from graph.stores.embedded.state import ServerState, read_state, write_state
from graph.stores.embedded.supervise import run_supervisor
from graph.stores.local_server import Access, local_server, local_status, stop_server
from graph.support.file_locks import FileLock
from tests.paths import ROOT
from tests.servers import empty, need_wheel

USE = (
    "import sys, pathlib; from graph.stores.local_server import local_server, local_status\n"
    "p = pathlib.Path(sys.argv[1])\n"
    "with local_server(p) as access: print(local_status(p).pid)"
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kept_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    need_wheel()
    folder = tmp_path_factory.mktemp("kept") / '数据 ö "x"'
    folder.mkdir()
    yield folder
    stop_server(folder)


@pytest.fixture
def folder(kept_folder: Path) -> Path:
    """A folder whose server runs; what an earlier test left is in it."""
    with local_server(kept_folder):
        return kept_folder


@pytest.fixture
def stopped(kept_folder: Path) -> Path:
    """A folder whose server ran and does not; its tests stand behind those that stop it anyway."""
    if read_state(kept_folder) is None:
        with local_server(kept_folder):
            pass
    stop_server(kept_folder)
    return kept_folder


def use(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", USE, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def test_processes_started_at_once_share_one_server(kept_folder: Path) -> None:
    users = [use(kept_folder) for _ in range(3)]
    pids = {user.communicate(timeout=90)[0].strip() for user in users}

    assert len(pids) == 1
    assert pids == {str(local_status(kept_folder).pid)}


def test_passwords_show_in_no_process_list_and_no_readable_file(folder: Path) -> None:
    state = state_of(folder)

    commands = " ".join(" ".join(p.info["cmdline"] or ()) for p in psutil.process_iter(["cmdline"]))

    assert state.root_password not in commands
    assert state.reader_password not in commands
    assert not (folder / "java-options").exists()
    assert stat.S_IMODE((folder / "server.json").stat().st_mode) == 0o600


def test_a_killed_server_is_started_again(folder: Path) -> None:
    before = local_status(folder).pid
    gone(before)

    with local_server(folder):
        after = local_status(folder)

    assert after.running
    assert after.pid != before


def test_a_second_supervisor_leaves_the_first_alone(folder: Path) -> None:
    unwatched(folder)
    first = FileLock(folder / "supervisor.lock")
    assert first.take(seconds=0)

    run_supervisor(folder, 0.1)

    assert local_status(folder).running
    first.release()


@pytest.mark.parametrize("delay", [0.0, 1.5])
def test_a_user_killed_during_the_first_start_locks_nobody_out(
    tmp_path: Path, delay: float
) -> None:
    need_wheel()
    first = use(tmp_path)
    end = time.monotonic() + 30
    while not (tmp_path / "java-options").exists() and time.monotonic() < end:
        time.sleep(0.01)
    time.sleep(delay)
    first.kill()
    first.communicate()

    with local_server(tmp_path) as access:
        empty(access)
        with pytest.raises(Neo4jError):
            ask(reader(access), "CREATE (:Entity)")
        ask(reader(access), "MATCH (n) RETURN n")

    assert stop_server(tmp_path)


def ask(access: Access, query: str) -> list[list[object]]:
    auth = (access.username, access.password.get_secret_value())
    with GraphDatabase.driver(access.uri, auth=auth) as driver:
        return [r.values() for r in driver.execute_query(query, database_=access.database).records]


def reader(access: Access) -> Access:
    return replace(access, username=access.reader_username, password=access.reader_password)


def gone(pid: int) -> None:
    """Kill a process and wait until it is no more."""
    process = psutil.Process(pid)
    process.kill()
    last = time.monotonic() + 10
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < last
        time.sleep(0.01)


def state_of(folder: Path) -> ServerState:
    state = read_state(folder)
    assert state is not None
    return state


def watched(folder: Path) -> bool:
    lock = FileLock(folder / "supervisor.lock")
    free = lock.take(seconds=0)
    lock.release()
    return not free


def until(condition: Callable[[], bool]) -> None:
    last = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < last
        time.sleep(0.05)


def unwatched(folder: Path) -> None:
    """Kill whoever watches; one that was started may not yet have signed the state."""

    def killed() -> bool:
        pid = state_of(folder).supervisor
        if watched(folder) and psutil.pid_exists(pid):
            gone(pid)
        return not watched(folder)

    until(lambda: watched(folder))
    until(killed)


def supervisor(folder: Path) -> "subprocess.Popen[bytes]":
    """A supervisor of little patience, in a process of its own."""
    program = (
        "import sys, pathlib; from graph.stores.embedded.supervise import run_supervisor\n"
        "run_supervisor(pathlib.Path(sys.argv[1]), 0.5)"
    )
    return subprocess.Popen([sys.executable, "-c", program, str(folder)], cwd=ROOT)


def test_a_server_that_dies_in_use_is_back_where_it_was(folder: Path) -> None:
    with local_server(folder) as access:
        ask(access, "MERGE (:Entity {id: 'kept'})")
        until(lambda: watched(folder))
        before = local_status(folder).pid

        gone(before)
        until(lambda: state_of(folder).is_prepared and local_status(folder).pid not in {0, before})

        assert ask(access, "MATCH (n:Entity {id: 'kept'}) RETURN n.id") == [["kept"]]


@pytest.mark.parametrize("left", [None, b'{"root_password": "ab'])
def test_a_lost_state_locks_nobody_out(folder: Path, left: bytes | None) -> None:
    with local_server(folder) as access:
        ask(access, "MERGE (:Entity {id: 'kept'})")
        running = local_status(folder).pid
        (folder / "server.json").unlink()
        if left is not None:
            (folder / "server.json").write_bytes(left)

        assert local_status(folder).pid == running

    if left is None:
        stop_server(folder)

    with local_server(folder) as access:
        assert ask(access, "MATCH (n:Entity) RETURN n.id") == [["kept"]]
        assert not psutil.pid_exists(running) or local_status(folder).pid != running
        ask(reader(access), "MATCH (n) RETURN n")


def test_a_stopped_server_stays_stopped_though_somebody_has_it_open(folder: Path) -> None:
    with local_server(folder):
        until(lambda: watched(folder))
        stop_server(folder)
        until(lambda: not watched(folder))

        assert not local_status(folder).running


def test_a_state_of_another_time_locks_nobody_out(stopped: Path) -> None:
    write_state(
        stopped,
        ServerState("other password", "another one", 0, 1, http_port=2, supervisor=0, schema=True),
    )

    with local_server(stopped) as access:
        ask(access, "MATCH (n) RETURN n")
        ask(reader(access), "MATCH (n) RETURN n")


def test_a_killed_supervisor_is_replaced_and_its_successor_waits_for_users_and_stops_the_server(
    folder: Path,
) -> None:
    server = local_status(folder).pid
    unwatched(folder)

    with local_server(folder):
        until(lambda: watched(folder))
        assert local_status(folder).pid == server
        unwatched(folder)
        successor = supervisor(folder)
        until(lambda: state_of(folder).supervisor == successor.pid)
        time.sleep(1.5)
        assert local_status(folder).pid == server

    assert successor.wait(60) == 0
    assert not local_status(folder).running


def test_a_proxy_and_options_for_other_programs_do_not_matter(
    stopped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-Xnonsense")
    monkeypatch.setenv("LC_ALL", "C")

    with local_server(stopped) as access:
        ask(access, "RETURN 1")


def test_a_server_that_died_before_it_was_first_looked_at_is_back_where_it_was(
    folder: Path,
) -> None:
    with local_server(folder) as access:
        ask(access, "MERGE (:Entity {id: 'kept'})")
        unwatched(folder)
        before = local_status(folder).pid
        gone(before)

        successor = supervisor(folder)
        until(lambda: state_of(folder).is_prepared and local_status(folder).pid not in {0, before})

        assert ask(access, "MATCH (n:Entity {id: 'kept'}) RETURN n.id") == [["kept"]]

    assert successor.wait(60) == 0


def test_the_size_leaves_out_what_vanishes(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"12345")
    (tmp_path / "link").symlink_to(tmp_path / "vanished")
    loop = threading.Event()

    def come_and_go() -> None:
        while not loop.is_set():
            for number in range(50):
                (tmp_path / str(number)).touch()
            for number in range(50):
                (tmp_path / str(number)).unlink()

    thread = threading.Thread(target=come_and_go)
    thread.start()
    sizes = {local_status(tmp_path).size_bytes for _ in range(20)}
    loop.set()
    thread.join()

    assert min(sizes) >= 5


def test_a_process_that_took_over_the_number_is_not_stopped(tmp_path: Path) -> None:
    java = tmp_path / "java"
    java.symlink_to("/bin/sleep")
    other = subprocess.Popen([java, "60"])
    write_state(tmp_path, ServerState("a", "b", other.pid, 1, http_port=2))

    stopped = stop_server(tmp_path)
    running = other.poll() is None
    other.kill()
    other.wait()

    assert not stopped
    assert running
