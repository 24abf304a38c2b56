"""Start and ask the embedded database: ArcadeDB with the Java runtime of its wheel."""

import base64
import importlib.util
import json
import os
import secrets
import shutil
import socket
import subprocess
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import psutil

from graph.errors import StoreUnavailableError

DATABASE = "investigation"
STATE_FILE = "server.json"
_START_SECONDS = 60
_OUTER_BOUND_MS = 600_000
_LEAST_FREE = 100 * 1024 * 1024
_ELSEWHERE = "Set NEO4J_URI to a Neo4j 5 server instead (see README)."
_GROUPS = {
    "admin": (
        ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
        ["createRecord", "readRecord", "updateRecord", "deleteRecord"],
    ),
    "reader": ([], ["readRecord"]),
    "*": ([], []),
}


@dataclass(frozen=True, slots=True)
class State:
    """What the next process needs to share a running server; kept in a file only we can read."""

    root_password: str
    reader_password: str
    pid: int = 0
    bolt_port: int = 0
    http_port: int = 0
    supervisor: int = 0
    prepared: bool = False


def read_state(folder: Path) -> State | None:
    """Return the kept state, None where there is none that can be read."""
    try:
        return State(**json.loads((folder / STATE_FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_state(folder: Path, state: State) -> None:
    """Keep the state so that a reader sees the old or the new one, never half of it."""
    part = folder / f"{STATE_FILE}.part"
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(state), file)
    part.replace(folder / STATE_FILE)


def alive(folder: Path, state: State | None) -> bool:
    """Whether the server of this state runs and answers."""
    return bool(state and is_ours(folder, state.pid) and _ready(state.http_port))


def is_ours(folder: Path, pid: int) -> bool:
    """Whether a process is the server of this folder: process numbers are used again."""
    try:
        return bool(pid) and f"@{_options_file(folder)}" in psutil.Process(pid).cmdline()
    except psutil.Error:
        return False


def find(folder: Path, state: State) -> int:
    """Return the process of this folder's server, 0 where none runs.

    Whoever started it may have been killed before the state could name it.
    """
    if is_ours(folder, state.pid):
        return state.pid
    return next((pid for pid in psutil.pids() if is_ours(folder, pid)), 0)


def start(folder: Path, kept: State | None) -> State:
    """Start the server on free loopback ports and wait until it answers.

    Raises:
        StoreUnavailableError: it cannot run here, or does not come up.
    """
    home = _home()
    if shutil.disk_usage(folder).free < _LEAST_FREE:
        raise StoreUnavailableError(f"The disk of {folder} is full; free at least 100 MB.")
    state = kept or State(secrets.token_urlsafe(24), secrets.token_urlsafe(24))
    bolt, http = _free_ports()
    state = State(state.root_password, state.reader_password, 0, bolt, http)
    # Before the start: the database takes its password once, so one lost in a crash is for good.
    write_state(folder, state)
    process = _launch(home, folder, state, bolt, http)
    let_go(process)
    state = replace(state, pid=process.pid)
    write_state(folder, state)
    return finish(folder, state)


def finish(folder: Path, state: State) -> State:
    """Wait until the server answers and make what it needs; safe to repeat after a crash.

    Raises:
        StoreUnavailableError: it does not come up.
    """
    _wait(folder, state)
    if not state.prepared:
        _prepare(state)
        state = replace(state, prepared=True)
        write_state(folder, state)
    return state


def let_go(process: "subprocess.Popen[bytes]") -> None:
    """Leave a process to itself: it outlives us on purpose, so its end is not ours to wait for."""
    process.returncode = 0


def _options_file(folder: Path) -> Path:
    return folder.resolve() / "java-options"


def _home() -> Path:
    spec = importlib.util.find_spec("arcadedb_embedded")
    if spec is None or not spec.submodule_search_locations:
        raise StoreUnavailableError(
            f"There is no embedded database for this platform. {_ELSEWHERE}"
        )
    return Path(next(iter(spec.submodule_search_locations)))


def _free_ports() -> tuple[int, int]:
    try:
        with socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", 0))
            other.bind(("127.0.0.1", 0))
            return one.getsockname()[1], other.getsockname()[1]
    except OSError as error:
        raise StoreUnavailableError(f"No port is free on this machine ({error}).") from error


def _launch(
    home: Path, folder: Path, state: State, bolt: int, http: int
) -> "subprocess.Popen[bytes]":
    """Start Java with its options in a file: on the command line others would see passwords."""
    config = folder / "arcadedb" / "config"
    config.mkdir(parents=True, exist_ok=True)
    (config / "server-groups.json").write_text(json.dumps(_groups()), encoding="utf-8")
    options = _options_file(folder)
    descriptor = os.open(options, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write("\n".join(_quoted(o) for o in _options(home, folder, state, bolt, http)))
    with (folder / "server.log").open("ab") as log:
        return subprocess.Popen(  # noqa: S603 - our own wheel's runtime
            [str(home / "jre" / "bin" / "java"), f"@{options}"],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _quoted(option: str) -> str:
    return '"' + option.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _options(home: Path, folder: Path, state: State, bolt: int, http: int) -> list[str]:
    root = (folder / "arcadedb").absolute()
    server = {
        "arcadedb.server.rootPath": root,
        "arcadedb.server.rootPassword": state.root_password,
        "arcadedb.server.httpIncomingHost": "127.0.0.1",
        "arcadedb.server.httpIncomingPort": http,
        "arcadedb.server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "arcadedb.bolt.host": "127.0.0.1",
        "arcadedb.bolt.port": bolt,
        "arcadedb.server.defaultDatabases": f"{DATABASE}[]",
        "arcadedb.queryMaxConcurrent": 32,
        "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",
        "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
        "arcadedb.command.timeout": _OUTER_BOUND_MS,
    }
    return [
        "-Xmx1g",
        "--add-modules",
        "jdk.incubator.vector",
        "-cp",
        f"{home}/jars/*",
        *(f"-D{key}={value}" for key, value in server.items()),
        "com.arcadedb.server.ArcadeDBServer",
    ]


def _groups() -> dict[str, object]:
    groups = {
        name: {
            "resultSetLimit": -1,
            "readTimeout": -1,
            "access": access,
            "types": {"*": {"access": records}},
        }
        for name, (access, records) in _GROUPS.items()
    }
    return {"databases": {"*": {"groups": groups}}, "version": 1}


def _wait(folder: Path, state: State) -> None:
    end = time.monotonic() + _START_SECONDS
    try:
        while not _ready(state.http_port):
            if not is_ours(folder, state.pid):
                raise StoreUnavailableError(_why(folder))
            if time.monotonic() > end:
                psutil.Process(state.pid).kill()
                raise StoreUnavailableError(
                    f"The embedded database did not start within {_START_SECONDS} s; "
                    f"see {folder / 'server.log'}."
                )
            time.sleep(0.1)
    finally:
        # The password was needed for the start only.
        _options_file(folder).unlink(missing_ok=True)


def _why(folder: Path) -> str:
    told = (folder / "server.log").read_text(encoding="utf-8", errors="replace")[-4000:]
    if "locked by another process" in told:
        return f"Another server uses {folder}; stop it, or set another DATA_DIR."
    return f"The embedded database ended at its start; see {folder / 'server.log'}."


def _ready(http: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{http}/api/v1/ready", timeout=2) as answer:
            return bool(answer.status == 204)
    except (URLError, OSError):
        return False


def _prepare(state: State) -> None:
    """Make the reader's account, and the full-text index that Cypher cannot make here."""
    account = {
        "name": "reader",
        "password": state.reader_password,
        "databases": {DATABASE: ["reader"]},
    }
    command(state, "server", {"command": f"create user {json.dumps(account)}"})
    for statement in (
        "CREATE VERTEX TYPE Entity IF NOT EXISTS",
        "CREATE PROPERTY Entity.names IF NOT EXISTS LIST OF STRING",
        "CREATE INDEX IF NOT EXISTS ON Entity (names BY ITEM) FULL_TEXT",
    ):
        command(state, f"command/{DATABASE}", {"language": "sql", "command": statement})


def command(state: State, path: str, body: dict[str, str]) -> bool:
    """Send one command over HTTP; return whether the server took it."""
    token = base64.b64encode(f"root:{state.root_password}".encode()).decode()
    request = Request(
        f"http://127.0.0.1:{state.http_port}/api/v1/{path}",
        json.dumps(body).encode(),
        {"Authorization": f"Basic {token}", "Content-Type": "application/json"},
    )
    try:
        with urlopen(request, timeout=30):  # noqa: S310 - a loopback address of ours
            return True
    except (URLError, OSError):
        return False
