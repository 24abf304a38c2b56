"""The two accounts of the database, and the index that Cypher cannot make there."""

import json
import secrets
import time
from pathlib import Path

from graph.errors import StoreUnavailableError
from graph.stores.embedded.failures import check_room
from graph.stores.embedded.http import DATABASE, ServerReply, send_command, try_account
from graph.stores.embedded.state import ServerState
from graph.support.atomic_files import write_file
from graph.support.language import N_

_MOST_ATTEMPTS = 4
_GROUPS = {
    "admin": (
        ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
        ["createRecord", "readRecord", "updateRecord", "deleteRecord"],
    ),
    "reader": ([], ["readRecord"]),
    "*": ([], []),
}
_INDEX = (
    "CREATE VERTEX TYPE Entity IF NOT EXISTS",
    "CREATE PROPERTY Entity.names IF NOT EXISTS LIST OF STRING",
    "CREATE PROPERTY Entity.search_text IF NOT EXISTS STRING",
    "CREATE INDEX IF NOT EXISTS ON Entity (search_text) FULL_TEXT",
    # Of stores made before names were folded.
    "DROP INDEX `Entity[namesbyitem]` IF EXISTS",
)


def new_accounts() -> ServerState:
    """Return a state with passwords that nobody has seen."""
    return ServerState(
        root_password=secrets.token_urlsafe(24), reader_password=secrets.token_urlsafe(24)
    )


def write_groups(folder: Path) -> None:
    """Say, before a start, what each account may do.

    Raises:
        OSError: it cannot be written.
    """
    config = _config(folder)
    config.mkdir(parents=True, exist_ok=True)
    groups = {
        name: {
            "resultSetLimit": -1,
            "readTimeout": -1,
            "access": access,
            "types": {"*": {"access": records}},
        }
        for name, (access, records) in _GROUPS.items()
    }
    document = {"databases": {"*": {"groups": groups}}, "version": 1}
    write_file(config / "server-groups.json", json.dumps(document).encode())


def forget_accounts(folder: Path) -> None:
    """Let the next start make its accounts anew: the server takes a password only once.

    Raises:
        OSError: they cannot be deleted.
    """
    (_config(folder) / "server-users.jsonl").unlink(missing_ok=True)


def prepare_server(folder: Path, state: ServerState) -> None:
    """See that the reader's account and the full-text index are there; safe to repeat.

    Raises:
        StoreUnavailableError: the server refuses, again and again.
    """
    refused = _create_missing(state)
    for attempt in range(1, _MOST_ATTEMPTS):
        if refused is None:
            return
        time.sleep(0.2 * attempt)
        refused = _create_missing(state)
    if refused is not None:
        check_room(folder)
        raise StoreUnavailableError(
            N_(
                "The embedded database could not be set up ({reason}); try again, and see "
                "{log} where that does not help."
            ),
            reason=_refusal_reason(refused),
            log=folder / "server.log",
        )


def _create_missing(state: ServerState) -> ServerReply | None:
    """Make what is missing; return what the server refused, None where all is there."""
    if not try_account(state, "reader").is_yes:
        # One of another time is in the way, and deleting none is harmless.
        send_command(state, "server", {"command": "drop user reader"})
        account = {
            "name": "reader",
            "password": state.reader_password,
            "databases": {DATABASE: ["reader"]},
        }
        made = send_command(state, "server", {"command": f"create user {json.dumps(account)}"})
        if not made.is_yes:
            return made
        seen = try_account(state, "reader")
        if not seen.is_yes:
            return seen
    answers = (
        send_command(state, f"command/{DATABASE}", {"language": "sql", "command": statement})
        for statement in _INDEX
    )
    return next((answer for answer in answers if not answer.is_yes), None)


def _refusal_reason(refused: ServerReply) -> str:
    try:
        document = json.loads(refused.words)
        return str(document.get("detail") or document["error"])
    except (ValueError, KeyError, AttributeError):
        return refused.words.strip() or "it does not answer"


def _config(folder: Path) -> Path:
    return folder / "arcadedb" / "config"
