"""The Java runtime of the wheel, and the options the server is started with."""

import importlib.util
import os
from pathlib import Path

from graph.errors import StoreUnavailableError
from graph.stores.embedded.failures import ELSEWHERE, REINSTALL
from graph.stores.embedded.http import DATABASE
from graph.stores.embedded.runtime.class_archive import archive_options, class_path
from graph.stores.embedded.state import ServerState
from graph.support.language import N_

_OUTER_BOUND_MS = 600_000
_OF_OTHER_PROGRAMS = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")


def runtime_folder() -> Path:
    """Return the folder of the wheel that holds the server and its Java runtime.

    Raises:
        StoreUnavailableError: it is not there, or may not be run.
    """
    spec = importlib.util.find_spec("arcadedb_embedded")
    if spec is None or not spec.submodule_search_locations:
        raise StoreUnavailableError(
            N_(
                "The embedded database is not installed: on 64-bit Linux, Windows and Apple "
                "silicon run 'pip install -r requirements.txt'; on other systems, which it "
                "is not made for, {elsewhere}."
            ),
            elsewhere=ELSEWHERE,
        )
    home = Path(next(iter(spec.submodule_search_locations)))
    program = java_program(home)
    if not program.is_file() or not os.access(program, os.X_OK):
        raise StoreUnavailableError(
            N_(
                "The Java runtime of the embedded database is missing or may not be run "
                "({program}); {reinstall}."
            ),
            program=program,
            reinstall=REINSTALL,
        )
    return home


def java_program(home: Path) -> Path:
    """Return the Java program of the wheel."""
    return home / "jre" / "bin" / ("java.exe" if os.name == "nt" else "java")


def java_environment() -> dict[str, str]:
    """Return the environment for Java: no options meant for other programs, any file name."""
    kept = {k: v for k, v in os.environ.items() if k not in _OF_OTHER_PROGRAMS}
    # Java cannot open a folder whose name the locale cannot spell.
    return kept if os.name == "nt" else {**kept, "LC_ALL": "C.UTF-8"}


# Most servers run some minutes. With one collector thread, and only what runs very often compiled
# at its best, a start and the first queries take a seventh less of the processors, and 60 traces in
# a store of 100,000 parties as long as before. Without the best compiler they take a third longer.
_SHORT_RUN = (
    "-XX:+UseSerialGC",
    "-XX:Tier4InvocationThreshold=20000",
    "-XX:Tier4MinInvocationThreshold=5000",
    "-XX:Tier4CompileThreshold=40000",
    "-XX:Tier4BackEdgeThreshold=160000",
)


def java_options(home: Path, folder: Path, state: ServerState) -> str:
    """Return the content of the options file, one option a line."""
    server = {
        "arcadedb.server.rootPath": (folder / "arcadedb").absolute(),
        "arcadedb.server.rootPassword": state.root_password,
        "arcadedb.server.httpIncomingHost": "127.0.0.1",
        "arcadedb.server.httpIncomingPort": state.http_port,
        "arcadedb.server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "arcadedb.bolt.host": "127.0.0.1",
        "arcadedb.bolt.port": state.bolt_port,
        "arcadedb.server.defaultDatabases": f"{DATABASE}[]",
        "arcadedb.queryMaxConcurrent": 32,
        "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",
        "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
        "arcadedb.command.timeout": _OUTER_BOUND_MS,
        "arcadedb.serverMetrics": "false",
    }
    lines = [
        "-Xmx1g",
        *_SHORT_RUN,
        *archive_options(home, folder),
        "-cp",
        class_path(home),
        *(f"-D{key}={value}" for key, value in server.items()),
        "com.arcadedb.server.ArcadeDBServer",
    ]
    return "\n".join(map(_quote_option, lines))


def _quote_option(option: str) -> str:
    return '"' + option.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
