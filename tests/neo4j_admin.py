"""The real import tool of Neo4j, run by the script that lies beside the files."""

import os
import shlex
import subprocess
from pathlib import Path

from tests.servers import JAVA, neo4j_jars

_OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


def import_files(folder: Path, home: Path) -> None:
    """Import files into a new database below ``home``."""
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").touch()
    opens = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENS]
    tool = [*JAVA, *opens, f"-Dbasedir={home}", "-cp", f"{neo4j_jars()}/*"]
    admin = home / "neo4j-admin"
    admin.write_text(f'#!/bin/sh\nexec {shlex.join(tool)} org.neo4j.cli.AdminTool "$@"\n')
    admin.chmod(0o755)
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_ADMIN": str(admin)}
    subprocess.run(
        ["sh", str(folder / "import.sh")], check=True, env=environment, capture_output=True
    )
