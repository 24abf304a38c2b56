"""Opening of the store that the settings name."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from logging import getLogger
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.stores.driver_import import import_driver
from graph.stores.local_server import Access, local_server
from graph.support.language import N_, LazyText, Text, english_text, lazy_text
from graph.support.private_cases import slug_of
from graph.support.settings import Settings

if TYPE_CHECKING:
    from graph.stores.store import Store

_READ_ONLY = "read-only"
Notice = Callable[[Text], None]
"""Told what an opening does besides: first that it does, and then what came of it."""


def _tell_log(message: Text) -> None:
    getLogger(__name__).warning(english_text(message))


@contextmanager
def open_store(settings: Settings, tell: Notice = _tell_log) -> Iterator["Store"]:
    """Open the store of the settings: the named Neo4j, else the embedded default.

    Of one that an earlier version wrote a backup is made first; ``tell`` is told so, and its path.

    Raises:
        StoreUnavailableError: it cannot be reached or started.
        InputError: it holds another private case, or is to hold one beside something else.
    """
    with _reach_database(settings) as access:
        # Here, not above: the driver takes 0.3 s to import, and the server is started before.
        import_driver()
        from graph.stores.store import connect_store

        keep = partial(_keep_earlier, settings.data_dir, tell)
        with connect_store(_limit_access(access), before_upgrade=keep) as store:
            _check_place(store, settings)
            yield store


@contextmanager
def open_to_replace(settings: Settings) -> Iterator["Store"]:
    """Open the store of the settings as it is, to be replaced by a backup.

    Raises:
        StoreUnavailableError: it cannot be reached or started.
    """
    with _reach_database(settings) as access:
        import_driver()
        from graph.stores.store import connect_to_replace

        with connect_to_replace(_limit_access(access)) as store:
            _check_place(store, settings)
            yield store


def _keep_earlier(data_dir: Path, tell: Notice, store: "Store") -> None:
    """Write a backup of a store of an earlier version, before it is changed."""
    from graph.stores.backup_file import write_backup

    path = backup_place(data_dir, "before-upgrade")
    tell(
        LazyText(
            N_(
                "An earlier version of this program wrote the database. Before it is changed, a "
                "backup is made; this may take minutes."
            )
        )
    )
    write_backup(path, store)
    tell(
        lazy_text(
            N_(
                "The database was of an earlier version. As it was before, it is kept in {path}; "
                "python -m graph restore brings it back."
            ),
            path=path,
        )
    )


def backup_place(data_dir: Path, why: str) -> Path:
    """Return a new place for a backup that is made before something is changed."""
    return data_dir / "backups" / f"{why}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.zip"


def _check_place(store: "Store", settings: Settings) -> None:
    """See that a private case and whatever else there is are never in one database."""
    wanted = slug_of(settings.private_case) if settings.is_private else ""
    held = store.private_case()
    if wanted and not held:
        if store.counts().sources or store.counts().entities:
            raise InputError(
                N_(
                    "The database of the private case {name} holds something else already; give "
                    "the case an empty one."
                ),
                name=settings.private_case,
            )
        held = store.keep_private_case(wanted)
    if held != wanted:
        raise InputError(N_("This database holds a private case and nothing else; name another."))


def _reach_database(settings: Settings) -> AbstractContextManager[Access]:
    if not settings.neo4j_uri:
        return local_server(settings.data_dir)
    name, word = settings.neo4j_username, settings.neo4j_password
    user = name if word.get_secret_value() else ""
    return nullcontext(
        Access(
            uri=settings.neo4j_uri,
            database=settings.neo4j_database or "neo4j",
            username=user,
            password=word,
            reader_username=user,
            reader_password=word,
        )
    )


def close_to_writers(data_dir: Path) -> None:
    """Make the store in this folder read-only from its next opening on."""
    (data_dir / _READ_ONLY).touch()


def is_closed_to_writers(data_dir: Path) -> bool:
    """Whether the store in this folder is read-only."""
    return (data_dir / _READ_ONLY).exists()


def _limit_access(access: Access) -> Access:
    if access.folder is None or not is_closed_to_writers(access.folder):
        return access
    # The reading account for both drivers, so that the database itself refuses a write as well.
    return replace(
        access,
        username=access.reader_username,
        password=access.reader_password,
        read_only=True,
    )
